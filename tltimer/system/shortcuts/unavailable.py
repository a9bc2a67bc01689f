"""The backend for desktops without global shortcuts."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.system.shortcuts.interface import WantedShortcut


class NoShortcuts:
    """Takes none; ``why`` says why not."""

    name = ""
    asks_user = False

    def __init__(self, why: tuple[str, ...] = ()) -> None:
        self.why = why
        self.problems: dict[str, str] = {}
        self.triggers: dict[str, str] = {}

    def take(self, _wanted: Iterable[WantedShortcut]) -> None:
        """Take none."""

    def fileno(self) -> int | None:
        """Return None: nothing arrives."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def close(self) -> None:
        """Do nothing: there is nothing to give back."""
