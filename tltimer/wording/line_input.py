"""How the lines of the small windows are read: what each says, or what is allowed instead."""

from datetime import date, datetime

from tltimer.domain.balance.people import People
from tltimer.domain.balance.promise_parser import PromiseLine, read_day, read_promise
from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.durations import parse_wall
from tltimer.domain.timeline.instants import elapsed
from tltimer.frozen import frozen
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.promises import hours_over_the_end, promise_words


@frozen
class Understood:
    """What a line says, in words, or what is allowed instead; only one that ``fits`` can be saved."""

    words: str
    fits: bool = True


def person_read(line: str, people: People) -> Understood:
    """Read with whom one is: somebody of the 1:1 list, or anybody else."""
    person = people.named(line)
    if person is not None:
        return Understood(_("{person}, from your 1:1s").format(person=person.name))
    return Understood(_("A name, as you say it.") if not line else "", bool(line))


def moment_read(line: str, now: datetime, days: DayRule) -> Understood:
    """Read a time on the wall of the day that is now."""
    try:
        clock = parse_wall(line)
    except ValueError:
        return Understood(_("A time of today, such as 9:30."), False)
    today = days.day_of(now)
    at = days.at_wall(today, clock)
    if at > now:
        text = _("{time} is still to come; it is {now}. A time of today, such as 9:30.")
        return Understood(
            text.format(time=formats.wall_time(at, days.zone), now=formats.wall_time(now, days.zone)), False
        )
    return Understood(
        _("Since {time}, for {length}").format(
            time=formats.wall_time(at, days.zone), length=formats.length(elapsed(at, now))
        )
    )


def promised_in(line: str, today: date, people: People) -> PromiseLine:
    """Read a promise; to whom is meant as the 1:1 list calls them."""
    found = read_promise(line, today, (name for person in people for name in person.names))
    person = people.named(found.to)
    return PromiseLine(found.text, person.name if person else found.to, found.due, found.minutes, found.hours)


def promise_read(line: str, now: datetime, people: People, days: DayRule) -> Understood:
    """Say what was understood of a promise."""
    if not line:
        usual = _("Such as: review the storage RFC by Thu 30 min for Maria.")
        return Understood(f"{usual} {_('A time such as 13:00-13:30 is kept free.')}", False)
    found = promised_in(line, days.day_of(now), people)
    span = found.span(days)
    if found.hours is not None and span is None:
        return Understood(hours_over_the_end(days), False)
    if span is not None and span.end <= now:
        return Understood(_("That time is over; only time that comes can be kept free."), False)
    kept = _("{span} kept free").format(span=formats.span_words(span.start, span.end, days.zone)) if span else ""
    words = promise_words(found.text, found.to, found.due, found.minutes)
    return Understood(formats.listed((words, kept)))


def note_read(line: str) -> Understood:
    """Take any line."""
    return Understood(_("One line; it appears in the week.") if not line else "", bool(line))


def due_read(line: str, today: date) -> Understood:
    """Read a day that comes."""
    day = read_day(line, today)
    if day is None:
        return Understood(_("A day, such as tomorrow, Thu, next Monday or 26 Nov."), False)
    if day < today:
        return Understood(_("{date} is over; a day that comes.").format(date=formats.date_words(day)), False)
    return Understood(_("By {day}, {date}").format(day=formats.day_name(day), date=formats.date_words(day)))


def reason_read(line: str) -> Understood:
    """Take any line, and none."""
    return Understood(_("A reason helps later, and is not needed.") if not line else "")
