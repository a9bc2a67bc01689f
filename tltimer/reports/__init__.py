"""What to show, as values: the reports of days, weeks and plans."""
