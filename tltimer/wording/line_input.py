"""Reads the lines of the small windows: how each is understood, or what is allowed instead."""

from __future__ import annotations

from tltimer.domain.balance.promise_parser import PromiseLine, read_day, read_promise
from tltimer.domain.timeline.durations import parse_wall
from tltimer.domain.timeline.instants import elapsed
from tltimer.i18n.translate import _
from tltimer.values import Value
from tltimer.wording import formats
from tltimer.wording.promises import hours_over_the_end, promise_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from tltimer.domain.balance.people import People
    from tltimer.domain.timeline.days import DayRule


class Understood(Value):
    """The meaning of a line, or what is allowed instead; only a line that ``fits`` can be saved."""

    words: str
    fits: bool = True


def person_read(line: str, people: People) -> Understood:
    """Read a person: somebody in the 1:1 list, or anybody else."""
    person = people.named(line)
    if person is not None:
        return Understood(_("{person}, in your 1:1 list").format(person=person.name))
    return Understood(_("Enter the person's name, such as Ana.") if not line else "", bool(line))


def moment_read(line: str, now: datetime, days: DayRule) -> Understood:
    """Read a wall time of today."""
    try:
        clock = parse_wall(line)
    except ValueError:
        return Understood(_("Enter a time today, such as 9:30."), False)
    today = days.day_of(now)
    at = days.at_wall(today, clock)
    if at > now:
        text = _("{time} is in the future; it is now {now}. Enter an earlier time.")
        return Understood(
            text.format(time=formats.wall_time(at, days.zone), now=formats.wall_time(now, days.zone)), False
        )
    return Understood(
        _("Since {time}, for {length}").format(
            time=formats.wall_time(at, days.zone), length=formats.length(elapsed(at, now))
        )
    )


def promised_in(line: str, today: date, people: People) -> PromiseLine:
    """Read a promise; people have the names of the 1:1 list."""
    promise = read_promise(line, today, (name for person in people for name in person.names))
    person = people.named(promise.to)
    return PromiseLine(promise.text, person.name if person else promise.to, promise.due, promise.minutes, promise.hours)


def promise_read(line: str, now: datetime, people: People, days: DayRule, opens: bool = False) -> Understood:
    """Return the interpretation of a promise line; ``opens``: the calendar program opens to take its time."""
    if not line:
        example = _("Example: 'review the storage RFC for Maria by Thu, 30 min'.")
        return Understood(f"{example} {_('To block time for it, add a time range, such as 13:00–13:30.')}", False)
    promise = promised_in(line, days.day_of(now), people)
    span = promise.span(days)
    if promise.hours is not None and span is None:
        return Understood(hours_over_the_end(days), False)
    if span is not None and span.end <= now:
        return Understood(_("That time has passed. Choose a time in the future."), False)
    outcome = (
        _("blocks {span} in your calendar").format(span=formats.span_words(span.start, span.end, days.zone))
        if span
        else ""
    )
    words = promise_words(promise.text, promise.to, promise.due, promise.minutes)
    return Understood(formats.listed((words, outcome, _("opens your calendar app") if outcome and opens else "")))


def note_read(line: str) -> Understood:
    """Take any line."""
    return Understood(_("Write one line. It will appear in the week window.") if not line else "", bool(line))


def due_read(line: str, today: date) -> Understood:
    """Read a future day."""
    day = read_day(line, today)
    if day is None:
        return Understood(_("Enter a day, such as tomorrow, Thu, next Monday or 26 Nov."), False)
    if day < today:
        return Understood(_("{date} is in the past. Enter a later day.").format(date=formats.date_words(day)), False)
    return Understood(_("By {day}, {date}").format(day=formats.day_name(day), date=formats.date_words(day)))


def reason_read(line: str) -> Understood:
    """Take any line, and none."""
    return Understood(_("Optional, but useful later.") if not line else "")
