"""The panel that points at the selected entry: its times, mode, person, kind and note, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tltimer.domain.timeline.day_pieces import NEW
from tltimer.domain.timeline.durations import parse_wall
from tltimer.domain.timeline.spans import overlap
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.gui.day.mode_bar import ModeBar
from tltimer.gui.day.noticed_box import NoticedBox
from tltimer.gui.widgets.accessibility import meeting_words
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.choice_button import ChoiceButton
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout
from tltimer.gui.widgets.line_edit import TextField
from tltimer.gui.widgets.painting import BOLD, SUPPORT, painting_on, tip
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.day_edits import piece_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPaintEvent

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.day_pieces import DayPiece
    from tltimer.gui.day.edit_commands import EditCommands
    from tltimer.gui.day.model import DayModel
    from tltimer.gui.widgets.theme import Theme

MARGIN, ARROW, RADIUS = 16, 9, 10
WIDTH = 19
"""In lines of text."""


class EntryPanel(QWidget):
    """Edits the selected entry; lies over the page below the entry that it points at."""

    left = Signal()
    """The keyboard is to go back to where it came from."""

    closed = Signal()
    """It was closed by its button."""

    resized = Signal()
    """It needs another height."""

    def __init__(self, look: Theme, edits: EditCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._edits = look, edits
        self._tip: int | None = None
        self.title = Label(weight=BOLD, fills=True)
        self.begin, self.end = TextField(_("Start"), look, guards=False), TextField(_("End"), look, guards=False)
        self.lasts = Label(muted=True, fills=True)
        self.problem = Label(factor=SUPPORT, wraps=True)
        self.close_button = Button("✕", ButtonKind.BARE)
        self.modes = ModeBar(look, edits)
        self.person, self.note = TextField(_("With"), look), TextField(_("Note"), look)
        self.kind = ChoiceButton(look, _("Kind of work"), unset=_("Kind of work"))
        self.kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.noticed = NoticedBox(look)
        self.split = Button(_("Split"))
        self.before, self.after = Button(_("Merge into previous")), Button(_("Merge into next"))
        self.delete = Button(_("Delete"))
        self.confirm = Button(_("Confirm full length"), ButtonKind.MAIN)
        self.book = Button(_("Log as meeting"), ButtonKind.MAIN)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        for field in (self.begin, self.end):
            field.setFixedWidth(self.fontMetrics().horizontalAdvance(formats.widest_time()) + 28)
        self.person.setPlaceholderText(_("Who with (optional)"))
        self.note.setPlaceholderText(_("Add a note or an outcome"))
        self.close_button.setAccessibleName(_("Close"))
        for button, words, keys in (
            (self.split, _("Split in the middle"), "/"),
            (self.before, _("Merge this entry into the previous one"), _("Backspace")),
            (self.after, _("Merge this entry into the next one"), _("Shift+Backspace")),
            (self.delete, _("Delete the selection"), _("Delete")),
            (self.confirm, _("Confirm that the entry lasted this long"), "+"),
        ):
            button.setToolTip(tip(_("{words}, key {keys}").format(words=words, keys=keys)))
            button.setAccessibleName(words)
        self._times = QWidget()
        times = QHBoxLayout(self._times)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(6)
        times.addWidget(self.begin)
        times.addWidget(Label("–"))
        times.addWidget(self.end)
        times.addWidget(self.lasts)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.title, 1)
        top.addWidget(self._times, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._with = QWidget()
        with_whom = QHBoxLayout(self._with)
        with_whom.setContentsMargins(0, 0, 0, 0)
        with_whom.setSpacing(6)
        with_whom.addWidget(self.person, 1)
        with_whom.addWidget(self.kind)
        self._flow = QWidget()
        flow = FlowLayout(self._flow, across=6, down=6)
        for button in (self.confirm, self.book, self.split, self.before, self.after):
            flow.addWidget(button)
        self._can = QWidget()
        can = QHBoxLayout(self._can)
        can.setContentsMargins(0, 0, 0, 0)
        can.setSpacing(6)
        can.addWidget(self._flow, 1)
        can.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignBottom)  # apart from what keeps the time logged
        self.hint = Label(factor=SUPPORT, muted=True, wraps=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN + ARROW - 4, MARGIN, MARGIN - 2)
        outer.setSpacing(8)
        outer.addLayout(top)
        for part in (self.problem, self.hint, self.modes, self.noticed, self._with, self.note, self._can):
            outer.addWidget(part)
        self.problem.hide()

    def _connect(self) -> None:
        edits = self._edits
        edits.changed.connect(self._follow)
        self.begin.written.connect(lambda text: self._set_time(0, text))
        self.end.written.connect(lambda text: self._set_time(1, text))
        self.person.written.connect(lambda text: edits.say_field("person", text))
        self.note.written.connect(lambda text: edits.say_field("note", text))
        self.kind.chosen.connect(lambda key: edits.say_field("kind", key))
        self.close_button.clicked.connect(self.closed)
        by_button: dict[Button, Callable[[], None]] = {
            self.split: edits.split,
            self.before: lambda: edits.merge(-1),
            self.after: lambda: edits.merge(1),
            self.delete: edits.delete,
            self.confirm: edits.confirm,
            self.book: self._book,
        }
        for button, edit in by_button.items():
            button.clicked.connect(partial(self._carry_out, edit))
        for field in (self.begin, self.end, self.person, self.note):
            field.left.connect(self.left)
            field.conflicted.connect(self._warn)
            field.orphaned.connect(partial(self._keep, field))
        for field in (self.begin, self.end):
            field.textEdited.connect(lambda _text: self._show_problem(""))
            field.left.connect(lambda: self._show_problem(""))

    def _carry_out(self, edit: Callable[[], None], _checked: bool = False) -> None:
        """Edit the selected entry; a click leaves the keyboard where something is typed about it."""
        self.finish()
        edit()

    def point_at(self, target: QRect, room: QRect) -> None:
        """Show it below what it is about.

        Args:
            target: what it is about, in the parent's coordinates; an empty one if that is out of sight.
            room: the parent's part from whose left to whose right side it may reach.
        """
        width = min(round(self.fontMetrics().height() * WIDTH), room.width())
        height = self._height_at(width)
        left = min(max(target.center().x() - width // 2, room.left()), room.right() + 1 - width)
        self._tip = target.center().x() - left if target.width() else None
        self.setGeometry(left, target.bottom() + 3, width, height)
        self.show()
        self.raise_()
        self.update()

    def take_keyboard(self) -> None:
        """Begin to edit: the note of an entry, the mode of a gap; a meeting is logged."""
        if self.note.isVisibleTo(self):
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            self.note.selectAll()
        elif self._edits.meeting is not None:
            self._book()
        else:
            first = next((button for button in self.modes.modes.values() if button.isVisibleTo(self)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)

    def type_time(self, text: str) -> None:
        """Begin to type the start, or the end where the start cannot move."""
        field = self.begin if self.begin.isEnabled() else self.end
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.setText(text)

    def finish(self) -> None:
        """Hand over what is typed."""
        for field in (self.begin, self.end, self.person, self.note):
            field.finish()

    def event(self, event: QEvent) -> bool:
        """Take another height when what it holds needs one."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            height = self._height_at(self.width())
            if height != self.height():
                self.resize(self.width(), height)
                self.resized.emit()
        return handled

    def _height_at(self, width: int) -> int:
        """Return the height that it needs at a width."""
        outer = self.layout()
        assert outer is not None
        # From within: each tells the one around it.
        for layout in (self.modes.layout(), self._flow.layout(), self._can.layout(), outer):
            if layout is not None:
                layout.activate()
        return outer.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface, its outline, and the arrow to what it is about."""
        palette = self._look.palette
        surface = QRectF(self.rect()).adjusted(0.5, ARROW + 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(surface, RADIUS, RADIUS)
        if self._tip is not None:
            tip = min(max(self._tip, RADIUS + ARROW), self.width() - RADIUS - ARROW)
            arrow = QPainterPath(QPointF(tip - ARROW, surface.top() + 1))
            arrow.lineTo(tip, 1)
            arrow.lineTo(tip + ARROW, surface.top() + 1)
            shape = shape.united(arrow)
        with painting_on(self) as painter:
            painter.setPen(QPen(QColor(palette.edge), 1))
            painter.setBrush(QColor(palette.card))
            painter.drawPath(shape)

    def _follow(self) -> None:
        view, piece, edits = self._edits.view, self._edits.piece, self._edits
        if view is None:
            return
        entry = piece if edits.mark is None and edits.meeting is None else None
        is_entry = entry is not None and not entry.is_gap
        if entry is not None:
            self._show_piece(view, entry)
        self.noticed.show_selection(view, entry.span if entry is not None else None)
        self._times.setVisible(entry is not None)
        self.title.setVisible(entry is None)
        if entry is None:
            self._show_problem("")
        for part in (self._with, self.note):
            part.setVisible(is_entry)
        for button in (self.before, self.after):
            button.setVisible(entry is not None and button.isEnabled())
        self.split.setVisible(is_entry)
        mark = edits.mark
        holds = mark is not None and any(overlap(mark, piece.span) for piece in view.sheet.pieces if not piece.is_gap)
        self.delete.setVisible(is_entry or holds)
        self.confirm.setVisible(
            is_entry and entry is not None and view.sheet.is_unknown(entry) and entry.switch.mode != UNKNOWN
        )
        meeting = self._bookable(view, entry)
        self.book.setVisible(meeting is not None and edits.can_book(meeting))
        if meeting is not None and edits.meeting is None:
            self.book.setText(_("Log as meeting: {meeting}").format(meeting=meeting_words(meeting, view.zone)))
        else:
            self.book.setText(_("Log as meeting"))
        self.book.updateGeometry()
        self._show_words(view, entry)

    def _show_piece(self, view: DayModel, piece: DayPiece) -> None:
        subject = piece.switch.id or f"{piece.start}"
        index, pieces = self._edits.index or 0, view.sheet.pieces
        self.begin.show_value(formats.wall_time(piece.start, view.zone), subject)
        self.end.show_value(formats.wall_time(piece.end, view.zone), subject)
        if not (self.begin.is_wrong or self.end.is_wrong):
            self._show_problem("")
        self.begin.setEnabled(index > 0 or piece.switch.id != NEW)
        self.end.setEnabled(index + 1 < len(pieces) or not piece.is_gap)
        self.lasts.setText(formats.length(piece.span.seconds))
        self.person.show_value(piece.switch.person or "", subject)
        self.note.show_value(piece.switch.note or "", subject)
        self.before.setEnabled(index > 0 and not pieces[index - 1].is_gap)
        self.after.setEnabled(index + 1 < len(pieces) and not pieces[index + 1].is_gap)
        completer = self.person.completer()
        if view.people and (completer is None or completer.model().rowCount() != len(view.people)):
            made = QCompleter(list(view.people), self.person)
            made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.person.setCompleter(made)
        self.kind.offer(kinds_for(view, piece), piece.switch.kind or "")

    def _show_words(self, view: DayModel, piece: DayPiece | None) -> None:
        mark, meeting = self._edits.mark, self._edits.meeting
        hint = ""
        if meeting is not None:
            title = meeting.title or _("Meeting")
            hint = formats.span_words(meeting.start, meeting.end, view.zone)
        elif mark is not None:
            title = formats.span_words(mark.start, mark.end, view.zone)
        elif piece is None:
            title = _("No entry selected")
        else:
            title = piece_name(piece, view.modes)
            if view.sheet.is_unknown(piece) and piece.switch.mode != UNKNOWN:
                hint = _("This entry is unusually long. It counts as unknown until you confirm or change it.")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _bookable(self, view: DayModel, piece: DayPiece | None) -> Meeting | None:
        """Return the meeting that is selected, or that lies in the selected piece and is not in the log."""
        if self._edits.meeting is not None:
            return self._edits.meeting
        if piece is None:
            return None
        return next(
            (meeting for meeting in view.unlogged if meeting.start < piece.end and piece.start < meeting.end), None
        )

    def _book(self) -> None:
        view, edits = self._edits.view, self._edits
        piece = edits.piece if edits.meeting is None else None
        meeting = self._bookable(view, piece) if view is not None else None
        if meeting is not None:
            edits.book(meeting)

    def _set_time(self, side: int, text: str) -> None:
        view, field = self._edits.view, (self.begin, self.end)[side]
        if view is None:
            return
        try:
            clock = parse_wall(text)
        except ValueError:
            problem = _("'{text}' is not a time. Enter a time such as 9:30.").format(text=text)
        else:
            problem = self._edits.say_time(side, view.rules.days.at_wall(view.report.date, clock))
        if problem:
            field.refuse()
        else:
            self._show_times_again()
        self._show_problem(problem)

    def _show_times_again(self) -> None:
        """Show the times as they are, spelled alike."""
        view, piece = self._edits.view, self._edits.piece
        if view is not None and piece is not None:
            for field, at in ((self.begin, piece.start), (self.end, piece.end)):
                field.reset(formats.wall_time(at, view.zone))

    def _show_problem(self, problem: str) -> None:
        """Show below the times why one of them was refused."""
        if problem == self.problem.text():
            return
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _keep(self, field: TextField, text: str) -> None:
        """Keep the typed text now that another entry stands here, and say so."""
        piece = self._edits.piece
        if piece is None or piece.is_gap:
            field.reset("")
            self._edits.trouble.emit(
                _("The entry was changed elsewhere, so your text was not saved: '{text}'.").format(text=text)
            )
        else:
            self._edits.trouble.emit(
                _("This entry was changed elsewhere. Press Enter twice to save your text, Esc to discard it.")
            )

    def _warn(self, value: str) -> None:
        words = _("This field was emptied elsewhere. Press Enter twice to save your text, Esc to discard it.")
        if value:
            words = _(
                "This field was changed to '{value}' elsewhere. Press Enter twice to save your text, Esc to discard it."
            )
        self._edits.trouble.emit(words.format(value=value))


def kinds_for(view: DayModel, piece: DayPiece) -> dict[str, str]:
    """Return the kinds of work that an entry can have, words by key: none, those of its side, and its own."""
    kinds, own = view.rules.kinds, piece.switch.kind
    offered = {kind.key: kind.label for kind in kinds.offered(view.modes.counts_as(piece.switch.mode))}
    return {"": _("No kind of work")} | offered | ({own: kinds.kind(own).label} if own else {})
