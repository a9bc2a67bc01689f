"""Promises made in passing, and what became of them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.documents import Document
from tltimer.domain.timeline.weeks import Week, week_of
from tltimer.frozen import frozen

OVERDUE = timedelta(days=14)
"""For how long after its day a promise is still offered to be kept."""


class PromiseOutcome(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    OPEN = "open"
    DROPPED = "dropped"


@frozen
class Promise:
    """Something promised to somebody, due by the end of a day, that takes so many minutes.

    ``because`` is why it was dropped.
    """

    id: str
    text: str
    to: str | None
    due: date | None
    minutes: int | None
    done_at: datetime | None
    dropped_at: datetime | None
    because: str = ""


def promise_entry(text: str, to: str | None, due: date | None, minutes: int | None) -> Document:
    """Give a new promise as a document of the collection ``promises``."""
    said: Document = {"text": text, "to": to, "due": due.isoformat() if due else None, "minutes": minutes}
    return said | {"done_at": None, "dropped_at": None}


def outcome_of(promise: Promise, now: datetime, days: DayRule) -> PromiseOutcome:
    """Say what became of a promise by now."""
    due_ends = days.span_of(promise.due).end if promise.due else None
    if promise.done_at is not None:
        return PromiseOutcome.LATE if due_ends is not None and promise.done_at >= due_ends else PromiseOutcome.KEPT
    if promise.dropped_at is not None:
        return PromiseOutcome.DROPPED
    return PromiseOutcome.BROKEN if due_ends is not None and now >= due_ends else PromiseOutcome.OPEN


def due_on(day: date, promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Give the promises that are due on a day and neither done nor dropped, in order of their ids."""
    waiting = (one for one in promises if one.due == day and one.done_at is None and one.dropped_at is None)
    return tuple(sorted(waiting, key=lambda one: one.id))


def waiting_on(day: date, promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Give the promises that are due by a day and neither done nor dropped, those due first in front.

    What was due long before it is left out: who looks back at a day is not held to a list that only grows.
    """
    waiting = (
        one
        for one in promises
        if one.due is not None and day - OVERDUE <= one.due <= day and one.done_at is None and one.dropped_at is None
    )
    return tuple(sorted(waiting, key=lambda one: (one.due or day, one.id)))


def fitting(promises: Iterable[Promise], seconds: int) -> Promise | None:
    """Give the promise to keep in so many seconds: of those not done that fit, the one due first; the longest of them.

    One that says nothing of how long it takes fits nowhere.
    """
    fit = (
        one
        for one in promises
        if one.minutes and one.minutes * 60 <= seconds and one.done_at is None and one.dropped_at is None
    )
    return min(fit, key=lambda one: (one.due or date.max, -(one.minutes or 0), one.id), default=None)


def promises_of(
    week: Week, promises: Iterable[Promise], now: datetime, days: DayRule
) -> dict[PromiseOutcome, tuple[Promise, ...]]:
    """Sort a week's promises by what became of them; one without a due date is only ever open.

    Returns:
        promises by outcome, each in order of due date and id; dropped ones are left out.
    """
    sorted_in: dict[PromiseOutcome, list[Promise]] = {
        outcome: []
        for outcome in (PromiseOutcome.KEPT, PromiseOutcome.LATE, PromiseOutcome.BROKEN, PromiseOutcome.OPEN)
    }
    for promise in sorted(promises, key=lambda one: (one.due or date.max, one.id)):
        outcome = outcome_of(promise, now, days)
        if promise.due is None:
            if outcome is PromiseOutcome.OPEN:
                sorted_in[outcome].append(promise)
        elif week_of(promise.due) == week and outcome in sorted_in:
            sorted_in[outcome].append(promise)
    return {outcome: tuple(found) for outcome, found in sorted_in.items()}
