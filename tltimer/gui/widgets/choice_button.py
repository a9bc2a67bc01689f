"""A button that shows a choice, and offers the others in a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal

from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.popup_menu import PopupMenu
from tltimer.wording.sanitize import menu_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from tltimer.gui.widgets.theme import Theme


class ChoiceButton(Button):
    """Shows one of several choices; whoever carries out another one shows it.

    Args:
        look: the theme.
        name: what is chosen, for screen readers.
        unset: what it shows instead of the choice with the key "".
        parent: as of any widget.
    """

    chosen = Signal(str)
    """The key of another choice."""

    def __init__(self, look: Theme, name: str, *, unset: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._look, self._unset = look, unset
        self.choices: dict[str, str] = {}
        self.key = ""
        self.setAccessibleName(name)
        self.clicked.connect(self._open)

    def offer(self, choices: Mapping[str, str], key: str) -> None:
        """Offer choices, words by key, and show one of them."""
        self.choices = dict(choices)
        self.show_choice(key)
        self.setEnabled(len(choices) > 1)

    def show_choice(self, key: str) -> None:
        """Show another of the choices."""
        self.key = key
        shown = self.choices[key] if key or not self._unset else self._unset
        self.setText(f"{shown} ▾")
        self.setAccessibleDescription(self.choices[key])
        self.updateGeometry()

    def _open(self) -> None:
        menu = PopupMenu(self._look, self, is_transient=True)
        for key, words in self.choices.items():
            action = menu.addAction(menu_text(words))
            action.setCheckable(True)
            action.setChecked(key == self.key)
            action.setData(key)
        menu.triggered.connect(self._choose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose(self, action: QAction) -> None:
        if action.data() != self.key:
            self.chosen.emit(action.data())
