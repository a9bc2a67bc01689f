from datetime import datetime, timedelta

import pytest

from tests.drawing import DAYS, MODES, SIZES, at, day, done, meeting, switch
from tltimer.domain.focus.blocks import Block, Cause, block_of, nearest_meeting, runs
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.timeline.entries import counting
from tltimer.domain.timeline.modes_and_kinds import ModeList, mode_list
from tltimer.domain.timeline.switches import Switch

OWN_MODES = mode_list(
    [
        {"id": "lunch", "counts_as": "neither", "meets": True},
        {"id": "walk", "counts_as": "neither"},
        {"id": "pairing", "counts_as": "coding", "meets": True},
    ]
)


def blocks(
    switches: tuple[Switch, ...], *meetings: Meeting, until: datetime | None = None, modes: ModeList = MODES
) -> list[Block]:
    at_ = {entry.at: entry for entry in counting(switches)}
    result = runs(done(switches, until), modes, timedelta(minutes=5), SIZES)
    return [block_of(run, at_, meetings, modes, DAYS) for run in result]


def coded(letter: str, *meetings: Meeting, source: str = "user", modes: ModeList = MODES) -> Block:
    """The block of an hour of coding that is ended by a switch at 10:00."""
    last = switch("10:00", letter, source=source)
    (block,) = blocks((switch("09:00", "C"), last, switch("12:00", ".")), *meetings, modes=modes)
    return block


def cause(letter: str, source: str = "user", modes: ModeList = MODES) -> Cause:
    return coded(letter, source=source, modes=modes).ended_by


def test_a_block_that_goes_on_is_running_even_with_a_meeting_at_hand():
    (block,) = blocks(day("CCCC>"), meeting("10:00", "11:00"), until=at("10:00"))
    assert (block.ended_by, block.meeting) == (Cause.RUNNING, None)


@pytest.mark.parametrize(
    ("start", "near"),
    [("09:50", True), ("10:10", True), ("09:49:59", False), ("10:10:01", False), ("10:00", True)],
)
def test_a_meeting_up_to_ten_minutes_before_or_after_ended_it(start: str, near: bool):
    block = coded("R", meeting(start, "11:00"))
    assert block.ended_by is (Cause.MEETING if near else Cause.SWITCH)
    assert block.meeting == ("Sync" if near else None)


@pytest.mark.parametrize("letter", ["O", "M"])
def test_a_switch_to_a_mode_that_meets_is_a_meeting_without_a_title(letter: str):
    block = coded(letter)
    assert (block.ended_by, block.meeting) == (Cause.MEETING, None)


def test_a_mode_that_meets_but_counts_as_neither_is_a_meeting_too():
    assert cause("lunch", modes=OWN_MODES) is Cause.MEETING
    assert cause("lunch", "idle", OWN_MODES) is Cause.MEETING


def test_the_nearest_meeting_is_named():
    block = coded("M", meeting("09:52", "10:30", "Far"), meeting("10:07", "10:30", "Near"))
    assert block.meeting == "Near"


def test_of_equally_near_meetings_the_earlier_is_named_then_the_title_decides():
    early, late = meeting("09:55", "10:30", "Z"), meeting("10:05", "10:30", "A")
    assert nearest_meeting(at("10:00"), [late, early]) == early
    other = meeting("09:55", "10:30", "B")
    assert nearest_meeting(at("10:00"), [early, other]) == other


@pytest.mark.parametrize("plan", [Plan.CODING, Plan.LEADING])
def test_time_planned_for_oneself_ends_nothing(plan: Plan):
    assert coded("R", meeting("10:00", "11:00", plan=plan)).ended_by is Cause.SWITCH


@pytest.mark.parametrize("source", ["idle", "lock", "sleep"])
@pytest.mark.parametrize("letter", [".", "?", "B"])
def test_going_away_unasked_is_an_absence(letter: str, source: str):
    assert cause(letter, source) is Cause.AWAY


@pytest.mark.parametrize("source", ["user", "day_end", "calendar", "import"])
@pytest.mark.parametrize("letter", [".", "B", "walk"])
def test_off_and_modes_that_count_as_neither_are_a_stop(letter: str, source: str):
    assert cause(letter, source, OWN_MODES) is Cause.STOP


def test_a_switch_to_unknown_by_hand_is_a_switch():
    assert cause("?") is Cause.SWITCH


@pytest.mark.parametrize("source", ["user", "idle"])
@pytest.mark.parametrize("letter", ["R", "P", "gardening"])
def test_a_switch_to_leading_is_a_switch_whoever_made_it(letter: str, source: str):
    assert cause(letter, source) is Cause.SWITCH


def test_a_meeting_near_by_comes_before_an_absence_and_a_stop():
    assert coded(".", meeting("10:05", "11:00"), source="lock").ended_by is Cause.MEETING


def test_the_end_of_the_day_is_a_stop():
    (block,) = blocks(day("CC>", begin="26:00"))
    assert (block.end, block.ended_by) == (at("28:00"), Cause.STOP)


def test_a_switch_at_the_end_of_the_day_belongs_to_the_next_day():
    first, _second = blocks((switch("27:00", "C"), switch("28:00", "M"), switch("29:00", "C"), switch("30:00", ".")))
    assert first.ended_by is Cause.STOP


def test_a_meeting_near_the_end_of_the_day_ended_it():
    (block,) = blocks(day("CC>", begin="26:00"), meeting("28:05", "29:00", "Handover"))
    assert (block.ended_by, block.meeting) == (Cause.MEETING, "Handover")


def test_of_switches_at_its_end_the_one_that_counts_is_the_cause():
    both = (switch("10:00", "M", id="1"), switch("10:00", ".", id="2"))
    (block,) = blocks((switch("09:00", "C"), *both))
    assert block.ended_by is Cause.STOP


def test_the_end_of_the_last_entry_is_the_end_of_the_block():
    """The short review inside does not end it."""
    (block,) = blocks(
        (switch("09:00", "C"), switch("09:30", "R"), switch("09:35", "C"), switch("10:00", "B"), switch("10:30", "."))
    )
    assert (block.start, block.end, block.ended_by) == (at("09:00"), at("10:00"), Cause.STOP)


def test_unknown_time_after_it_is_judged_by_the_mode_that_its_switch_names():
    (block,) = blocks((switch("09:00", "C"), switch("10:00", "M"), switch("16:00", ".")))
    assert block.ended_by is Cause.MEETING


def test_pairing_is_coding_with_people_and_goes_on_in_the_same_block():
    result = blocks((switch("09:00", "C"), switch("10:00", "pairing"), switch("11:00", ".")), modes=OWN_MODES)
    assert [(block.coding_s, block.ended_by) for block in result] == [(7200, Cause.STOP)]
