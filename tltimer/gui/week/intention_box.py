"""The intention of a week, and whether it was done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.balance.promises import HIDDEN
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT, painting_on
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.week import WeekReport


class IntentionBox(QWidget):
    """Shows the intention with Done and Not yet; once it is answered, the answer and a way to change it."""

    answered = Signal(bool)
    """The intention was done, or not."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.name = Label(factor=SUPPORT, muted=True, fills=True)
        self.text = Label(weight=BOLD, fills=True)
        self.done = Button(_("Done"))
        self.not_done = Button(_("Not yet"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 12, 6)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.done)
        row.addWidget(self.not_done)
        self.done.clicked.connect(lambda: self.answered.emit(True))
        self.not_done.clicked.connect(lambda: self.answered.emit(False))

    def show_report(self, report: WeekReport) -> None:
        """Show the intention of a week; nothing where there is none, or where neither text nor answer can be shown."""
        intention = report.intention
        is_told = intention is not None and (intention.text != HIDDEN or intention.done is not None)
        self.setVisible(is_told)
        if intention is None:
            return
        name = _("The week's intention") if report.complete else _("This week's intention")
        if intention.done is not None:
            answer = _("{name}: done") if intention.done else _("{name}: not done")
            name = answer.format(name=name)
        self.name.setText(name)
        self.text.setText(formats.capitalized(intention.text))
        self.text.setVisible(intention.text != HIDDEN)
        self.not_done.setText(_("Not done") if report.complete else _("Not yet"))
        self.done.setVisible(intention.done is not True)
        self.not_done.setVisible(intention.done is not False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and its hairline."""
        palette = self._look.palette
        with painting_on(self) as painter:
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.setBrush(QColor(palette.card))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
