"""Whole weeks looked at together: guess and aim, the gap to what happened, and where the level changed."""
