"""Notifications: their topics, their moments and their answers."""
