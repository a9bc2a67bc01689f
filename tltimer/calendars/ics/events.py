"""Reads the text of one VEVENT: when it is, how it repeats, and what is shown of it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from tltimer.calendars.ics.attendees import people, person
from tltimer.calendars.ics.content_lines import shown, split_line, title_text
from tltimer.calendars.ics.datetimes import (
    UnreadableTime,
    after,
    elapsed_after,
    is_skipped,
    like,
    read_length,
    read_moment,
)
from tltimer.calendars.ics.rules import is_start, misread_parts, parse_rule, rule_parts
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, tzinfo
    from typing import Any

    from tltimer.calendars.ics.content_lines import ContentLine
    from tltimer.calendars.ics.datetimes import (
        Length,
        Moment,
    )
    from tltimer.calendars.ics.rules import Rule
    from tltimer.calendars.ics.splitter import ComponentText
    from tltimer.calendars.ics.timezones import TimeZones

_OF_TIME = {"DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
_USED = _OF_TIME | {
    "UID",
    "SEQUENCE",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SUMMARY",
    "STATUS",
    "TRANSP",
    "ORGANIZER",
    "ATTENDEE",
    "X-MICROSOFT-CDO-BUSYSTATUS",
    "X-MICROSOFT-CDO-ALLDAYEVENT",
}

Texts = dict[str, list[str]]


class ParsedCalendar(Value):
    """The time zones of one calendar text, and the user's own one."""

    zones: TimeZones
    own: tzinfo


class RecurrenceId(Value):
    """The occurrence that an EXDATE or RECURRENCE-ID names: its start, and the time on the wall as it is written."""

    moment: Moment
    wall: datetime


class Event(Value):
    """One VEVENT, as far as it tells when it is.

    ``original`` is the occurrence that it changes, None if it changes none; ``future`` is whether it changes those
    after it too. ``extra`` are further starts, each with an end of its own or None. ``misread`` are parts of rules
    that were left out.
    """

    start: Moment
    end: Moment
    length: Length | None
    original: RecurrenceId | None
    future: bool
    rules: tuple[Rule, ...]
    unrules: tuple[Rule, ...]
    extra: tuple[tuple[Moment, Moment | None], ...]
    exceptions: tuple[RecurrenceId, ...]
    misread: tuple[UnreadableTime, ...]

    def ends(self, start: Moment) -> Moment:
        """Return the end of the occurrence that begins at a start."""
        if self.length is not None:
            return start if self.length.negative else after(start, self.length)
        if not isinstance(start, datetime) or not isinstance(self.start, datetime):
            return start + (self.end - self.start)
        assert isinstance(self.end, datetime)
        passes = self.end.astimezone(UTC) - self.start.astimezone(UTC)
        if start == self.start and passes > _NOTHING:
            return self.end
        lasts = wall(self.end) - wall(self.start)
        if lasts < _NOTHING:
            return elapsed_after(start, passes)  # it ends in an hour that is repeated, the second time
        # Clocks decide when it ends, as they decide when it starts; where that would turn it round, it is as long.
        end = start + lasts
        turned = is_skipped(start) or end.astimezone(UTC) <= start.astimezone(UTC)
        return elapsed_after(start, lasts) if turned else end


_NOTHING = timedelta(0)


def wall(moment: Moment) -> datetime:
    """Return a moment as a time on the wall, without a time zone."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None, fold=0)
    return datetime.combine(moment, time(0))


def used_lines(text: bytes) -> Texts:
    """Return the lines of an event that matter, by name in capitals."""
    lines: Texts = {}
    for line in text.decode("utf-8", "replace").split("\n"):
        name = line.partition(":")[0].partition(";")[0].strip().upper()
        if name in _USED:
            lines.setdefault(name, []).append(line)
    return lines


def title_of(lines: Texts) -> str:
    """Return the title of an event; "" without one."""
    return title_text(split_line(lines["SUMMARY"][0])) if "SUMMARY" in lines else ""


def sequence_of(lines: Texts) -> int:
    """Return the number of the event's version."""
    value = split_line(lines.get("SEQUENCE", ["SEQUENCE:0"])[0]).value
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def version_of(lines: Texts) -> tuple[int, str, str]:
    """Return the sort key of the versions of an event: SEQUENCE, then the time of the change, then its stamp."""
    changed, stamp = _written_at(lines, "LAST-MODIFIED"), _written_at(lines, "DTSTAMP")
    return sequence_of(lines), changed or stamp, stamp


def _written_at(lines: Texts, name: str) -> str:
    """Return a time of an event's making as sortable digits; "" without a readable one."""
    if name not in lines:
        return ""
    try:
        moment = read_moment(split_line(lines[name][0], of_time=True).value, UTC)
    except UnreadableTime:
        return ""
    instant = moment.astimezone(UTC) if isinstance(moment, datetime) else wall(moment)
    return f"{instant:%Y%m%dT%H%M%S}"


def described(lines: Texts) -> dict[str, Any]:
    """Return everything of an occurrence but its times."""

    def word(name: str) -> str:
        return shown(split_line(lines[name][0]).value.upper(), 40) if name in lines else ""

    organizers = lines.get("ORGANIZER", [])
    return {
        "uid": uid_of(lines),
        "title": title_of(lines),
        "status": word("STATUS").replace("CANCELED", "CANCELLED"),
        # vCalendar 1.0 has numbers: nought takes time, all others do not.
        "transparent": word("TRANSP") == "TRANSPARENT" or word("TRANSP").strip("0").isdecimal(),
        "busy_status": word("X-MICROSOFT-CDO-BUSYSTATUS"),
        "organizer": person(organizers[0]) if organizers else None,
        "attendees": people(lines.get("ATTENDEE", ())),
    }


def uid_of(lines: Texts) -> str:
    """Return the UID; where it is missing, one that stays the same as long as start and title do."""
    uid = shown(split_line(lines["UID"][0]).value, 1000) if "UID" in lines else ""
    return uid or f"{lines.get('DTSTART', [''])[0]} {title_of(lines)}"


def is_outlook_day(lines: Texts) -> bool:
    """Return whether Outlook calls the event all-day, though it gives it times."""
    return any(split_line(line).value.upper() == "TRUE" for line in lines.get("X-MICROSOFT-CDO-ALLDAYEVENT", ()))


def read_event(lines: Texts, block: ComponentText, reading: ParsedCalendar, series: Event | None) -> Event:
    """Read when an event is.

    Args:
        lines: the event's lines.
        block: where it stands in the text.
        reading: how times are read.
        series: the series that this changes an occurrence of; None if it changes none.

    Raises:
        UnreadableTime: it cannot be read; the rest of the calendar can.
    """
    return _EventReader(lines, block.calendar, reading).event(series)


def read_changed(
    lines: Texts, block: ComponentText, reading: ParsedCalendar, series: Moment | None
) -> tuple[RecurrenceId, bool] | None:
    """Read which occurrence an event changes, and whether it changes those after it too; None if it is a whole series.

    A message that cancels need not tell when the event is.

    Raises:
        UnreadableTime: the occurrence cannot be read.
    """
    return _EventReader(lines, block.calendar, reading).changed(series)


def _no_earlier(end: Moment, start: Moment) -> Moment:
    """Return an end, or where it would come before its start: one as much later as clocks show, or the start."""
    if not isinstance(end, datetime) or not isinstance(start, datetime):
        return max(end, start + timedelta(days=1))
    if end.astimezone(UTC) > start.astimezone(UTC):
        return end
    return elapsed_after(start, max(wall(end) - wall(start), _NOTHING))


class _EventReader:
    def __init__(self, lines: Texts, calendar: int, reading: ParsedCalendar) -> None:
        self._lines = lines
        self._calendar = calendar
        self._reading = reading
        self._misread: list[UnreadableTime] = []

    def event(self, series: Event | None) -> Event:
        changes = self.changed(series.start) if series is not None else None
        if "DTSTART" in self._lines:
            line = split_line(self._lines["DTSTART"][0], of_time=True)
            start = self._moment(line, line.value, None)
            end, length = self._end(start)
            changes = changes or self.changed(start)
        elif changes is not None and series is not None:
            # What does not tell when it is leaves the occurrence where it was.
            start = like(changes[0].moment, series.start)
            end, length = series.ends(start), None
        else:
            raise UnreadableTime("no start")
        return Event(
            start=start,
            end=end,
            length=length,
            original=changes[0] if changes else None,
            future=changes is not None and changes[1],
            rules=() if changes else self._rules("RRULE", start),
            unrules=() if changes else self._rules("EXRULE", start),
            extra=() if changes else tuple(self._extra(start)),
            exceptions=() if changes else tuple(self._exceptions(start)),
            misread=tuple(self._misread),
        )

    def changed(self, model: Moment | None) -> tuple[RecurrenceId, bool] | None:
        """Return the occurrence that the event changes, and whether it changes those after it; None without one.

        Args:
            model: the start of the series; None if it is not known.
        """
        if "RECURRENCE-ID" not in self._lines:
            return None
        line = split_line(self._lines["RECURRENCE-ID"][0], of_time=True)
        name = self._exception(line, line.value, self._moment(line, line.value, None) if model is None else model)
        return name, line.parameter("RANGE").upper() == "THISANDFUTURE"

    def _moment(self, line: ContentLine, value: str, model: Moment | None) -> Moment:
        """Read a moment; without a zone of its own it is in that of the model, else the calendar's, else the user's."""
        name = line.parameter("TZID")
        if name:
            zone = self._reading.zones.zone(name, self._calendar)
        elif isinstance(model, datetime) and model.tzinfo is not None:
            zone = model.tzinfo
        else:
            zone = self._reading.zones.default(self._calendar) or self._reading.own
        whole_day = line.parameter("VALUE").upper() == "DATE"
        moment = read_moment(value, zone, whole_day, named=bool(name))
        if isinstance(moment, datetime) and not 1 < moment.year < 9999:
            raise UnreadableTime("date", value)
        return moment

    def _end(self, start: Moment) -> tuple[Moment, Length | None]:
        """Return the end on the same wall as the start, never before it, and the length that tells it, if one does."""
        end, length = self._written_end(start), None
        if end is None:
            length = self._length()
            end = start if length is None or length.negative else after(start, length)
        if not isinstance(start, datetime):
            return max(end, start + timedelta(days=1)), None
        assert isinstance(end, datetime)
        turned = wall(end) < wall(start) and end.astimezone(UTC) < start.astimezone(UTC)
        return (start if turned else end), length

    def _written_end(self, start: Moment) -> Moment | None:
        """Return the end that is written as a moment; None without a readable one."""
        if "DTEND" not in self._lines:
            return None
        line = split_line(self._lines["DTEND"][0], of_time=True)
        try:
            moment = self._moment(line, line.value, start)
        except UnreadableTime as unreadable:
            self._misread.append(UnreadableTime("date part", unreadable.detail))
            return None
        if not isinstance(start, datetime):
            return like(moment, start)
        if isinstance(moment, datetime):
            return moment.astimezone(start.tzinfo) if moment.tzinfo is not start.tzinfo else moment
        # A timed event that ends on a day ends when that day begins.
        return datetime.combine(moment, time(0), tzinfo=start.tzinfo)

    def _length(self) -> Length | None:
        """Return the length that is written; None without a readable one."""
        if "DURATION" not in self._lines:
            return None
        try:
            return read_length(split_line(self._lines["DURATION"][0], of_time=True).value)
        except UnreadableTime as unreadable:
            self._misread.append(UnreadableTime("length part", unreadable.detail))
            return None

    def _rules(self, name: str, start: Moment) -> tuple[Rule, ...]:
        """Read rules; meaningless ones are left out, so that at least the first occurrence stays."""
        rules = []
        for text in self._lines.get(name, ()):
            value = split_line(text, of_time=True).value
            if is_start(value):
                continue
            parts = rule_parts(value.removeprefix("RRULE:"))
            try:
                until = self._until(parts["UNTIL"], start) if "UNTIL" in parts else None
            except UnreadableTime:
                until = None
                self._misread.append(UnreadableTime("rule part", f"UNTIL={parts['UNTIL']}"))
            try:
                rules.append(parse_rule(parts, until))
            except UnreadableTime as unreadable:
                self._misread.append(unreadable)
                continue
            self._misread += [UnreadableTime("rule part", part) for part in misread_parts(parts)]
        return tuple(rules)

    def _until(self, text: str, start: Moment) -> datetime:
        """Return the last instant of a rule on the wall of its start; as a date it includes the whole of that day."""
        last = read_moment(text, start.tzinfo if isinstance(start, datetime) and start.tzinfo else UTC)
        if not isinstance(last, datetime):
            return datetime.combine(last, time(23, 59, 59))
        if not isinstance(start, datetime):
            return datetime.combine(self._day_of(last), time(23, 59, 59))
        try:
            return wall(last.astimezone(start.tzinfo))
        except OverflowError:
            return wall(last)

    def _extra(self, start: Moment) -> list[tuple[Moment, Moment | None]]:
        extra: list[tuple[Moment, Moment | None]] = []
        for line, part in self._dates("RDATE"):
            begin, slash, end_text = part.partition("/")
            try:
                opened = self._like_start(self._moment(line, begin, start), start)
                if not slash:
                    extra.append((opened, None))
                elif end_text.lstrip("+-")[:1] in "Pp":
                    extra.append((opened, _no_earlier(after(opened, read_length(end_text)), opened)))
                else:
                    closed = self._like_start(self._moment(line, end_text, start), start)
                    extra.append((opened, _no_earlier(closed, opened)))
            except UnreadableTime as unreadable:
                self._misread.append(UnreadableTime("date part", unreadable.detail))
        return extra

    def _exceptions(self, start: Moment) -> list[RecurrenceId]:
        exceptions = []
        for line, part in self._dates("EXDATE"):
            try:
                exceptions.append(self._exception(line, part, start, keep_days=True))
            except UnreadableTime as unreadable:
                self._misread.append(UnreadableTime("date part", unreadable.detail))
        return exceptions

    def _dates(self, name: str) -> list[tuple[ContentLine, str]]:
        lines = [split_line(text, of_time=True) for text in self._lines.get(name, ())]
        return [(line, part) for line in lines for part in line.value.replace(";", ",").split(",") if part.strip()]

    def _exception(self, line: ContentLine, value: str, start: Moment, keep_days: bool = False) -> RecurrenceId:
        moment = self._moment(line, value.partition("/")[0], start)
        if isinstance(start, datetime):
            # A day strikes out whatever a series has on it, but stands for one occurrence where that is changed.
            exception = moment if keep_days or isinstance(moment, datetime) else like(moment, start)
            return RecurrenceId(exception, wall(moment if isinstance(moment, datetime) else like(moment, start)))
        if isinstance(moment, datetime):
            moment = self._day_of(moment)
        return RecurrenceId(moment, wall(moment))

    def _like_start(self, moment: Moment, start: Moment) -> Moment:
        if isinstance(moment, datetime) and not isinstance(start, datetime):
            return self._day_of(moment)
        return like(moment, start)

    def _day_of(self, moment: datetime) -> date:
        """Return the day that a time stands for in a series of whole days: the one whose midnight it is somewhere."""
        if moment.time() != time(0):
            for zone in (self._reading.zones.default(self._calendar), self._reading.own):
                if zone is not None and moment.astimezone(zone).time() == time(0):
                    return moment.astimezone(zone).date()
        return moment.date()
