"""Check boxes and radio buttons whose words are cut where there is no room, and shown as they are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy

from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import tip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class CheckBox(QCheckBox):
    """A box with words beside it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """Return the words."""
        return super().text().replace("&&", "&")

    def setText(self, text: str) -> None:
        """Show these words."""
        super().setText(text.replace("&", "&&"))


class RadioButton(QRadioButton):
    """One of several, of which one is chosen; arrows walk on."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """Return the words."""
        return super().text().replace("&&", "&")

    def setText(self, text: str) -> None:
        """Show these words."""
        super().setText(text.replace("&", "&&"))


class CheckBoxRow(QCheckBox):
    """A line of a list with a box to tick: a name, cut where there is no room, and a few words at its right."""

    def __init__(self, name: str, time: str, *, ticked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.time = time
        self.setChecked(ticked)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{name}, {time}" if time else name)
        self._words = Label(time, muted=True)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._words)

    def hitButton(self, point: QPoint) -> bool:
        """Take clicks on all of the line."""
        return self.rect().contains(point)

    def show_time(self, time: str) -> None:
        """Show other words at its right."""
        self.time = time
        self._words.setText(time)
        self.setAccessibleName(f"{self.name}, {time}" if time else self.name)

    def settle(self) -> None:
        """Show that it is in the log."""
        self.setChecked(True)
        self.setEnabled(False)

    def sizeHint(self) -> QSize:
        """Ask for box, name and time."""
        line = self.fontMetrics().height()
        width = self.fontMetrics().horizontalAdvance(self.name) + self._words.sizeHint().width()
        return QSize(width + 3 * line, round(line * 1.5))

    def minimumSizeHint(self) -> QSize:
        """Let it shrink; the name is cut then."""
        line = self.fontMetrics().height()
        return QSize(self._words.sizeHint().width() + 3 * line, round(line * 1.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name to the room there is, and offer the whole name then."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        room = self.width() - self._words.sizeHint().width() - 5 * metrics.height() // 2
        shown = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(tip(self.name) if shown != self.name else "")
