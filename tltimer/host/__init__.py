"""What is asked of the system, a folder each."""
