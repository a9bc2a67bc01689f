"""Adds, refreshes and removes calendars, in threads."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal

from tltimer.domain.timeline.names import folded
from tltimer.errors import Refused
from tltimer.gui.background.task import BackgroundTask
from tltimer.i18n.translate import _, ngettext
from tltimer.settings.schema import MY_ADDRESSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tltimer.calendars.offers import Offer
    from tltimer.calendars.status import AddedCalendar
    from tltimer.gui.settings.add_calendar import AddCalendarForm
    from tltimer.gui.settings.calendars_page import CalendarsPage
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports


class CalendarsController(QObject):
    """Carries out the requests of the calendars page.

    Args:
        program: whose calendars they are.
        reports: answer without waiting.
        page: the page, which shows the outcome.
    """

    done = Signal(str)
    """A change was made: its words."""

    refused = Signal(str)
    """A change was refused: the reason."""

    def __init__(self, program: Program, reports: Reports, page: CalendarsPage) -> None:
        super().__init__(page)
        self._program = program
        self._reports = reports
        self._page = page
        self._busy: set[str] = set()
        page.refresh_wanted.connect(self.refresh)
        page.removed.connect(self.remove)
        page.role_chosen.connect(self.set_role)
        self.adding = AddCalendarController(program, reports, page.adding, os.environ, self)
        self.adding.added.connect(self._take_in)

    def update(self) -> None:
        """Show the present state of the calendars."""
        states = self._program.calendars.states()
        self._page.show_states(states, self._reports.now(), self._reports.rules(), self._busy)

    def refresh(self, name: str) -> None:
        """Read a calendar anew."""
        calendars = self._program.calendars
        task = BackgroundTask(lambda: calendars.refresh([name], force=True, unlock=True), self)
        task.done.connect(lambda _nothing: self._end(name))
        task.refused.connect(lambda why: self._end(name, why))
        self._busy.add(name)
        self.update()
        task.start()

    def remove(self, name: str) -> None:
        """Stop reading a calendar, and forget what was planned in it from now on."""
        from tltimer.services.plan_snapshots import forget_plans
        from tltimer.settings.schema import WRITE_TO
        from tltimer.settings.toml_changes import drop_setting

        program, reports = self._program, self._reports
        try:
            program.calendars.remove(name)
            if folded(reports.settings()[WRITE_TO]) == folded(name):
                drop_setting(program.home.settings_file, WRITE_TO.key)
            forget_plans(program.journal, name, reports.now(), reports.rules())
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.done.emit(_("Stopped reading {name}. The calendar itself is untouched.").format(name=name))

    def set_role(self, name: str, role: str) -> None:
        """Change the role of a calendar, and read it again if another part of it is kept then."""
        try:
            self._program.calendars.set_role(name, role)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.refresh(name)

    def _end(self, name: str, why: str = "") -> None:
        self._busy.discard(name)
        state = next((status for status in self._program.calendars.states() if status.name == name), None)
        if why or state is None:
            self.refused.emit(why)
        elif not state.fresh:
            self.refused.emit(_("{name}: {why}").format(name=name, why=" ".join(state.problems)))
        else:
            self.done.emit(_("{name} is up to date.").format(name=name))

    def _take_in(self, added: AddedCalendar) -> None:
        own_addresses = self._reports.settings()[MY_ADDRESSES]
        self._page.own.propose(address for address in added.addresses if address.lower() not in own_addresses)
        self.done.emit(added_words(added))


class AddCalendarController(QObject):
    """Adds the calendars that a form asks for.

    Args:
        program: whose calendars they are.
        reports: answer without waiting.
        form: the form.
        environ: the environment, which names the session bus.
        parent: as of any QObject.
    """

    added = Signal(object)
    """A calendar is read now: an AddedCalendar."""

    def __init__(
        self,
        program: Program,
        reports: Reports,
        form: AddCalendarForm,
        environ: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._form = form
        form.calendar_entered.connect(self.add)
        form.server_entered.connect(self.ask)
        form.desktop_chosen.connect(self.ask_desktop)
        form.offer_chosen.connect(self.add_offered)
        self._look_at_desktop(environ)

    def add(self, name: str, place: str) -> None:
        """Add a calendar by address, file or folder; of a folder that holds several, offer them."""
        calendars, zone = self._program.calendars, self._reports.rules().days.zone
        offers = calendars.folder_offers(place)
        if offers:
            self._form.show_offers(offers)
            return
        self._start(BackgroundTask(lambda: calendars.add(calendars.free_name(name), place, zone), self))

    def ask_desktop(self) -> None:
        """Ask the desktop for the calendars of its accounts."""
        task = BackgroundTask(self._program.calendars.desktop_offers, self)
        task.done.connect(self._form.show_offers)
        task.refused.connect(lambda why: self._form.end_waiting(why, False))
        self._form.begin_waiting(_("Looking for your desktop's calendars…"))
        task.start()

    def _look_at_desktop(self, environ: Mapping[str, str]) -> None:
        """Offer the calendars of the desktop's accounts as a way, and at once where their service runs already."""
        from tltimer.services.desktop_calendars import evolution_presence

        presence = evolution_presence(environ)
        if presence != "absent":
            self._form.show_desktop_way()
        if presence == "running":
            task = BackgroundTask(self._program.calendars.desktop_offers, self)
            task.done.connect(self._form.show_desktop_offers)
            task.start()

    def ask(self, address: str, user: str, password: str) -> None:
        """Ask a server for its calendars."""
        from tltimer.calendars.accounts import Account, server_account

        address = address if "://" in address else f"https://{address}"
        try:
            account = server_account(address, user or None)
        except Refused as refusal:
            self._form.tell(str(refusal))
            return
        account = Account(account.address, account.user, password)
        calendars = self._program.calendars
        task = BackgroundTask(lambda: calendars.server_offers(account), self)
        task.done.connect(self._form.show_offers)
        task.refused.connect(lambda why: self._form.end_waiting(why, False))
        self._form.begin_waiting(_("Contacting the server…"))
        task.start()

    def add_offered(self, name: str, offer: Offer) -> None:
        """Add a calendar that was offered."""
        calendars, zone = self._program.calendars, self._reports.rules().days.zone
        self._start(BackgroundTask(lambda: calendars.add_offered(calendars.free_name(name), offer, zone), self))

    def _start(self, task: BackgroundTask) -> None:
        task.done.connect(self._end)
        task.refused.connect(lambda why: self._form.end_waiting(why, False))
        self._form.begin_waiting(_("Reading the calendar…"))
        task.start()

    def _end(self, added: AddedCalendar) -> None:
        words = added_words(added)
        if added.secrets_file is not None:
            text = _("Its address or password is stored in {file}, which only you can read.")
            words += "\n" + text.format(file=added.secrets_file)
        self._form.end_waiting("\n".join((words, *added.problems)), True)
        self.added.emit(added)


def added_words(added: AddedCalendar) -> str:
    """Return the number of events of a new calendar, as a sentence."""
    words = ngettext("Added {name}: {count} event.", "Added {name}: {count} events.", added.events)
    return words.format(name=added.source.name, count=added.events)
