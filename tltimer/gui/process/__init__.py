"""The app as a process: single instance, crash log, shutdown, window activation."""
