"""Promises, as text."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.balance.promises import HIDDEN, PromiseOutcome
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from tltimer.domain.balance.promises import Promise, WeekPromises
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import DayRule


def length_words(promise: Promise) -> str:
    """Return the length of a promise; "" if it is not known."""
    return formats.length(promise.minutes * 60) if promise.minutes else ""


def end_of(promise: Promise) -> datetime:
    """Return the instant at which a promise was done or dropped."""
    return max(instant for instant in (promise.done_at, promise.dropped_at) if instant is not None)


def end_words(promise: Promise, outcome: PromiseOutcome, rules: Rules) -> str:
    """Return the time at which a promise was kept or dropped, with the reason if it was dropped."""
    words = {
        PromiseOutcome.KEPT: _("kept on {day}"),
        PromiseOutcome.LATE: _("kept late, on {day}"),
        PromiseOutcome.DROPPED: _("dropped on {day}"),
    }
    ended = words[outcome].format(day=formats.date_words(rules.days.day_of(end_of(promise))))
    return formats.listed((ended, promise.because if outcome is PromiseOutcome.DROPPED else ""))


def promise_words(text: str, to: str | None, due: date | None, minutes: int | None) -> str:
    """Return a promise in one line: ``review the RFC · to Dana · by Thursday, 19 November · 30 min``."""
    return formats.listed(
        (
            text,
            _("to {person}").format(person=to) if to else "",
            _("by {day}, {date}").format(day=formats.day_name(due), date=formats.date_words(due)) if due else "",
            formats.length(minutes * 60) if minutes else "",
        )
    )


def hours_over_the_end(days: DayRule) -> str:
    """Return the refusal to block time for a promise whose hours cross the end of a day."""
    return _("These hours cross the end of your day at {time}. Enter hours that end by then.").format(
        time=f"{days.day_start:%H:%M}"
    )


def due_details(promise: Promise, day: date) -> str:
    """Return the rest of a promise in a list: ``30 min · to Dana``; of one that is overdue, since when."""
    if promise.due is not None and promise.due != day:
        return due_words(promise, day)
    return formats.listed(
        (
            length_words(promise),
            to_words(promise, 16),
        )
    )


def to_words(promise: Promise, longest: int | None = None) -> str:
    """Return to whom it was promised; ``longest`` limits the name, in columns."""
    if not promise.to:
        return ""
    return _("to {person}").format(person=promise.to if longest is None else clipped(promise.to, longest))


def due_words(promise: Promise, today: date) -> str:
    """Return by when it is due."""
    due = promise.due
    if due is None:
        return ""
    if due == today:
        return _("due today")
    if due < today:
        return _("was due {day}").format(day=formats.date_words(due))
    if due <= today + timedelta(days=6):  # no other day of that name can be meant
        return _("due {day}").format(day=formats.day_name(due))
    return _("due {day}, {date}").format(day=formats.day_name(due), date=formats.date_words(due))


def without_texts(promises: WeekPromises) -> bool:
    """Whether the texts of a week's promises are left out, so that only their counts say anything."""
    return any(promise.text == HIDDEN for _words, promise in week_promises(promises))


def week_promises(promises: WeekPromises) -> list[tuple[str, Promise]]:
    """Return a week's promises, each with a word for its outcome; overdue ones, of whatever week, come first."""
    broken = [promise for promise in promises.broken if promise not in promises.overdue]
    lists = (
        (_("overdue"), promises.overdue),
        (_("kept"), promises.kept),
        (_("kept late"), promises.late),
        (_("not kept"), broken),
        (_("open"), promises.open),
    )
    return [(words, promise) for words, listed in lists for promise in listed]
