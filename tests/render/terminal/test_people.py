from datetime import timedelta

import pytest

from tests.drawing import MONDAY
from tltimer.domain.balance.one_to_ones import OneToOneStanding
from tltimer.domain.balance.people import Person
from tltimer.render.terminal.people import people_text
from tltimer.render.terminal.style import Style
from tltimer.wording.people import cadence_words, one_to_one_lines, since_words, week_words


def standing(every: int | None = 7, days: int | None = 3, *counts: int, name: str = "Bo") -> OneToOneStanding:
    return OneToOneStanding(
        Person("x", name, every), MONDAY if days is not None else None, days, *(counts or (0, 0, 0, 0))
    )


@pytest.mark.parametrize(
    ("every", "words"),
    [(None, ""), (1, "every day"), (3, "every 3 days"), (7, "every week"), (14, "every 2 weeks")],
)
def test_how_often_a_1_1_is_meant_to_be(every: int | None, words: str):
    assert cadence_words(standing(every)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "no 1:1 yet"),
        (0, "0 days since the last 1:1"),
        (1, "1 day since the last 1:1"),
        (11, "11 days since the last 1:1, overdue"),
    ],
)
def test_how_long_ago_the_last_1_1_was(days: int | None, words: str):
    assert since_words(standing(7, days)) == words


def test_a_1_1_of_today_is_told_apart_from_one_before_days_off():
    assert since_words(standing(7, 0), MONDAY) == "last 1:1 today"
    assert since_words(standing(7, 0), MONDAY + timedelta(days=1)) == "0 days since the last 1:1"


@pytest.mark.parametrize(("days", "words"), [(0, "no 1:1 yet"), (11, "no 1:1 yet, overdue")])
def test_whoever_was_never_met_has_had_no_1_1_yet(days: int, words: str):
    assert since_words(OneToOneStanding(Person("x", "Bo", 7), None, days, 0, 0, 0, 0)) == words


def test_the_outcomes_of_a_weeks_1_1s():
    assert week_words(standing(7, 3, 2, 1, 1, 1)) == "2 held · skipped · cancelled · unknown"
    standings = [standing(7, 20), standing(7, 3, 1, 0, 0, 0, name="Ana"), standing(name="Chi")]
    assert one_to_one_lines(standings) == [("Bo", "20 days since the last 1:1, overdue"), ("Ana", "held")]


def test_lines_are_no_wider_than_the_terminal():
    text = people_text([standing(name="B" * 80), standing()], Style(40, False, True), MONDAY)
    assert all(len(line) <= 40 for line in text.splitlines())


def test_a_line_has_the_name_the_cadence_the_last_1_1_and_the_addresses():
    bo = OneToOneStanding(Person("x", "Bo", 14, ("bo@test",)), MONDAY, 3, 0, 0, 0, 0)
    assert people_text(
        [bo, standing(None, None, name="Anastasia")], Style(80, False, True), MONDAY + timedelta(days=3)
    ).splitlines() == [
        "Bo         every 2 weeks · 3 days since the last 1:1 · bo@test",
        "Anastasia  no 1:1 yet",
    ]


def test_an_empty_list_names_the_command_that_adds_somebody():
    assert people_text([], Style(), MONDAY) == "No people yet. To add someone: tltimer people add Ana --every 7d"
