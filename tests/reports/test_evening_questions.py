"""Questions of the evening: three at most, whatever is open."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import BERLIN, DAYS, HOURS, MONDAY, RULES, SIZES, at, day, meeting, rules, span
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.new_contacts import NewContact
from tltimer.domain.balance.one_to_ones import OneToOne, OneToOneOutcome
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise
from tltimer.domain.balance.target import target_of
from tltimer.domain.evidence.disagreements import Disagreement
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode, ModeList
from tltimer.domain.timeline.spans import Span
from tltimer.reports.day import day_report
from tltimer.reports.evening import EveningReport, Gap, evening_report
from tltimer.reports.evening_questions import (
    DuePromises,
    EveningQuestions,
    ForgottenTimer,
    OpenItems,
    StalePromise,
    UnloggedMeetings,
    evening_questions,
    forgotten_timers,
    is_open,
    usual_lunch,
)
from tltimer.reports.evidence import EvidenceReport

ANA, BO, CHI = (Person(name.lower(), name, 7) for name in ("Ana", "Bo", "Chi"))
ZOE = NewContact("zoe@example.org", "Zoe", "zoe@example.org", 2, 7, None)
PROMISE = Promise("1", "the RFC", "Dana", MONDAY, 30, None, None)


def unsure(person: Person, start: str, end: str) -> OneToOne:
    return OneToOne(person, MONDAY, OneToOneOutcome.UNKNOWN, meeting(start, end, f"1:1 {person.name}"))


def evening(drawing: str, unlogged: tuple[Meeting, ...] = ()) -> EveningReport:
    report = day_report(MONDAY, day(drawing), (), (), at("20:00"), RULES)
    free = free_time(MONDAY + ONE_DAY, HOURS, (), SIZES)
    target = target_of(week_of(MONDAY), (), DAYS)
    return evening_report(report, report.figures, target, (), free, (), False, unlogged=unlogged)


def asked(questions: EveningQuestions) -> list[str]:
    """Name the subjects of questions."""
    names = []
    for question in questions.questions:
        subject = question.subject
        if isinstance(subject, Gap):
            names.append(f"{subject.span.start.astimezone(BERLIN):%H:%M}")
        elif isinstance(subject, OneToOne):
            names.append(subject.person.name)
        elif isinstance(subject, UnloggedMeetings):
            names.append("+".join(meeting.title for meeting in subject.meetings))
        elif isinstance(subject, DuePromises):
            names.append("+".join(promise.text for promise in subject.promises))
        else:
            names.append(type(subject).__name__)
    return names


def test_the_three_longest_gaps_in_the_order_of_the_day():
    questions = evening_questions(evening("C.C...C..C....C..C"), OpenItems(), RULES)
    assert asked(questions) == ["09:45", "10:45", "11:30"]
    assert questions.questions[0].answers == (*(mode.key for mode in RULES.modes), "nothing", "other")
    assert questions.questions[0].span == span("09:45", "10:30")


def test_of_many_modes_seven_are_offered():
    many = ModeList([Mode(f"m{n}", f"M{n}", CountsAs.LEADING) for n in range(12)])
    (question,) = evening_questions(evening("C...C"), OpenItems(), rules(modes=many)).questions
    assert question.answers == (*(f"m{n}" for n in range(7)), "nothing", "other")


def test_meetings_that_were_not_logged_are_one_question_and_promises_another():
    report = evening("C.C...C..C....C..C", (meeting("20:00", "21:00", "A"), meeting("21:00", "22:00", "B")))
    questions = evening_questions(report, OpenItems(due=(PROMISE,)), RULES)
    assert asked(questions) == ["A+B", "11:30", "the RFC"]
    assert [question.span for question in questions.questions] == [None, span("11:30", "12:30"), None]


def test_1_1s_that_nobody_knows_of_and_gaps_take_turns_and_new_people_come_last():
    left = OpenItems((unsure(ANA, "09:00", "09:30"), unsure(BO, "15:00", "15:30")), (ZOE,))
    questions = evening_questions(evening("CC.CC"), left, RULES)
    assert asked(questions) == ["09:30", "Ana", "Bo"]
    assert [question.mode for question in questions.questions] == [None, "coding", None]
    assert [question.answers for question in questions.questions[1:]] == [("held", "skipped")] * 2
    assert questions.questions[1].span == span("09:00", "09:30")
    assert asked(evening_questions(evening("CCCC"), left, RULES)) == ["Ana", "Bo", "NewContact"]


def test_of_a_1_1_without_a_meeting_no_time_is_known():
    alone = OneToOne(ANA, MONDAY, OneToOneOutcome.UNKNOWN, None)
    (question,) = evening_questions(evening("CC"), OpenItems((alone,)), RULES).questions
    assert (question.mode, question.span) == (None, None)


def test_a_1_1_that_is_asked_about_is_no_unlogged_meeting_and_one_without_room_stays_one():
    ana, bo, chi = (unsure(person, f"1{n}:00", f"1{n}:30") for n, person in enumerate((ANA, BO, CHI)))
    meetings = tuple(one_to_one.meeting for one_to_one in (ana, bo, chi) if one_to_one.meeting)
    other = meeting("16:00", "17:00", "Budget")
    questions = evening_questions(evening("C", (*meetings, other)), OpenItems((ana, bo, chi)), RULES)
    assert asked(questions) == ["1:1 Chi+Budget", "Ana", "Bo"]
    alone = evening_questions(evening("C", meetings), OpenItems((ana, bo, chi)), RULES)
    assert asked(alone) == ["Ana", "Bo", "Chi"]


def test_somebody_new_may_be_somebody_of_the_1_1_list():
    like = NewContact("ana2@example.org", "Ana Smith", "ana2@example.org", 3, 14, ANA)
    (question,) = evening_questions(evening("CC"), OpenItems(new_contacts=(like,)), RULES).questions
    assert question.answers == ("same", "7", "14", "28", "no")
    (question,) = evening_questions(evening("CC"), OpenItems(new_contacts=(ZOE,)), RULES).questions
    assert question.answers == ("7", "14", "28", "no")


def noticed(*spans: tuple[str, str]) -> EvidenceReport:
    return EvidenceReport(MONDAY, (), tuple(Disagreement(span(*times), "planning", "coding") for times in spans))


def test_where_log_and_evidence_disagree_is_asked_first_and_one_place_has_answers():
    few = evening_questions(evening("C.C"), OpenItems(noticed=noticed(("09:00", "09:15")), forgotten=(TIMER,)), RULES)
    assert asked(few)[:2] == ["NoticedDifferences", "ForgottenTimer"]
    assert (few.questions[0].answers, few.questions[0].span) == (("accept", "keep", "other"), span("09:00", "09:15"))
    two = evening_questions(evening("C.C"), OpenItems(noticed=noticed(("09:00", "09:15"), ("10:00", "11:00"))), RULES)
    assert (two.questions[0].answers, two.questions[0].span) == ((), None)
    assert asked(evening_questions(evening("C"), OpenItems(noticed=noticed()), RULES)) == []


def test_a_gap_that_evidence_explains_is_not_asked_about_twice():
    left = OpenItems(noticed=noticed(("09:15", "10:15"), ("10:45", "11:00")))
    questions = evening_questions(evening("C......C..C"), left, RULES)
    assert asked(questions) == ["NoticedDifferences", "10:15", "11:00"]
    assert [is_open(question.subject, evening("C......C..C"), left) for question in questions.questions] == [True] * 3
    assert not is_open(questions.questions[0].subject, evening("C"), OpenItems())


TIMER = ForgottenTimer("1", "coding", at("09:00"), at("28:00"), (at("15:00"), at("17:30")))
MEANT = Intention("1", week_of(MONDAY), "give away the importer")


def test_corrections_come_first_then_gaps_then_the_intention_and_promises():
    left = OpenItems(forgotten=(TIMER,), intention=MEANT, due=(PROMISE,))
    questions = evening_questions(evening("C..C"), left, RULES)
    assert asked(questions) == ["ForgottenTimer", "Intention", "the RFC"]
    stops = tuple(f"stopped {int(stop.timestamp())}" for stop in TIMER.stops)
    assert [question.answers for question in questions.questions] == [
        (*stops, "other", "all"),
        ("done", "not_done"),
        (),
    ]
    assert questions.questions[0].span == Span(TIMER.start, TIMER.until)


def test_a_gap_of_a_forgotten_timer_is_not_asked_about_twice():
    late = ForgottenTimer("1", "coding", at("10:00"), at("28:00"), ())
    assert asked(evening_questions(evening("C..CC...C"), OpenItems(forgotten=(late,)), RULES)) == [
        "ForgottenTimer",
        "09:15",
    ]


def test_an_old_promise_is_asked_about_alone():
    questions = evening_questions(evening("C"), OpenItems(due=(PROMISE,), stale=(PROMISE,)), RULES)
    assert [(type(question.subject).__name__, question.answers) for question in questions.questions] == [
        ("StalePromise", ("done", "later", "drop"))
    ]


def test_what_was_answered_is_no_longer_open():
    budget = meeting("15:00", "16:00", "Budget")
    left = OpenItems((unsure(ANA, "10:00", "10:30"),), (ZOE,), (PROMISE,), (), (TIMER,), (PROMISE,), MEANT)
    report = evening("CC..CC", (budget,))
    (gap,) = report.open_gaps
    subjects = [
        TIMER,
        UnloggedMeetings((budget,)),
        gap,
        left.unsure[0],
        ZOE,
        MEANT,
        StalePromise(PROMISE),
        DuePromises((PROMISE,)),
    ]
    assert [is_open(subject, report, left) for subject in subjects] == [True] * 8
    assert [is_open(subject, evening("CCCCCC"), OpenItems()) for subject in subjects] == [False] * 8


def test_a_timer_was_forgotten_if_it_ran_too_long_and_ended_somehow():
    def forgotten_in(drawing: str, *meetings: Meeting, now: str = "30:00") -> list[tuple[str, list[str]]]:
        entries = compute_entries(day(drawing), at(now), RULES.entries, as_logged=True)
        timers = forgotten_timers(entries, [at("17:30")], meetings)
        return [(timer.mode, [f"{stop.astimezone(BERLIN):%H:%M}" for stop in timer.stops]) for timer in timers]

    sync = meeting("15:00", "15:30")
    assert forgotten_in("R>") == [("review", ["17:30"])]
    assert forgotten_in("R>", sync) == [("review", ["15:00", "15:30", "17:30"])]
    assert forgotten_in("R>", sync, meeting("12:00", "12:30")) == [("review", ["15:00", "15:30", "17:30"])]
    assert forgotten_in("R>", now="16:00") == []
    assert forgotten_in("?>") == []
    assert forgotten_in("RRRR") == []


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
    (question,) = evening_questions(report, OpenItems(pauses=before), RULES).questions
    assert question.answers[-3:] == ("nothing", "lunch", "other")
    hours = WorkingHours(DAYS, dict(HOURS.weekdays), (time(11), time(12)))
    (question,) = evening_questions(report, OpenItems(pauses=before), rules(hours=hours)).questions
    assert "lunch" not in question.answers


@given(
    st.text(alphabet="C.", max_size=30),
    st.integers(0, 4),
    st.integers(0, 4),
    st.integers(0, 4),
    st.integers(0, 3),
    st.integers(0, 4),
    st.booleans(),
    st.booleans(),
)
def test_there_are_never_more_than_three_questions(drawing, ones, meetings, new, due, timers, stale, meant):
    people = [Person(str(n), f"P{n}", 7) for n in range(ones)]
    doubts = tuple(unsure(person, f"1{n}:00", f"1{n}:30") for n, person in enumerate(people))
    others = tuple(meeting(f"1{n}:30", f"1{n}:50", f"M{n}") for n in range(meetings))
    new_people = tuple(NewContact(str(n), str(n), "", 2, 7, None) for n in range(new))
    unlogged = (*others, *(doubt.meeting for doubt in doubts if doubt.meeting))
    left = OpenItems(
        doubts,
        new_people,
        (PROMISE,) * due,
        forgotten=tuple(ForgottenTimer(str(n), "coding", at("20:00"), at("26:00"), ()) for n in range(timers)),
        stale=(PROMISE,) * stale,
        intention=MEANT if meant else None,
    )
    questions = evening_questions(evening(drawing, unlogged), left, RULES)
    assert len(questions.questions) <= 3
    assert len({question.subject for question in questions.questions}) == len(questions.questions)
    subjects = [question.subject for question in questions.questions]
    listed = {
        meeting.title for subject in subjects if isinstance(subject, UnloggedMeetings) for meeting in subject.meetings
    }
    assert not listed & {f"1:1 {subject.person.name}" for subject in subjects if isinstance(subject, OneToOne)}
