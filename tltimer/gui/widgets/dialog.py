"""The base of forms: a page that can be scrolled on small screens, and two buttons below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.process.window_size import largest_size
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.hairline import Hairline
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, NAME
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from tltimer.gui.widgets.theme import Theme

MARGIN = 22


class Dialog(QWidget):
    """A window with a question, what can be answered in ``page``, and two buttons; Esc and Cancel change nothing."""

    applied = Signal()
    """The answer is given."""

    def __init__(self, question: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.look = look
        self.setWindowTitle(question)
        self.question = Label(question, factor=NAME, weight=BOLD, wraps=True)
        self.problem = Label(muted=True, wraps=True)
        self.problem.hide()
        self.apply = Button("", ButtonKind.MAIN)
        self.cancel = Button(_("Cancel"))
        self._inner = QWidget()
        self.page = QVBoxLayout(self._inner)
        self.page.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, 8)
        self.page.setSpacing(8)
        self.page.addWidget(self.question)
        self._below = QHBoxLayout()
        self.apply.clicked.connect(self.applied)
        self.cancel.clicked.connect(self.close)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        look.changed.connect(self._dress)
        self._dress()

    def finish(self) -> None:
        """Put the buttons below the page, once that is filled: so Tab comes to them last."""
        below = self._below
        below.setContentsMargins(MARGIN, 4, MARGIN, MARGIN - 6)
        below.setSpacing(8)
        below.addWidget(self.problem, 1)
        below.addStretch(0)
        below.addWidget(self.cancel)
        below.addWidget(self.apply)
        below.insertStretch(0, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        scroll = ScrollArea(self._inner)
        outer.addWidget(scroll, 1)
        rule = Hairline(self.look)
        rule.setFixedHeight(1)
        rule.hide()
        # Only a page that goes on below the buttons is parted from them, and not by the line alone does it go on.
        scroll.verticalScrollBar().rangeChanged.connect(lambda _first, last: rule.setVisible(last > rule.height()))
        outer.addWidget(rule)
        outer.addLayout(below)

    def refuse(self, why: str) -> None:
        """Show beside the buttons why an answer cannot be taken; the form stays."""
        self.problem.setText(why)
        self.problem.setVisible(bool(why))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size of the content at first: by default Qt limits it to two thirds of the screen."""
        super().showEvent(event)
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.sizeHint())
        self.page.invalidate()  # the style sheet has made lines of text higher than they were when they were laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page be as high as it needs at this width; by default Qt would assume the narrowest one."""
        super().resizeEvent(event)
        self._inner.setMinimumHeight(self.page.totalHeightForWidth(self.width()))

    def sizeHint(self) -> QSize:
        """Ask for what the page needs at a width that reads well, and for no more than the screen has."""
        line = self.fontMetrics().height()
        screen = largest_size(self)
        width = min(max(line * 36, 460), screen.width())
        tall = self.page.totalHeightForWidth(width) + self._below.sizeHint().height()
        return QSize(width, min(tall, screen.height()))

    def _dress(self) -> None:
        self.look.dress(self)
