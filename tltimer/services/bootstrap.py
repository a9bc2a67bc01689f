"""Puts the parts together, without Qt."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tltimer.calendars.calendars import Calendars
from tltimer.clock import Clock, clock_from
from tltimer.journal.journal import Journal
from tltimer.paths import VARIABLE, Home, home_at
from tltimer.services.reports import Overview
from tltimer.system.timezone import system_zone, zone_named

if TYPE_CHECKING:
    from tltimer.services.absences import Away
    from tltimer.services.day_edits import Corrections
    from tltimer.services.decisions import Decisions
    from tltimer.services.importer import Imports
    from tltimer.services.repository_stats import Authorship
    from tltimer.services.time_blocks import Blocks
    from tltimer.services.tracker import Tracker


class Program:
    """All that commands and windows work with: ``tracker`` changes, ``overview`` answers."""

    def __init__(self, home: Home, clock: Clock, journal: Journal, calendars: Calendars, overview: Overview) -> None:
        self.home = home
        self.clock = clock
        self.journal = journal
        self.calendars = calendars
        self.overview = overview
        self._tracker: Tracker | None = None
        self._decisions: Decisions | None = None
        self._blocks: Blocks | None = None
        self._away: Away | None = None
        self._authorship: Authorship | None = None

    @property
    def tracker(self) -> "Tracker":
        """What changes the log; most commands never ask for it."""
        if self._tracker is None:
            from tltimer.services.tracker import Tracker

            self._tracker = Tracker(self.journal, self.clock, self.overview.rules)
        return self._tracker

    @property
    def corrections(self) -> "Corrections":
        """What carries out corrections made by hand; no command ever asks for it."""
        from tltimer.services.day_edits import Corrections

        return Corrections(self.journal, self.clock)

    @property
    def away(self) -> "Away":
        """What puts absences into the log; no command ever asks for it."""
        if self._away is None:
            from tltimer.services.absences import Away
            from tltimer.settings.schema import AWAY_AFTER

            self._away = Away(
                self.journal, self.clock, self.overview.rules, lambda: self.overview.settings()[AWAY_AFTER]
            )
        return self._away

    @property
    def authorship(self) -> "Authorship":
        """What local repositories say; few commands ask for it."""
        if self._authorship is None:
            from tltimer.services.repository_stats import Authorship

            self._authorship = Authorship(self.home, self.clock, self.overview.rules, self.overview.settings)
        return self._authorship

    @property
    def blocks(self) -> "Blocks":
        """What puts blocks of time into a calendar; few commands ask for it."""
        if self._blocks is None:
            from tltimer.services.time_blocks import Blocks

            self._blocks = Blocks(
                self.home, self.clock, self.journal, self.calendars, self.overview.rules, self.overview.settings
            )
        return self._blocks

    @property
    def decisions(self) -> "Decisions":
        """What changes everything that the log is seen by."""
        if self._decisions is None:
            from tltimer.services.decisions import Decisions

            self._decisions = Decisions(self.journal, self.clock, self.overview.rules)
        return self._decisions

    def apart(self) -> "Program":
        """Give one on the same home for another thread; they share nothing but the clock."""
        journal, calendars = Journal(self.home, self.clock), Calendars(self.home, self.clock)
        return Program(self.home, self.clock, journal, calendars, self.overview.apart(journal, calendars))

    def imports(self) -> "Imports":
        """Make what takes files into the log; few commands ask for it."""
        from tltimer.services.importer import Imports

        return Imports(self.journal, self.clock, self.overview.rules, self.overview.people)


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
    overview = Overview(home, clock, journal, calendars, zone_of)
    return Program(home, clock, journal, calendars, overview)
