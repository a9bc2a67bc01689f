"""Starts tltimer: the app, or one command."""

import sys

from tltimer.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
