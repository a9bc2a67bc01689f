"""What was planned: meetings, busy and free time. Pure."""
