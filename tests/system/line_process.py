"""Programs of the tests that run in a process of their own, and are spoken to line by line."""

import json
import select
import subprocess
import sys
from pathlib import Path
from typing import Any


class LineProcess:
    """A program that prints lines of JSON, and reads orders.

    Args:
        words: the program and its arguments, as Python takes them.
        ready: the first line, which tells that it can be spoken to.
        options: of the process, such as its environment.
    """

    def __init__(self, *words: str | Path, ready: object, **options: Any) -> None:
        self._process = subprocess.Popen(
            [sys.executable, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options
        )
        assert self.heard() == ready

    def heard(self) -> dict[str, Any]:
        """Wait for the next line."""
        assert self._process.stdout is not None
        line: dict[str, Any] = json.loads(self._process.stdout.readline())
        return line

    def has_spoken(self) -> bool:
        """Return whether a line has come since the last one was heard."""
        return bool(select.select([self._process.stdout], [], [], 0)[0])

    def order(self, line: str) -> None:
        """Send an order."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def send(self, number: int) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    def stop(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()
