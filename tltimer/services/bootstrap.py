"""The program put together from its parts, without Qt."""

from __future__ import annotations

from functools import cache, cached_property

from tltimer.calendars.calendars import Calendars
from tltimer.clock import clock_from
from tltimer.journal.journal import Journal
from tltimer.paths import VARIABLE, home_at
from tltimer.services.reports import Reports
from tltimer.system.timezone import system_zone, zone_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from tltimer.clock import Clock
    from tltimer.paths import Home
    from tltimer.services.absences import Absences
    from tltimer.services.audits import Audits
    from tltimer.services.day_edits import DayEdits
    from tltimer.services.days_off import DaysOffList
    from tltimer.services.evidence import Evidence
    from tltimer.services.hooks import Hooks
    from tltimer.services.importer import Importer
    from tltimer.services.intentions import Intentions
    from tltimer.services.modes_and_kinds import ModesAndKinds
    from tltimer.services.move_suggestions import MoveSuggestions
    from tltimer.services.one_to_one_list import OneToOneList
    from tltimer.services.promise_list import PromiseList
    from tltimer.services.repository_stats import RepositoryStats
    from tltimer.services.target_choices import TargetChoices
    from tltimer.services.time_blocks import TimeBlocks
    from tltimer.services.tracker import Tracker
    from tltimer.services.undo_redo import UndoRedo


class Program:
    """Everything that commands and windows work with: ``tracker`` changes the log, ``reports`` reads it."""

    def __init__(self, home: Home, clock: Clock, journal: Journal, calendars: Calendars, reports: Reports) -> None:
        self.home = home
        self.clock = clock
        self.journal = journal
        self.calendars = calendars
        self.reports = reports
        journal.watch = lambda: self.hooks.watching()

    @cached_property
    def hooks(self) -> Hooks:
        """The runner of the user's hooks; only writing asks for it."""
        from tltimer.services.hooks import Hooks

        return Hooks(self.home, self.clock, self.journal, self.reports.rules)

    @cached_property
    def tracker(self) -> Tracker:
        """Changes of the log; most commands never need it."""
        from tltimer.services.tracker import Tracker

        reader = self.reports.rules_reader
        return Tracker(self.journal, self.clock, reader.rules, reader.day_rule)

    @property
    def undo_redo(self) -> UndoRedo:
        """Undo and redo of the user's changes; few commands need it."""
        from tltimer.services.undo_redo import UndoRedo

        return UndoRedo(self.journal, self.reports.rules)

    @property
    def day_edits(self) -> DayEdits:
        """Corrections of a day by hand; no command needs it."""
        from tltimer.services.day_edits import DayEdits

        return DayEdits(self.journal, self.clock)

    @cached_property
    def absences(self) -> Absences:
        """Absences in the log; no command needs it."""
        from tltimer.services.absences import Absences
        from tltimer.settings.schema import AWAY_AFTER

        return Absences(self.journal, self.clock, self.reports.rules, lambda: self.reports.settings()[AWAY_AFTER])

    @cached_property
    def repository_stats(self) -> RepositoryStats:
        """Signals of local repositories; few commands need it."""
        from tltimer.services.repository_stats import RepositoryStats

        return RepositoryStats(self.home, self.clock, self.reports.rules, self.reports.settings)

    @property
    def audits(self) -> Audits:
        """Audits of several weeks; few commands need them."""
        from tltimer.services.audits import Audits

        return Audits(self.journal, self.clock, self.reports, lambda: self.repository_stats)

    @property
    def evidence(self) -> Evidence:
        """Evidence that the machine noticed; few commands need it."""
        return self.evidence_from(self.reports)

    def evidence_from(self, reports: Reports) -> Evidence:
        """Return the evidence as some reports read the plan and the settings."""
        from tltimer.services.evidence import Evidence

        return Evidence(self.home, self.clock, self.journal, reports, lambda: self.tracker, self.repository_stats)

    @cached_property
    def time_blocks(self) -> TimeBlocks:
        """Blocks of time in a calendar; few commands need it."""
        from tltimer.services.time_blocks import TimeBlocks

        return TimeBlocks(
            self.home, self.clock, self.journal, self.calendars, self.reports.rules, self.reports.settings
        )

    @property
    def target(self) -> TargetChoices:
        """Choices of a target."""
        from tltimer.services.target_choices import TargetChoices

        return TargetChoices(self.journal, self.clock)

    @property
    def intentions(self) -> Intentions:
        """Intentions for a week."""
        from tltimer.services.intentions import Intentions

        return Intentions(self.journal, self.clock)

    @property
    def people(self) -> OneToOneList:
        """The 1:1 list."""
        from tltimer.services.one_to_one_list import OneToOneList

        return OneToOneList(self.journal, self.clock)

    @property
    def promises(self) -> PromiseList:
        """Promises."""
        from tltimer.services.promise_list import PromiseList

        return PromiseList(self.journal, self.clock)

    @property
    def days_off(self) -> DaysOffList:
        """Days off that the user enters or overrules."""
        from tltimer.services.days_off import DaysOffList

        return DaysOffList(self.journal)

    @property
    def modes(self) -> ModesAndKinds:
        """Modes and kinds of work."""
        from tltimer.services.modes_and_kinds import ModesAndKinds

        return ModesAndKinds(self.journal, self.reports.rules)

    @property
    def move_suggestions(self) -> MoveSuggestions:
        """Series of which no move is to be suggested."""
        from tltimer.services.move_suggestions import MoveSuggestions

        return MoveSuggestions(self.journal)

    def apart(self) -> Program:
        """Return a program on the same home for another thread; they share nothing but the clock."""
        journal, calendars = Journal(self.home, self.clock), Calendars(self.home, self.clock)
        return Program(self.home, self.clock, journal, calendars, self.reports.apart(journal, calendars))

    def importer(self) -> Importer:
        """Return the importer of files; few commands need it."""
        from tltimer.services.importer import Importer

        return Importer(self.journal, self.clock, self.reports.rules, self.reports.people)


def open_program(home_dir: str | None, zone: str | None, environ: Mapping[str, str]) -> Program:
    """Open a home; nothing is read or made before it is needed.

    Args:
        home_dir: the one folder for everything; else that of the environment, else the system's places.
        zone: the name of the zone of reports; else that of the settings, else the system's.
        environ: the environment.

    Raises:
        Refused: there is no such zone, or the environment asks for an impossible clock.
    """
    home = home_at(home_dir or environ.get(VARIABLE))
    clock = clock_from(environ)
    wanted = zone_named(zone) if zone else None

    @cache
    def zone_of(setting: str) -> ZoneInfo:
        return wanted or (zone_named(setting) if setting else system_zone(environ))

    journal = Journal(home, clock)
    calendars = Calendars(home, clock)
    reports = Reports(home, clock, journal, calendars, zone_of)
    return Program(home, clock, journal, calendars, reports)
