"""A line at the lower edge of a window that tells for some seconds what has just happened, with Undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import painting_on
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from tltimer.gui.widgets.theme import Theme

SHOWN_MS = 8000
SPACE = 16


class Toast(QWidget):
    """Lies over the page of a window, in its middle; takes neither the keyboard nor room.

    Args:
        look: the theme.
        window: over whose lower edge it is shown.
    """

    undo_wanted = Signal()
    """The user wants to undo the change shown."""

    def __init__(self, look: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._label = Label()
        self._label.setProperty("inverse", True)
        self.undo = Button(_("Undo"), ButtonKind.INVERSE)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 9, 18, 9)
        row.setSpacing(24)
        row.addWidget(self._label)
        row.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._free = QRect()
        self.undo.clicked.connect(self.undo_wanted)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The text that is shown; empty once it is gone."""
        return "" if self.isHidden() else self._label.text()

    def show_text(self, text: str, *, undoable: bool = False) -> None:
        """Show a sentence in place of the one before, for some seconds; an empty one hides it."""
        self._timer.stop()
        self._label.setText(formats.capitalized(text))
        self.undo.setVisible(undoable)
        self.undo.setAccessibleName(_("Undo: {change}").format(change=text))
        self.setVisible(bool(text))
        if text:
            self._place()
            self.raise_()
            self._timer.start()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._label.text()))

    def leave_free(self, rect: QRect) -> None:
        """Do not lie over a part of the window, as far as there is room beside it; an empty one is any."""
        self._free = rect
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a bar in the color of text, so that it stands out on every page."""
        with painting_on(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.palette.text))
            painter.drawRoundedRect(self.rect(), 9, 9)

    def _place(self) -> None:
        window = self._window
        hint = self.sizeHint()
        width = min(hint.width(), window.width() - 2 * SPACE)
        top, most = window.height() - hint.height() - SPACE, window.width() - width - SPACE
        candidates = [QRect(left, top, width, hint.height()) for left in ((window.width() - width) // 2, SPACE, most)]
        self.setGeometry(next((rect for rect in candidates if not rect.intersects(self._free)), candidates[0]))
