"""The day window: a day on a time scale, to be corrected by mouse or keys."""
