"""A proposed move: the meeting, its gain, a button that copies the message, and a menu against it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.gui.widgets.popup_menu import PopupMenu
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from tltimer.domain.meetings.moves import Move
    from tltimer.gui.widgets.theme import Theme


class MoveProposal(QWidget):
    """Shows one move; nothing at all where there is none."""

    message_wanted = Signal(object)
    """The message that asks for this Move is to be copied."""

    never_wanted = Signal(object)
    """The user wants no move of this Move's series to be suggested again."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._move: Move | None = None
        self.what = Label(factor=SUPPORT, weight=BOLD, fills=True)
        self.gain = Label(factor=SUPPORT, muted=True, wraps=True)
        self.copy = Button(_("Copy message"))
        self.copy.clicked.connect(self._copy)
        # Not the one sign of three dots: few fonts have it, so a whole other one would be loaded for it.
        self.more = Button("···", ButtonKind.BARE)
        self.more.setAccessibleName(_("More actions for this move"))
        menu = PopupMenu(look, self.more)
        self.never = menu.addAction(_("Don't suggest moving this again"))
        self.never.triggered.connect(lambda: self.never_wanted.emit(self._move))
        self.more.setMenu(menu)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.addWidget(self.copy)
        self._buttons.addWidget(self.more)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.what)
        column.addWidget(self.gain)
        column.addLayout(self._buttons)
        self.setVisible(False)

    def show_move(self, move: Move | None, zone: tzinfo) -> None:
        """Show a move, or none."""
        for widget in (self, self.copy):
            widget.setVisible(move is not None)
        if move is None:
            self._move = None
            return
        from tltimer.wording.plan import gain_words, proposed_move

        self.what.setText(proposed_move(move, zone))
        self.gain.setText(gain_words(move))
        if move != self._move:
            self._move = move
            self.copy.setText(_("Copy message"))
            self.copy.updateGeometry()

    def _copy(self) -> None:
        self.message_wanted.emit(self._move)
        self.copy.setText(_("Copied"))
        self.copy.updateGeometry()


def copy_message(move: Move, template: str, zone: tzinfo) -> None:
    """Put the message that asks for a move on the clipboard, as plain text."""
    from tltimer.wording.plan import message_of

    QGuiApplication.clipboard().setText(message_of(move, template, zone))
