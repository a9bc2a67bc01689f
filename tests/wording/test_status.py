from datetime import datetime

import pytest

from tests.drawing import BERLIN, MODES, MONDAY, RULES, at, day, meeting, switch
from tltimer.domain.balance.target import Target
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.entries import running_switch
from tltimer.domain.timeline.switches import Switch
from tltimer.domain.timeline.totals import Totals
from tltimer.reports.attendance import SwitchOffer
from tltimer.reports.day import day_report
from tltimer.reports.status import Status
from tltimer.wording import status as sentences


def status(switches: tuple[Switch, ...], now: datetime, coming: Meeting | None = None) -> Status:
    return Status(
        now=now,
        running=running_switch(switches, now, RULES.days),
        today=day_report(MONDAY, switches, (), (), now, RULES),
        target=Target(0.3, 0.5, chosen=False),
        next_meeting=coming,
        current_meeting=None,
        last_meeting=None,
    )


@pytest.mark.parametrize(
    ("switches", "words"),
    [
        (day("MMCC>"), "Coding for 42 min · 58% coding today"),
        (day("CCCCC>"), "Coding for 1 h 12 min · 100% coding today"),
        (day("CC??C>"), "Coding for 12 min · 58–100% coding today"),
        (day("??>"), "Unknown for 1 h 12 min · 0–100% coding today"),
        (day("B>"), "Break for 1 h 12 min"),
        (day("CC"), "Nothing is being tracked · 100% coding today"),
        ((), "Nothing is being tracked"),
        ((switch("10:00", "O", person="Ana"),), "1:1 with Ana for 12 min · 0% coding today"),
        ((switch("10:00", "gardening"),), "gardening for 12 min · 0% coding today"),
        ((switch("10:11", "C"),), "Coding for 1 min · 100% coding today"),
        ((switch("10:11:01", "C"),), "Coding, just started · 100% coding today"),
    ],
)
def test_the_present_in_a_line(switches: tuple[Switch, ...], words: str):
    assert sentences.status_line(status(switches, at("10:12")), MODES) == words


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("10:12", "10:12 Sync, now"),
        ("10:12:59", "10:12 Sync, now"),
        ("10:13", "10:13 Sync, in 1 min"),
        ("12:42", "12:42 Sync, in 2 h 30 min"),
        ("22:12", "22:12 Sync, in 12 h"),
        ("22:13", "Mon 22:13 Sync"),
        ("33:30", "Tue 09:30 Sync"),
    ],
)
def test_the_next_meeting_in_a_line(start: str, words: str):
    assert sentences.next_meeting_line(status((), at("10:12"), meeting(start, "60:00")), BERLIN) == words


def test_a_meeting_without_a_title_is_a_meeting_and_none_is_nothing():
    untitled = status((), at("10:12"), meeting("10:20", "11:00", ""))
    assert sentences.next_meeting_line(untitled, BERLIN) == "10:20 Meeting, in 8 min"
    long = status((), at("10:12"), meeting("10:20", "11:00", "t" * 200))
    assert sentences.next_meeting_line(long, BERLIN) == f"10:20 {'t' * 35}…, in 8 min"
    assert sentences.next_meeting_line(status((), at("10:12")), BERLIN) == ""


def test_a_meeting_has_begun_while_something_else_runs():
    running = (switch("10:00", "C"),)
    turn = SwitchOffer("meeting", None, None, at("10:10"), meeting("10:10", "11:00"))
    words = sentences.meeting_begun_words(turn, status(running, at("10:12")), MODES, BERLIN)
    assert words == ("Sync, from 10:10", "Coding for 12 min")


def test_modes_that_no_list_knows_are_named():
    used = Totals({"gardening": 60, "coding": 60}, {}, 60, 60, 0, 60, 120, 0)
    assert sentences.strange_modes(used, MODES) == "gardening is missing from your modes and counts as leading."
    more = Totals({"gardening": 60, "cooking": 60}, {}, 0, 120, 0, 0, 120, 0)
    assert sentences.strange_modes(more, MODES).startswith("cooking, gardening are missing from your modes")
    assert sentences.strange_modes(Totals({"coding": 60}, {}, 60, 0, 0, 60, 60, 0), MODES) == ""


def test_the_share_of_a_week_is_told_where_there_is_one():
    tracked = status(day("MMCC>"), at("10:12")).today.figures
    assert sentences.week_words(tracked) == "58% coding this week"
    assert sentences.week_words(status((), at("10:12")).today.figures) == ""


def test_unknown_time():
    assert sentences.unknown_words(0) == ""
    assert sentences.unknown_words(5400) == "1 h 30 min unknown"


def test_undo_names_the_change_if_there_is_one():
    assert sentences.undo_line("Coding at 09:00") == "Undo: Coding at 09:00"
    assert sentences.undo_line(None) == "Undo"


def test_open_gaps_are_counted_only_where_there_are_some():
    assert [sentences.gaps_words(count) for count in range(3)] == ["", "1 gap to fill", "2 gaps to fill"]
