"""The window of a day: what was planned and what was done, to be corrected by mouse and keyboard."""
