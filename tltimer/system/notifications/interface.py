"""A notification, and what shows it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from tltimer.values import Value

OPEN = "default"
"""The action of a click on the notification itself."""


class Notification(Value):
    """Something said to the user. ``title`` and ``body`` are plain text, whatever is in them.

    A notification replaces the one before of its ``topic``. ``actions`` are buttons: a word for the program and a
    label; ``OPEN`` is the click on the notification itself. One that ``is_passing`` is not kept in a list.
    """

    topic: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()
    is_passing: bool = False


Chosen = Callable[[str, str, str], None]
"""Called with the topic, the action that was chosen, and the desktop's token for opening a window, "" for none."""


class NotificationBackend(Protocol):
    """Shows notifications. None of its calls waits for whoever shows them, and none raises because nobody does."""

    def listen(self, chosen: Chosen) -> None:
        """Call a function for each action that is chosen."""

    def notify(self, notification: Notification) -> None:
        """Show a notification, in place of the one before of its topic."""

    def withdraw(self, topic: str) -> None:
        """Take the notification of a topic away, if it is still shown."""

    def fileno(self) -> int | None:
        """Return the descriptor to wait at for news; None while there is none to wait for."""

    def take_in(self) -> None:
        """Take in what has arrived there."""

    def settle(self, seconds: float) -> None:
        """Wait, for a limited time, until all requests are carried out: for programs that end."""

    def close(self) -> None:
        """End; what is shown stays."""


class ScreenEdge(Enum):
    """The edge at which notifications begin; the next one comes beside the one before."""

    TOP = auto()
    BOTTOM = auto()
    PANEL = auto()
    """The edge at which the panel is."""
