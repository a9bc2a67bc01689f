"""The tray icon and its menu, with a small window where there is no tray."""
