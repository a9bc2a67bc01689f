"""Asks the child process that reads calendars."""

from typing import Any

from tltimer import child

LIMIT = 20.0
"""Seconds that the child may take for one request."""

HIDDEN_COMMAND = "read-calendar"


def command() -> list[str]:
    """Give the command that starts the child."""
    return child.command("tltimer.calendars.reader", HIDDEN_COMMAND)


def ask(request: dict[str, Any], limit: float = LIMIT) -> dict[str, Any]:
    """Give the child's answer, or ``failed`` with the reason: ``slow``, ``memory`` or ``crashed``."""
    return child.ask(command(), request, limit)
