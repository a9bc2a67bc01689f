from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, MONDAY, at, utc
from tltimer.domain.balance.promises import (
    Promise,
    PromiseOutcome,
    by_day,
    fitting,
    outcome_of,
    overdue_on,
    promises_from,
    promises_of,
    stale_on,
    waiting_on,
)
from tltimer.domain.timeline.days import week_of

WEEK = week_of(MONDAY)
END_OF_MONDAY = at("28:00")


def promise(
    due: date | None = MONDAY, done: datetime | None = None, dropped: datetime | None = None, name: str = "1"
) -> Promise:
    return Promise(name, "look at the importer", "Bo", due, 30, done, dropped)


@pytest.mark.parametrize(
    ("given", "now", "outcome"),
    [
        (promise(), at("27:59:59"), PromiseOutcome.OPEN),
        (promise(), END_OF_MONDAY, PromiseOutcome.BROKEN),
        (promise(done=at("27:59:59")), at("40:00"), PromiseOutcome.KEPT),
        (promise(done=END_OF_MONDAY), at("40:00"), PromiseOutcome.LATE),
        (promise(dropped=at("12:00")), at("40:00"), PromiseOutcome.DROPPED),
        (promise(done=at("11:00"), dropped=at("12:00")), at("40:00"), PromiseOutcome.KEPT),
        (promise(None), at("999:00"), PromiseOutcome.OPEN),
        (promise(None, done=at("12:00")), at("40:00"), PromiseOutcome.KEPT),
        (promise(None, dropped=at("12:00")), at("40:00"), PromiseOutcome.DROPPED),
    ],
)
def test_what_becomes_of_a_promise(given: Promise, now: datetime, outcome: PromiseOutcome):
    assert outcome_of(given, now, DAYS) is outcome


TWO_DAYS_LATER = at("60:00")

LISTS = ("kept", "late", "broken", "open", "overdue")


def lists(*promises: Promise, now: datetime = TWO_DAYS_LATER) -> dict[str, list[str]]:
    """The lists of Monday's week that are not empty, as ids; overdue ones where they lie in another week."""
    of_week = promises_of(WEEK, promises, now, DAYS)
    return {name: [promise.id for promise in getattr(of_week, name)] for name in LISTS if getattr(of_week, name)}


def test_a_promise_belongs_to_the_week_in_which_it_is_due():
    assert lists(promise(DAYS.last_day(WEEK))) == {"open": ["1"]}
    assert lists(promise(WEEK.plus(1).monday)) == {}
    assert lists(promise(DAYS.last_day(WEEK.plus(-1))), now=at("60:00", WEEK.plus(1).monday)) == {}


def test_a_promise_without_a_due_date_is_only_ever_open():
    assert lists(promise(None)) == {"open": ["1"]}
    assert lists(promise(None, done=at("12:00"))) == {}


def test_a_dropped_promise_is_in_no_list():
    assert lists(promise(dropped=at("10:00"))) == {}


def test_promises_come_in_order_of_their_due_dates_those_without_one_last():
    result = lists(
        promise(None, name="0"), promise(DAYS.last_day(WEEK), name="2"), promise(DAYS.last_day(WEEK), name="1")
    )
    assert result == {"open": ["1", "2", "0"]}


def lasting(minutes: int | None, due: date | None = MONDAY, name: str = "1", **fields: datetime) -> Promise:
    return Promise(name, "", None, due, minutes, fields.get("done_at"), fields.get("dropped_at"))


def test_a_promise_fits_if_it_takes_no_longer():
    assert fitting([lasting(20)], 20 * 60) == lasting(20)
    assert fitting([lasting(20)], 20 * 60 - 1) is None


def test_of_those_that_fit_the_one_due_first_is_kept_and_of_equals_the_longest():
    later = lasting(20, DAYS.last_day(WEEK))
    assert fitting([lasting(20, None), later, lasting(30), lasting(10), lasting(15)], 25 * 60) == lasting(15)
    assert fitting([lasting(20, None), later], 25 * 60) == later


def test_what_is_done_or_dropped_or_of_no_known_length_fits_nowhere():
    gone = [lasting(5, done_at=at("12:00")), lasting(5, dropped_at=at("12:00")), lasting(None), lasting(0)]
    assert fitting(gone, 3600) is None


def test_a_promise_that_waits_never_fades():
    done, dropped, later = (
        promise(done=at("10:00")),
        promise(dropped=at("10:00")),
        promise(DAYS.last_day(WEEK), name="9"),
    )
    old = promise(MONDAY - timedelta(400), name="3")
    waiting = [promise(name="2"), promise(None, name="0"), promise(name="1"), done, dropped, later, old]
    assert [promise.id for promise in waiting_on(MONDAY, waiting)] == ["3", "1", "2"]
    assert [promise.id for promise in overdue_on(MONDAY, waiting)] == ["3"]
    assert [promise.id for promise in by_day(waiting)] == ["3", "1", "2", "9", "0"]


@pytest.mark.parametrize(("days", "asked"), [(0, False), (13, False), (14, True), (300, True)])
def test_a_promise_that_is_two_weeks_overdue_is_asked_about(days: int, asked: bool):
    assert bool(stale_on(MONDAY + timedelta(days), [promise()])) is asked


def test_overdue_ones_of_any_week_are_told_in_the_running_week_only():
    old = promise(MONDAY - timedelta(40), name="old")
    assert lists(old, promise(), now=at("60:00")) == {"broken": ["1"], "overdue": ["old", "1"]}
    assert lists(old, promise(), now=at("60:00", MONDAY + timedelta(7))) == {"broken": ["1"]}
    assert lists(promise(MONDAY + timedelta(1)), now=END_OF_MONDAY) == {"open": ["1"]}


HOURS = st.none() | st.integers(0, 14 * 24).map(lambda hours: at("00:00") + timedelta(hours=hours))


@given(st.none() | st.integers(-8, 14), HOURS, HOURS, st.integers(0, 14 * 24))
def test_a_promise_is_in_the_one_list_that_a_plain_reading_gives(due_in, done, dropped, passed):
    due = None if due_in is None else MONDAY + timedelta(days=due_in)
    now = at("00:00") + timedelta(hours=passed)
    end = None if due is None else at("28:00", due)
    expected = []
    if done is not None:
        if due is not None:
            expected = ["kept" if done < end else "late"]
    elif dropped is None:
        expected = ["open"] if end is None or now < end else ["broken"]
    if due is not None and not WEEK.monday <= due <= DAYS.last_day(WEEK):
        expected = []
    result = lists(promise(due, done, dropped), now=now)
    assert [name for name in result if name != "overdue"] == expected


PROMISE = {"id": "1", "text": "look at the importer", "to": "Bo", "due": "2026-11-17", "minutes": 30}


def test_promises_are_read():
    assert promises_from([PROMISE, {"id": "2"}, {**PROMISE, "due": "soon"}]) == (
        Promise("1", "look at the importer", "Bo", date(2026, 11, 17), 30, None, None),
    )
    done = {"id": "3", "text": "x", "done_at": "2026-11-17T09:00:00Z", "dropped_at": "2026-11-17T09:00:01Z"}
    (promise,) = promises_from([done])
    assert (promise.done_at, promise.dropped_at) == (utc("2026-11-17T09:00:00"), utc("2026-11-17T09:00:01"))
    assert (promise.to, promise.due, promise.minutes) == (None, None, None)


@pytest.mark.parametrize("length", ["x", [5], 2.5, True, 0, -5, {"x": 1}])
def test_a_promise_stays_where_its_length_makes_no_sense(length: Any):
    (promise,) = promises_from([{**PROMISE, "minutes": length, "to": 5}])
    assert (promise.text, promise.to, promise.minutes) == ("look at the importer", None, None)
