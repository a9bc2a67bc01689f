"""The form in which one thing is chosen for a week: keep a block free, give work away, move a meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.moves import Move
from tltimer.domain.timeline.spans import Span
from tltimer.gui.widgets.checkbox import RadioButton
from tltimer.gui.widgets.dialog import Dialog
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.line_edit import LabelledLineEdit
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.i18n.translate import _
from tltimer.values import Value
from tltimer.wording import formats, target
from tltimer.wording.plan import gain_words, move_words
from tltimer.wording.sanitize import LONGEST_TITLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from PySide6.QtWidgets import QAbstractButton, QWidget

    from tltimer.domain.meetings.working_hours import WorkingHours
    from tltimer.domain.timeline.days import Week
    from tltimer.gui.widgets.theme import Theme

INDENT = 30


class ActionChoice(Value):
    """One thing that was chosen: its words, and the block or the move that belongs to it."""

    week: Week
    text: str
    span: Span | None = None
    plan: Plan = Plan.CODING
    move: Move | None = None


class ActionDialog(Dialog):
    """Offers actions for a week, of which one is chosen.

    Args:
        week: the week.
        spans: the free time that is worth keeping free, the best first.
        plan: what for, at first.
        moves: the moves that give time back, the best first.
        hours: in whose time zone times are told, and on whose last day it is asked what became of it.
        look: the palette to wear.
        parent: as of any window.
    """

    def __init__(
        self,
        week: Week,
        spans: tuple[Span, ...],
        plan: Plan,
        moves: tuple[Move, ...],
        hours: WorkingHours,
        look: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Action for week {week}").format(week=week.number), look, parent)
        self._week = week
        self._zone = zone = hours.days.zone
        self._group = QButtonGroup(self)
        self._deeds: dict[QAbstractButton, Span | Move] = {}
        self.spans = [self._choice(_span_words(span, zone), span) for span in spans]
        self.moves = [self._choice(move_words(move, zone, LONGEST_TITLE), move) for move in moves]
        self.coding, self.leading = RadioButton(_("for coding")), RadioButton(_("for leading"))
        self.delegate = self._choice("", None)
        self.delegate.setAccessibleName(_("Delegate something"))
        self.what = LabelledLineEdit(look)
        self.what.setPlaceholderText(_("What, and to whom?"))
        self.what.setAccessibleName(_("What, and to whom?"))
        (self.coding if plan is Plan.CODING else self.leading).setChecked(True)
        self._fill_page(moves, target.answer_day_words(week, hours))
        self.apply.setText(_("Choose this action"))
        self.what.textEdited.connect(lambda _text: self.delegate.setChecked(True))
        self.what.returnPressed.connect(self.applied)
        for choice in self._group.buttons():
            choice.toggled.connect(lambda _on: self.refuse(""))

    @property
    def deed(self) -> ActionChoice | None:
        """The chosen action; None if nothing was chosen."""
        chosen = self._group.checkedButton()
        deed = self._deeds.get(chosen) if chosen else None
        if isinstance(deed, Span):
            plan = Plan.CODING if self.coding.isChecked() else Plan.LEADING
            words = target.protect_words(deed, plan, self._zone)
            return ActionChoice(self._week, words, span=deed, plan=plan)
        if isinstance(deed, Move):
            words = target.move_intention(move_words(deed, self._zone, LONGEST_TITLE))
            return ActionChoice(self._week, words, move=deed)
        if chosen is self.delegate and self.what.line():
            return ActionChoice(self._week, target.give_intention(self.what.line()))
        return None

    def _choice(self, text: str, deed: Span | Move | None) -> RadioButton:
        choice = RadioButton(text)
        choice.setShortcut(QKeySequence())  # an ampersand of a title is no key
        choice.setAccessibleName(text)
        self._group.addButton(choice)
        if deed is not None:
            self._deeds[choice] = deed
        return choice

    def _fill_page(self, moves: tuple[Move, ...], asked: str) -> None:
        self.page.addWidget(Label(asked, muted=True, wraps=True))
        self._head(_("Keep a block free"))
        for choice in self.spans:
            self.page.addWidget(choice)
        if self.spans:
            group = QButtonGroup(self)
            purpose = QHBoxLayout()
            purpose.setContentsMargins(INDENT, 0, 0, 0)
            purpose.setSpacing(14)
            for choice in (self.coding, self.leading):
                group.addButton(choice)
                purpose.addWidget(choice)
            purpose.addStretch(1)
            self.page.addLayout(purpose)
        else:
            self.page.addWidget(Label(_("That week has no free block that is long enough."), muted=True, wraps=True))
        self._head(_("Delegate something"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.delegate)
        row.addWidget(self.what, 1)
        self.page.addLayout(row)
        self._head(_("Move a meeting"))
        for choice, move in zip(self.moves, moves, strict=True):
            lines = QVBoxLayout()
            lines.setSpacing(0)  # what a move gives belongs to it, and not to the next one
            lines.addWidget(choice)
            gain = QHBoxLayout()
            gain.setContentsMargins(INDENT, 0, 0, 0)
            gain.addWidget(Label(gain_words(move), factor=SUPPORT, muted=True, wraps=True))
            lines.addLayout(gain)
            self.page.addLayout(lines)
        none = _("No single move would add half an hour or more of focus time.")
        words = _("If you choose a move, tltimer also copies a request for it to the clipboard.") if moves else none
        self.page.addWidget(Label(words, factor=SUPPORT if moves else 1.0, muted=True, wraps=True))
        self.page.addStretch(1)
        self.finish()

    def _head(self, text: str) -> None:
        self.page.addSpacing(6)
        self.page.addWidget(Label(text, weight=BOLD), 0, Qt.AlignmentFlag.AlignLeft)


def _span_words(span: Span, zone: tzinfo) -> str:
    return _("{span}, {length}").format(span=target.span_name(span, zone), length=formats.length(span.seconds))
