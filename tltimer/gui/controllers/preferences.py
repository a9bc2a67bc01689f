"""The windows in which things are set: the settings, and the first steps. Nothing of them is loaded before."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tltimer.gui.data_changes import DataChanges
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.widgets.theme import Theme
from tltimer.services.bootstrap import Program
from tltimer.services.reports import Reports

if TYPE_CHECKING:
    from tltimer.gui.controllers.first_run import FirstRunController
    from tltimer.gui.controllers.settings import SettingsController


class PreferencesController(QObject):
    """Opens them, keeps them up to date while they are open, and lets go of them when they are closed.

    Args:
        program: what is changed.
        overview: answers without waiting.
        look: gives the palette to wear.
        icons: draws the icons of modes.
        told_by: names what tells of absence, and why others do not.
        parent: as of any QObject.
    """

    mode_chosen = Signal(str)
    """The user is in this mode now: its key."""

    target_wanted = Signal()
    """The target is to be chosen, in the week."""

    window_wanted = Signal()
    """The small window is to be shown."""

    def __init__(
        self,
        program: Program,
        reports: Reports,
        look: Callable[[], Theme],
        icons: TrayIcons,
        told_by: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]],
        changes: DataChanges,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._look = look
        self._icons = icons
        self._told_by = told_by
        self._changes = changes
        self._settings: SettingsController | None = None
        self._first: FirstRunController | None = None

    def show_settings(self, page: str = "", token: str = "") -> None:
        """Open the settings, or bring them to the front."""
        if self._settings is None:
            from tltimer.gui.controllers.settings import SettingsController

            self._settings = controller = SettingsController(
                self._program, self._reports, self._look(), self._icons, self._changes, self, told_by=self._told_by
            )
            controller.target_wanted.connect(self.target_wanted)
            controller.closed.connect(self._end_settings)
        self._settings.show(page, token)

    def welcome(self, tray: bool) -> None:
        """Show the first steps: nobody has set or logged anything here yet."""
        from tltimer.gui.controllers.first_run import FirstRunController

        self._first = guide = FirstRunController(
            self._program, self._reports, self._look(), self._icons, self._changes, self
        )
        guide.mode_chosen.connect(self.mode_chosen)
        guide.window_wanted.connect(self.window_wanted)
        guide.settings_wanted.connect(lambda: self.show_settings())
        guide.closed.connect(self._end_first)
        guide.show_place(tray)
        guide.show()

    def show_place(self, tray: bool) -> None:
        """The tray has come or gone."""
        if self._first is not None:
            self._first.show_place(tray)

    def update(self) -> None:
        """Show what is true now in the windows that are open."""
        for one in (self._settings, self._first):
            if one is not None:
                one.update()

    def close(self) -> None:
        """Close them."""
        for one in (self._settings, self._first):
            if one is not None:
                one.window.close()

    def _end_settings(self) -> None:
        if self._settings is not None:
            self._settings.deleteLater()
            self._settings = None

    def _end_first(self) -> None:
        if self._first is not None:
            self._first.deleteLater()
            self._first = None
