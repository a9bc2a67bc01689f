"""Do-not-disturb while a mode runs that asks for it, and exactly what the user had afterwards.

    found off ─▶ note it on disk ─▶ turn on … the mode ends ─▶ still on? turn off ─▶ forget the note
                                              the user turned it off meanwhile ─▶ theirs stays

Whoever finds a note of a mode that does not run any more, after a crash, restores by it first.
"""

from __future__ import annotations

import json
from contextlib import ExitStack, suppress

from tltimer.paths import read_file
from tltimer.storage.atomic import write_text
from tltimer.system.do_not_disturb.interface import ClearableDoNotDisturb

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Any

    from tltimer.system.do_not_disturb.interface import DoNotDisturb


class DoNotDisturbHold:
    """Sets the desktop to do not disturb, and restores what was found.

    Args:
        path: the file of notes, by the name of who was asked: a user may log in to another desktop next.
        lend: lends the do-not-disturb backend of this desktop.
    """

    def __init__(self, path: Path, lend: Callable[[], AbstractContextManager[DoNotDisturb]]) -> None:
        self._path = path
        self._lend = lend
        self._lasting: tuple[ExitStack, DoNotDisturb] | None = None

    def follow(self, stay: str | None) -> None:
        """Hold do-not-disturb for a stay in a mode, or restore what was found before.

        Args:
            stay: names the stay, the same at each call for it; None while no mode asks for do-not-disturb.
        """
        notes = self._read()
        if stay is None and not notes:
            return
        stack, desktop = self._lasting or self._opened()
        try:
            is_held = self._settle(desktop, notes, stay)
        except OSError:  # nothing is set that could not be noted first
            is_held = self._lasting is not None
        self._lasting = (stack, desktop) if is_held else None
        if not is_held:
            stack.close()

    def _opened(self) -> tuple[ExitStack, DoNotDisturb]:
        stack = ExitStack()
        return stack, stack.enter_context(self._lend())

    def _settle(self, desktop: DoNotDisturb, notes: dict[str, Any], stay: str | None) -> bool:
        """Bring the desktop in line and return whether its connection has to stay open for that."""
        note = notes.get(desktop.name)
        is_on = desktop.is_on()
        if is_on is None:  # nobody to ask: another time
            return False
        if note is not None and desktop.ends_with_connection and self._lasting is None:
            self._forget(notes, desktop.name)  # its program has ended, and what it held with it
            note = None
        if note is not None and note["stay"] != stay:
            if note["ours"] and is_on:
                if not _restore(desktop, note):
                    return self._lasting is not None
                is_on = bool(desktop.is_on())
            self._forget(notes, desktop.name)
            note = None
        if stay is None:
            return False
        if note is None:
            missing = isinstance(desktop, ClearableDoNotDisturb) and desktop.is_missing()
            note = {"stay": stay, "ours": not is_on} | ({"missing": True} if missing else {})
            self._write(notes | {desktop.name: note})
            if note["ours"] and not desktop.turn(True):
                self._forget(notes, desktop.name)
                return False
        elif note["ours"] and not is_on:
            note = {"stay": stay, "ours": False}
            self._write(notes | {desktop.name: note})
        return desktop.ends_with_connection and bool(note["ours"])

    def _forget(self, notes: dict[str, Any], name: str) -> None:
        notes.pop(name, None)
        self._write(notes)

    def _read(self) -> dict[str, Any]:
        try:
            notes = json.loads(read_file(self._path))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(notes, dict):
            return {}
        return {
            name: note
            for name, note in notes.items()
            if isinstance(note, dict) and isinstance(note.get("stay"), str) and isinstance(note.get("ours"), bool)
        }

    def _write(self, notes: dict[str, Any]) -> None:
        if notes:
            write_text(self._path, json.dumps(notes) + "\n")
        else:
            with suppress(FileNotFoundError):
                self._path.unlink()


def _restore(desktop: DoNotDisturb, note: dict[str, Any]) -> bool:
    """Turn off what was turned on and return whether that was done; a switch that was missing is so again."""
    if note.get("missing") is True and isinstance(desktop, ClearableDoNotDisturb):
        return desktop.clear()
    return desktop.turn(False)
