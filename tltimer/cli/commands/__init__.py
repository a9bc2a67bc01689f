"""One module a command: ``add_arguments`` says what it takes, ``run`` does it. Imported when the command is chosen."""
