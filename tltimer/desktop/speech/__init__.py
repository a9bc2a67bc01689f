"""What the app says and asks by itself, each thing once."""
