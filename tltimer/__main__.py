"""Starts tltimer: the app, or one command."""

from __future__ import annotations

import gc
import os


def main() -> None:
    """Run the command line of this process, and end the process with its exit status."""
    # A command ends before collecting garbage would give anything back; the app turns it on again.
    gc.disable()
    from tltimer.cli.main import main as run

    status = run()
    # All is written and closed by now, and taking the interpreter apart takes as long as many a command.
    os._exit(status)


if __name__ == "__main__":
    main()
