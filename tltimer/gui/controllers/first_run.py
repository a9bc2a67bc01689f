"""Leads through Getting started and saves the answers."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Qt, Signal

from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.gui.controllers.calendars import AddCalendarController
from tltimer.gui.first_run.wizard import CALENDAR, FirstRunWindow
from tltimer.gui.process.window_activation import bring_to_front, delete_on_close
from tltimer.settings.schema import LUNCH, MY_ADDRESSES, WORK
from tltimer.settings.toml_changes import write_setting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.widgets.theme import Theme
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports
    from tltimer.settings.schema import Setting

BY_THE_SESSION = "DESKTOP_AUTOSTART_ID"
"""Set by session managers for what they start: nobody asked for a window then."""


class FirstRunController(QObject):
    """One window, while it is open.

    Args:
        program: what is changed.
        reports: answers without waiting.
        look: the theme.
        changes: carries out changes and tells of them.
        icons: draws the icons of modes.
        parent: as of any QObject.
    """

    mode_chosen = Signal(str)
    """The user is in this mode now: its key."""

    window_wanted = Signal()
    """The small window is to be shown."""

    settings_wanted = Signal()
    """The user wants to see all settings."""

    closed = Signal()
    """The window is gone."""

    def __init__(
        self,
        program: Program,
        reports: Reports,
        look: Theme,
        icons: TrayIcons,
        changes: DataChanges,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._changes = changes
        self.window = window = FirstRunWindow(look, icons)
        delete_on_close(window)
        window.hours_entered.connect(self._keep_hours)
        window.review_counts.connect(self._count_review)
        window.own.known.connect(self._keep_addresses)
        window.switch.mode_chosen.connect(self._switch)
        window.switch.window_wanted.connect(self.window_wanted)
        window.settings_wanted.connect(self.settings_wanted)
        window.destroyed.connect(self._end)
        self._is_open = True
        self.adding = AddCalendarController(program, reports, window.adding, os.environ, self)
        self.adding.added.connect(self._take_calendar)
        self._show_answers()
        self.update()

    def _show_answers(self) -> None:
        """Show the previous answers: the window can be opened again."""
        settings = self._reports.settings()
        if any(settings.is_set(setting) for setting in (*WORK, LUNCH)):
            self.window.hours.show_settings(settings)
        side = self._reports.rules().modes.counts_as("review")
        if side in (CountsAs.CODING, CountsAs.LEADING):
            self.window.review.show_choice(str(side))

    def show(self) -> None:
        """Show the window: whoever started the app asked for it, unless the session did."""
        if os.environ.get(BY_THE_SESSION):
            self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.window.show()
        else:
            bring_to_front(self.window)

    def show_place(self, tray: bool) -> None:
        """Show where to switch."""
        if self._is_open:  # the tray goes too when the app ends, after its windows
            self.window.switch.show_place(tray)

    def update(self) -> None:
        """Bring the window up to date."""
        modes, status = self._reports.rules().modes, self._reports.status()
        if tuple(self.window.switch.modes) != tuple(mode.key for mode in modes.offered):
            self.window.switch.show_modes(modes.offered)
        self.window.switch.show_mode(modes.mode(status.mode) if status.running else None)

    def _end(self) -> None:
        self._is_open = False
        self.closed.emit()

    def _switch(self, mode: str) -> None:
        self.mode_chosen.emit(mode)
        self.update()

    def _keep_hours(self, answers: tuple[tuple[Setting[Any], str], ...]) -> None:
        for setting, text in answers:
            self._keep(setting, text)

    def _keep_addresses(self, addresses: tuple[str, ...]) -> None:
        own_addresses = self._reports.settings()[MY_ADDRESSES]
        self._keep(MY_ADDRESSES, ",".join(dict.fromkeys((*own_addresses, *addresses))))

    def _keep(self, setting: Setting[Any], text: str) -> None:
        self._changes.carry_out(lambda: write_setting(self._program.home.settings_file, setting.key, text))

    def _count_review(self, side: str) -> None:
        if side == str(self._reports.rules().modes.mode("review").counts_as):
            return
        self._changes.carry_out(lambda: self._program.modes.change_mode("review", counts_as=CountsAs(side)))

    def _take_calendar(self, added: object) -> None:
        own_addresses = self._reports.settings()[MY_ADDRESSES]
        addresses = tuple(
            address for address in getattr(added, "addresses", ()) if address.lower() not in own_addresses
        )
        self.window.own.propose(addresses)
        if addresses:
            self.window.own.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.window.step == CALENDAR:
            self.window.show_step(CALENDAR + 1)
