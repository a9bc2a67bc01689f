"""Turns events and their rules into single occurrences within a span."""

import signal
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import islice
from types import FrameType
from typing import Any

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]

from tltimer.calendars.ics.datetimes import Moment, Unreadable, after
from tltimer.calendars.ics.events import (
    ParsedCalendar,
    Texts,
    described,
    is_outlook_day,
    length_of,
    made_event,
    sequence_of,
    title_of,
    used_lines,
)
from tltimer.calendars.ics.splitter import ComponentText, Lines, calendar_starts, event_text, reaching, scan
from tltimer.calendars.ics.timezones import TimeZones
from tltimer.domain.timeline.instants import wall_instant

FIRST, LATER, ENOUGH = 1.0, 0.1, 6


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
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._ring)
            # It rings again: an exception that a finalizer swallows would be lost.
            signal.setitimer(signal.ITIMER_REAL, FIRST if self._slow < ENOUGH else LATER, 0.1)

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Stop waiting; asked again after ``TooSlow``, which can arrive while the context is being left."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        self._slow += 1
        raise TooSlow


Row = dict[str, Any]
Problem = dict[str, Any]

MOST = 2000
"""Occurrences of one series within a span that are still taken for meetings."""


def occurrences(lines: Lines, start: datetime, end: datetime, own: tzinfo) -> tuple[list[Row], list[Problem]]:
    """Give what touches [start, end) as rows in order of time, and what could not be read."""
    problems: list[Problem] = []

    def unknown(name: str) -> None:
        problems.append({"code": "zone", "detail": name[:100]})

    reading = ParsedCalendar(TimeZones(lines, calendar_starts(lines), own, unknown), own)
    patience = TimeBudget()
    rows: list[Row] = []
    for group in reaching(scan(lines), start.date(), end.date()):
        texts = {block.begin: used_lines(event_text(lines, block.begin, block.end)) for block in group}
        for series in _series(group, texts):
            rows += _expanded(series, texts, reading, (start, end), patience, problems)
    rows.sort(key=lambda row: (row["start"], row["end"], row["title"], row["uid"]))
    return rows, problems


def _series(group: list[ComponentText], texts: dict[int, Texts]) -> Iterator[list[ComponentText]]:
    """Part the events of one UID into series: one with its changes, and events that share the UID by mistake.

    Of several versions of an event the latest counts; several of one version are several events.
    """
    changes = [block for block in group if block.original is not None]
    whole = [block for block in group if block.original is None]
    if len(whole) > 1:
        latest = max(sequence_of(texts[block.begin]) for block in whole)
        versions = [block for block in whole if sequence_of(texts[block.begin]) == latest]
        # What is written twice is one event.
        whole = list({repr(sorted(_timing(texts[block.begin]).items())): block for block in versions}.values())
        whole.sort(key=lambda block: (not (block.repeats or block.odd), block.begin))
    yield whole[:1] + changes
    for block in whole[1:]:
        yield [block]


def _timing(texts: Texts) -> Texts:
    return {name: lines for name, lines in texts.items() if name in ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE")}


def _expanded(
    series: Sequence[ComponentText],
    texts: dict[int, Texts],
    reading: ParsedCalendar,
    span: tuple[datetime, datetime],
    patience: TimeBudget,
    problems: list[Problem],
) -> list[Row]:
    def note(block: ComponentText, code: str, detail: str) -> None:
        lines = texts[block.begin]
        problems.append({"code": code, "title": title_of(lines), "detail": detail[:80]})

    try:
        with patience:
            calendar = _made_calendar(series, texts, reading, note)
            # Whole days have no zone yet: two days more on each side hold them all.
            early, late = span[0] - timedelta(days=2), span[1] + timedelta(days=2)
            found = recurring_ical_events.of(calendar).between(early, late)
            if len(found) > MOST:
                note(series[0], "often", "")
            recurring = any(block.repeats or block.odd or block.original is not None for block in series)
            rows = [_row(component, texts, reading.own) | {"recurring": recurring} for component in islice(found, MOST)]
    except TooSlow:
        patience.end()
        note(series[0], "slow", "")
        return []
    except Exception:
        # Whatever the libraries raise over one event must not cost the others.
        note(series[0], "broken", "")
        return []
    low, high = int(span[0].timestamp()), int(span[1].timestamp())
    return [row for row in rows if touches(row, low, high)]


def _made_calendar(
    series: Sequence[ComponentText],
    texts: dict[int, Texts],
    reading: ParsedCalendar,
    note: Callable[[ComponentText, str, str], None],
) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    begin: Moment | None = None
    for block in series:
        try:
            event = made_event(texts[block.begin], block, reading, begin)
        except Unreadable as unreadable:
            note(block, unreadable.code, unreadable.detail)
            continue
        if block.original is None:
            started: Any = event["DTSTART"]
            begin = started.dt
        calendar.add_component(event)
    return calendar


def touches(row: Row, low: int, high: int) -> bool:
    """Say whether a row lies in [low, high), in seconds since 1970, with at least a part."""
    start, end = row["start"], row["end"]
    return bool(low <= start < high if start == end else start < high and end > low)


def _row(component: Any, texts: dict[int, Texts], own: tzinfo) -> Row:
    lines = texts[component["X-BLOCK"]]
    start, end = component["DTSTART"].dt, component["DTEND"].dt
    if isinstance(start, datetime) and "DURATION" in lines and "DTEND" not in lines and not _has_periods(lines):
        # The library adds lengths on the wall, where a clock change makes them longer or shorter.
        end = start if length_of(lines) < timedelta(0) else after(start, length_of(lines))
    if is_outlook_day(lines) and isinstance(start, datetime) and end > start:
        for zone in (start.tzinfo, own):
            first, last = start.astimezone(zone), end.astimezone(zone)
            if first.time() == last.time() == time(0):
                start, end = first.date(), last.date()
                break
    all_day = not isinstance(start, datetime)
    return {
        "start": _seconds(start, own),
        "end": _seconds(end, own),
        "all_day": all_day,
        **described(lines),
    }


def _has_periods(lines: Texts) -> bool:
    """Say whether occurrences have lengths of their own."""
    return any("/" in text.partition(":")[2] for text in lines.get("RDATE", ()))


def _seconds(moment: Moment, own: tzinfo) -> int:
    if isinstance(moment, datetime):
        return int(moment.astimezone(UTC).timestamp())
    return int(wall_instant(moment, time(0), own).timestamp())
