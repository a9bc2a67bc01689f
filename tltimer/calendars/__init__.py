"""From calendar sources to meetings."""
