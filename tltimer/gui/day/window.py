"""The window of a day: planned and done on one axis, the entries beside, and what can be done with them."""

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.day_editing import snapped
from tltimer.gui.day.edit_commands import EditCommands
from tltimer.gui.day.entry_list import EntryListView
from tltimer.gui.day.entry_panel import EntryPanel
from tltimer.gui.day.header import DayHeader
from tltimer.gui.day.mode_bar import ModeBar
from tltimer.gui.day.model import DayModel
from tltimer.gui.day.shortcuts import KeysCard, told
from tltimer.gui.day.timeline_view import TimelineView
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.layouts import column_in
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.wording import formats

MARGIN, ACROSS, DOWN = 24, 14, 12


class DayWindow(QWidget):
    """Shows a day and says how it is to be rewritten; knows nothing of how that is done."""

    day_wanted = Signal(object)
    """Another day should be shown, a date."""

    rewriting_wanted = Signal(object, str)
    """A Rewriting is to be carried out, as a step of this name."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    week_wanted = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.hand = EditCommands(self)
        self.header = DayHeader(look)
        self.canvas = TimelineView(look, self.hand)
        self.tools = ModeBar(look, self.hand)
        self.rows = EntryListView(look, self.hand)
        self.editor = EntryPanel(look, self.hand)
        self.keys = Button(_("Keys"), look, ButtonKind.LINK)
        self.keys.setAccessibleDescription("; ".join(f"{key}: {words}" for key, words in told()))
        self._back: QWidget = self.rows
        self._fitted = False
        self._lay_out()
        self._connect()
        self._dress()
        self.setMinimumSize(640, 420)

    def _lay_out(self) -> None:
        page = self._page = QWidget()
        picture = Card(_("Planned and done"), self._look)
        picture.head.addWidget(self.keys)
        picture.body.addWidget(self.canvas, 1)
        picture.body.addWidget(self.tools)
        beside = Card(_("Entries"), self._look)
        beside.body.addWidget(self.rows, 1)
        below = QHBoxLayout()
        below.setSpacing(ACROSS)
        below.addWidget(beside, 6)
        below.addWidget(self.editor, 5)
        inner = column_in(page, MARGIN, DOWN)
        inner.addWidget(self.header)
        inner.addWidget(picture, 6)
        inner.addLayout(below, 5)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(page))

    def _connect(self) -> None:
        hand, header = self.hand, self.header
        self._look.changed.connect(self._dress)
        header.day_wanted.connect(self._leave_for)
        header.undo.clicked.connect(self._undo)
        header.redo.clicked.connect(self._redo)
        header.week.clicked.connect(self.week_wanted)
        hand.rewriting_wanted.connect(self.rewriting_wanted)
        hand.trouble.connect(self.say)
        self.keys.clicked.connect(self._show_keys)
        self.canvas.edit_wanted.connect(lambda: self._edit(self.canvas))
        self.rows.edit_wanted.connect(lambda: self._edit(self.rows))
        self.canvas.menu_wanted.connect(self._offer)
        self.editor.left.connect(lambda: self._back.setFocus(Qt.FocusReason.OtherFocusReason))
        orders = {
            "Ctrl+Z": self._undo,
            "Ctrl+Shift+Z": self._redo,
            "Ctrl+Y": self._redo,
            "PgUp": lambda: header.step(-1),
            "PgDown": lambda: header.step(1),
            "Ctrl+Home": header.show_present,
            "F1": self._show_keys,
            "Esc": self._escape,
        }
        for keys, order in orders.items():
            QShortcut(QKeySequence(keys), self).activated.connect(order)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self).activated.connect(self.close)

    def show_view(self, view: DayModel) -> None:
        """Show a day as it is now; what is chosen, typed or in hand stays."""
        other = self.hand.view is None or self.hand.view.report.date != view.report.date
        name = f"{formats.day_name(view.report.date)}, {formats.date_words(view.report.date)}"
        self.setWindowTitle(name)
        self.header.show_view(view)
        self.setAccessibleDescription(self.header.sentence.text())
        if other:
            self.say("")
        self.hand.show_view(view)
        # Modes are made when they are known; with Tab they come between the picture and the list all the same.
        chain = [self.canvas, *self.tools.modes.values(), self.rows]
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def point_out(self, what: Meeting | datetime) -> None:
        """Choose a meeting, or the entry at an instant."""
        self.hand.point_out(what)
        # A list that gets the keyboard chooses a row of its own accord, and meetings have none.
        keyboard = self.canvas if self.hand.meeting is not None else self.rows
        keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Show a sentence until the next one; none to take it away."""
        self.header.say(text)

    def _edit(self, back: QWidget) -> None:
        self._back = back
        self.editor.take_keyboard()

    def _offer(self, at: datetime, point: QPoint) -> None:
        """Offer with the right button what can be done where it was pressed."""
        piece = self.hand.piece
        if piece is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look.dress(menu)
        at = snapped(at)
        view = self.hand.view
        assert view is not None
        if piece.start < at < piece.end and not piece.is_gap:
            split = menu.addAction(_("Split at {time}").format(time=formats.wall_time(at, view.zone)))
            split.triggered.connect(lambda: self.hand.split(at))
        if not piece.is_gap:
            menu.addAction(_("Edit…")).triggered.connect(lambda: self._edit(self.canvas))
        menu.addAction(_("Give to the one before")).triggered.connect(lambda: self.hand.merge(-1))
        menu.addAction(_("Give to the one after")).triggered.connect(lambda: self.hand.merge(1))
        if not piece.is_gap:
            menu.addAction(_("Delete")).triggered.connect(self.hand.delete)
        menu.popup(point)

    def _show_keys(self) -> None:
        card = KeysCard(self._look, self)
        corner = self.keys.mapToGlobal(self.keys.rect().bottomRight()) + QPoint(0, 4)
        card.move(corner - QPoint(card.sizeHint().width(), 0))
        card.show()

    def _leave_for(self, day: object) -> None:
        self.settle()
        self.day_wanted.emit(day)

    def settle(self) -> None:
        """Hand over what is typed or moved and not written yet."""
        self.editor.finish()
        self.hand.settle()

    def _undo(self) -> None:
        self.say("")
        self.settle()
        self.undo_wanted.emit()

    def _redo(self) -> None:
        self.say("")
        self.settle()
        self.redo_wanted.emit()

    def _escape(self) -> None:
        self.canvas.forget_drag()
        self.say("")
        if not self.hand.let_go():
            self.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Return the list the keyboard, and take a size that fits, at first."""
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
                self.resize(self.sizeHint())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lose nothing that was typed or moved."""
        self.settle()
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for the size of the design, as far as it fits on the screen."""
        line = self.fontMetrics().height()
        screen = self.screen().availableGeometry().size() - QSize(0, line * 2)  # there is a frame too
        return QSize(line * 60, line * 43).expandedTo(QSize(1040, 740)).boundedTo(screen)

    def _dress(self) -> None:
        self._look.dress(self)
