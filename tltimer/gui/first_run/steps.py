"""The last step: the first switch, and where the next ones are made."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.timeline.modes import Mode
from tltimer.gui.settings.list_widgets import Picture
from tltimer.gui.tray.icons import Icons
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.painting import BOLD
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.wording.titles import menu_text


class LargePicture(Picture):
    """The icon so large that it is found again in the panel."""

    def sizeHint(self) -> QSize:
        """Take the room of two lines."""
        return QSize(1, 1) * round(self.fontMetrics().height() * 2.2)


class SwitchStep(QWidget):
    """Offers the modes; once one is chosen it shows its icon, and where that is."""

    mode_chosen = Signal(str)
    """What the user is doing now: the key of a mode."""

    window_wanted = Signal()
    """The small window is to be shown."""

    def __init__(self, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icons = icons
        self._tray = True
        self.modes: dict[str, Button] = {}
        offer = QWidget()
        self._flow = FlowLayout(offer, across=6, down=6)
        self._picture = QHBoxLayout()
        self.running = Label(weight=BOLD, wraps=True)
        self.where = Label(wraps=True)
        self.small = Button(_("Show the small window"), look)
        self.small.clicked.connect(self.window_wanted)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self.running)
        told.addWidget(self.where)
        told.addWidget(self.small, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(self._picture)
        row.addLayout(told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(offer)
        column.addLayout(row)
        self.show_mode(None)

    def show_modes(self, modes: Iterable[Mode]) -> None:
        """Offer these."""
        clear(self._flow)
        self.modes = {}
        for mode in modes:
            self.modes[mode.key] = button = Button(menu_text(mode.label), self._look)
            button.clicked.connect(lambda _checked=False, key=mode.key: self.mode_chosen.emit(key))
            self._flow.addWidget(button)

    def show_mode(self, mode: Mode | None) -> None:
        """Show what runs now, None for nothing yet."""
        clear(self._picture)
        icon: QIcon = self._icons.icon(mode.shape, mode.colour) if mode else self._icons.icon("off", "grey")
        self._picture.addWidget(LargePicture(icon), 0, Qt.AlignmentFlag.AlignTop)
        self.running.setText(_("{mode} runs now.").format(mode=mode.label) if mode else "")
        self.running.setVisible(mode is not None)
        self._say_where()

    def show_place(self, tray: bool) -> None:
        """Say where the switch is: in the tray, or in the small window and why."""
        self._tray = tray
        self._say_where()

    def _say_where(self) -> None:
        if self._tray:
            text = _(
                "Look for this picture in the panel, near the clock and the network. A click on it opens the menu, and"
                " one click there switches; a middle click goes back to the mode before."
            )
        else:
            text = _(
                "This desktop shows no tray, so a small window does the same: one click in it switches. GNOME shows the"
                " icon with the AppIndicator extension."
            )
        self.where.setText(text)
        self.small.setVisible(not self._tray)
