"""Opens the settings and Getting started on demand; nothing of them is loaded before."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.gui.controllers.first_run import FirstRunController
    from tltimer.gui.controllers.settings import SettingsController
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.shortcuts.listener import ShortcutsState
    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.widgets.theme import Theme
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports


class PreferencesController(QObject):
    """Opens both windows, keeps them up to date while they are open, and forgets them when they are closed.

    Args:
        program: what is changed.
        reports: answers without waiting.
        look: returns the theme.
        icons: draws the icons of modes.
        told_by: returns the names of what detects absence, and why the others do not work.
        shortcuts_state: returns how global shortcuts are taken.
        changes: carries out changes and tells of them.
        parent: as of any QObject.
    """

    mode_chosen = Signal(str)
    """The user is in this mode now: its key."""

    target_wanted = Signal()
    """The user wants to set the target, in the week."""

    window_wanted = Signal()
    """The small window is to be shown."""

    span_shown = Signal(object)
    """The events in this Span are on screen, so the calendars are wanted."""

    def __init__(
        self,
        program: Program,
        reports: Reports,
        look: Callable[[], Theme],
        icons: TrayIcons,
        told_by: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]],
        shortcuts_state: Callable[[], ShortcutsState],
        changes: DataChanges,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._look = look
        self._icons = icons
        self._told_by = told_by
        self._shortcuts_state = shortcuts_state
        self._changes = changes
        self._settings: SettingsController | None = None
        self._first: FirstRunController | None = None
        self._tray = True

    def show_settings(self, page: str = "", token: str = "") -> None:
        """Open the settings, or bring them to the front."""
        if self._settings is None:
            from tltimer.gui.controllers.settings import SettingsController

            self._settings = controller = SettingsController(
                self._program,
                self._reports,
                self._look(),
                self._icons,
                self._changes,
                self,
                told_by=self._told_by,
                shortcuts_state=self._shortcuts_state,
            )
            controller.target_wanted.connect(self.target_wanted)
            controller.welcome_wanted.connect(self._welcome_again)
            controller.span_shown.connect(self.span_shown)
            controller.closed.connect(self._end_settings)
        self._settings.show(page, token)

    def take_pressed(self, action: str) -> bool:
        """Take the keys of a global shortcut where the settings record keys; return whether they do."""
        return self._settings is not None and self._settings.take_pressed(action)

    def welcome(self, tray: bool) -> None:
        """Open Getting started, since nobody has set or logged anything here yet."""
        self._tray = tray
        from tltimer.gui.controllers.first_run import FirstRunController

        self._first = first_run = FirstRunController(
            self._program, self._reports, self._look(), self._icons, self._changes, self
        )
        first_run.mode_chosen.connect(self.mode_chosen)
        first_run.window_wanted.connect(self.window_wanted)
        first_run.settings_wanted.connect(lambda: self.show_settings())
        first_run.closed.connect(self._end_first)
        first_run.show_place(tray)
        first_run.show()

    def _welcome_again(self) -> None:
        if self._first is None:
            self.welcome(self._tray)
        else:
            self._first.show()

    @property
    def is_welcoming(self) -> bool:
        """Whether Getting started is open."""
        return self._first is not None

    def show_place(self, tray: bool) -> None:
        """Follow a tray that has come or gone."""
        self._tray = tray
        if self._first is not None:
            self._first.show_place(tray)

    def update(self) -> None:
        """Bring the windows up to date that are open."""
        for controller in (self._settings, self._first):
            if controller is not None:
                controller.update()

    def close(self) -> None:
        """Close both windows."""
        for controller in (self._settings, self._first):
            if controller is not None:
                controller.window.close()

    def _end_settings(self) -> None:
        if self._settings is not None:
            self._settings.deleteLater()
            self._settings = None

    def _end_first(self) -> None:
        if self._first is not None:
            self._first.deleteLater()
            self._first = None
