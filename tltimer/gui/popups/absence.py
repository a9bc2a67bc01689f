"""The popup that asks what an absence was, without ever taking the keyboard."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.popups.answer_button import NUMBER_KEYS, AnswerButton, grid_of, whole_width
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.painting import BOLD, FIGURE
from tltimer.gui.widgets.popup_window import PopupWindow
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.absence import away_question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from tltimer.domain.timeline.spans import Span
    from tltimer.gui.widgets.theme import Theme
    from tltimer.wording.absence import AbsenceAnswer

MARGIN = 18
STEP = timedelta(minutes=5)

SHOWN_MS = 8000
"""For how long it shows what the last answer did, with Undo."""


class AwayPopup(PopupWindow):
    """Offers answers of one click; one that is split asks about its first part, and then about the rest."""

    answered = Signal(object, object)
    """The absence was an AbsenceAnswer; up to an instant if that is given, else all of it."""

    undone = Signal()
    """The last answer is undone."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._span: Span | None = None
        self._zone: tzinfo | None = None
        self._cut: datetime | None = None
        self._until: datetime | None = None
        self.title = Label(factor=FIGURE, weight=BOLD, wraps=True)
        self.line = Label(muted=True, wraps=True)
        self.answers: list[AnswerButton] = []
        self.split = Button("", ButtonKind.LINK)
        self.earlier, self.longer = Button("−", ButtonKind.BARE), Button("+", ButtonKind.BARE)
        self.earlier.setAccessibleName(_("Five minutes earlier"))
        self.longer.setAccessibleName(_("Five minutes later"))
        self.later = Button(_("Later"), ButtonKind.LINK)
        self.later.setToolTip(_("The question stays in the menu and in the end-of-day review."))
        self.done_line = Label(muted=True, fills=True)
        self.undo = Button(_("Undo"), ButtonKind.LINK)
        self._lay_out()
        self.split.clicked.connect(self._toggle_split)
        self.earlier.clicked.connect(lambda: self._move(-STEP))
        self.longer.clicked.connect(lambda: self._move(STEP))
        self.later.clicked.connect(self.close)
        self.undo.clicked.connect(self.undone)
        self.leave = QTimer(self)
        self.leave.setSingleShot(True)
        self.leave.setInterval(SHOWN_MS)
        self.leave.timeout.connect(self.close)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 6)
        page.setSpacing(6)
        page.addWidget(self.title)
        page.addWidget(self.line)
        self._question = QWidget()
        self._column = QVBoxLayout(self._question)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._grid = QVBoxLayout()
        self._column.addLayout(self._grid)
        below = QHBoxLayout()
        below.setSpacing(2)
        for button in (self.earlier, self.split, self.longer):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.later)
        self._column.addLayout(below)
        page.addWidget(self._question)
        self._answered = QWidget()
        row = QHBoxLayout(self._answered)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.done_line, 1)
        row.addWidget(self.undo)
        page.addWidget(self._answered)
        self._answered.hide()

    def ask(
        self, title: str, span: Span, cut: datetime, answers: tuple[AbsenceAnswer, ...], zone: tzinfo, done: str = ""
    ) -> None:
        """Ask about an absence.

        Args:
            title: when it was, in words.
            span: from its beginning to its end.
            cut: where the split is at first.
            answers: the possible answers.
            zone: in which times are shown.
            done: what the answer before did, which can be undone.
        """
        self.leave.stop()
        self.title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(away_question())
        self._span, self._cut, self._until, self._zone = span, cut, None, zone
        clear(self._grid)
        self.answers = []
        for number, answer in enumerate(answers):
            button = AnswerButton(
                answer.label, NUMBER_KEYS[number : number + 1], self._look, first=answer.span is not None
            )
            button.setAccessibleDescription(title)
            button.clicked.connect(partial(self._answer, answer))
            self.answers.append(button)
        holder = QWidget()
        holder.setLayout(grid_of(self.answers))
        self._grid.addWidget(holder)
        holder.show()
        self.split.setVisible(span.end - span.start > 2 * STEP)
        self.line.show()
        self._question.show()
        self._show_done(done)
        self._show_split()
        if self.isVisible():
            self.appear()

    def show_answered(self, title: str, done: str) -> None:
        """Show, for a while, what the last answer did."""
        self.title.setText(title)
        self.setWindowTitle(title)
        self.line.hide()
        self._question.hide()
        self._show_done(done)
        if self.isVisible():
            self.appear()
        self.leave.start()

    def appear(self, *, quietly: bool = True) -> None:
        """Show it; the keyboard comes by the answers first."""
        super().appear(quietly=quietly)
        self._order()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose an answer by its number."""
        number = int(event.text()) if event.text().isdecimal() else 0
        if self._question.isVisible() and 0 < number <= len(self.answers):
            self.answers[number - 1].click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard: whoever clicks here means to answer."""
        self.take_keyboard()
        super().mousePressEvent(event)

    def _show_done(self, done: str) -> None:
        self.done_line.setText(done)
        self.undo.setAccessibleName(_("Undo: {change}").format(change=done))
        self._answered.setVisible(bool(done))

    def _order(self) -> None:
        # Of what is not shown, Qt keeps no order.
        row = (*self.answers, self.earlier, self.split, self.longer, self.later, self.undo)
        for before, after in pairwise(widget for widget in row if widget.isVisible()):
            self.setTabOrder(before, after)

    def _toggle_split(self) -> None:
        self._until = None if self._until else self._cut
        self._show_split()
        self._order()

    def _move(self, by: timedelta) -> None:
        if self._span and self._until and self._span.start < self._until + by < self._span.end:
            self._until = self._cut = self._until + by
            self._show_split()

    def _show_split(self) -> None:
        zone, until, cut = self._zone, self._until, self._cut
        for button in (self.earlier, self.longer):
            button.setVisible(until is not None)
        if zone is None or cut is None:
            return
        time = formats.wall_time(until or cut, zone)
        self.split.setText(_("Split at {time}").format(time=time) if until is None else time)
        self.line.setText(_("What were you doing until {time}?").format(time=time) if until else away_question())

    def _answer(self, answer: AbsenceAnswer, _checked: bool = False) -> None:
        self.answered.emit(answer, self._until)

    def sizeHint(self) -> QSize:
        """Ask for as much as the text needs at a width that reads well."""
        page = self.layout()
        assert page is not None
        page.activate()
        line = self.fontMetrics().height()
        width = max(line * 24, min(line * 30, whole_width(self.answers) + 2 * MARGIN))
        return QSize(width, page.totalHeightForWidth(width))
