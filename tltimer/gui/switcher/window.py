"""The quick switcher's window: a line, what it is understood as, and what else can be typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QCursor, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.gui.switcher.suggestion_list import SuggestionList
from tltimer.gui.widgets.hairline import Hairline
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.line_edit import LabelledLineEdit
from tltimer.gui.widgets.painting import TITLE, paint_frameless, painting_on, scaled
from tltimer.gui.widgets.popup_placement import free_area, is_composited
from tltimer.gui.widgets.popup_window import RADIUS
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect, QSize
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QListWidgetItem

    from tltimer.gui.switcher.suggestion_list import SuggestionRow
    from tltimer.gui.widgets.theme import Theme

WIDE = 34
"""The width, in lines of text."""

STEP = 64
"""Widths are multiples of it: KWin 5.27 shears pictures whose lines are no multiple of 256 bytes."""

LEFT_MS = 150
"""For how long another window has the keyboard before this one closes."""

ROOM = 8


def place(size: QSize, available: QRect) -> QPoint:
    """Return the upper left point of the window: in the middle, a quarter down, where eyes and launchers are."""
    left = available.left() + (available.width() - size.width()) // 2
    top = available.top() + available.height() // 4
    return QPoint(max(available.left(), left), max(available.top(), min(top, available.bottom() - size.height())))


class SwitcherLine(LabelledLineEdit):
    """The line; its arrows go through the suggestions."""

    stepped = Signal(int)
    """The next suggestion is wanted (1), or the one before (-1)."""

    left = Signal()
    """Nothing is to be changed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on the keys that do not edit the line."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _following: bool) -> bool:
        """Keep Tab: there is nowhere else to go."""
        return False


class SwitcherWindow(QWidget):
    """Takes a line and shows what Enter would do; Esc, or leaving it for another window, changes nothing."""

    typed = Signal(str)
    """The line is another one."""

    chosen = Signal(int)
    """A suggestion was chosen: its place in the list."""

    def __init__(self, look: Theme, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self._look = look
        self._hint = hint
        self._was_active = False
        self._radius = RADIUS if is_composited() else 0.0  # without a compositor what is translucent is black
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(_("Quick switch"))
        self.line = SwitcherLine(look)
        self.line.setProperty("kind", "bare")
        self.line.setFont(scaled(self.line.font(), 1.2))
        self.line.setPlaceholderText(_("Switch to…"))
        self.line.setAccessibleName(_("Switch to a mode or a person, or add a promise"))
        self.suggestions = SuggestionList(look)
        self.words = Label(hint, factor=TITLE, muted=True, wraps=True)
        self.rule = Hairline(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.rule)
        column.addWidget(self.suggestions)
        column.addWidget(self.words)
        self.words.setContentsMargins(10, 4, 10, 4)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _text: self.typed.emit(self.line.line()))
        self.line.stepped.connect(self.suggestions.step)
        self.line.returnPressed.connect(self._choose)
        self.line.left.connect(self.close)
        self.suggestions.currentRowChanged.connect(lambda _row: self._describe())
        self.suggestions.itemClicked.connect(self._choose_item)
        look.changed.connect(self._dress)
        self._dress()

    def show_rows(self, rows: Sequence[SuggestionRow], problem: str = "") -> None:
        """Show the suggestions for the line, or the problem why there are none."""
        self.suggestions.show_rows(rows)
        self._say(problem or ("" if self.line.text() else self._hint))
        self._describe(problem)
        self._fit()

    def refuse(self, why: str) -> None:
        """Tell why a choice was not carried out; the window stays."""
        self._say(why)
        self._describe(why)
        self._fit()

    def appear(self) -> None:
        """Take a place on the screen with the pointer; on Wayland the compositor chooses one."""
        self._fit()
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        self.move(place(self.size(), free_area(screen)))
        self.line.setFocus()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _describe(self, problem: str = "") -> None:
        self.line.setAccessibleDescription(problem or self.suggestions.spoken())

    def _choose(self) -> None:
        if self.suggestions.currentRow() >= 0:
            self.chosen.emit(self.suggestions.currentRow())

    def _choose_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self.suggestions.row(item))

    def _fit(self) -> None:
        """Be as high as the contents; tiling compositors let a window float that has one size only."""
        self.ensurePolished()
        column = self.layout()
        assert column is not None
        column.activate()
        width = min(WIDE * self.fontMetrics().height(), self.screen().availableGeometry().width() - 2 * ROOM)
        wraps = column.hasHeightForWidth()
        width -= width % STEP
        self.setFixedSize(width, column.totalHeightForWidth(width) if wraps else column.totalSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Close when another window is used, as menus do."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            if self._was_active and not self.isActiveWindow():
                # A keyboard that is plugged in, or an input method, takes it away for a moment.
                QTimer.singleShot(LEFT_MS, self, self._close_if_left)
            self._was_active = self.isActiveWindow()

    def _close_if_left(self) -> None:
        if not self.isActiveWindow():
            self.close()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the background and its outline."""
        palette = self._look.palette
        with painting_on(self) as painter:
            paint_frameless(painter, self.rect(), QColor(palette.edge), QColor(palette.card), self._radius)

    def _dress(self) -> None:
        self._look.dress(self)
