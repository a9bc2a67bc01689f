"""Work that the app does on its own: timers, refreshes, backups, watching files."""
