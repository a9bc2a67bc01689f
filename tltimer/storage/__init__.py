"""Durable files: atomic writes and locks."""
