"""Undo and redo on this device: the changes that can be undone and redone, named in words."""

from __future__ import annotations

from contextlib import contextmanager

from tltimer.errors import Refused, StepStays
from tltimer.i18n.translate import _
from tltimer.wording.steps import step_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tltimer.domain.rules import Rules
    from tltimer.journal.journal import Journal


class UndoRedo:
    """Undoes and redoes the user's changes made on this device.

    Args:
        journal: where they were written.
        rules: returns the modes and the time zone in which a change is named, fresh each time.
    """

    def __init__(self, journal: Journal, rules: Callable[[], Rules]) -> None:
        self._journal = journal
        self._rules = rules

    def undo(self) -> str:
        """Undo the user's last change made on this device; return its name.

        Raises:
            Refused: there is none, or another device has changed the same since.
        """
        with self._naming_steps():
            name = self._journal.undo()
        if name is None:
            raise Refused(_("There is nothing to undo."))
        return self._words(name)

    def redo(self) -> str:
        """Redo the last undone step; return its name.

        Raises:
            Refused: nothing was, something new was done since, or another device has changed the same since.
        """
        with self._naming_steps():
            name = self._journal.redo()
        if name is None:
            raise Refused(_("There is nothing to redo."))
        return self._words(name)

    def undo_label(self) -> str | None:
        """Return the name of the step that ``undo`` would undo; None without one."""
        name = self._journal.undo_label()
        return None if name is None else self._words(name)

    def redo_label(self) -> str | None:
        """Return the name of the step that ``redo`` would redo; None without one."""
        name = self._journal.redo_label()
        return None if name is None else self._words(name)

    def mark(self) -> tuple[int, str] | None:
        """Return the mark of the last change, for ``undo_change``."""
        return self._journal.mark()

    def undo_change(self, mark: tuple[int, str]) -> str:
        """Undo a change that others have followed; return its name.

        Raises:
            Refused: it cannot be undone any more, or what it had changed was changed again since.
        """
        with self._naming_steps():
            name = self._journal.undo_change(mark)
        if name is None:
            raise Refused(
                _(
                    "This change has already been undone, or can no longer be undone. If it is still in "
                    "effect, correct it by hand."
                )
            )
        return self._words(name)

    @contextmanager
    def _naming_steps(self) -> Iterator[None]:
        """Name a step that stays as people read it."""
        try:
            yield
        except StepStays as refusal:
            raise Refused(refusal.words(self._words)) from None

    def _words(self, name: str) -> str:
        rules = self._rules()
        return step_words(name, rules.modes, rules.days.zone)
