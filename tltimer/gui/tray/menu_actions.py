"""The actions of the menu and the small window: made once, updated in place."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from tltimer.gui.tray.menu_model import (
    MOST_PEOPLE,
)
from tltimer.gui.tray.promise_actions import PromiseActions
from tltimer.i18n.translate import _
from tltimer.wording.formats import listed
from tltimer.wording.sanitize import menu_text
from tltimer.wording.status import undo_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, TypeVar

    from PySide6.QtGui import QIcon

    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.tray.menu_model import (
        KindEntry,
        MenuModel,
        ModeEntry,
        Moment,
        NoteEntry,
        PersonEntry,
    )

    T = TypeVar("T")

MOST_KINDS = 16

COLUMN = "\t\u2003"
"""Sets a figure apart: Qt's menus have a column at the right for it, others show the wide space."""

WIDEST_HEADER = 48
"""So many letters a header has, that of a long entry of a mode with a short name."""

LEAST_ROOM = 12
"""In spaces, of which two are about as wide as a letter."""

WITH_COLUMN = frozenset({"kde", "lxqt"})
"""Desktops whose trays show menus by Qt; in the menus of others a figure follows its label."""


def has_column(platform: str, desktop: str) -> bool:
    """Return whether menus of the tray have a column for figures, by ``XDG_CURRENT_DESKTOP``."""
    return not platform.startswith("linux") or bool(WITH_COLUMN & set(desktop.casefold().split(":")))


class MenuActions(QObject):
    """The choices of the menu, as actions that any menu or window can show. Each choice is a signal."""

    offer_chosen = Signal(object)
    noticed_chosen = Signal(object)
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
    quick_switch_wanted = Signal()
    week_wanted = Signal()
    today_wanted = Signal()
    review_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()
    modes_grown = Signal()

    def __init__(self, icons: TrayIcons, parent: QObject | None = None, *, column: bool = True) -> None:
        super().__init__(parent)
        self._icons = icons
        self._column = column
        self._shapes: dict[QAction, tuple[str, str]] = {}
        self._group = QActionGroup(self)
        self._chosen: dict[QAction, Callable[[], None]] = {}
        # Hosts write what cannot be chosen too faintly to be read; so it opens the day that it tells about.
        self.header = self._action("", self.today_wanted.emit)
        self.modes: list[QAction] = []
        self.stop = self._action(_("End the day"), self.stop_chosen.emit)
        self.people = [self._action("", None) for _n in range(MOST_PEOPLE)]
        self.other_person = self._action(_("Someone else…"), self.other_person_wanted.emit)
        self.moments: list[QAction] = [self._action("", None) for _n in range(5)]
        self.other_moment = self._action(_("Other time…"), self.other_moment_wanted.emit)
        self.kinds: list[QAction] = [self._action("", None) for _n in range(MOST_KINDS)]
        self.promise = self._action(_("New promise…"), self.promise_wanted.emit)
        self.new_promise = self._action(_("New promise…"), self.promise_wanted.emit)
        self.promises = PromiseActions(self)
        self.note = self._action("", None)
        self.note.setVisible(False)
        self.confirm = self._action("", self.confirm_chosen.emit)
        self.undo = self._action(_("Undo"), self.undo_chosen.emit)
        self.quick_switch = self._action(_("Quick switch…"), self.quick_switch_wanted.emit)
        self.week = self._action(_("This week"), self.week_wanted.emit)
        self.today = self._action(_("Today"), self.today_wanted.emit)
        self.review = self._action(_("End-of-day review"), self.review_wanted.emit)
        self.quiet = self._action(_("Quiet for today"), lambda: self.quiet_chosen.emit(self.quiet.isChecked()))
        self.quiet.setCheckable(True)
        self.quiet.setToolTip(_("No notifications until tomorrow; questions wait."))
        self.settings = self._action(_("Settings"), self.settings_wanted.emit)
        self.quit = self._action(_("Quit"), self.quit_wanted.emit)
        # On macOS, Qt would move entries by their names into the application menu.
        for action in (self.settings, self.quit):
            action.setMenuRole(QAction.MenuRole.NoRole)

    def show_menu(self, menu: MenuModel) -> None:
        """Bring all actions up to date."""
        # GTK keeps the width that its menu had before it opened, and the header grows when it opens.
        room = 0 if self._column else max(LEAST_ROOM, 2 * (WIDEST_HEADER - len(menu.header)))
        self.header.setText(menu_text(menu.header) + " " * room)
        self._show_modes(menu.modes)
        self.stop.setEnabled(menu.running)
        self._show_people(menu.people)
        self._show_moments(menu.moments)
        self.other_moment.setEnabled(menu.running)
        self._show_kinds(menu.kinds)
        self.promises.show_entries(menu.promises)
        self.today.setText(menu_text(menu.today))
        self.week.setText(menu_text(menu.week))
        self.review.setText(menu_text(menu.review))
        self.settings.setText(menu_text(menu.settings))
        self._show_note(menu.note)
        self.confirm.setText(menu_text(menu.confirm))
        self.confirm.setVisible(bool(menu.confirm))
        self.undo.setText(menu_text(undo_line(menu.undo)))
        self.undo.setEnabled(bool(menu.undo))

    def picture_of(self, action: QAction) -> QIcon:
        """Return the icon of a mode's action without the line around it, for windows in colours of our own."""
        return self._icons.icon(*self._shapes[action])

    def show_quiet(self, quiet: bool) -> None:
        """Show whether the user wants quiet today."""
        self.quiet.setChecked(quiet)

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
            label = listed((mode.label, mode.detail))
            # Behind "from 14:30", the day's time would read as the meeting's.
            offers = mode.offer is not None or mode.noticed is not None
            self._write(action, label, mode.time, follows=not offers)
            self._shapes[action] = mode.shape, mode.colour
            action.setIcon(self._icons.icon(mode.shape, mode.colour, halo=True))
            font = action.font()
            font.setBold(mode.current or mode.offer is not None or mode.noticed is not None)
            action.setFont(font)
            action.setChecked(mode.current)
            if mode.noticed is not None:
                self._chosen[action] = _bound(self.noticed_chosen.emit, mode.noticed)
            elif mode.offer is not None:
                self._chosen[action] = _bound(self.offer_chosen.emit, mode.offer)
            else:
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
            self._write(action, person.name, person.days)
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

    def _write(self, action: QAction, label: str, figure: str, *, follows: bool = True) -> None:
        """Label an action; its words and its figure are kept apart too, for rows that have a place for each."""
        text = menu_text(label)
        if figure and self._column:
            text += COLUMN + figure
        elif figure and follows:
            text = listed((text, figure))
        action.setText(text)
        action.setProperty("words", label)
        action.setData(figure)

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
    """Pair entries with an action each, and hide the actions that are left over."""
    for action in actions[len(entries) :]:
        action.setVisible(False)
    for action, value in zip(actions, entries, strict=False):
        action.setVisible(True)
        yield action, value
