"""What keeps the app going: one instance, one timer, watching, reading, keeping, ending."""
