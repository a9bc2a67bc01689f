"""Meetings, working hours, free time, and the moves that would give time back."""
