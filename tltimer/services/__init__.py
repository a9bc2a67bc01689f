"""Use cases: the one package that both the command line and the app call."""
