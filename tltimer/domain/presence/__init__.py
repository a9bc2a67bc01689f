"""Absences and clock jumps, from observations of the machine."""
