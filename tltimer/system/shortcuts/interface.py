"""The interface of global shortcuts: one backend per way of getting them from the desktop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.settings.shortcuts import Keys


class WantedShortcut(Value):
    """An action, the keys that shall carry it out, and what the desktop tells people about it."""

    action: str
    keys: Keys
    about: str


Pressed = Callable[[str, str], None]
"""Called with the action whose keys were pressed, and the desktop's token for opening a window, "" for none."""


class ShortcutsUnavailable(Exception):  # noqa: N818 - an answer, not an error of the program
    """This way of taking shortcuts does not work here: why."""


class ShortcutBackend(Protocol):
    """Takes shortcuts. Nothing polls: what is pressed arrives at ``fileno``, or from the system itself.

    ``asks_user`` tells whether the desktop lets the user confirm or change the keys.
    """

    name: str
    asks_user: bool

    @property
    def problems(self) -> dict[str, str]:
        """The reason why an action's keys do not work, by action; "" stands for all actions."""

    @property
    def triggers(self) -> dict[str, str]:
        """The keys that the desktop has for an action, in its own words, as far as it tells."""

    def take(self, wanted: Iterable[WantedShortcut]) -> None:
        """Take these shortcuts, and no others any more."""

    def fileno(self) -> int | None:
        """Return the descriptor to wait at; None where there is none to wait for."""

    def take_in(self) -> None:
        """Handle the messages that have arrived there."""

    def close(self) -> None:
        """Release all shortcuts."""
