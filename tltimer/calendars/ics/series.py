"""Expands one series of events into the occurrences that touch a span.

See docs/decisions/0020-recurrences-without-a-library.md for what the libraries get wrong here.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from tltimer.calendars.ics.datetimes import UnreadableTime
from tltimer.calendars.ics.events import (
    described,
    is_outlook_day,
    read_changed,
    read_event,
    sequence_of,
    title_of,
    version_of,
    wall,
)
from tltimer.calendars.ics.rule_starts import starts
from tltimer.domain.timeline.instants import wall_instant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import tzinfo

    from tltimer.calendars.ics.datetimes import Moment
    from tltimer.calendars.ics.events import (
        Event,
        ParsedCalendar,
        RecurrenceId,
        Texts,
    )
    from tltimer.calendars.ics.splitter import ComponentText

Row = dict[str, Any]
Problem = dict[str, Any]

MOST = 2000
"""Occurrences of one series within a span that are still taken for meetings."""

AROUND = timedelta(days=3)
"""The margin around the span within which a series is expanded, as whole days have no time zone yet."""


class SeriesReader:
    """Expands one series: an event with its rules, and the events that change single occurrences of it."""

    def __init__(
        self,
        series: Sequence[ComponentText],
        texts: dict[int, Texts],
        reading: ParsedCalendar,
        problems: list[Problem],
    ) -> None:
        self._blocks = series
        self._texts = texts
        self._reading = reading
        self._problems = problems
        self._described: dict[int, dict[str, Any]] = {}

    def note(self, block: ComponentText, code: str, detail: str) -> None:
        """Add to the problems what is wrong with an event."""
        self._problems.append({"code": code, "title": title_of(self._texts[block.begin]), "detail": detail[:80]})

    def rows(self, start: datetime, end: datetime, cancels: Sequence[ComponentText]) -> list[Row]:
        """Return the occurrences that touch [start, end); those that ``cancels`` names are marked as cancelled."""
        main: tuple[ComponentText, Event] | None = None
        changes: list[tuple[ComponentText, Event]] = []
        for block in self._blocks:
            event = self._event(block, main[1] if main else None)
            if event is None:
                continue
            if block.original is None:
                main = block, event
            else:
                changes.append((block, event))
        expanded = self._expanded(main, changes, start, end)
        low, high = int(start.timestamp()), int(end.timestamp())
        rows = [row for row in expanded if touches(row, low, high)]
        if len(rows) > MOST:
            self.note(self._blocks[0], "often", "")
        self._cancel(rows, cancels, main[1].start if main else None)
        for row in rows:
            del row["original"], row["sequence"]
        return rows[:MOST]

    def _event(self, block: ComponentText, series: Event | None) -> Event | None:
        try:
            event = read_event(self._texts[block.begin], block, self._reading, series)
        except UnreadableTime as unreadable:
            self.note(block, unreadable.code, unreadable.detail)
            return None
        for misread in event.misread:
            self.note(block, misread.code, misread.detail)
        return event

    def _expanded(
        self,
        main: tuple[ComponentText, Event] | None,
        changes: list[tuple[ComponentText, Event]],
        start: datetime,
        end: datetime,
    ) -> Iterator[Row]:
        names: dict[datetime, tuple[Moment, Moment | None]] = {}
        recurring = bool(changes)
        if main is not None:
            block, event = main
            recurring = recurring or bool(event.rules or event.extra)
            spans = self._spans(event, [change for _block, change in changes], start, end)
            names = {_instant(moment): (moment, own_end) for moment, own_end in self._starts(block, event, spans)}
        index = _Index(moment for moment, _end in names.values())
        struck = {instant for name in (main[1].exceptions if main else ()) for instant in self._named(name, index)}
        changed: dict[datetime, tuple[ComponentText, Event]] = {}
        for change in changes:
            name = change[1].original
            assert name is not None
            key = next(iter(self._named(name, index)), _instant(name.moment))
            known = changed.get(key)
            if known is None or self._version(known[0]) <= self._version(change[0]):
                changed[key] = change
        later = sorted((key, change) for key, change in changed.items() if change[1].future) if changed else []
        if main is not None:
            block, event = main
            for instant, (moment, own_end) in names.items():
                if instant in changed or instant in struck:
                    continue
                since = [(key, change) for key, change in later if key <= instant]
                if since:
                    key, change = since[-1]
                    assert change[1].original is not None
                    yield self._moved(change, names[key][0] if key in names else change[1].original.moment, moment)
                else:
                    yield self._row(block, moment, own_end or event.ends(moment), moment, recurring)
        for key, (block, event) in changed.items():
            assert event.original is not None
            original = names[key][0] if key in names else event.original.moment
            yield self._row(block, event.start, event.ends(event.start), original, recurring)

    def _version(self, block: ComponentText) -> tuple[int, str, str]:
        return version_of(self._texts[block.begin])

    def _spans(
        self, event: Event, changes: list[Event], start: datetime, end: datetime
    ) -> list[tuple[datetime, datetime]]:
        """Return the spans on the wall in which starts of a series matter: the one asked for, and what is changed."""
        zone = event.start.tzinfo if isinstance(event.start, datetime) else None
        longest = max(map(_lasts, [event, *changes]))
        # What is moved with all that follow it may come from anywhere before or after.
        shifts = [
            abs(wall(change.start) - change.original.wall) for change in changes if change.original and change.future
        ]
        around = AROUND + max(shifts, default=_NONE)
        low = _back(wall(start.astimezone(zone or UTC)), around + longest)
        high = wall(end.astimezone(zone or UTC)) + around
        originals = [
            change.original.wall for change in changes if change.original and not low <= change.original.wall <= high
        ]
        return [(low, high), *((_back(original, AROUND), original + AROUND) for original in originals)]

    def _starts(
        self, block: ComponentText, event: Event, spans: list[tuple[datetime, datetime]]
    ) -> Iterator[tuple[Moment, Moment | None]]:
        """Yield the starts of a series within spans, with an end of its own where it has one."""
        zone = event.start.tzinfo if isinstance(event.start, datetime) else None
        first = wall(event.start)
        last = max((rule.until for rule in event.rules if rule.until is not None), default=first)
        # It is the first occurrence whatever the rule, unless the rule had ended before.
        endless = not event.rules or any(rule.until is None for rule in event.rules)
        begins = {first} if endless or first <= last else set()
        excluded: set[datetime] = set()
        for low, high in spans:
            for rules, result in ((event.unrules, excluded), (event.rules, begins)):
                for rule in rules:
                    try:
                        result.update(starts(rule, first, low, high))
                    except UnreadableTime as unreadable:
                        self.note(block, unreadable.code, unreadable.detail)
        for instant in sorted(begins - excluded):
            if instant == first:
                yield event.start, None
            else:
                yield (instant.replace(tzinfo=zone) if zone else instant.date()), None
        for moment, own_end in event.extra:
            if wall(moment) not in excluded:
                yield moment, own_end

    def _named(self, name: RecurrenceId, index: _Index) -> list[datetime]:
        """Return the occurrences that an exception names: by instant, else by the digits on the wall, else its day."""
        if not isinstance(name.moment, datetime) and index.timed:
            return index.on_day(wall(name.moment))
        instant = _instant(name.moment)
        if instant in index.instants:
            return [instant]
        return index.with_digits(name.wall)

    def _moved(self, change: tuple[ComponentText, Event], original: Moment, moment: Moment) -> Row:
        """Return an occurrence after one that was changed with all that follow it.

        Args:
            change: the event that changes them.
            original: the start of the occurrence that it names.
            moment: the start of this one, before the change.
        """
        block, event = change
        changed = event.start
        if isinstance(moment, datetime) and isinstance(changed, datetime) and isinstance(original, datetime):
            # One clock, the series' own, tells by how much it is moved.
            changed, original = changed.astimezone(moment.tzinfo), original.astimezone(moment.tzinfo)
        start: Moment = moment + (wall(changed) - wall(original))
        return self._row(block, start, event.ends(start), moment, recurring=True)

    def _row(self, block: ComponentText, start: Moment, end: Moment, original: Moment, recurring: bool) -> Row:
        lines, own = self._texts[block.begin], self._reading.own
        if block.begin not in self._described:
            self._described[block.begin] = described(lines)
        all_day = not isinstance(start, datetime)
        if isinstance(start, datetime) and isinstance(end, datetime) and end > start and is_outlook_day(lines):
            for zone in (start.tzinfo, own):
                first, last = start.astimezone(zone), end.astimezone(zone)
                if first.time() == last.time() == time(0):
                    start, end, all_day = first.date(), last.date(), True
                    break
        return {
            "start": _seconds(start, own),
            "end": _seconds(end, own),
            "all_day": all_day,
            "original": original,
            "sequence": sequence_of(lines),
            "recurring": recurring,
            **self._described[block.begin],
        }

    def _cancel(self, rows: list[Row], cancels: Sequence[ComponentText], series: Moment | None) -> None:
        """Mark the cancellations from another file of the source, unless the event is of a later version."""
        for block in cancels:
            lines = self._texts[block.begin]
            try:
                changed = read_changed(lines, block, self._reading, series)
            except UnreadableTime as unreadable:
                self.note(block, unreadable.code, unreadable.detail)
                continue
            version = sequence_of(lines)
            wanted = _everything if changed is None else self._matcher(*changed, rows)
            for row in rows:
                if row["sequence"] <= version and wanted(_instant(row["original"])):
                    row["status"] = "CANCELLED"

    def _matcher(self, name: RecurrenceId, future: bool, rows: list[Row]) -> Callable[[datetime], bool]:
        """Return whether an occurrence, by the instant of its original start, is one that is named."""
        named = self._named(name, _Index(row["original"] for row in rows))
        if future:
            begin = min(named, default=_instant(name.moment))
            return lambda instant: instant >= begin
        return lambda instant: instant in named


def _everything(_instant: datetime) -> bool:
    return True


_NONE = timedelta(0)
_EARLIEST = datetime(1, 1, 1)  # noqa: DTZ001 - a time on the wall


def _lasts(event: Event) -> timedelta:
    return max(wall(event.ends(event.start)) - wall(event.start), _NONE)


def _back(moment: datetime, by: timedelta) -> datetime:
    return moment - by if moment - _EARLIEST > by else _EARLIEST


def _instant(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return datetime.combine(moment, time(0), tzinfo=UTC)


class _Index:
    """The starts of a series, by instant and by the digits that its clock shows."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        self._walls: dict[datetime, datetime] = {}
        self.instants: set[datetime] = set()
        self.timed = False
        for moment in moments:
            instant = _instant(moment)
            self.instants.add(instant)
            self._walls.setdefault(wall(moment), instant)
            self.timed = self.timed or isinstance(moment, datetime)

    def with_digits(self, digits: datetime) -> list[datetime]:
        """Return the start that the clock shows with these digits, if there is one."""
        return [self._walls[digits]] if digits in self._walls else []

    def on_day(self, midnight: datetime) -> list[datetime]:
        """Return the starts on a day of the series' clock."""
        return [instant for digits, instant in self._walls.items() if digits.date() == midnight.date()]


def touches(row: Row, low: int, high: int) -> bool:
    """Return whether a row lies in [low, high), in seconds since 1970, with at least a part."""
    start, end = row["start"], row["end"]
    return bool(low <= start < high if start == end else start < high and end > low)


def _seconds(moment: Moment, own: tzinfo) -> int:
    if isinstance(moment, datetime):
        return int(moment.astimezone(UTC).timestamp())
    return int(wall_instant(moment, time(0), own).timestamp())
