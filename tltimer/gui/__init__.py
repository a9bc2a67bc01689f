"""The Qt app: tray, windows, popups and the controllers that connect them."""
