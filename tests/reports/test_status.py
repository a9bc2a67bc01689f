import pytest

from tests.drawing import MONDAY, RULES, at, day, meeting, switch
from tltimer.domain.balance.target import target_of
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.days import DayRule, week_of
from tltimer.domain.timeline.entries import running_switch
from tltimer.domain.timeline.switches import Switch
from tltimer.reports.day import day_report
from tltimer.reports.status import Status, current_meeting, last_meeting, next_meeting, previous_switch

SYNC = meeting("10:00", "11:00")
FOCUS = meeting("10:00", "11:00", "Focus", plan=Plan.CODING)
PREP = meeting("10:00", "11:00", "Prep", plan=Plan.LEADING)
DAYS: DayRule = RULES.days


def status(running: Switch | None) -> Status:
    now = at("12:00")
    return Status(
        now=now,
        running=running,
        today=day_report(MONDAY, (), (), (), now, RULES),
        target=target_of(week_of(MONDAY), (), DAYS),
        next_meeting=None,
        current_meeting=None,
        last_meeting=None,
    )


def test_with_nothing_running_the_mode_is_off():
    result = status(None)
    assert (result.mode, result.since, result.person, result.kind, result.note) == ("off", None, None, None, None)


def test_what_runs_is_told_with_all_that_is_known_of_it():
    result = status(switch("09:00", "O", person="Ana", kind="pairing", note="the importer"))
    assert (result.mode, result.since) == ("1:1", at("09:00"))
    assert (result.person, result.kind, result.note) == ("Ana", "pairing", "the importer")


def test_the_next_meeting_can_begin_at_this_very_instant():
    later = meeting("11:00", "12:00", "Later")
    assert next_meeting([later, SYNC], at("10:00")) == SYNC
    assert next_meeting([later, SYNC], at("10:00:01")) == later
    assert next_meeting([later, SYNC], at("11:00:01")) is None


def test_of_meetings_that_begin_together_the_title_decides():
    assert next_meeting([SYNC, meeting("10:00", "11:00", "A")], at("09:00")) == meeting("10:00", "11:00", "A")


def test_the_current_meeting_is_the_one_that_began_last():
    inner = meeting("10:30", "10:45", "Inner")
    assert current_meeting([inner, SYNC], at("10:40")) == inner
    assert current_meeting([inner, SYNC], at("10:45")) == SYNC
    assert current_meeting([inner, SYNC], at("11:00")) is None


def test_the_last_meeting_is_the_one_that_ended_last():
    inner = meeting("10:30", "10:45", "Inner")
    assert last_meeting([SYNC, inner], at("11:00")) == SYNC
    assert last_meeting([SYNC, inner], at("10:59:59")) == inner
    assert last_meeting([SYNC, inner], at("10:44")) is None


@pytest.mark.parametrize("find", [next_meeting, current_meeting, last_meeting])
def test_time_planned_for_oneself_is_no_meeting(find):
    for now in ("09:00", "10:30", "12:00"):
        assert find([FOCUS, PREP], at(now)) is None


def previous(drawing: str) -> str | None:
    switches = day(drawing)
    running = running_switch(switches, at("20:00"), DAYS)
    result = previous_switch(switches, running)
    return result.mode if result else None


@pytest.mark.parametrize(
    ("drawing", "mode"),
    [
        ("CCMM>", "coding"),
        ("CCRRMM|MM>", "review"),
        ("CCMMCC>", "meeting"),
        ("CC..MM>", "coding"),
        ("CC??MM>", "coding"),
        ("CC??>", "coding"),
        ("CCMM", "meeting"),
        ("CC>", None),
        ("C|C>", None),
        ("", None),
        ("??", None),
    ],
)
def test_back_goes_to_the_last_other_mode(drawing: str, mode: str | None):
    assert previous(drawing) == mode


def test_back_brings_the_person_along():
    switches = (switch("09:00", "O", person="Ana"), switch("09:30", "C"))
    result = previous_switch(switches, switches[1])
    assert result is not None
    assert result.person == "Ana"
