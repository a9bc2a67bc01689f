"""Asks the child process that reads calendars, and ends it when it takes too long."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import tltimer

LIMIT = 20.0
"""Seconds that the child may take for one request."""

HIDDEN_COMMAND = "read-calendar"
"""The argument that makes a frozen program the child, having no interpreter to start one with."""

_START = "import sys; sys.path.append(sys.argv.pop()); from tltimer.calendars.reader import main; sys.exit(main())"


def command() -> list[str]:
    """Give the command that starts the child."""
    if getattr(sys, "frozen", False):
        return [sys.executable, HIDDEN_COMMAND]
    # -P: a json.py in the folder where the user stands must not be imported.
    return [sys.executable, "-P", "-c", _START, str(Path(tltimer.__file__).parents[1])]


def ask(request: dict[str, Any], limit: float = LIMIT) -> dict[str, Any]:
    """Give the child's answer, or ``failed`` with the reason: ``slow``, ``memory`` or ``crashed``."""
    child = subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    stdin, child.stdin = child.stdin, None
    try:
        # Its input stays open while it works: the child takes the end of it for the end of the program.
        # (communicate() would close it, so it must not know of it.)
        if stdin is not None:
            stdin.write(json.dumps(request).encode() + b"\n")
            stdin.flush()
        output, _ = child.communicate(timeout=limit)
        answer = json.loads(output)
    except subprocess.TimeoutExpired:
        answer = {"failed": "slow"}
    except (OSError, ValueError):
        answer = {"failed": "crashed"}
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
        if stdin is not None:
            with suppress(OSError):
                stdin.close()
    return answer if isinstance(answer, dict) else {"failed": "crashed"}
