"""A choice between a few names, side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.painting import SUPPORT, scaled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Segment(QRadioButton):
    """One of the names: a radio button that looks like a button and is tinted while it is chosen."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setProperty("kind", "segment")
        self.setFont(scaled(self.font(), SUPPORT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the words."""
        return super().text().replace("&&", "&")


def check_only(buttons: Mapping[str, QRadioButton], key: str) -> None:
    """Check one of some exclusive buttons, or none if there is none of this key."""
    for value, button in buttons.items():
        group = button.group()
        if group is not None and value != key:
            group.setExclusive(False)
            button.setChecked(False)
            group.setExclusive(True)
    if key in buttons:
        buttons[key].setChecked(True)


class SegmentedControl(QWidget):
    """Offers a few names; the chosen one is tinted. Tab comes to the chosen one, arrows walk on.

    Args:
        look: the palette to wear.
        name: the subject of the choice, for screen readers.
        parent: as of any widget.
    """

    chosen = Signal(str)
    """Another one was chosen, by its key."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, across=4, down=2)
        self._group = QButtonGroup(self)
        self._current = ""
        self.buttons: dict[str, Segment] = {}
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
        for button in self._group.buttons():
            self._group.removeButton(button)
        self.buttons = {}
        for key, words in options:
            button = Segment(words)
            button.toggled.connect(partial(self._take, key))
            self._group.addButton(button)
            self.buttons[key] = button
            self._flow.addWidget(button)
        self.show_choice(self._current)

    def show_choice(self, key: str) -> None:
        """Show which one is chosen; none if it is not among them."""
        self._current = key
        check_only(self.buttons, key)

    def _take(self, key: str, checked: bool) -> None:
        if checked and key != self._current:
            self._current = key
            self.chosen.emit(key)
