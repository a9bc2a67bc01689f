"""One of a few: buttons side by side, of which one is chosen."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.theme import Theme


class SegmentedControl(QWidget):
    """Offers a few names; the chosen one is filled. Tab walks from one to the next, arrows do too.

    Args:
        look: the palette to wear.
        name: what is chosen here, to those who hear it.
        parent: as of any widget.
    """

    chosen = Signal(str)
    """Another one was chosen, by its key."""

    def __init__(self, look: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self, across=4, down=4)
        self._current = ""
        self.buttons: dict[str, Button] = {}
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def choice(self) -> str:
        """The key of the chosen one, "" for none."""
        return self._current

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer these: pairs of a key and of words."""
        options = tuple(options)
        if [(key, button.text()) for key, button in self.buttons.items()] == list(options):
            return
        clear(self._flow)
        self.buttons = {}
        for key, words in options:
            button = Button(words, self._look)
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, key))
            self.buttons[key] = button
            self._flow.addWidget(button)
        self.show_choice(self._current)

    def show_choice(self, key: str) -> None:
        """Show which one is chosen; none if it is not among them."""
        self._current = key
        for one, button in self.buttons.items():
            button.setChecked(one == key)
            button.become(ButtonKind.MAIN if one == key else ButtonKind.PLAIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows."""
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _choose(self, key: str, _checked: bool = False) -> None:
        changed = key != self._current
        self.show_choice(key)
        if changed:
            self.chosen.emit(key)
