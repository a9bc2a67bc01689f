"""The first start: three small steps, each of which can be skipped."""
