from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, MONDAY, at
from tltimer.domain.balance.drift import Drift, drift_of, is_answered
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.target import Choice, Verdict
from tltimer.domain.timeline.days import ONE_DAY, DayRule, Week

LAST = Week(2026, 47)
BEFORE, IN_IT, AFTER = (at("12:00", MONDAY + days * ONE_DAY) for days in (-1, 3, 7))
LETTERS = {
    "b": Verdict.BELOW,
    "a": Verdict.ABOVE,
    "w": Verdict.WITHIN,
    "c": Verdict.UNCLEAR,
    "?": Verdict.UNKNOWN,
}


def drift(drawing: str, no_earlier_than: int | None = None) -> Drift | None:
    """The drift of weeks drawn as letters, the last complete one last; beyond the drawing all are below."""
    known = {LAST.plus(-back): LETTERS[letter] for back, letter in enumerate(reversed(drawing))}
    reach = len(drawing) if no_earlier_than is None else no_earlier_than
    return drift_of(LAST, LAST.plus(1 - reach), lambda week: known.get(week, Verdict.BELOW), DAYS)


def test_three_weeks_on_one_side_are_a_drift_since_the_first_of_them():
    assert drift("wbbb") == Drift(Verdict.BELOW, 3, LAST.plus(-2).monday)
    assert drift("waaa") == Drift(Verdict.ABOVE, 3, LAST.plus(-2).monday)


@pytest.mark.parametrize("drawing", ["", "b", "wbb", "aab", "bbbw", "bbbc", "bwbb", "bcbb", "???", "abab"])
def test_no_drift(drawing: str):
    assert drift(drawing) is None


def test_weeks_of_which_nothing_is_known_are_passed_over_and_not_counted():
    assert drift("wb?b?b?") == Drift(Verdict.BELOW, 3, LAST.plus(-5).monday)
    assert drift("w???b?bb") == Drift(Verdict.BELOW, 3, LAST.plus(-3).monday)
    assert drift("wb?b?") is None


def test_it_looks_back_no_further_than_told():
    assert drift("bbb", no_earlier_than=2) is None
    assert drift("bbb", no_earlier_than=3) is not None
    assert drift("bbb", no_earlier_than=5) == Drift(Verdict.BELOW, 5, LAST.plus(-4).monday)


def test_it_asks_for_no_more_weeks_than_it_needs():
    asked = []

    def verdict(week: Week) -> Verdict:
        asked.append(week)
        return Verdict.WITHIN

    assert drift_of(LAST, LAST.plus(-100), verdict, DAYS) is None
    assert asked == [LAST]


@given(st.text("baw?c", max_size=12))
def test_drifts_are_what_a_reading_of_the_contract_gives(drawing: str):
    judged = [(back, letter) for back, letter in enumerate(reversed(drawing)) if letter != "?"]
    run = []
    for back, letter in judged:
        if letter in "ba" and letter == judged[0][1]:
            run.append(back)
        else:
            break
    expected = Drift(LETTERS[judged[0][1]], len(run), LAST.plus(-run[-1]).monday) if len(run) >= 3 else None
    assert drift(drawing) == expected


def test_a_drift_begins_on_the_first_day_of_its_week_and_carries_its_answer():
    sunday = DayRule(DAYS.zone, week_offset=1)
    drift = drift_of(LAST, LAST.plus(-2), lambda _week: Verdict.BELOW, sunday, answered=True)
    assert drift == Drift(Verdict.BELOW, 3, date(2026, 11, 1), answered=True)


def choice(decided_at: datetime, from_week: Week = LAST) -> Choice:
    return Choice("1", from_week, 0.3, 0.5, "", None, decided_at)


@pytest.mark.parametrize(
    ("situation", "intentions", "choices", "answered"),
    [
        ("nothing decided", [], [], False),
        ("an intention for the week, whenever set", [Intention("i", LAST, "x", None, BEFORE)], [], True),
        ("a choice made in it, from whatever week on", [], [choice(IN_IT, LAST.plus(5))], True),
        ("a choice made before", [], [choice(BEFORE)], False),
        ("a choice made after", [], [choice(AFTER)], False),
        ("an intention for the next week set in it", [Intention("i", LAST.plus(1), "x", None, IN_IT)], [], True),
        ("an intention for the next week set before", [Intention("i", LAST.plus(1), "x", None, BEFORE)], [], False),
        ("an intention for the next week set later", [Intention("i", LAST.plus(1), "x", None, AFTER)], [], False),
        ("an intention for the next week, set who knows when", [Intention("i", LAST.plus(1), "x")], [], False),
        ("an intention for the week after next", [Intention("i", LAST.plus(2), "x", None, IN_IT)], [], False),
    ],
)
def test_what_answers_a_drift(situation: str, intentions: list[Intention], choices: list[Choice], answered: bool):
    assert is_answered(LAST, intentions, choices, DAYS) is answered, situation


def test_the_days_of_a_week_count_from_the_day_on_which_weeks_begin():
    sunday = DayRule(DAYS.zone, week_offset=1)
    assert is_answered(LAST, (), [choice(BEFORE)], sunday)
    assert not is_answered(LAST.plus(-1), (), [choice(BEFORE)], sunday)
