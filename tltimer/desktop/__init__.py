"""The Qt program: tray, windows and widgets."""
