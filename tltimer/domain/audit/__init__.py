"""The audit of whole weeks: guess and aim, the gap to what happened, and where the level changed."""
