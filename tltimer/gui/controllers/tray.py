"""Shows the present moment where the switcher is: in the icon, the menu and the small window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.gui.tray.icons import IN_A_PANEL, shape_of
from tltimer.gui.tray.tooltip import tooltip_of
from tltimer.settings import schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.gui.controllers.status import StatusController
    from tltimer.gui.notifications.quiet_mode import QuietModeSwitch
    from tltimer.gui.tray.auto_tray import AutoTray
    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.tray.menu import TrayMenu
    from tltimer.gui.tray.menu_actions import MenuActions
    from tltimer.gui.tray.tray_or_window import TrayOrWindow
    from tltimer.reports.status import Status
    from tltimer.services.reports import Reports


class TrayController(QObject):
    """Shows the present moment, in the tray or wherever the user wants the switcher.

    Args:
        reports: has the settings, and the modes while the log cannot be read.
        status: holds the present moment.
        quiet: tells whether the user wants quiet.
        icons: the icons of the modes.
        actions: the choices that the menu and the small window share.
        menu: the menu.
        tray: the icon.
        place: shows the icon or the small window.
    """

    def __init__(
        self,
        reports: Reports,
        status: StatusController,
        quiet: QuietModeSwitch,
        icons: TrayIcons,
        actions: MenuActions,
        menu: TrayMenu,
        tray: AutoTray,
        place: TrayOrWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._status = status
        self._quiet = quiet
        self._icons = icons
        self._actions = actions
        self._menu = menu
        self._tray = tray
        self._place = place

    def begin(self) -> None:
        """Show what was looked at, where the settings want it."""
        self.show_menu()
        self._place.begin(self._preferred_backend())

    def follow_settings(self) -> None:
        """Move to where the settings want it now."""
        self._place.choose(self._preferred_backend())

    def _preferred_backend(self) -> str:
        settings = self._reports.settings()
        backend = settings[schema.TRAY_BACKEND]
        self._tray.prefer(backend)
        self._place.keep_on_top(settings[schema.WINDOW_ON_TOP])
        return backend

    def show_status(self, status: Status, rules: Rules) -> None:
        """Show the running mode in the icon."""
        self._show_mode(status.mode, rules.modes, tooltip_of(status, rules))

    def show_unread(self) -> None:
        """Show that the log cannot be read, so that nobody knows what runs."""
        self._show_mode(UNKNOWN, self._reports.rules_without_journal().modes, self._status.menu().tooltip)

    def _show_mode(self, mode: str, modes: ModeList, tooltip: str) -> None:
        shape = shape_of(mode, modes)
        self._tray.show_state(shape, self._icons.icon(*shape, IN_A_PANEL), tooltip)

    def show_menu(self) -> None:
        """Bring the menu up to date."""
        menu = self._status.menu()
        self._actions.show_menu(menu)
        self._menu.show_menu(menu)
        self._actions.show_quiet(self._quiet.is_on)

    def show_whole_menu(self) -> None:
        """Bring the menu up to date, the entries that take longer to read included."""
        self._status.read_more()
        self.show_menu()

    def update(self) -> None:
        """Bring the menu up to date; in a small window that is open, a moment later all of it."""
        self.show_menu()
        window = self._place.window
        if window is not None and window.isVisible():
            QTimer.singleShot(0, self.show_whole_menu)
