"""Lines typed in the small windows."""

from datetime import date

import pytest

from tests.drawing import DAYS, MONDAY, at
from tltimer.domain.balance.people import People, Person
from tltimer.domain.balance.promise_parser import PromiseLine
from tltimer.wording.line_input import (
    Understood,
    due_read,
    moment_read,
    note_read,
    person_read,
    promise_read,
    promised_in,
    reason_read,
)

NOON = at("12:00")
PEOPLE = People([Person("1", "Ana", aliases=("Annie",))])


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("annie", Understood("Ana, in your 1:1 list")),
        ("Zoe", Understood("")),
        ("", Understood("Enter the person's name, such as Ana.", False)),
    ],
)
def test_a_person(line: str, understood: Understood) -> None:
    assert person_read(line, PEOPLE) == understood


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("9:30", Understood("Since 09:30, for 2 h 30 min")),
        ("12:00", Understood("Since 12:00, for 0 min")),
        ("noon", Understood("Enter a time today, such as 9:30.", False)),
        ("", Understood("Enter a time today, such as 9:30.", False)),
        (
            "13:00",
            Understood("13:00 is in the future; it is now 12:00. Enter an earlier time.", False),
        ),
    ],
)
def test_a_time_of_today(line: str, understood: Understood) -> None:
    assert moment_read(line, NOON, DAYS) == understood


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        (
            "review the RFC by Thu 30 min for annie",
            PromiseLine("review the RFC", "Ana", date(2026, 11, 19), 30),
        ),
        ("call back by tomorrow for Zoe", PromiseLine("call back", "Zoe", date(2026, 11, 17))),
        ("call back", PromiseLine("call back")),
    ],
)
def test_a_promise_names_somebody_as_the_list_does(line: str, promise: PromiseLine) -> None:
    assert promised_in(line, MONDAY, PEOPLE) == promise


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        (
            "",
            Understood(
                "Example: 'review the storage RFC for Maria by Thu, 30 min'. "
                "To block time for it, add a time range, such as 13:00–13:30.",
                False,
            ),
        ),
        ("look at it", Understood("look at it")),
        (
            "look at it by Thu 30 min for annie",
            Understood("look at it · to Ana · by Thursday, 19 November · 30 min"),
        ),
        (
            "look at it 13:00-13:30",
            Understood("look at it · by Monday, 16 November · 30 min · blocks 13:00–13:30 in your calendar"),
        ),
        ("look at it 9:00-9:30", Understood("That time has passed. Choose a time in the future.", False)),
        (
            "look at it 03:00-05:00",
            Understood("These hours cross the end of your day at 04:00. Enter hours that end by then.", False),
        ),
    ],
)
def test_a_promise(line: str, understood: Understood) -> None:
    assert promise_read(line, NOON, PEOPLE, DAYS) == understood


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("Chi takes over", Understood("")),
        ("", Understood("Write one line. It will appear in the week window.", False)),
    ],
)
def test_a_note(line: str, understood: Understood) -> None:
    assert note_read(line) == understood


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("Thu", Understood("By Thursday, 19 November")),
        ("someday", Understood("Enter a day, such as tomorrow, Thu, next Monday or 26 Nov.", False)),
        ("2026-11-10", Understood("10 November is in the past. Enter a later day.", False)),
    ],
)
def test_a_day_by_which_it_is_due(line: str, understood: Understood) -> None:
    assert due_read(line, MONDAY) == understood


@pytest.mark.parametrize(
    ("line", "understood"), [("not needed", Understood("")), ("", Understood("Optional, but useful later."))]
)
def test_a_reason_is_optional(line: str, understood: Understood) -> None:
    assert reason_read(line) == understood


def test_a_program_that_opens_to_take_a_promises_time_is_announced():
    line = "review the RFC 13:10-13:40"
    assert promise_read(line, NOON, PEOPLE, DAYS, opens=True).words.endswith(
        "blocks 13:10–13:40 in your calendar · opens your calendar app"
    )
    assert "opens" not in promise_read("review the RFC", NOON, PEOPLE, DAYS, opens=True).words
