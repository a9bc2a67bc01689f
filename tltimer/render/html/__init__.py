"""The week as an HTML page."""
