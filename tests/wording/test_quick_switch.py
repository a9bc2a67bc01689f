"""The words of the quick switcher."""

import pytest

from tests.drawing import meeting, person
from tests.reports.test_quick_switch import MORNING, SYNC, WITH_ANA, first, moment
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.reports.attendance import SwitchOffer
from tltimer.reports.quick_switch import LineProblem, Reason, Situation, Suggestion, Verb, answer
from tltimer.wording.quick_switch import hint_words, problem_words, reason_words, spoken

OLD = moment(*MORNING)


@pytest.mark.parametrize(
    ("line", "situation", "words"),
    [
        ("", OLD, "Review · starting now · the previous mode"),
        ("z", OLD, "1:1 with Zoe · starting now · starts with 'z'"),
        ("", moment(), "Coding · starting now"),
        (
            "",
            moment("9:00 coding", now="14:40", meetings=(SYNC,)),
            "Meeting · Sprint sync · from 14:30 · in your calendar now",
        ),
        (
            "",
            moment("9:00 coding", now="14:40", meetings=(WITH_ANA,)),
            "1:1 with Ana · from 14:30 · in your calendar now",
        ),
        (
            "",
            moment("9:00 coding", now="14:21", meetings=(SYNC,)),
            "Meeting · Sprint sync · starting now · 14:30 in your calendar",
        ),
        (
            "",
            moment("9:00 coding", "14:30 meeting", now="15:05", meetings=(SYNC,)),
            "Coding · from 15:00 · your meeting is over",
        ),
        ("", moment("9:00 1:1 Zoe", "10:00 planning"), "1:1 with Zoe · starting now · the previous mode"),
        ("a 10m", OLD, "1:1 with Ana · from 11:50 · starts with 'a'"),
        ("rv", OLD, "Review · starting now · matches 'rv'"),
        ("bk", OLD, "Break · starting now · matches 'bk'"),
        ("planning", OLD, "Planning · starting now · running for 50 min"),
        ("c 11:05", OLD, "Coding · from 11:05, replaces 1 entry · starts with 'c'"),
        ("c 10:30", OLD, "Coding · from 10:30, replaces 2 entries · starts with 'c'"),
        ("1:1 Kim", OLD, "1:1 with Kim · starting now · not in your 1:1 list"),
        ("meeting dana", OLD, "Meeting with Dana Berg · starting now · starts with 'meeting dana'"),
        ("co pair", OLD, "Coding · Pairing · starting now · starts with 'co pair'"),
        ("stop", OLD, "End the day · now · starts with 'stop'"),
        ("p review RFC thu", OLD, "Promise: review RFC · by Thu, 19 November · add '30 min' or 'for Dana'"),
        ("p call 30 min for Kim", OLD, "Promise: call · to Kim · 30 min"),
        ("p call thu 13:00-13:30", OLD, "Promise: call · by Thu, 19 November · blocks 13:00–13:30 in your calendar"),
    ],
)
def test_a_suggestion_names_what_when_and_why(line: str, situation: Situation, words: str) -> None:
    assert spoken(first(line, situation), situation) == words


def test_what_the_machine_noticed_is_told_as_such() -> None:
    since = OLD.status.today.entries[0].start
    situation = moment(*MORNING, noticed=SwitchOffer("coding", None, None, since, None))
    assert spoken(first("", situation), situation) == (
        "Coding · from 09:00, replaces 3 entries · noticed on this machine"
    )


def test_a_long_title_is_cut() -> None:
    long = meeting(
        "14:30",
        "15:00",
        "A very long title of a meeting that nobody can remember",
        others=1,
        other=person("a@x", "Ana"),
    )
    situation = moment("9:00 coding", now="14:21", meetings=(long,))
    assert all(len(part) < 60 for part in spoken(first("", situation), situation).split(" · "))


@pytest.mark.parametrize(
    ("line", "problem", "words"),
    [
        ("xyz", LineProblem.NOTHING, "Nothing matches 'xyz'. Type a few letters of the name of a mode or a person."),
        ("15:00", LineProblem.FUTURE, "That time is in the future; it is now 12:00. Type an earlier time."),
        (
            "2d",
            LineProblem.BEFORE_TODAY,
            "That time is before the start of today. To change earlier days, use the day window or tltimer set.",
        ),
        ("p call 11:00-11:30", LineProblem.HOURS_OVER, "That time has passed. Choose a time in the future."),
        (
            "p call 3:30-4:30",
            LineProblem.HOURS_CROSS,
            "These hours cross the end of your day at 04:00. Enter hours that end by then.",
        ),
    ],
)
def test_a_problem_names_the_way_out(line: str, problem: LineProblem, words: str) -> None:
    assert answer(line, OLD).problem is problem
    assert problem_words(problem, line, OLD) == words


def test_a_reason_without_its_meeting_says_nothing() -> None:
    for reason in (Reason.MEETING_SOON, Reason.NONE):
        assert reason_words(Suggestion(Verb.SWITCH, reason, "coding"), OLD) == ""
    assert reason_words(Suggestion(Verb.SWITCH, Reason.RUNNING, UNKNOWN), moment()) == ""


def test_the_hint_names_all_that_can_be_typed() -> None:
    assert hint_words() == "Mode or person · '10m' for ten minutes ago · 'p' for a promise · Esc to cancel"
