"""The quick switcher: one line to switch by, and its suggestions."""
