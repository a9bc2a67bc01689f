"""Suggestions of the quick switcher."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import MODES, at, meeting, person, rules
from tests.reports.test_attendance import log, status
from tltimer.domain.balance.people import People, Person
from tltimer.domain.balance.promise_parser import PromiseLine
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode, ModeList, shipped_modes
from tltimer.reports.attendance import SwitchOffer
from tltimer.reports.quick_switch import (
    MOST,
    Answer,
    LineProblem,
    Reason,
    Situation,
    Suggestion,
    Verb,
    answer,
    likely,
)
from tltimer.reports.status import next_meeting, previous_switch
from tltimer.values import replace

SYNC = meeting("14:30", "15:00", "Sprint sync")
WITH_ANA = meeting("14:30", "15:00", "Catch up", others=1, other=person("ana@x", "Ana"))
PEOPLE = People([Person("1", "Ana", aliases=("Annie",)), Person("2", "Dana Berg"), Person("3", "Bo")])
MORNING = ("9:00 coding", "10:00 1:1 Zoe", "11:00 review", "11:10 planning")


def moment(
    *said: str,
    now: str = "12:00",
    meetings: tuple[Meeting, ...] = (),
    people: People = PEOPLE,
    recent: tuple[str, ...] = ("Zoe", "Annie"),
    noticed: SwitchOffer | None = None,
    modes: ModeList = MODES,
) -> Situation:
    present = status(log(*said), *meetings, now=now)
    previous, coming = previous_switch(log(*said), present.running), next_meeting(meetings, present.now)
    return Situation(replace(present, next_meeting=coming), rules(modes=modes), people, previous, recent, noticed)


def suggestions_of(answer: Answer) -> list[str]:
    """Return suggestions as ``mode/person/kind``, those that stop as ``off``, promises as ``!text``."""
    return [
        f"!{suggestion.promise.text}"
        if suggestion.promise
        else "/".join(part for part in (suggestion.mode, suggestion.person or "", suggestion.kind or "") if part)
        for suggestion in answer.suggestions
    ]


def first(line: str, situation: Situation) -> Suggestion:
    return answer(line, situation).suggestions[0]


@pytest.mark.parametrize(
    ("situation", "suggested"),
    [
        (moment(), ["coding", "1:1", "review", "planning", "meeting", "break"]),
        (moment(*MORNING), ["review", "1:1/Zoe", "coding", "1:1", "meeting", "off"]),
        (
            moment("9:00 coding", now="14:40", meetings=(SYNC,)),
            ["meeting", "1:1", "review", "planning", "break", "off"],
        ),
        (
            moment("9:00 coding", "14:30 meeting", now="15:05", meetings=(SYNC,)),
            ["coding", "1:1", "review", "planning", "break", "off"],
        ),
        (
            moment("9:00 coding", now="14:21", meetings=(WITH_ANA,)),
            ["1:1/Ana", "1:1", "review", "planning", "meeting", "off"],
        ),
        (
            moment("9:00 coding", now="14:19", meetings=(WITH_ANA,)),
            ["1:1", "review", "planning", "meeting", "break", "off"],
        ),
        (
            moment("9:00 review", noticed=SwitchOffer("coding", None, None, at("10:05"), None)),
            ["coding", "1:1", "planning", "meeting", "break", "off"],
        ),
    ],
    ids=["nothing yet", "a morning", "a meeting", "after it", "a 1:1 soon", "not so soon", "noticed"],
)
def test_the_likely_next_is_first(situation: Situation, suggested: list[str]) -> None:
    assert suggestions_of(answer("", situation)) == suggested


@pytest.mark.parametrize(
    ("line", "suggested"),
    [
        ("c", ["coding"]),
        ("C", ["coding"]),
        ("rv", ["review"]),
        ("m", ["meeting"]),
        ("a", ["1:1/Ana"]),
        ("annie", ["1:1/Ana"]),
        ("zo", ["1:1/Zoe"]),
        ("berg", ["1:1/Dana Berg"]),
        ("db", ["1:1/Dana Berg"]),
        ("b", ["break", "1:1/Bo", "review", "1:1/Dana Berg"]),
        ("back", ["review"]),
        ("s", ["off"]),
        ("off", ["off"]),
        ("1:1", ["1:1"]),
        ("1:1 a", ["1:1/Ana", "1:1/architecture"]),
        ("1:1 with Kim Lee", ["1:1/Kim Lee"]),
        ("meeting dana", ["meeting/Dana Berg"]),
        ("co pair", ["coding/pairing"]),
        ("c f", ["coding/feature", "coding/production fix"]),
        ("p", ["planning"]),
        ("1:1 a b", ["1:1/a b"]),
    ],
)
def test_letters_name_a_mode_a_person_or_both(line: str, suggested: list[str]) -> None:
    assert suggestions_of(answer(line, moment(*MORNING))) == suggested


@pytest.mark.parametrize(
    ("line", "suggested", "since", "replaces"),
    [
        ("a 10m", "1:1/Ana", "11:50", 0),
        ("10m a", "1:1/Ana", "11:50", 0),
        ("r 9:30", "review", "09:30", 3),
        ("p 10m", "planning", "11:50", 0),
        ("c 1h 30m", "coding", "10:30", 2),
        ("10m", "review", "11:50", 0),
        ("1h30", "planning", "10:30", 2),
        ("1:1 10m", "1:1", "11:50", 0),
        ("s 5m", "off", "11:55", 0),
    ],
)
def test_a_time_says_since_when(line: str, suggested: str, since: str, replaces: int) -> None:
    result = answer(line, moment(*MORNING))
    assert suggestions_of(result)[0] == suggested
    assert (result.suggestions[0].since, result.suggestions[0].replaces) == (at(since), replaces)


def test_what_began_just_now_is_first_to_have_started_earlier() -> None:
    assert suggestions_of(answer("15m", moment("9:00 coding", "11:55 review")))[0] == "review"
    assert suggestions_of(answer("3m", moment("9:00 coding", "11:55 review")))[:2] == ["coding", "1:1"]
    assert "review" in suggestions_of(
        answer("3m", moment("9:00 coding", "11:55 review", modes=ModeList(shipped_modes()[:3])))
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("xyz", LineProblem.NOTHING),
        ("15:00", LineProblem.FUTURE),
        ("c 15:00", LineProblem.FUTURE),
        ("2d", LineProblem.BEFORE_TODAY),
        ("c 9999999d 9999999d", LineProblem.BEFORE_TODAY),
        ("9999999d " * 120, LineProblem.BEFORE_TODAY),
        ("p call 11:00-11:30", LineProblem.HOURS_OVER),
        ("p call 3:30-4:30", LineProblem.HOURS_CROSS),
    ],
)
def test_what_cannot_be_is_told(line: str, problem: LineProblem) -> None:
    assert answer(line, moment(*MORNING)) == Answer(problem=problem)


def test_nothing_is_stopped_while_nothing_runs() -> None:
    assert answer("stop", moment()).problem is LineProblem.NOTHING
    assert answer("back", moment()).problem is LineProblem.NOTHING


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("p review RFC thu", PromiseLine("review RFC", due=date(2026, 11, 19))),
        ("p review RFC sat", PromiseLine("review RFC", due=date(2026, 11, 21))),
        ("P review RFC Thu", PromiseLine("review RFC", due=date(2026, 11, 19))),
        ("p review the RFC by Thu 30 min for annie", PromiseLine("review the RFC", "Ana", date(2026, 11, 19), 30)),
        ("p review RFC thu 30 min for Kim", PromiseLine("review RFC", "Kim", date(2026, 11, 19), 30)),
        ("p call back", PromiseLine("call back")),
        ("p the mon meeting", PromiseLine("the mon meeting")),
        ("p thu", PromiseLine("thu")),
    ],
)
def test_a_promise_in_a_hurry(line: str, promise: PromiseLine) -> None:
    (suggestion,) = answer(line, moment(*MORNING)).suggestions
    assert (suggestion.verb, suggestion.promise) == (Verb.PROMISE, promise)


def test_a_meeting_in_the_calendar_is_joined_from_its_beginning() -> None:
    situation = moment("9:00 coding", now="14:40", meetings=(SYNC,))
    for line in ("", "m", "meeting"):
        result = first(line, situation)
        assert (result.reason, result.since, result.meeting) == (Reason.MEETING_RUNS, at("14:30"), SYNC)
    assert first("m 5m", situation).since == at("14:35")
    with_ana = moment("9:00 coding", now="14:40", meetings=(WITH_ANA,))
    assert (first("1:1", with_ana).person, first("1:1", with_ana).since) == ("Ana", at("14:30"))


def test_what_runs_is_told_to_run() -> None:
    assert first("planning", moment(*MORNING)).reason is Reason.RUNNING


def test_unknown_time_is_not_offered_to_run_on() -> None:
    assert "unknown" not in suggestions_of(answer("10m", moment("9:00 unknown")))


def test_a_hidden_mode_needs_its_whole_name() -> None:
    modes = ModeList([*shipped_modes(), Mode("interview", "Interview", CountsAs.LEADING, meets=True, hidden=True)])
    assert answer("int", moment(modes=modes)).problem is LineProblem.NOTHING
    assert suggestions_of(answer("interview", moment(modes=modes))) == ["interview"]


def test_a_mode_that_is_called_like_a_time_is_a_mode() -> None:
    modes = ModeList([*shipped_modes(), Mode("10m", "10m", CountsAs.LEADING)])
    assert suggestions_of(answer("10m", moment(modes=modes))) == ["10m"]


LINES = st.text("abcdefgimnoprstuvwz1230:- hmp", max_size=14)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_whatever_is_typed_has_suggestions_or_a_problem_and_none_twice(line: str) -> None:
    situation = moment(*MORNING)
    result = answer(line, situation)
    assert bool(result.suggestions) is (result.problem is None)
    assert len(result.suggestions) <= MOST
    assert len({suggestion.key for suggestion in result.suggestions}) == len(result.suggestions)
    now, start = situation.status.now, situation.status.today.span.start
    assert all(suggestion.since is None or start <= suggestion.since <= now for suggestion in result.suggestions)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([mode.label for mode in shipped_modes()]), st.integers(1, 170))
def test_the_whole_name_of_a_mode_is_that_mode_first_at_any_time(label: str, minutes: int) -> None:
    situation = moment("9:00 coding")
    result = first(f"{label} {minutes}m", situation)
    since: datetime = at("12:00") - timedelta(minutes=minutes)
    assert (situation.rules.modes.mode(result.mode).label, result.since) == (label, since)


def test_what_runs_is_never_among_the_likely() -> None:
    situation = moment(*MORNING)
    assert "planning" not in [suggestion.mode for suggestion in likely(situation)]
