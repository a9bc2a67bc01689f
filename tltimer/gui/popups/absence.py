"""The popup that asks what an absence was, without ever taking the keyboard."""

from datetime import datetime, timedelta, tzinfo
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.timeline.spans import Span
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.painting import BOLD, NAME
from tltimer.gui.widgets.popup_window import PopupWindow
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.absence import AbsenceAnswer

MARGIN = 18
STEP = timedelta(minutes=5)


class AwayPopup(PopupWindow):
    """Offers answers of one click; one that is split asks about its first part, and then about the rest."""

    answered = Signal(object, object)
    """It was an Answer; up to an instant if that is given, else all of it."""

    later_chosen = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._span: Span | None = None
        self._zone: tzinfo | None = None
        self._until: datetime | None = None
        self.title = Label(factor=NAME, weight=BOLD, wraps=True)
        self.line = Label(muted=True, wraps=True)
        self.answers: list[Button] = []
        self._row = QWidget()
        self._flow = FlowLayout(self._row, across=4, down=4)
        self.split = Button("", look, ButtonKind.BARE)
        self.earlier, self.longer = Button("−", look, ButtonKind.BARE), Button("+", look, ButtonKind.BARE)
        self.earlier.setAccessibleName(_("Five minutes earlier"))
        self.longer.setAccessibleName(_("Five minutes later"))
        self.later = Button(_("Later"), look, ButtonKind.BARE)
        self.later.setToolTip(_("It waits for the look back in the evening."))
        self._lay_out()
        self.split.clicked.connect(self._toggle_split)
        self.earlier.clicked.connect(lambda: self._move(-STEP))
        self.longer.clicked.connect(lambda: self._move(STEP))
        self.later.clicked.connect(self._put_off)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 6)
        page.setSpacing(4)
        page.addWidget(self.title)
        page.addWidget(self.line)
        page.addSpacing(6)
        page.addWidget(self._row)
        page.addSpacing(4)
        below = QHBoxLayout()
        below.setSpacing(2)
        for widget in (self.earlier, self.split, self.longer):
            below.addWidget(widget)
        below.addStretch(1)
        below.addWidget(self.later)
        page.addLayout(below)

    def ask(self, title: str, span: Span, cut: datetime, answers: tuple[AbsenceAnswer, ...], zone: tzinfo) -> None:
        """Ask about a span of time.

        Args:
            title: the question's first line.
            span: from the beginning of the first absence to the end of the last.
            cut: where it would be split at first.
            answers: what it can have been, the likeliest first.
            zone: in which times are told.
        """
        self._span, self._zone, self._until = span, zone, None
        self._cut = cut
        self.title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        clear(self._flow)
        self.answers = []
        for answer in answers:
            button = Button(answer.label, self._look, ButtonKind.MAIN if answer.planned else ButtonKind.PLAIN)
            button.setAccessibleDescription(title)
            button.clicked.connect(partial(self._answer, answer))
            self.answers.append(button)
            self._flow.addWidget(button)
            button.show()
        self.split.setVisible(span.end - span.start > 2 * STEP)
        self._show_split()
        if self.isVisible():
            self.appear()

    def appear(self, *, quietly: bool = True) -> None:
        """Show it; the keyboard comes by the answers first."""
        super().appear(quietly=quietly)
        self._order()

    def _order(self) -> None:
        # Of what is not shown, Qt keeps no order.
        row = (*self.answers, self.earlier, self.split, self.longer, self.later)
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
        zone, until = self._zone, self._until
        for button in (self.earlier, self.longer):
            button.setVisible(until is not None)
        if zone is None:
            return
        time = formats.wall_time(until or self._cut, zone)
        self.split.setText(_("Split at {time}").format(time=time) if until is None else time)
        self.line.setText(_("Until {time} it was:").format(time=time) if until else _("It was:"))

    def _answer(self, answer: AbsenceAnswer, _checked: bool = False) -> None:
        self.answered.emit(answer, self._until)

    def _put_off(self) -> None:
        self.close()
        self.later_chosen.emit()

    def sizeHint(self) -> QSize:
        """Ask for as much as the text needs at a width that reads well."""
        letter = self.fontMetrics().averageCharWidth()
        width = max(letter * 46, min(self._row.sizeHint().width() + 2 * MARGIN, letter * 60))
        page = self.layout()
        assert page is not None
        return QSize(width, page.totalHeightForWidth(width))
