"""Coding blocks, what ended them, and how cut up they were. Pure."""
