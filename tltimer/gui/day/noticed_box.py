"""A box with the evidence about the selected entry, and two buttons: accept, keep mine."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.timeline.spans import overlap
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT, painting_on
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.evidence import looks_like_words, reasons

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.timeline.spans import Span
    from tltimer.gui.day.model import DayModel
    from tltimer.gui.widgets.theme import Theme


class NoticedBox(QWidget):
    """Shows the first open disagreement within the selection, and hides where there is none."""

    accepted = Signal(object)
    rejected = Signal(object)
    """The shown Disagreement has this answer."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: Disagreement | None = None
        self.title = Label(weight=BOLD, wraps=True)
        self.reason = Label(factor=SUPPORT, muted=True, wraps=True)
        self.keep = Button(_("Keep as logged"))
        self.accept = Button(_("Accept"), ButtonKind.MAIN)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.reason)
        column.addSpacing(4)
        column.addLayout(row)
        self.keep.clicked.connect(lambda _checked=False: self.rejected.emit(self._shown))
        self.accept.clicked.connect(lambda _checked=False: self.accepted.emit(self._shown))
        self.hide()

    def show_selection(self, view: DayModel, span: Span | None) -> None:
        """Show the samples within a span; None for no selection."""
        report = view.noticed
        disagreements = report.open if report is not None and span is not None else ()
        self._shown = next(
            (disagreement for disagreement in disagreements if span is not None and overlap(disagreement.span, span)),
            None,
        )
        if self._shown is not None and report is not None:
            self.title.setText(looks_like_words(self._shown, view.rules))
            self.reason.setText(formats.capitalized(reasons(self._shown, report.samples, view.rules)))
            for button in (self.keep, self.accept):
                button.setAccessibleDescription(self.title.text())
        self.setVisible(self._shown is not None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        with painting_on(self) as painter:
            painter.setPen(QColor(0, 0, 0, 0))
            painter.setBrush(QColor(self._look.palette.hover))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
