"""Promises made in passing, and their outcomes."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from tltimer.domain.timeline.documents import optional_date, values_from
from tltimer.domain.timeline.instants import parse_instant
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tltimer.domain.timeline.days import DayRule, Week
    from tltimer.domain.timeline.documents import Document

STALE = timedelta(days=14)
"""A promise that is overdue by so many days is asked about: is it still true?"""


HIDDEN = "–"
"""Stands for a text that is left out of a report for others."""


class PromiseOutcome(StrEnum):
    """The outcome of a promise by now."""

    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    OPEN = "open"
    DROPPED = "dropped"


class Promise(Value):
    """Something promised to somebody, due by the end of a day, that takes so many minutes.

    ``because`` is the reason for dropping it.
    """

    id: str
    text: str
    to: str | None
    due: date | None
    minutes: int | None
    done_at: datetime | None
    dropped_at: datetime | None
    because: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.done_at is None and self.dropped_at is None


def promise_entry(text: str, to: str | None, due: date | None, minutes: int | None) -> Document:
    """Return a new promise as a document of the collection ``promises``."""
    fields: Document = {"text": text, "to": to, "due": due.isoformat() if due else None, "minutes": minutes}
    return fields | {"done_at": None, "dropped_at": None}


def outcome_of(promise: Promise, now: datetime, days: DayRule) -> PromiseOutcome:
    """Return the outcome of a promise by now."""
    due_ends = days.span_of(promise.due).end if promise.due else None
    if promise.done_at is not None:
        return PromiseOutcome.LATE if due_ends is not None and promise.done_at >= due_ends else PromiseOutcome.KEPT
    if promise.dropped_at is not None:
        return PromiseOutcome.DROPPED
    return PromiseOutcome.BROKEN if due_ends is not None and now >= due_ends else PromiseOutcome.OPEN


def by_day(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Return the promises that are neither done nor dropped, those due first in front, those without a day last."""
    waiting = (promise for promise in promises if promise.waits)
    return tuple(sorted(waiting, key=lambda promise: (promise.due or date.max, promise.id)))


def waiting_on(day: date, promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Return the promises due by a day and neither done nor dropped, the oldest first, however long ago they were due.

    day                         |today|
    due         |March|  |Mon|  |today|  |Fri|  |no day|
    returned     March    Mon    today
    """
    return tuple(promise for promise in by_day(promises) if promise.due is not None and promise.due <= day)


def overdue_on(day: date, promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Return the promises whose due day was over before a day began, neither done nor dropped, the oldest first."""
    return tuple(promise for promise in by_day(promises) if promise.due is not None and promise.due < day)


def stale_on(day: date, promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Return the promises that are so long overdue that they are asked about once a week, the oldest first."""
    return tuple(
        promise for promise in overdue_on(day, promises) if promise.due is not None and day - promise.due >= STALE
    )


def fitting(promises: Iterable[Promise], seconds: int) -> Promise | None:
    """Return the promise to keep in so many seconds: of those that fit, the one due first; of those, the longest.

    A promise of unknown length fits nowhere.
    """
    fit = (promise for promise in promises if promise.waits and promise.minutes and promise.minutes * 60 <= seconds)
    return min(fit, key=lambda promise: (promise.due or date.max, -(promise.minutes or 0), promise.id), default=None)


class WeekPromises(Value):
    """The promises of a week by their outcome, each in order of due day and id.

    ``open`` also has those without a day, last. ``overdue`` are those of whatever week, in the running week only.
    """

    kept: tuple[Promise, ...] = ()
    late: tuple[Promise, ...] = ()
    broken: tuple[Promise, ...] = ()
    open: tuple[Promise, ...] = ()
    overdue: tuple[Promise, ...] = ()


def promises_of(week: Week, promises: Iterable[Promise], now: datetime, days: DayRule) -> WeekPromises:
    """Sort a week's promises by outcome; dropped ones are left out, and one without a day is only ever open."""
    promises = sorted(promises, key=lambda promise: (promise.due or date.max, promise.id))
    by_outcome: dict[PromiseOutcome, list[Promise]] = {outcome: [] for outcome in PromiseOutcome}
    for promise in promises:
        outcome = outcome_of(promise, now, days)
        if promise.due is None:
            if outcome is PromiseOutcome.OPEN:
                by_outcome[outcome].append(promise)
        elif days.week_of(promise.due) == week:
            by_outcome[outcome].append(promise)
    today = days.day_of(now)
    return WeekPromises(
        tuple(by_outcome[PromiseOutcome.KEPT]),
        tuple(by_outcome[PromiseOutcome.LATE]),
        tuple(by_outcome[PromiseOutcome.BROKEN]),
        tuple(by_outcome[PromiseOutcome.OPEN]),
        overdue_on(today, promises) if days.week_of(today) == week else (),
    )


def _promise(document: Document) -> Promise:
    done, dropped, to, minutes = (document.get(field) for field in ("done_at", "dropped_at", "to", "minutes"))
    return Promise(
        id=document["id"],
        text=str(document["text"]),
        to=to if isinstance(to, str) else None,
        due=optional_date(document.get("due")),
        # A promise must not fade because of its length: without a length that makes sense, it has none.
        minutes=minutes if type(minutes) is int and minutes > 0 else None,
        done_at=parse_instant(done) if done else None,
        dropped_at=parse_instant(dropped) if dropped else None,
        because=str(document.get("because") or ""),
    )


def promises_from(documents: Iterable[Document]) -> tuple[Promise, ...]:
    """Read the collection ``promises``."""
    return values_from(documents, _promise)
