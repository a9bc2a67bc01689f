"""Asks the child process that reads calendars."""

from typing import Any

from tltimer import worker_process

LIMIT = 20.0
"""Seconds that the child may take for one request."""

HIDDEN_COMMAND = "read-calendar"


def command() -> list[str]:
    """Give the command that starts the child."""
    return worker_process.command("tltimer.calendars.worker", HIDDEN_COMMAND)


def ask(request: dict[str, Any], limit: float = LIMIT) -> dict[str, Any]:
    """Give the child's answer, or ``failed`` with the reason: ``slow``, ``memory`` or ``crashed``."""
    return worker_process.ask(command(), request, limit)
