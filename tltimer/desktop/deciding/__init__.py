"""The windows in which something is decided: the band, and the one thing for a week."""
