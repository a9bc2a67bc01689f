"""What tltimer notifies about, and when it may."""
