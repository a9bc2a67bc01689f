from datetime import date
from typing import Any

import pytest

from tests.drawing import MONDAY, utc
from tltimer.domain.balance.one_to_ones import UserAnswer
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise
from tltimer.domain.balance.records import (
    apart_from,
    audit_put_off,
    choices_from,
    days_off_from,
    looked_back,
    never_moved,
    never_moved_titles,
    no_one_to_one_entry,
    offered_from,
    people_from,
    promises_from,
    said_entry,
    said_from,
    strangers_from,
    working_days_from,
)
from tltimer.domain.balance.target import Choice
from tltimer.domain.timeline.days import Week
from tltimer.domain.timeline.spans import Span

CHOICE = {
    "id": "1",
    "from_week": "2026-W47",
    "low": 0.2,
    "high": 0.35,
    "because": "a launch",
    "until": "2026-12-31",
    "decided_at": "2026-11-13T16:00:00Z",
}
PROMISE = {"id": "1", "text": "look at the importer", "to": "Bo", "due": "2026-11-17", "minutes": 30}


def test_a_choice_is_read():
    decided = utc("2026-11-13T16:00:00")
    expected = Choice("1", Week(2026, 47), 0.2, 0.35, "a launch", date(2026, 12, 31), decided)
    assert choices_from([CHOICE]) == (expected,)


def test_a_choice_without_reason_and_end_is_read():
    (choice,) = choices_from([{**CHOICE, "because": None, "until": None}])
    assert (choice.because, choice.until) == ("", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"from_week": "2026-47"},
        {"from_week": None},
        {"low": "much"},
        {"low": 0.5},
        {"high": 1.1},
        {"low": -0.1},
        {"low": float("nan")},
        {"until": "soon"},
        {"until": 7},
        {"decided_at": "yesterday"},
        {"decided_at": "0001-01-01T00:00:00+14:00"},
        {"decided_at": None},
    ],
)
def test_a_choice_that_makes_no_sense_is_passed_over(fields: dict[str, Any]):
    assert choices_from([{**CHOICE, **fields}, {"id": "2"}, CHOICE]) == choices_from([CHOICE])


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


def test_days_off_are_their_ids():
    entries = [{"id": "2026-11-16"}, {"id": "2026-11-17", "works": True}, {"id": "someday"}]
    assert days_off_from(entries) == {MONDAY}
    assert working_days_from(entries) == {date(2026, 11, 17)}


def test_a_day_that_nobody_looked_back_at():
    assert looked_back([], MONDAY) == (False, ())
    assert looked_back([{"id": "evening-2026-11-15", "looked_at": "2026-11-15T17:00:00Z"}], MONDAY) == (False, ())


def test_a_day_looked_back_at_with_a_gap_that_was_nothing():
    start, end = "2026-11-16T12:00:00Z", "2026-11-16T12:30:00Z"
    entry = {"id": "evening-2026-11-16", "looked_at": "2026-11-16T17:00:00Z", "nothing": [[start, end]]}
    nothing = (Span(utc("2026-11-16T12:00:00"), utc("2026-11-16T12:30:00")),)
    assert looked_back([entry], MONDAY) == (True, nothing)
    assert looked_back([{**entry, "nothing": "all"}], MONDAY) == (True, ())


def test_series_that_nobody_wants_moved():
    entries = [{"id": "never-move-7", "never_move": "7", "title": "Sync"}, {"id": "evening-2026-11-16"}]
    assert never_moved(entries) == {"7"}
    assert never_moved_titles([*entries, {"id": "never-move-8", "never_move": "8"}]) == {"7": "Sync", "8": ""}


def test_people_are_read_and_what_is_nobody_is_passed_over():
    good = {"id": "1", "name": " Bo ", "every_days": 7, "addresses": ["bo@example.org"], "aliases": ["Robert"]}
    bad = [{"id": "2"}, {"id": "3", "name": " "}, {"id": "4", "name": "X", "every_days": 0}]
    bad += [{"id": "5", "name": "X", "every_days": "7d"}, {"id": "6", "name": "X", "every_days": True}]
    plain = {"id": "7", "name": "Ana", "addresses": None}
    assert people_from([good, *bad, plain]) == (
        Person("1", "Bo", 7, ("bo@example.org",), ("Robert",)),
        Person("7", "Ana"),
    )


def test_what_was_said_of_1_1s_is_read_in_the_order_in_which_it_was_said():
    later = {"id": "a", "one_to_one": "Bo", "day": "2026-11-16", "held": True, "edited_at": "2026-11-18T00:00:00Z"}
    sooner = later | {"id": "b", "held": False, "edited_at": "2026-11-17T00:00:00Z"}
    other = [{"id": "evening-2026-11-16"}, {"id": "c", "one_to_one": "Bo", "day": "never", "held": True}]
    assert said_from([later, sooner, *other]) == (UserAnswer("Bo", MONDAY, False), UserAnswer("Bo", MONDAY, True))


@pytest.mark.parametrize("held", [True, False])
def test_an_answer_to_a_1_1_is_read_as_it_was_given(held: bool):
    entry = said_entry(Person("7", "Bo"), MONDAY, held)
    assert entry == {"id": "one-to-one-2026-11-16-7", "one_to_one": "Bo", "day": "2026-11-16", "held": held}
    assert said_from([entry]) == (UserAnswer("Bo", MONDAY, held),)


def test_who_is_not_suggested_for_1_1s_is_known_by_their_key():
    entry = no_one_to_one_entry("zoe@example.org", "Zoe")
    assert entry == {"id": "no-one-to-one-zoe@example.org", "no_one_to_one": "zoe@example.org", "name": "Zoe"}
    assert strangers_from([entry, {"id": "evening-2026-11-16"}, {"id": "x", "no_one_to_one": ""}]) == {
        "zoe@example.org"
    }


@pytest.mark.parametrize(
    ("offered", "keys"),
    [(["zoe", "mo"], {"zoe", "mo"}), ([7], {"7"}), ([], set()), ("zoe", set()), ({"zoe": 1}, set()), (None, set())],
)
def test_who_was_suggested_before(offered: Any, keys: set[str]):
    assert offered_from([{"id": "evening-2026-11-16", "offered": offered}, {"id": "evening-2026-11-17"}]) == keys


@pytest.mark.parametrize(
    ("entry", "at"),
    [
        ({"id": "audit-offer", "audit_put_off_at": "2026-11-16T09:00:00Z"}, utc("2026-11-16T09:00:00")),
        ({"id": "audit-offer", "audit_put_off_at": "soon"}, None),
        ({"id": "audit-offer"}, None),
        ({"id": "another", "audit_put_off_at": "2026-11-16T09:00:00Z"}, None),
    ],
)
def test_the_offer_of_an_audit_was_put_off_when_it_says_so(entry: dict[str, Any], at: Any):
    assert audit_put_off([entry]) == at


def test_two_people_are_apart_where_the_user_said_so():
    entries = [{"id": "1", "apart": ["a", "b"]}, {"id": "2", "apart": ["a"]}, {"id": "3", "apart": "ab"}, {"id": "4"}]
    assert apart_from(entries) == {frozenset(("a", "b"))}
