"""Figures from local git repositories."""
