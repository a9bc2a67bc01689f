"""Turns a calendar's events into single occurrences within a span."""

from __future__ import annotations

import signal
import sys

from tltimer.calendars.ics.events import ParsedCalendar, sequence_of, used_lines
from tltimer.calendars.ics.series import SeriesReader
from tltimer.calendars.ics.splitter import (
    CalendarMethods,
    calendar_starts,
    event_text,
    reaching,
    scan,
)
from tltimer.calendars.ics.timezones import TimeZones

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo
    from types import FrameType

    from tltimer.calendars.ics.events import Texts
    from tltimer.calendars.ics.series import Problem, Row
    from tltimer.calendars.ics.splitter import (
        ComponentText,
        Lines,
    )

FIRST, LATER, ENOUGH = 1.0, 0.1, 6
"""The seconds for one event, those after some slow events, and the number of these."""


class TooSlow(Exception):  # noqa: N818 - it is an answer about one event
    """Reading an event took too long."""


class TimeBudget:
    """A context that is left with ``TooSlow`` when its body takes more than a second; the main thread's only.

    After six slow events a tenth of a second must do, so that a calendar full of them is still read in time. Where the
    system has no interval timer (Windows) only the child's own limit holds.
    """

    def __init__(self) -> None:
        self._slow = 0

    def __enter__(self) -> None:
        if sys.platform != "win32":
            signal.signal(signal.SIGALRM, self._ring)
            # It rings again: an exception that a finalizer swallows would be lost.
            signal.setitimer(signal.ITIMER_REAL, FIRST if self._slow < ENOUGH else LATER, 0.1)

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Stop waiting; asked again after ``TooSlow``, which can arrive while the context is being left."""
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        self._slow += 1
        raise TooSlow


def occurrences(lines: Lines, start: datetime, end: datetime, own: tzinfo) -> tuple[list[Row], list[Problem]]:
    """Return the occurrences that touch [start, end) as rows in order of time, and the problems of the rest."""
    problems: list[Problem] = []

    def report(code: str, name: str) -> None:
        problems.append({"code": code, "detail": name[:100]})

    begins = calendar_starts(lines)
    reading = ParsedCalendar(TimeZones(lines, begins, own, report), own)
    methods = CalendarMethods(lines, begins)
    budget = TimeBudget()
    rows: list[Row] = []
    for group in reaching(scan(lines, start.date(), end.date()), start.date(), end.date()):
        texts = {block.begin: used_lines(event_text(lines, block.begin, block.end)) for block in group}
        entries, cancels = methods.parted(group)
        for series in _series(entries, texts):
            reader = SeriesReader(series, texts, reading, problems)
            try:
                with budget:
                    rows += reader.rows(start, end, cancels)
            except TooSlow:
                budget.end()
                reader.note(series[0], "slow", "")
            except (ValueError, OverflowError, ArithmeticError, LookupError, TypeError):
                # What one event holds that nobody thought of must not cost the others.
                reader.note(series[0], "broken", "")
    rows.sort(key=lambda row: (row["start"], row["end"], row["title"], row["uid"]))
    return rows, problems


def _series(group: list[ComponentText], texts: dict[int, Texts]) -> Iterator[list[ComponentText]]:
    """Part the events of one UID into series: one with its changes, and events that share the UID by mistake.

    Of several versions of an event the latest counts; several of one version are several events.
    """
    changes = [block for block in group if block.original is not None]
    masters = [block for block in group if block.original is None]
    if len(masters) > 1:
        latest = max(sequence_of(texts[block.begin]) for block in masters)
        versions = [block for block in masters if sequence_of(texts[block.begin]) == latest]
        # What is written twice is one event.
        masters = list({repr(sorted(_timing(texts[block.begin]).items())): block for block in versions}.values())
        masters.sort(key=lambda block: (not (block.repeats or block.odd), block.begin))
    if masters or changes:
        yield masters[:1] + changes
    for block in masters[1:]:
        yield [block]


def _timing(texts: Texts) -> Texts:
    return {name: lines for name, lines in texts.items() if name in ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE")}
