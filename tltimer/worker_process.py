"""Asks a child process of our own, and ends it, with what it has started, when it takes too long."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import tltimer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

_START = "import sys; sys.path.append(sys.argv.pop()); from {module} import main; sys.exit(main())"

_RUN = "import sys; sys.path.append(sys.argv.pop(1)); from tltimer.__main__ import main; main()"


def command(module: str, hidden: str) -> list[str]:
    """Return the command that starts a child.

    Args:
        module: the one whose ``main`` it runs.
        hidden: the argument that makes a frozen program the child, having no interpreter to start one with.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, hidden]
    # -P: a json.py in the folder where the user stands must not be imported.
    return [sys.executable, "-P", "-c", _START.format(module=module), str(Path(tltimer.__file__).parents[1])]


def own_command(*words: str) -> list[str]:
    """Return the command line that runs tltimer itself with these words."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-P", "-c", _RUN, str(Path(tltimer.__file__).parents[1]), *words]


def ask(command: list[str], request: Mapping[str, Any], limit: float) -> dict[str, Any]:
    """Return the child's answer, or ``failed`` with the reason: ``slow``, ``memory`` or ``crashed``.

    Args:
        command: starts the child.
        request: a line of JSON for its standard input, which stays open until it has answered.
        limit: the seconds that it may take.
    """
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that what it has started ends with it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:  # the interpreter was replaced, or there is no room for another process
        return {"failed": "crashed"}
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
            _end(child)
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
        if stdin is not None:
            with suppress(OSError):
                stdin.close()
    return answer if isinstance(answer, dict) else {"failed": "crashed"}


def answer(act: Callable[[Any], Any], memory: int | None = None) -> int:
    """Answer, in the child, the one request on standard input; return the exit status.

    It ends with the process that asked, and with all that it has started: when its standard input closes.

    Args:
        act: makes the answer to a request.
        memory: the bytes of address space that it may take; None for no limit. Not every system has one.
    """
    if memory is not None:
        _bound_memory(memory)
    request = json.loads(_request_line())
    end_with_parent()
    sys.stdout.write(json.dumps(act(request)))
    sys.stdout.flush()
    return 0


def _bound_memory(limit: int) -> None:
    if sys.platform in ("win32", "darwin"):  # no such limit on Windows; macOS refuses it (EINVAL)
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    with suppress(OSError, ValueError):  # a system that has the call and refuses it reads without a limit
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _request_line() -> bytes:
    # Read past Python's own buffers: a thread that waits in them would hold up the end of the process.
    line = b""
    while not line.endswith(b"\n"):
        chunk = os.read(0, 1 << 16)
        if not chunk:
            break
        line += chunk
    return line


def end_with_parent() -> None:
    """Let this process, and what it has started, end when its standard input does: then nobody waits any more."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    while os.read(0, 1 << 10):
        pass
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _end(child: subprocess.Popen[bytes]) -> None:
    if sys.platform != "win32":
        with suppress(OSError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
