"""Protected time: kept, or taken by what."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import MODES, at, day, done, meeting
from tltimer.domain.focus.protected import OWN, ProtectedTime, TakenBy, protected_time, sum_of_protected
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.values import replace

MINUTE = 60
LATER = at("20:00")


def planned(start: str, end: str, plan: Plan = Plan.CODING, title: str = "Focus") -> Meeting:
    return meeting(start, end, title, plan=plan)


def minutes(drawing: str, first: list[Meeting], latest: list[Meeting] | None = None, now: datetime = LATER):
    """Planned and kept minutes, and those taken, by cause."""
    entries = done(day(drawing), until=now)
    result = protected_time(first, first if latest is None else latest, entries, MODES, now)
    taken = {str(cause): s // MINUTE for cause, s in result.taken.items() if s}
    return result.planned_s // MINUTE, result.kept_s // MINUTE, taken


def test_coding_keeps_planned_coding_and_leading_planned_leading():
    assert minutes("CCCC", [planned("09:00", "10:00")]) == (60, 60, {})
    assert minutes("RRRR", [planned("09:00", "10:00", Plan.LEADING)]) == (60, 60, {})
    assert minutes("RRRR", [planned("09:00", "10:00")]) == (60, 0, {"switch": 60})


def test_a_meeting_of_the_first_plan_took_it_before():
    assert minutes("MMCC", [planned("09:00", "10:00"), meeting("09:00", "09:30")]) == (60, 30, {"meeting_before": 30})


def test_a_meeting_that_came_later_took_it_later():
    focus = planned("09:00", "10:00")
    assert minutes("MMCC", [focus], [focus, meeting("09:00", "09:30")]) == (60, 30, {"meeting_later": 30})


def test_who_added_the_meetings_and_what_ran_instead_is_told_by_minutes() -> None:
    focus = planned("09:00", "12:00")
    chi, own, nobody = (
        replace(meeting("09:00", "09:30", "Sync"), organizer="Chi"),
        replace(meeting("09:15", "10:00", "Mine"), mine=True),
        meeting("10:00", "10:15", "Late"),
    )
    result = protected_time([focus], [focus, chi, own, nobody], done(day("MMMMMRRPPPRC"), until=LATER), MODES, LATER)
    assert result.taken[TakenBy.MEETING_LATER] == 75 * MINUTE
    assert dict(result.organizers) == {"Chi": 30 * MINUTE, OWN: 30 * MINUTE, "": 15 * MINUTE}
    assert list(result.modes.items()) == [("planning", 45 * MINUTE), ("review", 45 * MINUTE)]


def test_a_meeting_that_was_planned_before_has_no_organizer_to_name() -> None:
    sync = replace(meeting("09:00", "09:30", "Sync"), organizer="Chi")
    result = protected_time([planned("09:00", "10:00"), sync], [sync], done(day("MMCC"), until=LATER), MODES, LATER)
    assert (dict(result.organizers), dict(result.modes)) == ({}, {})


def test_time_kept_in_spite_of_a_meeting_is_kept():
    assert minutes("CCCC", [planned("09:00", "10:00"), meeting("09:00", "09:30")]) == (60, 60, {})


def test_without_a_meeting_an_absence_or_a_switch_took_it():
    assert minutes("..BB??RRMM", [planned("09:00", "11:30")]) == (150, 0, {"absence": 90, "switch": 60})


def test_the_rest_of_a_running_day_is_neither_kept_nor_taken():
    assert minutes("CC>", [planned("09:00", "12:00")], now=at("09:45")) == (180, 45, {})
    assert minutes("CC", [planned("09:00", "12:00")], now=at("09:45")) == (180, 30, {"absence": 15})


def test_plans_of_one_side_that_overlap_count_once_and_those_of_both_twice():
    both = [
        planned("09:00", "10:00"),
        planned("09:30", "10:30", Plan.LEADING),
        planned("09:00", "09:30", title="Deep work"),
    ]
    assert minutes("CCCCRR", both) == (120, 90, {"switch": 30})


def test_days_add_up():
    monday = ProtectedTime(60, 30, {TakenBy.SWITCH: 30})
    other = ProtectedTime(60, 0, {TakenBy.SWITCH: 20, TakenBy.ABSENCE: 40})
    total = sum_of_protected([monday, other])
    assert (total.planned_s, total.kept_s) == (120, 30)
    assert total.taken == {
        TakenBy.MEETING_BEFORE: 0,
        TakenBy.MEETING_LATER: 0,
        TakenBy.ABSENCE: 40,
        TakenBy.SWITCH: 50,
    }


events = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 8), st.sampled_from([Plan.MEETING, Plan.CODING, Plan.LEADING])).map(
        lambda drawn: meeting(
            f"{9 + drawn[0] // 4:02}:{drawn[0] % 4 * 15:02}",
            f"{9 + (drawn[0] + drawn[1]) // 4:02}:{(drawn[0] + drawn[1]) % 4 * 15:02}",
            plan=drawn[2],
        )
    ),
    max_size=5,
)


@given(events, events, st.text("CRMB?.", max_size=16))
def test_what_was_not_kept_was_taken(first: list[Meeting], latest: list[Meeting], drawing: str):
    result = protected_time(first, latest, done(day(drawing), until=LATER), MODES, LATER)
    assert result.planned_s == result.kept_s + sum(result.taken.values())
