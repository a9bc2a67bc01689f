"""Find the programs that show tray icons."""
