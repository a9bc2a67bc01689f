"""The window of a day: planned and done on one axis, the entries below, and a panel that edits the selected one."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.domain.timeline.day_editing import snapped
from tltimer.gui.day.edit_commands import EditCommands
from tltimer.gui.day.entry_list import EntryListView, first_open
from tltimer.gui.day.entry_panel import EntryPanel
from tltimer.gui.day.header import DayHeader
from tltimer.gui.day.shortcuts import KeysCard, descriptions
from tltimer.gui.day.timeline_view import TimelineView
from tltimer.gui.process.window_size import largest_size
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.layouts import column_in
from tltimer.gui.widgets.painting import tip
from tltimer.gui.widgets.popup_menu import PopupMenu
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.gui.widgets.toast import Toast
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.evidence import places_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.gui.day.model import DayModel
    from tltimer.gui.widgets.theme import Theme

MARGIN, DOWN = 24, 12


class DayWindow(QWidget):
    """Shows a day and asks for changes; knows nothing of how they are carried out."""

    day_wanted = Signal(object)
    """Another day should be shown, a date."""

    rewriting_wanted = Signal(object, str, str)
    """A Rewriting is to be carried out, as a step of this name, and confirmed in this sentence."""

    noticed_accepted = Signal(object)
    noticed_rejected = Signal(object)
    """A Disagreement of log and evidence has this answer."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    week_wanted = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.edits = EditCommands(self)
        self.header = DayHeader()
        self.canvas = TimelineView(look, self.edits)
        self.rows = EntryListView(look, self.edits)
        self._page = QWidget()
        self.editor = EntryPanel(look, self.edits, self._page)
        self.toast = Toast(look, self)
        self.keys = Button(_("Keyboard shortcuts"), ButtonKind.LINK)
        self.keys.setAccessibleDescription("; ".join(f"{key}: {words}" for key, words in descriptions()))
        self.accept_all = Button("", ButtonKind.LINK)
        self.accept_all.hide()
        self._back: QWidget = self.rows
        self._is_editing = False
        self._fitted = False
        self._lay_out()
        self._connect()
        self._dress()
        self.setMinimumSize(640, 420)

    def _lay_out(self) -> None:
        picture = Card("", self._look)
        picture.body.addWidget(self.canvas)
        entries = Card(_("Entries"), self._look)
        entries.head.setContentsMargins(8, 0, 8, 0)  # as wide as the lines between the rows
        entries.head.insertWidget(1, self.rows.heads, 1000)  # instead of the space there
        entries.head.addWidget(self.accept_all)
        entries.head.addWidget(self.keys)
        entries.body.addWidget(self.rows, 1)
        inner = column_in(self._page, MARGIN, DOWN)
        inner.addWidget(self.header)
        inner.addWidget(picture)
        inner.addWidget(entries, 1)
        self._scroll = ScrollArea(self._page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _connect(self) -> None:
        edits, header = self.edits, self.header
        self._look.changed.connect(self._dress)
        header.day_wanted.connect(self._leave_for)
        header.undo.clicked.connect(self._undo)
        header.redo.clicked.connect(self._redo)
        header.week.clicked.connect(self.week_wanted)
        header.fill.clicked.connect(self._fill_gap)
        edits.rewriting_wanted.connect(self.rewriting_wanted)
        edits.trouble.connect(self.say)
        edits.time_typed.connect(self._type_time)
        edits.changed.connect(self._place_editor)
        self.toast.undo_wanted.connect(self._undo)
        self.keys.clicked.connect(self._show_keys)
        self.editor.noticed.accepted.connect(self.noticed_accepted)
        self.editor.noticed.rejected.connect(self.noticed_rejected)
        self.accept_all.clicked.connect(self._accept_all)
        self.canvas.edit_wanted.connect(lambda: self._edit(self.canvas))
        self.rows.edit_wanted.connect(lambda: self._edit(self.rows))
        self.canvas.menu_wanted.connect(self._offer)
        self.canvas.picked.connect(self._open_editor)
        self.editor.left.connect(self._return_keyboard)
        self.editor.closed.connect(self._close_editor)
        self.editor.resized.connect(self._place_editor)
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
        """Show a day as it is now; what is selected, typed or being dragged stays."""
        is_other_day = self.edits.view is None or self.edits.view.report.date != view.report.date
        name = f"{formats.day_name(view.report.date)}, {formats.date_words(view.report.date)}"
        self.setWindowTitle(name)
        self.header.show_view(view)
        self.setAccessibleDescription(self.header.sentence.text())
        if is_other_day:
            self.say("")
            self._is_editing = False
        self._show_noticed(view)
        self.edits.show_view(view)
        if is_other_day:
            self._is_editing = self.edits.piece is not None and view.sheet.is_unknown(self.edits.piece)
            self._place_editor()
        # Modes are made when they are known; with Tab they come after the times all the same.
        panel = self.editor
        chain = [self.canvas, self.rows, panel.begin, panel.end, panel.close_button, *panel.modes.modes.values()]
        for widget, following in pairwise([*chain, panel.person, panel.kind, panel.note, panel.confirm, panel.book]):
            QWidget.setTabOrder(widget, following)

    def point_out(self, target: Meeting | datetime) -> None:
        """Select a meeting, or the entry at an instant, and show what can be done with it."""
        self.edits.point_out(target)
        self._show_editor()
        # A list that gets the keyboard chooses a row of its own accord, and meetings have none.
        keyboard = self.canvas if self.edits.meeting is not None else self.rows
        keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Show a sentence for some seconds; an empty one hides the one that is shown."""
        self.toast.show_text(text)

    def show_done(self, text: str) -> None:
        """Show the last change, with Undo."""
        self.toast.show_text(text, undoable=True)

    def _show_noticed(self, view: DayModel) -> None:
        disagreements = view.noticed.open if view.noticed is not None else ()
        self.accept_all.setVisible(len(disagreements) > 1)
        self.accept_all.setText(
            ngettext("Accept {count} correction", "Accept all {count} corrections", len(disagreements)).format(
                count=len(disagreements)
            )
        )
        self.accept_all.setAccessibleDescription(places_words(len(disagreements)))
        self.accept_all.setToolTip(tip(formats.capitalized(places_words(len(disagreements)))))

    def _accept_all(self) -> None:
        view = self.edits.view
        for disagreement in view.noticed.open if view is not None and view.noticed is not None else ():
            self.noticed_accepted.emit(disagreement)

    def _edit(self, back: QWidget) -> None:
        self._back = back
        self._show_editor()
        self.editor.take_keyboard()

    def _type_time(self, text: str) -> None:
        self._back = self.canvas if self.canvas.hasFocus() else self.rows
        if self.edits.piece is not None and self.edits.meeting is None:
            self._show_editor()
            self.editor.type_time(text)

    def _fill_gap(self) -> None:
        """Select the first time that is open, and ask what it was."""
        sheet, view = self.edits.shown, self.edits.view
        row = first_open(sheet, view.no_work) if sheet is not None and view is not None else None
        if row is not None:
            self.edits.choose(row.index)
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_editor()

    def _open_editor(self) -> None:
        self._is_editing = True
        self._place_editor()

    def _show_editor(self) -> None:
        """Open the panel and scroll to all of it; not after a click, which may be followed by another one there."""
        self._open_editor()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.editor, 0, MARGIN // 2))

    def _close_editor(self) -> None:
        self.editor.finish()
        self._is_editing = False
        self._return_keyboard()
        self._place_editor()

    def _return_keyboard(self) -> None:
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_editor(self) -> None:
        """Let the panel point at what is selected, below the timeline, on a page that is high enough for it."""
        edits = self.edits
        if not self._is_editing or (edits.piece is None and edits.mark is None and edits.meeting is None):
            self.editor.hide()
            self.toast.leave_free(QRect())
            self._page.setMinimumHeight(0)
            return
        target = self.canvas.target().toAlignedRect()
        geometry = self.canvas.places
        bottom = round(geometry.bottom) if geometry is not None else target.bottom()
        target.moveTopLeft(self.canvas.mapTo(self._page, QPoint(target.left(), bottom - target.height())))
        self.editor.point_at(target, self._page.rect().adjusted(MARGIN, 0, -MARGIN, 0))
        self._page.setMinimumHeight(self.editor.geometry().bottom() + MARGIN)
        self.toast.leave_free(QRect(self.editor.mapTo(self, QPoint()), self.editor.size()))

    def _offer(self, at: datetime, point: QPoint) -> None:
        """Offer in a menu what can be done where the right button was pressed."""
        piece = self.edits.piece
        if piece is None:
            return
        menu = PopupMenu(self._look, self, is_transient=True)
        at = snapped(at)
        view = self.edits.view
        assert view is not None
        if piece.start < at < piece.end and not piece.is_gap:
            split = menu.addAction(_("Split at {time}").format(time=formats.wall_time(at, view.zone)))
            split.triggered.connect(lambda: self.edits.split(at))
        if not piece.is_gap:
            menu.addAction(_("Edit…")).triggered.connect(lambda: self._edit(self.canvas))
        menu.addAction(_("Merge into previous")).triggered.connect(lambda: self.edits.merge(-1))
        menu.addAction(_("Merge into next")).triggered.connect(lambda: self.edits.merge(1))
        if not piece.is_gap:
            menu.addAction(_("Delete")).triggered.connect(self.edits.delete)
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
        """Write the text typed or the edge moved, if it is not written yet."""
        self.editor.finish()
        self.edits.settle()

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
        if self.edits.let_go():
            return
        if self.editor.isVisible():
            self._close_editor()
        else:
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel at what it points at."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place_editor)  # once the layout has its new size

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the list, and take a size that fits, at first."""
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
        screen = largest_size(self)
        return QSize(line * 60, line * 43).expandedTo(QSize(1040, 740)).boundedTo(screen)

    def _dress(self) -> None:
        self._look.dress(self)
