"""Switches, entries, days and weeks: the log as values."""
