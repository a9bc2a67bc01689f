"""The rules for reading the log: settings of this machine; modes, kinds and days off of the journal."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.focus.blocks import BlockSizes
from tltimer.domain.meetings.meetings import EventReading
from tltimer.domain.meetings.working_hours import WorkingHours, days_off_from
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.modes_and_kinds import KindList, mode_list
from tltimer.settings import calendar_words, schema
from tltimer.settings.schema import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.journal import Journal
    from tltimer.paths import Home

WEEK_OFFSETS = {"monday": 0, "sunday": 1, "saturday": 2}
"""The days before the Monday of its ISO week at which a week begins."""


class RulesReader:
    """The settings and rules as they are now; the settings are parsed again only when their file changed.

    Args:
        home: has the settings.
        journal: where modes, kinds and days off are.
        zone: returns the time zone of the days, by the setting ``zone``.
    """

    def __init__(self, home: Home, journal: Journal, zone: Callable[[str], ZoneInfo]) -> None:
        self._file = home.settings_file
        self._parsed_file = home.parsed_settings_file
        self._journal = journal
        self._zone = zone
        self._known: tuple[tuple[int, ...], Settings, tuple[str, ...]] | None = None
        self._days: tuple[Settings, DayRule] | None = None

    def settings(self) -> Settings:
        """Return the settings as they are in the file now."""
        return self._read()[0]

    def problems(self) -> tuple[str, ...]:
        """Return a sentence for each problem of the settings."""
        return self._read()[1]

    def fingerprint(self) -> tuple[int, ...]:
        """Return a value that changes when the file of the settings does; an empty one where there is none."""
        try:
            stat = self._file.stat()
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError:
            return (0,)
        return (stat.st_mtime_ns, stat.st_size, stat.st_ino)

    def day_rule(self) -> DayRule:
        """Return the rule by which a log is cut into days; the settings alone have it."""
        settings = self.settings()
        if self._days is None or self._days[0] is not settings:
            zone = self._zone(settings[schema.ZONE_NAME])
            week_offset = WEEK_OFFSETS[settings[schema.WEEK_START]]
            self._days = settings, DayRule(zone, settings[schema.DAY_START], week_offset)
        return self._days[1]

    def rules(self) -> Rules:
        """Return the rules for reading the log."""
        return self._rules(self._journal.entries)

    def rules_without_journal(self) -> Rules:
        """Return the rules by the settings alone, with the modes that everybody begins with."""
        return self._rules(lambda _collection: ())

    def _rules(self, entries: Callable[[str], tuple[Document, ...]]) -> Rules:
        settings = self.settings()
        addresses = settings[schema.MY_ADDRESSES]
        days = self.day_rule()
        return Rules(
            zone_name=self._zone(settings[schema.ZONE_NAME]).key,
            days=days,
            modes=mode_list(entries("modes")),
            runaway_after=settings[schema.RUNAWAY_AFTER],
            bridge=timedelta(minutes=settings[schema.BRIDGE]),
            sizes=BlockSizes(settings[schema.FOCUS] * 60, settings[schema.SHORT] * 60),
            hours=WorkingHours(
                days,
                {n: hours for n, setting in enumerate(schema.WORK) if (hours := settings[setting]) is not None},
                settings[schema.LUNCH],
                days_off_from(entries("days_off")),
            ),
            reading=EventReading(
                frozenset(addresses),
                settings[schema.FOCUS_WORDS],
                settings[schema.LEADING_WORDS],
                settings[schema.AWAY_WORDS],
                settings[schema.PRIVATE_WORDS],
                calendar_words.LUNCH,
            ),
            kinds=KindList(entries("kinds")),
        )

    def _read(self) -> tuple[Settings, tuple[str, ...]]:
        mark = self.fingerprint()
        if self._known is None or self._known[0] != mark:
            if not mark:
                self._known = mark, Settings(), ()
                return self._known[1:]
            from tltimer.settings.toml_file import load_settings, unread_words

            try:
                self._known = (mark, *load_settings(self._file, self._parsed_file))
            except OSError as error:  # tried again each time: what makes it readable need not change the file
                before = Settings() if self._known is None else self._known[1]
                return before, (unread_words(self._file, error),)
        return self._known[1], self._known[2]
