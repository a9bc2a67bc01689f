"""Desktops of which a mode asks for do-not-disturb, and the play of whatever can happen to them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tltimer.services.do_not_disturb import DoNotDisturbHold


class KilledError(Exception):
    """Stands for SIGKILL in the middle of an operation."""


class Desktop:
    """A desktop's one switch, on which the user has a hand as well."""

    name = "GNOME"
    ends_with_connection = False

    def __init__(self, *, on: bool) -> None:
        self.value = on
        self.dies_at_turn = ""

    def is_on(self) -> bool | None:
        return self.value

    def turn(self, on: bool) -> bool:
        if self.dies_at_turn == "before":
            raise KilledError
        self._set(on)
        if self.dies_at_turn == "after":
            raise KilledError
        return True

    def _set(self, on: bool) -> None:
        self.value = on

    def set_by_user(self, on: bool) -> None:
        self.value = on

    def program_ended(self) -> None:
        """See the program's connection close."""

    @contextmanager
    def lent(self) -> Iterator["Desktop"]:
        yield self
        self.program_ended()


class Inhibiting(Desktop):
    """A desktop that lets programs inhibit notifications beside the user's switch; the user can end that."""

    ends_with_connection = True
    is_inhibited = False

    def is_on(self) -> bool | None:
        return self.value or self.is_inhibited

    def _set(self, on: bool) -> None:
        self.is_inhibited = on

    def set_by_user(self, on: bool) -> None:
        self.value, self.is_inhibited = on, False

    def program_ended(self) -> None:
        self.is_inhibited = False


STEPS = ("coding", "review", "", "again", "user", "kill", "kill and user", "before", "after")
"""A mode or none begins, is looked at again, the user sets the switch, the program is killed: also while it sets it."""


def play(steps: Sequence[str], on: bool, kind: type[Desktop], folder: Path) -> tuple[bool | None, bool, bool]:
    """Return the state of the desktop at the end, the user's last choice, and whether a note was left behind.

    The user acts on what is to be seen: turns off what is on, and on what is off.
    """
    path = folder / "notes.json"
    desktop = kind(on=on)
    hold = DoNotDisturbHold(path, desktop.lent)
    users, stay = on, ""
    for number, step in enumerate(steps):
        if step in ("coding", "review", ""):
            stay = step and f"{step} {number}"
        if step in ("before", "after"):
            desktop.dies_at_turn, stay = step, f"killed {number}"
            with suppress(KilledError):
                hold.follow(stay)
            desktop.dies_at_turn = ""
        if step in ("kill", "kill and user", "before", "after"):
            desktop.program_ended()
            hold = DoNotDisturbHold(path, desktop.lent)
        if step in ("user", "kill and user"):
            users = not desktop.is_on()
            desktop.set_by_user(users)
        hold.follow(stay or None)
    hold.follow(None)
    return desktop.is_on(), users, path.exists()
