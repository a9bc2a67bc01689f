from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, MONDAY, at
from tltimer.domain.balance.promises import (
    Promise,
    PromiseOutcome,
    due_on,
    fitting,
    outcome_of,
    promises_of,
    waiting_on,
)
from tltimer.domain.timeline.weeks import week_of

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


def sorted_in(*promises: Promise) -> dict[str, list[str]]:
    found = promises_of(WEEK, promises, at("60:00"), DAYS)
    return {str(outcome): [one.id for one in its] for outcome, its in found.items() if its}


def test_a_promise_belongs_to_the_week_in_which_it_is_due():
    assert sorted_in(promise(WEEK.sunday)) == {"open": ["1"]}
    assert sorted_in(promise(WEEK.plus(1).monday)) == {}
    assert sorted_in(promise(WEEK.plus(-1).sunday)) == {}


def test_a_promise_without_a_due_date_is_only_ever_open():
    assert sorted_in(promise(None)) == {"open": ["1"]}
    assert sorted_in(promise(None, done=at("12:00"))) == {}


def test_a_dropped_promise_is_in_no_list():
    assert sorted_in(promise(dropped=at("10:00"))) == {}


def test_promises_come_in_order_of_their_due_dates_those_without_one_last():
    found = sorted_in(promise(None, name="0"), promise(WEEK.sunday, name="2"), promise(WEEK.sunday, name="1"))
    assert found == {"open": ["1", "2", "0"]}


def lasting(minutes: int | None, due: date | None = MONDAY, name: str = "1", **fields: datetime) -> Promise:
    return Promise(name, "", None, due, minutes, fields.get("done_at"), fields.get("dropped_at"))


def test_a_promise_fits_if_it_takes_no_longer():
    assert fitting([lasting(20)], 20 * 60) == lasting(20)
    assert fitting([lasting(20)], 20 * 60 - 1) is None


def test_of_those_that_fit_the_one_due_first_is_kept_and_of_equals_the_longest():
    later = lasting(20, WEEK.sunday)
    assert fitting([lasting(20, None), later, lasting(30), lasting(10), lasting(15)], 25 * 60) == lasting(15)
    assert fitting([lasting(20, None), later], 25 * 60) == later


def test_what_is_done_or_dropped_or_of_no_known_length_fits_nowhere():
    gone = [lasting(5, done_at=at("12:00")), lasting(5, dropped_at=at("12:00")), lasting(None), lasting(0)]
    assert fitting(gone, 3600) is None


def test_those_due_on_a_day_are_waiting_ones():
    waiting = [promise(name="2"), promise(name="1")]
    gone = [promise(done=at("10:00")), promise(dropped=at("10:00")), promise(WEEK.sunday), promise(None)]
    assert [one.id for one in due_on(MONDAY, [*waiting, *gone])] == ["1", "2"]


def test_those_that_wait_on_a_day_are_due_by_then_and_not_long_before():
    early = promise(MONDAY - timedelta(14), name="3")
    gone = [promise(done=at("10:00")), promise(dropped=at("10:00")), promise(WEEK.sunday), promise(None)]
    waiting = [promise(name="2"), promise(name="1"), early]
    assert [one.id for one in waiting_on(MONDAY, [*waiting, *gone, promise(MONDAY - timedelta(15))])] == ["3", "1", "2"]


HOURS = st.none() | st.integers(0, 14 * 24).map(lambda hours: at("00:00") + timedelta(hours=hours))


@given(st.none() | st.integers(-8, 14), HOURS, HOURS, st.integers(0, 14 * 24))
def test_a_promise_is_in_the_one_list_that_a_plain_reading_gives(due_in, done, dropped, passed):
    due = None if due_in is None else MONDAY + timedelta(days=due_in)
    now = at("00:00") + timedelta(hours=passed)
    end = None if due is None else at("28:00", due)
    lists = []
    if done is not None:
        if due is not None:
            lists = ["kept" if done < end else "late"]
    elif dropped is None:
        lists = ["open"] if end is None or now < end else ["broken"]
    if due is not None and not WEEK.monday <= due <= WEEK.sunday:
        lists = []
    found = promises_of(WEEK, [promise(due, done, dropped)], now, DAYS)
    assert [str(outcome) for outcome, its in found.items() if its] == lists
