"""Keeps a piece of the coming week free: offers the longest, and tells the outcome."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.meetings.meetings import Plan
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout
from tltimer.gui.widgets.painting import SUPPORT, tip
from tltimer.i18n.translate import _
from tltimer.wording import target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from tltimer.domain.timeline.spans import Span


class KeepFree(QWidget):
    """Shows one offer as two buttons, for coding and for leading; nothing at all where there is none."""

    block_wanted = Signal(object, object)
    """A Span is to be kept free for a Plan."""

    undo_wanted = Signal()
    """The block made last is to be undone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made: tuple[Span, ...] = ()
        self._span: Span | None = None
        self._plans = (Plan.CODING, Plan.LEADING)
        self._running = False
        self.main = Button("", ButtonKind.MAIN)
        self.other = QAction(self)
        self.words = Label(factor=SUPPORT, muted=True, wraps=True)
        self.undo = Button(_("Undo"), ButtonKind.LINK)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, across=6, down=6)
        self._flow.addWidget(self.main)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._buttons)
        self.main.clicked.connect(lambda: self._block(0))
        self.other.triggered.connect(lambda: self._block(1))
        self.undo.clicked.connect(self.undo_wanted)
        self._say("")

    def add_before(self, *buttons: QWidget) -> None:
        """Put other buttons before the filled one, in the same row."""
        self._flow.removeWidget(self.main)
        for button in (*buttons, self.main):
            self._flow.addWidget(button)

    def show_offer(self, span: Span | None, plan: Plan, zone: tzinfo) -> None:
        """Offer a span, first of all for a plan; or nothing."""
        self._span = span
        coding = plan is Plan.CODING
        self._plans = (Plan.CODING, Plan.LEADING) if coding else (Plan.LEADING, Plan.CODING)
        if span is not None:
            name = target.span_name(span, zone)
            self.main.setText(_("Block {span}").format(span=name))
            names = [_("Block {span} for coding").format(span=name), _("Block {span} for leading").format(span=name)]
            first, second = names if coding else reversed(names)
            self.main.setAccessibleName(first)
            self.main.setToolTip(tip(first))
            self.other.setText(second)
        self.other.setVisible(span is not None)
        self._fit()

    def show_begun(self, span: Span, zone: tzinfo) -> None:
        """Tell that a block is being made, which can take a while."""
        self._running = True
        self._say(_("Blocking {span}…").format(span=target.span_name(span, zone)))

    def show_outcome(self, span: Span, words: str, made: bool, undoable: bool) -> None:
        """Tell the outcome; a block that can be undone has a button for that."""
        self._running = False
        if made:
            self.made = (*self.made, span)
        if made and span == self._span:
            self._span = None
        self._say(words, undoable)

    def show_undone(self) -> None:
        """Tell that the block made last is undone."""
        self.made = self.made[:-1]
        self._say(_("Undone. Your calendar will be updated shortly."))

    def forget(self) -> None:
        """Tell no more of blocks; another week is shown."""
        if not self._running:
            self._say("")

    def _say(self, words: str, undoable: bool = False) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.undo.setVisible(undoable)
        self._fit()

    def _fit(self) -> None:
        self.main.setVisible(self._span is not None and not self._running)
        self.other.setEnabled(self._span is not None and not self._running)

    def _block(self, index: int) -> None:
        if self._span is not None:
            self.block_wanted.emit(self._span, self._plans[index])
