"""The header of the day window: which day it is, its figures, and ways to other days."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.day.entry_list import first_open
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.pager import Pager
from tltimer.gui.widgets.painting import BOLD, HEADLINE, tip
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.day_edits import day_explanation, day_sentence, redo_line
from tltimer.wording.status import undo_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from tltimer.gui.day.model import DayModel

ONE_DAY = timedelta(days=1)


class DayHeader(QWidget):
    """Names the day and leads to other days; offers undo and redo."""

    day_wanted = Signal(object)
    """Another day should be shown, a date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self._present: date | None = None
        self.stepper = Pager(_("Previous day"), _("Next day"))
        self.undo, self.redo = Button(_("Undo")), Button(_("Redo"))
        self.present, self.week = Button(_("Today")), Button(_("Open the week"))
        self.sentence = Label(factor=HEADLINE * 0.86, weight=BOLD, wraps=True)
        self.explanation = Label(factor=1.08, muted=True)
        self.fill = Button(_("Fill the gap"), ButtonKind.LINK)
        self.stepper.stepped.connect(self.step)
        self.present.clicked.connect(self.show_present)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.stepper)
        top.addStretch(1)
        for button in (self.undo, self.redo, self.present, self.week):
            top.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(top)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.sentence)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.explanation)
        below.addWidget(self.fill)
        below.addStretch(1)
        words.addLayout(below)
        outer.addLayout(words)

    def minimumSizeHint(self) -> QSize:
        """Need as many lines as the words take at this width, not at the narrowest one."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.heightForWidth(max(self.width(), hint.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Need another height at another width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def show_view(self, view: DayModel) -> None:
        """Show which day it is, and its figures."""
        self._day = view.report.date
        self._present = view.rules.days.day_of(view.now)
        dates = formats.date_words if self._day.year == self._present.year else formats.date_and_year
        self.stepper.show_words(formats.day_name(self._day), dates(self._day))
        self.sentence.setText(day_sentence(view.report, self._present))
        explanation = day_explanation(view.report, self._present)
        self.explanation.setText(explanation)
        self.explanation.setVisible(bool(explanation))
        self.fill.setVisible(first_open(view.sheet, view.no_work) is not None)
        self.present.setEnabled(self._day != self._present)
        for button, label, words in (
            (self.undo, view.undo, undo_line(view.undo)),
            (self.redo, view.redo, redo_line(view.redo)),
        ):
            button.setEnabled(label is not None)
            button.setToolTip(tip(words))
            button.setAccessibleDescription(words)

    def step(self, days: int) -> None:
        """Ask for the day so many days later."""
        if self._day is not None:
            self.day_wanted.emit(self._day + days * ONE_DAY)

    def show_present(self) -> None:
        """Ask for today."""
        if self._present is not None and self._present != self._day:
            self.day_wanted.emit(self._present)
