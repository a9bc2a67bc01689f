"""Watches for absences: idle, lock, sleep, kills."""
