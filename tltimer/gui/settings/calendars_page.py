"""The page of the calendars: their state and their roles, and new ones."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.settings.add_calendar import AddCalendarForm
from tltimer.gui.settings.list_widgets import EntryList, EntryRow
from tltimer.gui.settings.pages import settings_of
from tltimer.gui.settings.sections import section_title
from tltimer.gui.settings.setting_form import SettingForm
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from tltimer.calendars.status import CalendarStatus
    from tltimer.domain.rules import Rules
    from tltimer.gui.widgets.theme import Theme


class OwnAddresses(QWidget):
    """Asks about some addresses; not to be seen while there are none to ask about."""

    known = Signal(object)
    """These addresses are the user's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found_addresses: tuple[str, ...] = ()
        self.question = Label(wraps=True)
        self.yes = Button(_("Yes"), ButtonKind.MAIN)
        self.no = Button(_("No"))
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(lambda: self.propose(()))
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.question)
        column.addLayout(answers)
        self.hide()

    def propose(self, addresses: Iterable[str]) -> None:
        """Ask whether these are the user's own; none takes the question away."""
        self._found_addresses = tuple(addresses)
        text = ngettext(
            "Is this address yours: {addresses}? Your answer helps tltimer recognise your 1:1s.",
            "Are these addresses yours: {addresses}? Your answer helps tltimer recognise your 1:1s.",
            len(self._found_addresses),
        )
        self.question.setText(text.format(addresses=", ".join(map(one_line, self._found_addresses))))
        self.setVisible(bool(self._found_addresses))

    def _agree(self) -> None:
        addresses = self._found_addresses
        self.propose(())
        self.known.emit(addresses)


LONGEST = 300
"""Letters of a problem that are shown."""


class CalendarsPage(QWidget):
    """Shows the calendars, what may be one's own address, a form for a new one, and how titles are read."""

    refresh_wanted = Signal(str)
    """A calendar is to be read now: its name."""

    removed = Signal(str)
    """A calendar was removed: its name."""

    role_chosen = Signal(str, str)
    """A calendar is for something else now: its name, and the role."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._going = ""
        self._busy: frozenset[str] = frozenset()
        self._shown: object = None
        self._remade: Callable[[], None] = lambda: None
        self.list = EntryList()
        self.empty = Label(_("No calendars yet."), wraps=True)
        self.own = OwnAddresses()
        self.adding = AddCalendarForm(look)
        self.form = SettingForm(settings_of("calendars"), look)
        self.fields = self.form.fields
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addWidget(self.own)
        column.addSpacing(6)
        column.addWidget(section_title(_("Add a calendar")))
        column.addWidget(self.adding)
        column.addSpacing(10)
        column.addWidget(section_title(_("How events are classified")))
        column.addWidget(self.form)

    def show_states(
        self, states: Iterable[CalendarStatus], now: datetime, rules: Rules, busy: Iterable[str] = ()
    ) -> None:
        """Show how the calendars stand; those that are ``busy`` are being read."""
        states, self._busy = tuple(states), frozenset(busy)
        shown = (states, self._busy, self._going, rules.days.day_of(now), rules.days.zone)
        if shown != self._shown:
            self._shown = shown
            self._remade = lambda: self.show_states(states, now, rules, self._busy)
            self.empty.setVisible(not states)
            self.list.fill({state.name: self._row(state, now, rules) for state in states})

    def _row(self, state: CalendarStatus, now: datetime, rules: Rules) -> EntryRow:
        count = ngettext("{count} event", "{count} events", state.events).format(count=state.events)
        parts = [count, _age(state.read_at, now, rules), one_line(state.shown, 80)]
        used_for = SegmentedControl(_("Role of {name}").format(name=one_line(state.name)))
        used_for.offer(_roles())
        used_for.show_choice(state.role)
        used_for.chosen.connect(lambda role: self.role_chosen.emit(state.name, role))
        about = " · ".join(parts)
        for problem in state.problems:
            about += "\n" + one_line(problem, LONGEST)
        row = EntryRow(one_line(state.name), about, self._look)
        row.below.addWidget(used_for)
        if state.name in self._busy:
            row.offer(_("Reading…"), _("tltimer is reading {name}"), lambda: None, enabled=False)
        else:
            row.offer(_("Refresh now"), _("Refresh {name} now"), lambda: self.refresh_wanted.emit(state.name))
        if self._going == state.name:
            row.offer(_("Keep"), _("Keep {name}"), lambda: self._ask(""))
            row.offer(_("Remove it"), _("Stop reading {name}"), lambda: self.removed.emit(state.name))
        else:
            row.offer(_("Remove"), _("Stop reading {name}"), lambda: self._ask(state.name))
        return row

    def _ask(self, name: str) -> None:
        self._going = name
        self._remade()


def _roles() -> tuple[tuple[str, str], ...]:
    """Return the roles of calendars in words."""
    return (
        ("mine", _("My meetings")),
        ("busy", _("Blocked time only")),
        ("team", _("My team's events")),
        ("holidays", _("Public holidays")),
    )


def _age(read_at: datetime | None, now: datetime, rules: Rules) -> str:
    if read_at is None:
        return _("not read yet")
    time = formats.wall_time(read_at, rules.days.zone)
    if rules.days.day_of(read_at) == rules.days.day_of(now):
        return _("as of {time}").format(time=time)
    return _("as of {date}").format(date=formats.date_words(rules.days.day_of(read_at)))
