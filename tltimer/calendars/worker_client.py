"""Requests to the child process that reads calendars."""

from __future__ import annotations

from typing import cast

from tltimer import worker_process

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.calendars.worker_messages import (
        DesktopAnswer,
        DesktopRequest,
        ReadAnswer,
        ReadRequest,
        ServerAnswer,
        ServerRequest,
    )

LIMIT = 20.0
"""Seconds that the child may take for one request."""

HIDDEN_COMMAND = "read-calendar"


def command() -> list[str]:
    """Return the command that starts the child."""
    return worker_process.command("tltimer.calendars.worker", HIDDEN_COMMAND)


def ask_to_read(request: ReadRequest, limit: float = LIMIT) -> ReadAnswer:
    """Read a calendar in a child; ``failed`` is the reason where the child did not answer: slow, memory or crashed."""
    return cast("ReadAnswer", worker_process.ask(command(), request, limit))


def ask_server(request: ServerRequest, limit: float = LIMIT) -> ServerAnswer:
    """Do something at a CalDAV server; ``failed`` as above."""
    return cast("ServerAnswer", worker_process.ask(command(), request, limit))


def ask_desktop(request: DesktopRequest, limit: float = LIMIT) -> DesktopAnswer:
    """List the calendars of the desktop's accounts; ``failed`` as above."""
    return cast("DesktopAnswer", worker_process.ask(command(), request, limit))
