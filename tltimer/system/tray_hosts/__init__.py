"""Return the programs that show tray icons."""
