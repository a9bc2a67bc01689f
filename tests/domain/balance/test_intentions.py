from datetime import datetime

import pytest

from tests.drawing import DAYS, MONDAY, at
from tltimer.domain.balance.intentions import Intention, intention_for, intentions_from, is_answered
from tltimer.domain.balance.target import Choice
from tltimer.domain.timeline.days import ONE_DAY, DayRule, Week

WEEK = Week(2026, 47)
ENTRY = {"id": "intention-2026-W47", "week": "2026-W47", "text": " the importer ", "done": None}
BEFORE, IN_IT, AFTER = (at("12:00", MONDAY + days * ONE_DAY) for days in (-1, 3, 7))


def test_a_document_becomes_an_intention_and_others_are_passed_over():
    broken = [ENTRY | {"week": "soon"}, ENTRY | {"text": "  "}, {"id": "x", "week": "2026-W48"}]
    assert intentions_from([ENTRY, *broken]) == (Intention("intention-2026-W47", WEEK, "the importer"),)


def test_its_answer_and_when_it_was_set_are_read():
    (intention,) = intentions_from([ENTRY | {"done": False, "made_at": "2026-11-16T11:00:00Z"}])
    assert (intention.done, intention.made_at) == (False, at("12:00"))
    (intention,) = intentions_from([ENTRY | {"edited_at": "2026-11-16T11:00:00Z"}])
    assert intention.made_at == at("12:00")


def test_a_week_has_one_intention():
    earlier, later = (Intention(name, WEEK, name) for name in ("intention-a", "intention-b"))
    other = Intention("intention-c", WEEK.plus(1), "c")
    assert intention_for(WEEK, [later, earlier, other]) == later
    assert intention_for(WEEK.plus(2), [later, earlier, other]) is None


def choice(decided_at: datetime, from_week: Week = WEEK) -> Choice:
    return Choice("1", from_week, 0.3, 0.5, "", None, decided_at)


@pytest.mark.parametrize(
    ("situation", "intentions", "choices", "answered"),
    [
        ("nothing decided", [], [], False),
        ("an intention for the week, whenever set", [Intention("i", WEEK, "x", None, BEFORE)], [], True),
        ("a choice made in it, from whatever week on", [], [choice(IN_IT, WEEK.plus(5))], True),
        ("a choice made before", [], [choice(BEFORE)], False),
        ("a choice made after", [], [choice(AFTER)], False),
        ("an intention for the next week set in it", [Intention("i", WEEK.plus(1), "x", None, IN_IT)], [], True),
        ("an intention for the next week set before", [Intention("i", WEEK.plus(1), "x", None, BEFORE)], [], False),
        ("an intention for the next week set later", [Intention("i", WEEK.plus(1), "x", None, AFTER)], [], False),
        ("an intention for the next week, set who knows when", [Intention("i", WEEK.plus(1), "x")], [], False),
        ("an intention for the week after next", [Intention("i", WEEK.plus(2), "x", None, IN_IT)], [], False),
    ],
)
def test_what_answers_a_drift(situation: str, intentions: list[Intention], choices: list[Choice], answered: bool):
    assert is_answered(WEEK, intentions, choices, DAYS) is answered, situation


def test_the_days_of_a_week_count_from_the_day_on_which_weeks_begin():
    sunday = DayRule(DAYS.zone, week_offset=1)
    assert is_answered(WEEK, (), [choice(BEFORE)], sunday)
    assert not is_answered(WEEK.plus(-1), (), [choice(BEFORE)], sunday)
