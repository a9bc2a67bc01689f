"""Meetings in words: in the menu, in notifications, in the look back."""

import pytest

from tests.drawing import BERLIN, at, meeting, person
from tests.titles import HOSTILE
from tltimer.reports.attendance import SwitchOffer
from tltimer.wording import evening, status
from tltimer.wording.sanitize import columns

ANA = person("ana@x", "Ana Lee")
LONG = person("ana@x", "Wolfeschlegelsteinhausenbergerdorff " * 6)


@pytest.mark.parametrize(
    ("title", "other", "name"),
    [
        ("Sprint sync", None, "Sprint sync"),
        ("", None, "Meeting"),
        (" \u202e\n", None, "Meeting"),
        ("Catch up", ANA, "Catch up with Ana Lee"),
        ("1:1 Ana", ANA, "1:1 with Ana Lee"),
        ("Ana Lee 1-1", ANA, "1:1 with Ana Lee"),
        ("1:1 with Ana", ANA, "1:1 with Ana Lee"),
        ("1:1", ANA, "1:1 with Ana Lee"),
        ("1:1 Ana: career", ANA, "1:1 Ana: career"),
        ("11:1 Ana", ANA, "11:1 Ana"),
        ("ana lee / me", ANA, "ana lee / me"),
        ("Banana", ANA, "Banana with Ana Lee"),
        ("", ANA, "1:1 with Ana Lee"),
        ("t" * 200, None, "t" * 37 + "…"),
        ("t" * 200, ANA, "t" * 30 + "… with Ana Lee"),
        ("Catch up", LONG, "Catch up with Wolfeschlegelsteinhausenberge…"),
    ],
)
def test_a_meeting_is_named_by_its_title_and_the_one_other(title: str, other, name: str):
    assert status.meeting_name(meeting("14:30", "15:00", title, other=other)) == name


@pytest.mark.parametrize("title", [*HOSTILE.values(), "t" * 200])
@pytest.mark.parametrize("other", [None, ANA, LONG])
def test_whatever_a_meeting_is_called_its_time_is_seen(title: str, other):
    shown = meeting("14:30", "15:00", title, other=other)
    line = status.offer_words(SwitchOffer("meeting", None, None, at("14:30"), shown), BERLIN)
    assert line.endswith(", from 14:30")
    assert line.isprintable()
    assert columns(line) <= 60


def test_the_way_back_follows_the_mode():
    assert status.offer_words(SwitchOffer("coding", None, None, at("15:00"), None), BERLIN) == "resume from 15:00"


def test_the_list_of_meetings_says_what_it_is_and_what_its_button_does():
    assert evening.unlogged_question(2, 3) == "Meetings you didn't track"
    assert evening.unlogged_question(1, 3) == "A meeting you didn't track"
    assert evening.unlogged_question(0, 1) == "Added."
    assert evening.unlogged_question(0, 3) == "All 3 added."
    assert evening.unlogged_button(1, 1) == "Add the meeting"
    assert evening.unlogged_button(3, 3) == "Add all 3"
    assert evening.unlogged_button(2, 3) == "Add 2 of 3"
