"""What to show, and its wording. Pure."""
