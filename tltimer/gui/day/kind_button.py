"""The kind of a stretch, chosen from a menu."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from tltimer.domain.timeline.day_pieces import Piece
from tltimer.gui.day.model import DayView
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.wording.titles import menu_text


class KindButton(Button):
    """Names the kind and offers the others that are for the same side."""

    chosen = Signal(str)
    """The key of a kind; none takes it away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("", look, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Kind"))
        self.offered: list[tuple[str, str]] = []
        self._now = ""
        self.clicked.connect(self._open)

    def show_piece(self, view: DayView, piece: Piece) -> None:
        """Show the kind of a stretch."""
        kinds, now = view.rules.kinds, piece.switch.kind or ""
        self.offered = [(kind.label, kind.key) for kind in kinds.offered(view.modes.counts_as(piece.switch.mode))]
        if now and now not in (key for _label, key in self.offered):
            self.offered.append((kinds.kind(now).label, now))
        self.offered.insert(0, (_("No kind"), ""))
        self._now = now
        words = next(label for label, key in self.offered if key == now)
        self.setText(f"{words} ▾")
        self.setAccessibleDescription(words)
        self.setEnabled(len(self.offered) > 1)
        self.updateGeometry()

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look.dress(menu)
        for label, key in self.offered:
            action = menu.addAction(menu_text(label))
            action.setCheckable(True)
            action.setChecked(key == self._now)
            action.triggered.connect(partial(self._choose, key))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose(self, key: str, _checked: bool = False) -> None:
        if key != self._now:
            self.chosen.emit(key)
