"""The popup that looks back at the day."""
