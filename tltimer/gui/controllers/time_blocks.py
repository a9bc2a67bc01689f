"""Keeps a block free out of the way of the windows: a calendar's server can take its time."""

from __future__ import annotations

import os
import threading
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.values import Value
from tltimer.wording import formats, target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.meetings.meetings import Plan
    from tltimer.domain.timeline.spans import Span
    from tltimer.services.bootstrap import Program


class BlockOutcome(Value):
    """The result of making a block, in words; ``undo`` is the label of its step of undo, if it has one."""

    span: Span
    words: str
    made: bool
    undo: str | None = None


class TimeBlocksController(QObject):
    """Makes one block at a time, in a thread with a journal and calendars of its own.

    Args:
        program: what is worked with in this thread.
    """

    ended = Signal(object)
    """It is over: an Outcome."""

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether a block is being made."""
        return self._thread is not None

    def begin(self, span: Span, plan: Plan, title: str = "") -> None:
        """Begin to make a block; returns at once. Not while another is being made."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._make, args=(span, plan, title), name="block", daemon=True)
            self._thread.start()

    def _make(self, span: Span, plan: Plan, title: str) -> None:
        outcome = BlockOutcome(
            span, _("The block could not be created because of an unexpected error. Try again."), made=False
        )
        try:
            outcome = made(self._program.apart(), span, plan, title)
        except Refused as refusal:
            outcome = BlockOutcome(span, formats.capitalized(str(refusal)), made=False)
        finally:
            self._thread = None
            with suppress(RuntimeError):  # the app has ended meanwhile
                self.ended.emit(outcome)


def made(program: Program, span: Span, plan: Plan, title: str = "") -> BlockOutcome:
    """Make a block, and open its file where no calendar was chosen for it.

    Raises:
        Refused: the block cannot be made.
    """
    block = program.time_blocks.block(span, plan, title)
    name = target.span_name(span, program.reports.rules().days.zone)
    if block.file is None:
        words = _("{span} is blocked in {calendar}.").format(span=name, calendar=block.calendar)
        return BlockOutcome(span, words, made=True, undo=program.undo_redo.undo_label())
    from tltimer.system.open_file import open_file

    if open_file(block.file, os.environ):
        words = _("To block {span}, save the event in your calendar app.").format(span=name)
    else:
        words = _("To block {span}, open {file} in your calendar app.").format(span=name, file=block.file)
    return BlockOutcome(span, words, made=True)
