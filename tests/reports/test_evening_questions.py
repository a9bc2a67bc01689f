"""What is asked in the evening: three questions at most, whatever is open."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, HOURS, MONDAY, RULES, SIZES, at, day, meeting, rules, span
from tltimer.domain.balance.new_contacts import Newcomer
from tltimer.domain.balance.one_to_ones import OneToOne, OneToOneOutcome
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise
from tltimer.domain.balance.target import target_of
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.weeks import week_of
from tltimer.reports.day import day_report
from tltimer.reports.evening import EveningReport, Gap, evening_report
from tltimer.reports.evening_questions import EveningQuestions, Unanswered, evening_questions, is_open, usual_lunch

ANA, BO, CHI = (Person(name.lower(), name, 7) for name in ("Ana", "Bo", "Chi"))
ZOE = Newcomer("zoe@example.org", "Zoe", "zoe@example.org", 2, 7, None)
PROMISE = Promise("1", "the RFC", "Dana", MONDAY, 30, None, None)


def unsure(person: Person, start: str, end: str) -> OneToOne:
    return OneToOne(person, MONDAY, OneToOneOutcome.UNKNOWN, meeting(start, end, f"1:1 {person.name}"))


def evening(drawing: str, unlogged: tuple[Meeting, ...] = ()) -> EveningReport:
    report = day_report(MONDAY, day(drawing), (), (), at("20:00"), RULES)
    free = free_time(MONDAY + ONE_DAY, HOURS, (), SIZES)
    target = target_of(week_of(MONDAY), (), DAYS)
    return evening_report(report, report.figures, target, (), free, (), False, unlogged=unlogged)


def asked(found: EveningQuestions) -> list[str]:
    return [
        *(one.title for one in found.unlogged),
        *(one.short for one in found.asks),
        *(one.text for one in found.due),
    ]


def test_the_three_longest_gaps_in_the_order_of_the_day():
    found = evening_questions(evening("C.C...C..C....C..C"), Unanswered(), RULES)
    assert [one.words for one in found.asks] == [
        "09:45–10:30 is empty. It was",
        "10:45–11:15 is empty. It was",
        "11:30–12:30 is empty. It was",
    ]
    assert [label for _key, label in found.asks[0].answers][-2:] == ["Break", "Nothing"]


def test_meetings_that_were_not_logged_are_one_question_and_promises_another():
    report = evening("C.C...C..C....C..C", (meeting("20:00", "21:00", "A"), meeting("21:00", "22:00", "B")))
    assert asked(evening_questions(report, Unanswered(due=(PROMISE,)), RULES)) == ["A", "B", "11:30–12:30", "the RFC"]


def test_1_1s_that_nobody_knows_of_and_gaps_take_turns_and_new_people_come_last():
    left = Unanswered((unsure(ANA, "09:00", "09:30"), unsure(BO, "15:00", "15:30")), (ZOE,))
    found = evening_questions(evening("CC.CC"), left, RULES)
    assert asked(found) == ["09:30–09:45", "1:1 with Ana, 09:00", "1:1 with Bo, 15:00"]
    assert [one.words for one in found.asks[1:]] == [
        "1:1 with Ana, 09:00, in the calendar; the mode was Coding.",
        "1:1 with Bo, 15:00, in the calendar; nothing was tracked then.",
    ]
    assert [label for _key, label in found.asks[1].answers] == ["Held", "Skipped"]
    assert asked(evening_questions(evening("CCCC"), left, RULES))[-1] == "Zoe"


def test_a_1_1_that_is_asked_about_is_no_unlogged_meeting_and_one_without_room_stays_one():
    ana, bo, chi = (unsure(one, f"1{n}:00", f"1{n}:30") for n, one in enumerate((ANA, BO, CHI)))
    meetings = tuple(one.meeting for one in (ana, bo, chi) if one.meeting)
    other = meeting("16:00", "17:00", "Budget")
    found = evening_questions(evening("C", (*meetings, other)), Unanswered((ana, bo, chi)), RULES)
    assert asked(found) == ["1:1 Chi", "Budget", "1:1 with Ana, 10:00", "1:1 with Bo, 11:00"]
    alone = evening_questions(evening("C", meetings), Unanswered((ana, bo, chi)), RULES)
    assert alone.unlogged == ()


def test_whom_one_met_again_and_again_may_be_somebody_of_the_ledger():
    like = Newcomer("ana2@example.org", "Ana Smith", "ana2@example.org", 3, 14, ANA)
    (ask,) = evening_questions(evening("CC"), Unanswered(newcomers=(like,)), RULES).asks
    assert ask.words == "You met Ana Smith alone three times. Is that a 1:1?"
    assert [label for _key, label in ask.answers] == [
        "That is Ana",
        "Every week",
        "Every 2 weeks",
        "Every 4 weeks",
        "No",
    ]


def test_what_was_answered_is_no_longer_open():
    report, left = evening("CC..CC"), Unanswered((unsure(ANA, "10:00", "10:30"),), (ZOE,))
    subjects = [one.subject for one in evening_questions(report, left, RULES).asks]
    now = evening_questions(report, left, RULES)
    assert [is_open(one, report, now) for one in subjects] == [True, True, True]
    full = evening("CCCCCC")
    after = evening_questions(full, Unanswered(), RULES)
    assert [is_open(one, full, after) for one in subjects] == [False, False, False]


NOON = Gap(span("12:05", "12:50"), False)


def pauses(*days: tuple[str, str]) -> tuple[tuple, ...]:
    return tuple((span(start, end, MONDAY - timedelta(n)),) if start else () for n, (start, end) in enumerate(days, 1))


@pytest.mark.parametrize(
    ("gap", "before", "lunch"),
    [
        (NOON, pauses(("12:00", "13:00"), ("", ""), ("12:20", "13:00")), "12:00-13:00"),
        (NOON, pauses(("12:00", "13:00")), ""),
        (NOON, pauses(("12:00", "13:00"), ("12:40", "13:30")), ""),
        (NOON, pauses(("12:00", "13:00"), ("15:00", "16:00")), ""),
        (Gap(span("15:00", "15:45"), False), pauses(("15:00", "16:00"), ("15:00", "16:00")), ""),
        (Gap(span("11:00", "13:15"), False), pauses(("11:00", "13:00"), ("11:00", "13:00")), ""),
    ],
    ids=["two days", "one day", "another time", "the afternoon before", "no noon", "too long"],
)
def test_a_pause_at_noon_that_comes_again_can_always_be_lunch(gap, before, lunch):
    assert usual_lunch(gap, before, RULES) == lunch


def test_lunch_is_offered_as_an_answer_until_it_is_set():
    before = pauses(("12:00", "13:00"), ("12:00", "13:00"))
    report = evening("C" * 12 + "...." + "CC")
    (ask,) = evening_questions(report, Unanswered(pauses=before), RULES).asks
    assert ask.answers[-1] == ("lunch", "Always lunch 12:00–13:00")
    hours = WorkingHours(DAYS, dict(HOURS.weekdays), (time(11), time(12)))
    (ask,) = evening_questions(report, Unanswered(pauses=before), rules(hours=hours)).asks
    assert ask.answers[-1] == ("nothing", "Nothing")


@given(
    st.text(alphabet="C.", max_size=30),
    st.integers(0, 4),
    st.integers(0, 4),
    st.integers(0, 4),
    st.integers(0, 3),
)
def test_there_are_never_more_than_three_questions(drawing, ones, meetings, new, due):
    people = [Person(str(n), f"P{n}", 7) for n in range(ones)]
    doubts = tuple(unsure(one, f"1{n}:00", f"1{n}:30") for n, one in enumerate(people))
    others = tuple(meeting(f"1{n}:30", f"1{n}:50", f"M{n}") for n in range(meetings))
    new_people = tuple(Newcomer(str(n), str(n), "", 2, 7, None) for n in range(new))
    unlogged = (*others, *(one.meeting for one in doubts if one.meeting))
    found = evening_questions(evening(drawing, unlogged), Unanswered(doubts, new_people, (PROMISE,) * due), RULES)
    assert bool(found.unlogged) + bool(found.due) + len(found.asks) <= 3
    assert len({one.short for one in found.asks}) == len(found.asks)
    told = {one.title for one in found.unlogged} & {
        f"1:1 {one.subject.person.name}" for one in found.asks if isinstance(one.subject, OneToOne)
    }
    assert told == set()
