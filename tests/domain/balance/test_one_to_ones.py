"""1:1s: planned, held, skipped, cancelled – drawn, and against a reading minute by minute."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, LETTERS, MODES, MONDAY, READING, at, day, done, meeting, occurrence, person
from tltimer.domain.balance.one_to_ones import (
    OneToOne,
    OneToOneOutcome,
    OneToOneStanding,
    PlannedOneToOne,
    UserAnswer,
    last_held,
    one_to_ones,
    planned_of,
    said_entry,
    said_from,
    standings,
    whom,
)
from tltimer.domain.balance.people import People, Person
from tltimer.domain.meetings.event_classes import meetings_of
from tltimer.domain.meetings.meetings import Occurrence, Plan
from tltimer.domain.meetings.snapshots import Snapshot
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.switches import Switch
from tltimer.values import replace

ANA = Person("a", "Ana", 7, ("ana@example.org",))
BO = Person("b", "Bo", 7, ("bo@example.org",), ("Robert",))
PEOPLE = People((ANA, BO))
LATER = at("20:00")
ME = person("me@example.org", answer="ACCEPTED")


@pytest.mark.parametrize(
    ("title", "other", "expected"),
    [
        ("Sync", person("bo@example.org"), BO),
        ("Sync", person("other@example.org", "robert"), BO),
        ("1:1 Ana", person("bo@example.org"), BO),
        ("1:1 Ana", person("zoe@example.org", "Zoe"), ANA),
        ("Sync with Ana", person("zoe@example.org", "Zoe"), None),
        ("1:1 Ana", None, ANA),
        ("1-1: bo", None, BO),
        ("Bo 1on1", None, BO),
        ("One on One, Ana", None, ANA),
        ("1:1 Zoe", None, None),
        ("11:10 Ana", None, None),
        ("1:10 Ana", None, None),
        ("Sync_1:1_Ana", None, ANA),
        ("1:1 Anastasia", None, None),
        ("ONE  ON ONE/ANA", None, ANA),
        ("Ana", None, None),
    ],
)
def test_with_whom_a_meeting_is(title: str, other, expected: Person | None):
    assert whom(meeting("10:00", "10:30", title, other=other), PEOPLE) == expected


def test_time_planned_for_oneself_is_no_1_1():
    assert whom(meeting("10:00", "10:30", "1:1 prep Ana", plan=Plan.LEADING), PEOPLE) is None


def event(who: str, start: str, end: str, answer: str | None = "ACCEPTED", status: str = "", **fields) -> Occurrence:
    other = person(f"{who}@example.org", who.title(), answer=answer)
    return occurrence(start, end, f"Sync {who}", status=status, attendees=(ME, other), **fields)


def first_look(*occurrences: Occurrence, kind: str = "first") -> Snapshot:
    span = DAYS.span_of(MONDAY)
    return Snapshot("work", kind, MONDAY, span, span.start, span.start, occurrences)


def plans(
    occurrences: list[Occurrence], *snapshots: Snapshot, calendars: tuple[str, ...] = ("work", "home")
) -> list[tuple[str, bool]]:
    reading = replace(READING, calendars=calendars)
    alive = meetings_of(occurrences, reading)
    return [
        (one_to_one.person.name, one_to_one.off)
        for one_to_one in planned_of(alive, occurrences, snapshots, PEOPLE, reading)
    ]


def test_what_is_planned_is_found_with_what_was_cancelled_declined_or_is_gone():
    ana, bo = event("ana", "10:00", "10:30"), event("bo", "11:00", "11:30")
    assert plans([ana, bo, event("zoe", "12:00", "13:00")]) == [("Ana", False), ("Bo", False)]
    assert plans([event("ana", "10:00", "10:30", status="CANCELLED")]) == [("Ana", True)]
    assert plans([event("ana", "10:00", "10:30", answer="DECLINED")]) == [("Ana", True)]
    assert plans([ana], first_look(ana, bo)) == [("Ana", False), ("Bo", True)]
    assert plans([ana], first_look(ana, bo, kind="latest")) == [("Ana", False)]


def test_what_was_cancelled_before_the_day_and_is_no_longer_shown_was_cancelled():
    off = event("ana", "10:00", "10:30", status="CANCELLED")
    assert plans([], first_look(off)) == [("Ana", True)]
    assert plans([off], first_look(off)) == [("Ana", True)]
    assert plans([event("ana", "10:00", "10:30")], first_look(off)) == [("Ana", False)]
    assert plans([event("ana", "15:00", "15:30")], first_look(off)) == [("Ana", False)]


def test_one_that_moved_within_its_day_is_planned_once_at_its_new_time():
    before, after = event("ana", "10:00", "10:30"), event("ana", "15:00", "15:30")
    assert plans([after], first_look(before)) == [("Ana", False)]


def test_of_copies_in_two_calendars_the_first_calendar_tells_whether_it_was_cancelled():
    gone = event("ana", "10:00", "10:30", status="CANCELLED", calendar="home")
    assert plans([gone, event("ana", "10:00", "10:30")]) == [("Ana", False)]
    assert plans([gone, event("ana", "10:00", "10:30")], calendars=("home", "work")) == [("Ana", True)]
    assert plans([gone], first_look(event("ana", "10:00", "10:30"))) == [("Ana", True)]


def test_what_was_moved_and_then_cancelled_is_one_that_was_cancelled():
    first = event("ana", "10:00", "10:30")
    later = event("ana", "11:00", "11:30", status="CANCELLED")
    assert plans([later], first_look(first)) == [("Ana", True)]
    twice = (first, event("ana", "15:00", "15:30"))
    assert plans([later], first_look(*twice)) == [("Ana", True)] * 2, "the other one is gone"
    both = [later, event("ana", "16:00", "16:30", status="CANCELLED")]
    assert plans(both, first_look(*twice)) == [("Ana", True)] * 2
    assert plans(both, first_look(first)) == [("Ana", True)] * 2
    assert plans([event("bo", "11:00", "11:30", status="CANCELLED")], first_look(first)) == [
        ("Ana", True),
        ("Bo", True),
    ]


def planned(start: str, end: str, who: Person = ANA, off: bool = False) -> PlannedOneToOne:
    return PlannedOneToOne(who, meeting(start, end, f"1:1 {who.name}"), off)


def outcomes(
    plan: list[PlannedOneToOne], log: tuple[Switch, ...] = (), *said: UserAnswer, now: datetime = LATER
) -> list[tuple[str, str]]:
    records = one_to_ones(plan, done(log, now), said, PEOPLE, MODES, DAYS, now)
    return [(record.person.name, str(record.outcome)) for record in records]


@pytest.mark.parametrize(
    ("log", "outcome"),
    [
        ("CCCCCCCC", "unknown"),
        ("CCCCMMCC", "held"),
        ("CCCCMCCC", "held"),
        ("CCCCBBCC", "unknown"),
        ("CCCCOOCC", "held"),
        ("CCCC??CC", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_planned_one_is_held_if_half_of_it_was_spent_with_people(log: str, outcome: str):
    assert outcomes([planned("10:00", "10:30")], day(log)) == [("Ana", outcome)]
    assert outcomes([planned("10:00", "10:30", off=True)], day(log)) == [
        ("Ana", "held" if outcome == "held" else "cancelled")
    ]


def test_less_than_half_is_not_held():
    assert outcomes([planned("10:00", "10:31")], day("CCCCMCCC")) == [("Ana", "unknown")]


def test_what_the_user_said_counts():
    plan = [planned("10:00", "10:30", off=True)]
    assert outcomes(plan, day("CCCCMMCC"), UserAnswer("ANA", MONDAY, False)) == [("Ana", "skipped")]
    assert outcomes(plan, (), UserAnswer("Ana", MONDAY, False), UserAnswer("ana", MONDAY, True)) == [("Ana", "held")]
    assert outcomes([], (), UserAnswer("Robert", MONDAY, True), UserAnswer("Zoe", MONDAY, True)) == [("Bo", "held")]


def test_what_is_still_to_come_is_not_unknown_but_known_if_it_is_cancelled():
    assert outcomes([planned("10:00", "10:30")], now=at("10:29")) == []
    assert outcomes([planned("10:00", "10:30")], now=at("10:30")) == [("Ana", "unknown")]
    assert outcomes([planned("10:00", "10:30", off=True)], now=at("09:00")) == [("Ana", "cancelled")]


def with_ana(*walls: str, who: str = "ana") -> tuple[Switch, ...]:
    """1:1s that last from one wall time to the next, off in between."""
    return tuple(
        Switch(wall, at(wall), "off" if n % 2 else "1:1", None if n % 2 else who) for n, wall in enumerate(walls)
    )


def test_entries_of_1_1_are_one_held_a_day_without_any_calendar():
    assert outcomes([], with_ana("10:00", "10:20")) == [("Ana", "held")]
    assert outcomes([], with_ana("10:00", "10:20", "15:00", "15:05")) == [("Ana", "held")]
    two_days = with_ana("10:00", "10:20", "39:00", "39:05")
    assert outcomes([], two_days, now=at("40:00")) == [("Ana", "held"), ("Ana", "held")]
    assert outcomes([], with_ana("10:00", "10:20", who="zoe")) == []
    assert outcomes([], with_ana("10:00", "16:00")) == []


def test_an_entry_adds_a_held_one_unless_a_planned_one_of_that_day_was_held():
    assert outcomes([planned("10:00", "11:00")], with_ana("10:10", "11:00")) == [("Ana", "held")]
    assert outcomes([planned("10:00", "11:00")], with_ana("10:50", "11:30")) == [("Ana", "held"), ("Ana", "unknown")]
    assert outcomes([planned("10:00", "11:00"), planned("14:00", "15:00")], with_ana("10:10", "11:00")) == [
        ("Ana", "held"),
        ("Ana", "unknown"),
    ]
    assert outcomes([planned("10:00", "11:00", BO)], with_ana("10:10", "11:00")) == [("Ana", "held"), ("Bo", "held")]


def test_an_answer_counts_before_an_entry():
    log = with_ana("10:00", "11:00")
    assert outcomes([], log, UserAnswer("Ana", MONDAY, True)) == [("Ana", "held")]
    assert outcomes([], log, UserAnswer("Ana", MONDAY, False)) == [("Ana", "skipped")]
    assert outcomes([planned("14:00", "15:00")], log, UserAnswer("Ana", MONDAY, False)) == [("Ana", "skipped")]


def held(who: Person, on: date, outcome: OneToOneOutcome = OneToOneOutcome.HELD) -> OneToOne:
    return OneToOne(who, on, outcome)


def test_the_last_one_held_is_the_latest_up_to_a_day():
    records = [
        held(ANA, MONDAY),
        held(ANA, MONDAY - ONE_DAY),
        held(ANA, MONDAY + ONE_DAY),
        held(BO, MONDAY, OneToOneOutcome.SKIPPED),
    ]
    assert last_held(records, MONDAY) == {ANA: MONDAY}


def test_standings_count_a_weeks_outcomes_and_the_days_since_the_last_one_without_days_off():
    records = [
        held(ANA, MONDAY),
        held(ANA, MONDAY, OneToOneOutcome.CANCELLED),
        held(BO, MONDAY, OneToOneOutcome.SKIPPED),
    ]
    ago = {ANA: MONDAY, BO: MONDAY - 14 * ONE_DAY}
    off = [MONDAY - ONE_DAY, MONDAY - 20 * ONE_DAY, MONDAY - 14 * ONE_DAY]
    bo, ana = standings(PEOPLE, records, ago, MONDAY, off, DAYS)
    assert ana == OneToOneStanding(ANA, MONDAY, 0, 1, 0, 1, 0)
    assert bo == OneToOneStanding(BO, MONDAY - 14 * ONE_DAY, 13, 0, 1, 0, 0)
    assert (bo.overdue, ana.overdue) == (True, False)


def test_where_no_1_1_was_held_days_count_from_the_day_on_which_the_person_was_added():
    at_night = Person("x", "Xi", 7, added_at=at("27:00", MONDAY - 11 * ONE_DAY))
    (xi,) = standings(People([at_night]), [], {}, MONDAY, [], DAYS)
    assert (xi.last_held, xi.days_since, xi.overdue) == (None, 11, True)
    (xi,) = standings(People([at_night]), [], {}, MONDAY - 20 * ONE_DAY, [], DAYS)
    assert xi.days_since == 0
    (xi,) = standings(People([Person("x", "Xi", 7)]), [], {}, MONDAY, [], DAYS)
    assert (xi.days_since, xi.overdue) == (None, False)


@pytest.mark.parametrize(
    ("every", "since", "overdue"), [(7, 10, False), (7, 11, True), (None, 99, False), (2, 3, False)]
)
def test_overdue_is_more_than_one_and_a_half_times_the_days_between_1_1s(every: int | None, since: int, overdue: bool):
    assert OneToOneStanding(Person("x", "X", every), MONDAY, since, 0, 0, 0, 0).overdue is overdue
    assert not OneToOneStanding(Person("x", "X", every), None, None, 0, 0, 0, 0).overdue


def test_those_who_are_overdue_come_first_the_longest_time_in_front():
    third = Person("c", "Aaron", 7)
    people = People((ANA, BO, third))
    held_on = {ANA: MONDAY - 12 * ONE_DAY, BO: MONDAY - 30 * ONE_DAY}
    assert [standing.person.name for standing in standings(people, [], held_on, MONDAY, (), DAYS)] == [
        "Bo",
        "Ana",
        "Aaron",
    ]


SLOTS = 16
"""Quarters of an hour from 9:00."""


@st.composite
def mornings(draw: st.DrawFn):
    letters = draw(st.text("CMOB?.", min_size=SLOTS, max_size=SLOTS))
    plan = []
    for who in (ANA, BO):
        start = draw(st.integers(0, SLOTS - 1))
        length = draw(st.integers(1, 4))
        plan.append((who, start, min(SLOTS, start + length), draw(st.booleans())))
    said = draw(st.dictionaries(st.sampled_from(["Ana", "Bo"]), st.booleans()))
    return letters, plan, said, draw(st.integers(0, SLOTS))


@given(mornings())
def test_outcomes_equal_those_read_quarter_by_quarter(morning):
    letters, plan, said, now = morning
    nine = at("09:00")
    quarter = timedelta(minutes=15)

    def instant(slot: int) -> str:
        return f"{(nine + slot * quarter).astimezone(DAYS.zone):%H:%M}"

    records = one_to_ones(
        [planned(instant(start), instant(end), who, off) for who, start, end, off in plan],
        done(day(letters), nine + now * quarter),
        [UserAnswer(name, MONDAY, is_held) for name, is_held in said.items()],
        PEOPLE,
        MODES,
        DAYS,
        nine + now * quarter,
    )
    meets = {key for key in "MO" if MODES.meets(LETTERS[key])}
    expected = []
    for who, start, end, off in plan:
        spent = sum(letters[slot] in meets for slot in range(start, min(end, now)))
        if who.name in said:
            expected.append((who.name, "held" if said[who.name] else "skipped"))
        elif spent * 2 >= end - start:
            expected.append((who.name, "held"))
        elif off:
            expected.append((who.name, "cancelled"))
        elif end <= now:
            expected.append((who.name, "unknown"))
    assert sorted((record.person.name, str(record.outcome)) for record in records) == sorted(expected)


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
