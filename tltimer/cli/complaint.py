"""The one line on standard error that says what is wrong and what to do."""

import sys

from tltimer.cli.terminal import one_line


def complain(text: str) -> None:
    """Write one line on standard error."""
    if sys.stderr is not None:
        line = f"tltimer: {one_line(text)}\n"
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(line.encode(encoding, "replace").decode(encoding))
