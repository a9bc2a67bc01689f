"""The window in which everything is set, made from the one declaration of the settings."""
