"""Reports of days, weeks, plans and audits, as values."""
