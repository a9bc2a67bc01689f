"""Coding blocks, what ended them, and fragmentation."""
