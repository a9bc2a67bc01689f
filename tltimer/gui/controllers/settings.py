"""Controls the settings window: makes its pages when they are opened, and shows the outcome of changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused
from tltimer.gui.controllers.settings_sections import SettingsSectionsController
from tltimer.gui.process.window_activation import bring_to_front, delete_on_close
from tltimer.gui.process.window_size import RememberedSize
from tltimer.gui.settings.undo_stack import SettingsUndoStack
from tltimer.gui.settings.window import SettingsWindow
from tltimer.gui.shortcuts.listener import ShortcutsState
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.widgets.theme import Theme
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports

FIRST = "general"


class SettingsController(QObject):
    """One window while it is open.

    Args:
        program: what is changed.
        reports: answers without waiting.
        look: the palette to wear.
        icons: draws the icons of modes.
        changes: tells the other parts of changes.
        parent: as of any QObject.
        told_by: returns the names of what detects absence, and why the others do not work.
        shortcuts_state: returns how global shortcuts are taken.
    """

    closed = Signal()
    """The window is gone."""

    target_wanted = Signal()
    """The user wants to set the target, in the week window."""

    welcome_wanted = Signal()
    """The user wants to open Getting started again."""

    span_shown = Signal(object)
    """The events in this Span are on screen, so the calendars are wanted."""

    def __init__(
        self,
        program: Program,
        reports: Reports,
        look: Theme,
        icons: TrayIcons,
        changes: DataChanges,
        parent: QObject | None = None,
        *,
        told_by: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]] = lambda: ((), ()),
        shortcuts_state: Callable[[], ShortcutsState] = ShortcutsState,
    ) -> None:
        super().__init__(parent)
        self._data_changes = changes
        self._updates: dict[str, Callable[[], None]] = {}
        self._filled: set[str] = set()
        self._is_unread = False
        self.changes = SettingsUndoStack(program, self)
        self.changes.made.connect(lambda words: self._tell(_("Changed: {what}").format(what=words)))
        self.changes.undone.connect(lambda words: self._tell(_("Undone: {what}").format(what=words)))
        self.changes.refused.connect(self._refuse)
        self._sections = SettingsSectionsController(
            program, reports, look, icons, self.changes, told_by, shortcuts_state, parent=self
        )
        self._sections.done.connect(self._tell)
        self._sections.applied.connect(self._follow)
        self._sections.refused.connect(self._refuse)
        self._sections.target_wanted.connect(self.target_wanted)
        self._sections.welcome_wanted.connect(self.welcome_wanted)
        self._sections.span_shown.connect(self.span_shown)
        self.window = SettingsWindow(look, self._make)
        RememberedSize(self.window, program.home.cache)
        delete_on_close(self.window)
        self.window.opened.connect(lambda key: self._update_pages((key,)))
        self.window.undo_wanted.connect(self.changes.undo)
        self.window.destroyed.connect(self.closed)

    def show(self, page: str = "", token: str = "") -> None:
        """Open the window, or bring it to the front."""
        if page or not self.window.pages:
            self.window.show_page(page or FIRST)
        bring_to_front(self.window, token)

    def take_pressed(self, action: str) -> bool:
        """Take the keys of a global shortcut where keys are recorded; return whether they are."""
        return self._sections.take_pressed(action)

    def update(self) -> None:
        """Bring the pages that were opened up to date."""
        self._update_pages(self.window.pages)

    def _update_pages(self, keys: Iterable[str]) -> None:
        """Bring pages up to date; while the log cannot be read, what needs it stays as it was."""
        reasons: list[str] = []
        for section in (section for key in keys for section in self.window.pages[key].sections):
            if section in self._updates:
                try:
                    self._updates[section]()
                except Refused as refusal:
                    reasons.append(str(refusal))
                    if section not in self._filled:  # an empty list would say that there is nothing
                        self.window.section(section).hide()
                else:
                    if section not in self._filled:
                        self._filled.add(section)
                        self.window.section(section).show()
        if reasons:
            self.window.tell(reasons[0], self.changes.can_undo)
        elif self._is_unread:
            self.window.tell("", self.changes.can_undo)
        self._is_unread = bool(reasons)

    def _tell(self, words: str) -> None:
        self.window.tell(words, self.changes.can_undo)
        self._follow()

    def _follow(self) -> None:
        self.update()
        self._data_changes.announce_settings()

    def _refuse(self, why: str) -> None:
        self.window.tell(formats.capitalized(why), self.changes.can_undo)
        self.update()

    def _make(self, key: str) -> QWidget:
        section, self._updates[key] = self._sections.make(key)
        return section
