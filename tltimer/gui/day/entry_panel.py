"""The chosen entry in words: when, with whom, of what kind, what came of it; and what else can be done with it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.day_pieces import NEW, DayPiece
from tltimer.domain.timeline.durations import parse_wall
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.gui.day.edit_commands import EditCommands
from tltimer.gui.day.model import DayModel
from tltimer.gui.widgets.accessibility import meeting_words
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout
from tltimer.gui.widgets.line_edit import TextField
from tltimer.gui.widgets.painting import SUPPORT
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.day_edits import piece_name
from tltimer.wording.sanitize import menu_text


class KindButton(Button):
    """Names the kind and offers the others that are for the same side."""

    chosen = Signal(str)
    """The key of a kind; none takes it away."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", look, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Kind"))
        self.offered: list[tuple[str, str]] = []
        self._now = ""
        self.clicked.connect(self._open)

    def show_piece(self, view: DayModel, piece: DayPiece) -> None:
        """Show the kind of an entry."""
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


class EntryPanel(Card):
    """Edits what is chosen in the hand."""

    left = Signal()
    """The keyboard is to go back to where it came from."""

    def __init__(self, look: Theme, hand: EditCommands, parent: QWidget | None = None) -> None:
        super().__init__(_("Chosen"), look, parent)
        self._hand = hand
        self.begin, self.end = TextField(_("Begin"), look, guards=False), TextField(_("End"), look, guards=False)
        self.lasts = Label(muted=True)
        self.person, self.note = TextField(_("With"), look), TextField(_("Outcome"), look)
        self.kind = KindButton(look)
        self.split = Button(_("Split"), look)
        self.before, self.after = Button(_("‹ Merge"), look), Button(_("Merge ›"), look)
        self.delete = Button(_("Delete"), look)
        self.confirm = Button(_("Confirm full length"), look, ButtonKind.MAIN)
        self.book = Button(_("Log as meeting"), look, ButtonKind.MAIN)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for field in (self.begin, self.end):
            field.setFixedWidth(self.fontMetrics().horizontalAdvance(formats.widest_time()) + 28)
        self.person.setPlaceholderText(_("No one specific"))
        self.note.setPlaceholderText(_("Add a note or an outcome"))
        for button, words, keys in (
            (self.split, _("Cut it in two in the middle"), "/"),
            (self.before, _("Give its time to the entry before"), _("Backspace")),
            (self.after, _("Give its time to the entry after"), _("Shift+Backspace")),
            (self.delete, _("Make it time in which nothing was tracked"), _("Delete")),
            (self.confirm, _("It was this for all of that time"), "+"),
        ):
            button.setToolTip(_("{words}, key {keys}").format(words=words, keys=keys))
            button.setAccessibleName(words)
        self._times = QWidget()
        times = QHBoxLayout(self._times)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(6)
        for part in (self.begin, Label("–"), self.end, self.lasts):
            times.addWidget(part)
        times.addStretch(1)
        self._form = QWidget()
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        with_whom = QHBoxLayout()
        with_whom.setSpacing(6)
        with_whom.addWidget(self.person, 1)
        with_whom.addWidget(self.kind)
        grid.addWidget(Label(_("With"), factor=SUPPORT, muted=True), 0, 0)
        grid.addLayout(with_whom, 0, 1)
        grid.addWidget(Label(_("Note"), factor=SUPPORT, muted=True), 1, 0)
        grid.addWidget(self.note, 1, 1)
        grid.setColumnStretch(1, 1)
        self._can = QWidget()
        flow = FlowLayout(self._can, across=6, down=6)
        for button in (self.confirm, self.book, self.split, self.before, self.after, self.delete):
            flow.addWidget(button)
        self.hint = Label(factor=SUPPORT, muted=True, wraps=True)
        for line in (self._times, self._form, self._can, self.hint):
            self.body.addWidget(line)
        self.body.setSpacing(8)
        self.body.addStretch(1)

    def _connect(self) -> None:
        hand = self._hand
        hand.changed.connect(self._follow)
        self.begin.written.connect(lambda text: self._say_time(0, text))
        self.end.written.connect(lambda text: self._say_time(1, text))
        self.person.written.connect(lambda text: hand.say_field("person", text))
        self.note.written.connect(lambda text: hand.say_field("note", text))
        self.kind.chosen.connect(lambda key: hand.say_field("kind", key))
        deeds: dict[Button, Callable[[], None]] = {
            self.split: hand.split,
            self.before: lambda: hand.merge(-1),
            self.after: lambda: hand.merge(1),
            self.delete: hand.delete,
            self.confirm: hand.confirm,
            self.book: self._book,
        }
        for button, deed in deeds.items():
            button.clicked.connect(partial(self._do, deed))
        for field in (self.begin, self.end, self.person, self.note):
            field.left.connect(self.left)
            field.conflicted.connect(self._warn)
            field.orphaned.connect(partial(self._keep, field))

    def _do(self, deed: Callable[[], None], _checked: bool = False) -> None:
        """Do something to the chosen entry; a click leaves the keyboard where something is typed about it."""
        self.finish()
        deed()

    def take_keyboard(self) -> None:
        """Begin to edit: the note, or else the button that matters most."""
        if self._form.isVisibleTo(self):
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            self.note.selectAll()
        elif self.book.isVisibleTo(self):
            self.book.click()

    @property
    def is_typed(self) -> bool:
        """Whether something is typed that is not written yet."""
        return any(field.is_typed for field in (self.begin, self.end, self.person, self.note))

    def finish(self) -> None:
        """Hand over what is typed."""
        for field in (self.begin, self.end, self.person, self.note):
            field.finish()

    def _follow(self) -> None:
        view, piece, hand = self._hand.view, self._hand.piece, self._hand
        if view is None:
            return
        entry = piece if hand.mark is None and hand.meeting is None else None
        said = entry is not None and not entry.is_gap
        if entry is not None:
            self._show_piece(view, entry)
        self._times.setVisible(entry is not None)
        self._form.setVisible(said)
        for button in (self.split, self.before, self.after):
            button.setVisible(entry is not None)
        self.split.setVisible(said)
        self.delete.setVisible(said or hand.mark is not None)
        self.confirm.setVisible(
            said and entry is not None and view.sheet.is_unknown(entry) and entry.switch.mode != UNKNOWN
        )
        meeting = self._bookable(view, entry)
        self.book.setVisible(meeting is not None)
        if meeting is not None and hand.meeting is None:
            self.book.setText(_("Book {meeting}").format(meeting=meeting_words(meeting, view.zone)))
        else:
            self.book.setText(_("Log as meeting"))
        self.book.updateGeometry()
        self._show_words(view, entry)

    def _show_piece(self, view: DayModel, piece: DayPiece) -> None:
        subject = piece.switch.id or f"{piece.start}"
        index, pieces = self._hand.index or 0, view.sheet.pieces
        self.begin.show_value(formats.wall_time(piece.start, view.zone), subject)
        self.end.show_value(formats.wall_time(piece.end, view.zone), subject)
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
        self.kind.show_piece(view, piece)

    def _show_words(self, view: DayModel, piece: DayPiece | None) -> None:
        mark, meeting = self._hand.mark, self._hand.meeting
        hint = ""
        if meeting is not None:
            what = meeting.title or _("Meeting")
            hint = formats.span_words(meeting.start, meeting.end, view.zone)
        elif mark is not None:
            what = formats.span_words(mark.start, mark.end, view.zone)
            hint = _("Choose a mode to paint it, or Esc.")
        elif piece is None:
            what = _("Nothing chosen")
            hint = _("Drag an edge to move it; drag over the day to mark a span; click an entry to change it.")
        else:
            what = piece_name(piece, view.modes)
            if view.sheet.is_unknown(piece):
                hint = _("Unknown time counts for no mode until you say what it was.")
        self.rename(what)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _bookable(self, view: DayModel, piece: DayPiece | None) -> Meeting | None:
        """Return the meeting that is chosen, or that lies in the chosen piece and is not in the log."""
        if self._hand.meeting is not None:
            return self._hand.meeting
        if piece is None:
            return None
        return next((one for one in view.unlogged if one.start < piece.end and piece.start < one.end), None)

    def _book(self) -> None:
        view, hand = self._hand.view, self._hand
        piece = hand.piece if hand.meeting is None else None
        meeting = self._bookable(view, piece) if view is not None else None
        if meeting is not None:
            hand.book(meeting)

    def _say_time(self, side: int, text: str) -> None:
        view = self._hand.view
        if view is None:
            return
        try:
            clock = parse_wall(text)
        except ValueError:
            self._hand.trouble.emit(_("{text} is no time; write it like 9:30.").format(text=text))
            self._again()
            return
        at: datetime = view.rules.days.at_wall(view.report.date, clock)
        self._hand.say_time(side, at)
        self._again()

    def _again(self) -> None:
        """Show the times as they are."""
        view, piece = self._hand.view, self._hand.piece
        if view is not None and piece is not None:
            for field, at in ((self.begin, piece.start), (self.end, piece.end)):
                field.reset(formats.wall_time(at, view.zone))

    def _keep(self, field: TextField, text: str) -> None:
        """Let nothing be lost that was typed about what is another now."""
        piece = self._hand.piece
        if piece is None or piece.is_gap:
            field.reset("")
            self._hand.trouble.emit(
                _("What you wrote about was changed elsewhere meanwhile; you had typed “{text}”.").format(text=text)
            )
        else:
            self._hand.trouble.emit(
                _("What you write about was changed elsewhere; Enter twice writes it here, Esc lets go of it.")
            )

    def _warn(self, value: str) -> None:
        self._hand.trouble.emit(
            _(
                "This was changed elsewhere to “{value}” while you type; Enter twice writes yours, Esc takes theirs."
            ).format(value=value)
        )
