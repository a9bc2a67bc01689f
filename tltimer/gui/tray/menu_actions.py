"""The actions behind the tray's menu and the small window: made once, brought up to date in place."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.tray.menu_model import (
    MOST_PEOPLE,
    KindEntry,
    MenuModel,
    ModeEntry,
    Moment,
    NoteEntry,
    PersonEntry,
    TurnEntry,
)
from tltimer.gui.tray.promise_actions import PromiseActions
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import menu_text
from tltimer.wording.status import undo_line

T = TypeVar("T")

MOST_KINDS = 16

COLUMN = "\t\u2003"
"""Sets a figure apart: Qt's menus have a column at the right for it, others show the wide space."""


class MenuActions(QObject):
    """What can be chosen, as actions that any menu or window can show. Each choice is a signal."""

    turn_chosen = Signal(object)
    mode_chosen = Signal(str)
    stop_chosen = Signal()
    person_chosen = Signal(str)
    other_person_wanted = Signal()
    moment_chosen = Signal(datetime)
    other_moment_wanted = Signal()
    kind_chosen = Signal(str)
    confirm_chosen = Signal()
    promise_wanted = Signal()
    note_wanted = Signal(object)
    undo_chosen = Signal()
    quiet_chosen = Signal(bool)
    week_wanted = Signal()
    today_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()
    modes_grown = Signal()

    def __init__(self, icons: TrayIcons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._group = QActionGroup(self)
        self._chosen: dict[QAction, Callable[[], None]] = {}
        self.turn = self._action("", None)
        self.turn.setVisible(False)
        self.header = self._action("", None)
        self.header.setEnabled(False)
        self.modes: list[QAction] = []
        self.stop = self._action(_("Stop for today"), self.stop_chosen.emit)
        self.people = [self._action("", None) for _n in range(MOST_PEOPLE)]
        self.other_person = self._action(_("Another…"), self.other_person_wanted.emit)
        self.moments: list[QAction] = [self._action("", None) for _n in range(5)]
        self.other_moment = self._action(_("At a time…"), self.other_moment_wanted.emit)
        self.kinds: list[QAction] = [self._action("", None) for _n in range(MOST_KINDS)]
        self.promise = self._action(_("I promised…"), self.promise_wanted.emit)
        self.promises = PromiseActions(self)
        self.note = self._action("", None)
        self.note.setVisible(False)
        self.next_meeting = self._action("", None)
        self.next_meeting.setEnabled(False)
        self.confirm = self._action("", self.confirm_chosen.emit)
        self.undo = self._action(_("Undo"), self.undo_chosen.emit)
        self.week = self._action(_("This week"), self.week_wanted.emit)
        self.today = self._action(_("Today"), self.today_wanted.emit)
        self.quiet = self._action(_("Quiet for today"), lambda: self.quiet_chosen.emit(self.quiet.isChecked()))
        self.quiet.setCheckable(True)
        self.quiet.setToolTip(_("Nothing is said or asked by itself until tomorrow."))
        self.settings = self._action(_("Settings"), self.settings_wanted.emit)
        self.quit = self._action(_("Quit"), self.quit_wanted.emit)
        # On macOS, Qt would move entries by their names into the application menu.
        for action in (self.settings, self.quit):
            action.setMenuRole(QAction.MenuRole.NoRole)

    def show_offer(self, offer: MenuModel) -> None:
        """Bring all actions up to date."""
        self._show_turn(offer.turn)
        self.header.setText(menu_text(offer.header))
        self._show_modes(offer.modes)
        self.stop.setEnabled(offer.running)
        self._show_people(offer.people)
        self._show_moments(offer.moments)
        self.other_moment.setEnabled(offer.running)
        self._show_kinds(offer.kinds)
        self.promises.show_entries(offer.promises)
        self._show_note(offer.note)
        self.next_meeting.setText(menu_text(offer.next_meeting))
        self.next_meeting.setVisible(bool(offer.next_meeting))
        self.confirm.setText(menu_text(offer.confirm))
        self.confirm.setVisible(bool(offer.confirm))
        self.undo.setText(menu_text(undo_line(offer.undo)))
        self.undo.setEnabled(bool(offer.undo))

    def show_quiet(self, quiet: bool) -> None:
        """Say whether the user wants to hear nothing today."""
        self.quiet.setChecked(quiet)

    def _show_turn(self, turn: TurnEntry | None) -> None:
        self.turn.setVisible(turn is not None)
        if turn is None:
            return
        self.turn.setText(menu_text(turn.label))
        self.turn.setIcon(self._icons.icon(turn.shape, turn.colour))
        self._chosen[self.turn] = _bound(self.turn_chosen.emit, turn.turn)

    def _show_modes(self, entries: tuple[ModeEntry, ...]) -> None:
        grown = len(entries) - len(self.modes)
        for _n in range(grown):
            action = self._action("", None)
            action.setCheckable(True)
            self._group.addAction(action)
            self.modes.append(action)
        if grown > 0:
            self.modes_grown.emit()
        for action, mode in _paired(self.modes, entries):
            action.setText(menu_text(mode.label) + (COLUMN + mode.time if mode.time else ""))
            action.setIcon(self._icons.icon(mode.shape, mode.colour))
            font = action.font()
            font.setBold(mode.current)
            action.setFont(font)
            action.setChecked(mode.current)
            self._chosen[action] = _bound(self.mode_chosen.emit, mode.key)
        if not any(mode.current for mode in entries):
            self._uncheck()

    def _uncheck(self) -> None:
        checked = self._group.checkedAction()
        if checked:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def _show_people(self, people: tuple[PersonEntry, ...]) -> None:
        for action, person in _paired(self.people, people):
            action.setText(menu_text(person.name) + (COLUMN + person.days if person.days else ""))
            self._chosen[action] = _bound(self.person_chosen.emit, person.name)

    def _show_moments(self, moments: tuple[Moment, ...]) -> None:
        for action, moment in _paired(self.moments, moments):
            action.setText(menu_text(moment.label))
            self._chosen[action] = _bound(self.moment_chosen.emit, moment.at)

    def _show_kinds(self, kinds: tuple[KindEntry, ...]) -> None:
        for action, kind in _paired(self.kinds, kinds):
            action.setText(menu_text(kind.label))
            action.setCheckable(True)
            action.setChecked(kind.current)
            self._chosen[action] = _bound(self.kind_chosen.emit, kind.key)

    def _show_note(self, note: NoteEntry | None) -> None:
        self.note.setVisible(note is not None)
        if note is not None:
            self.note.setText(menu_text(note.label))
            self._chosen[self.note] = _bound(self.note_wanted.emit, note.entry)

    def _action(self, text: str, chosen: Callable[[], None] | None) -> QAction:
        action = QAction(text, self)
        if chosen:
            self._chosen[action] = chosen
        action.triggered.connect(lambda _checked=False: self._carry_out(action))
        return action

    def _carry_out(self, action: QAction) -> None:
        chosen = self._chosen.get(action)
        if chosen:
            chosen()


def _bound(emit: Callable[[Any], None], value: object) -> Callable[[], None]:
    return lambda: emit(value)


def _paired(actions: list[QAction], entries: Sequence[T]) -> Iterator[tuple[QAction, T]]:
    """Go through entries with an action for each; the actions that are left over are hidden."""
    for action in actions[len(entries) :]:
        action.setVisible(False)
    for action, value in zip(actions, entries, strict=False):
        action.setVisible(True)
        yield action, value
