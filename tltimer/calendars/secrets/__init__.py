"""Keeps secret addresses and passwords: in the system's keyring, or in a file that only the user can read."""
