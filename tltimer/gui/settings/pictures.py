"""Small pictures side by side, of which one is chosen: the colours and shapes of modes."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.painting import painting_on
from tltimer.gui.widgets.theme import Look


class PictureButton(QAbstractButton):
    """One picture; a ring says that it is chosen."""

    def __init__(self, icon: QIcon, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setIcon(icon)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Take a line and plain space around it."""
        return QSize(1, 1) * round(self.fontMetrics().height() * 1.8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring and picture."""
        palette = self._look.palette
        with painting_on(self) as painter:
            line = palette.text if self.isChecked() else palette.usual if self.underMouse() else palette.hairline
            thick = 2 if self.isChecked() or self.hasFocus() else 1
            painter.setPen(QPen(QColor(palette.link if self.hasFocus() else line), thick))
            painter.setBrush(QColor(palette.hover if self.isChecked() else palette.card))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
            side = round(self.fontMetrics().height() * 1.0)
            place = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
            self.icon().paint(painter, place)


class Pictures(QWidget):
    """Offers pictures by key."""

    chosen = Signal(str)
    """Another picture was chosen: its key."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self, across=4, down=4)
        self._current = ""
        self.buttons: dict[str, PictureButton] = {}
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, pictures: Iterable[tuple[str, str, QIcon]]) -> None:
        """Offer these: a key, a name and the picture of each."""
        clear(self._flow)
        self.buttons = {}
        for key, name, icon in pictures:
            self.buttons[key] = button = PictureButton(icon, name, self._look)
            button.clicked.connect(partial(self._choose, key))
            self._flow.addWidget(button)
        self.show_choice(self._current)

    def show_choice(self, key: str) -> None:
        """Show which one is chosen; none if it is not among them."""
        self._current = key
        for one, button in self.buttons.items():
            button.setChecked(one == key)

    def _choose(self, key: str, _checked: bool = False) -> None:
        changed = key != self._current
        self.show_choice(key)
        if changed:
            self.chosen.emit(key)
