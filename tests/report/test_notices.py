from datetime import datetime, time, timedelta

import pytest

from tests.drawing import HOURS, MODES, MONDAY, RULES, SIZES, at, day, meeting
from tltimer.balance.band import band_of
from tltimer.meetings.busy import Meeting, Plan
from tltimer.meetings.free import free_time
from tltimer.report.day import DayReport, day_report
from tltimer.report.evening import EveningReport, evening_report
from tltimer.report.notices import Said, Topic, cut_up, evening_due, may_say, short_gap
from tltimer.report.now import Status, next_meeting
from tltimer.settings import schema
from tltimer.settings.schema import Settings
from tltimer.timeline.days import ONE_DAY
from tltimer.timeline.stretches import running_switch
from tltimer.timeline.weeks import week_of

SUNDAY = MONDAY - ONE_DAY
USUAL = Settings()


def report(drawing: str, *meetings: Meeting, now: datetime, date_=MONDAY) -> DayReport:
    return day_report(date_, day(drawing, date_=date_), meetings, (), now, RULES)


def status(drawing: str, *meetings: Meeting, now: datetime | None = None, date_=MONDAY) -> Status:
    now = now or at("12:00", date_)
    return Status(
        now=now,
        running=running_switch(day(drawing, date_=date_), now, RULES.days),
        today=report(drawing, *meetings, now=now, date_=date_),
        band=band_of(week_of(date_), ()),
        week_range=None,
        week_share=None,
        next_meeting=next_meeting(meetings, now),
        current_meeting=None,
        last_meeting=None,
        previous=None,
        undo_label=None,
    )


CODING = status("CC>")


def may(topic: Topic, *said: Said, now: Status = CODING, cause: str = "a", **changed) -> bool:
    settings = Settings({setting.key: changed[name] for name, setting in NAMES.items() if name in changed})
    return may_say(topic, cause, said, now, settings, MODES)


NAMES = {
    "short_gap": schema.SHORT_GAP,
    "cut_up_day": schema.CUT_UP_DAY,
    "evening": schema.EVENING,
    "per_day": schema.NOTICES_PER_DAY,
}


def said(topic: Topic, cause: str = "a") -> Said:
    return Said(topic, cause, at("10:00"))


@pytest.mark.parametrize("topic", Topic)
def test_a_notice_may_be_said_while_coding_unless_its_kind_is_off(topic: Topic):
    assert may(topic)
    assert not may(topic, **{str(topic): False})


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("drawing", ["OO>", "MM>"])
def test_nothing_is_said_in_a_mode_that_meets(topic: Topic, drawing: str):
    assert not may(topic, now=status(drawing))


def test_nothing_is_said_on_a_day_off():
    assert not may(Topic.SHORT_GAP, now=status("CC>", date_=SUNDAY))


@pytest.mark.parametrize("topic", Topic)
def test_a_cause_is_named_once(topic: Topic):
    assert not may(topic, said(topic))


def test_another_cause_may_be_named_but_a_cut_up_day_is_said_once_a_day():
    assert may(Topic.SHORT_GAP, said(Topic.SHORT_GAP, "b"))
    assert not may(Topic.CUT_UP_DAY, said(Topic.CUT_UP_DAY, "b"))
    assert may(Topic.CUT_UP_DAY, said(Topic.SHORT_GAP))


def test_no_more_is_said_in_a_day_than_set_but_for_the_look_back():
    three = [said(Topic.SHORT_GAP, cause) for cause in "bcd"]
    assert may(Topic.SHORT_GAP, *three[:2])
    assert not may(Topic.SHORT_GAP, *three)
    assert may(Topic.EVENING, *three)
    assert may(Topic.SHORT_GAP, *three, per_day=4)
    assert not may(Topic.SHORT_GAP, per_day=0)


def gap(drawing: str, *meetings: Meeting, now: str = "12:00", minutes: int = 30) -> Meeting | None:
    settings = Settings({schema.SHORT_GAP_MINUTES.key: minutes})
    return short_gap(status(drawing, *meetings, now=at(now)), settings, MODES)


SYNC = meeting("12:30", "13:00")


@pytest.mark.parametrize(
    ("now", "short"),
    [("12:00", False), ("12:00:01", True), ("12:29:59", True), ("12:30", False), ("12:30:01", False)],
)
def test_a_gap_is_short_with_a_meeting_in_less_than_half_an_hour(now: str, short: bool):
    assert gap("C>", SYNC, now=now) == (SYNC if short else None)


def test_how_short_is_short_can_be_set():
    assert gap("C>", SYNC, minutes=31) == SYNC


@pytest.mark.parametrize("drawing", ["R>", "B>", "?>", "C", ""])
def test_only_coding_makes_a_gap_short(drawing: str):
    assert gap(drawing, SYNC, now="12:10") is None


def test_without_a_meeting_no_gap_is_short():
    assert gap("C>", now="12:10") is None
    assert gap("C>", meeting("12:30", "13:00", plan=Plan.LEADING), now="12:10") is None


def cut(drawing: str, *meetings: Meeting, now: str) -> str | None:
    return cut_up(report(drawing, *meetings, now=at(now)), at(now), SIZES)


LATER = meeting("14:00", "15:00", "Later")


def test_a_day_is_cut_up_when_a_meeting_ends_the_second_block_and_no_whole_piece_is_left():
    """From 11:00 on three hours are free before the last meeting, two and a half after it; at 15:31 no two hours."""
    assert cut("CCMMCCMM>", LATER, now="15:31") == "2026-11-16"
    assert cut("CCMMCCMM>", LATER, now="12:01") is None


def test_a_whole_piece_is_left_while_two_hours_of_it_are():
    assert cut("CCMMCCMM>", now="15:30") is None
    assert cut("CCMMCCMM>", now="15:30:01") is not None


def test_one_block_ended_by_a_meeting_makes_no_cut_up_day():
    assert cut("CCMMCCRR>", LATER, now="16:00") is None


def test_whole_blocks_are_not_cut():
    assert cut("CCCCCCCCMMCCMM>", now="16:00") is None


def test_on_a_day_off_there_is_no_whole_piece_to_wait_for():
    found = report("CCMMCCMM>", now=at("12:00", SUNDAY), date_=SUNDAY)
    assert cut_up(found, at("12:00", SUNDAY), SIZES) == SUNDAY.isoformat()


def evening(drawing: str = "CC", looked_at: bool = False, date_=MONDAY) -> EveningReport:
    found = report(drawing, now=at("23:00", date_), date_=date_)
    tomorrow = free_time(date_ + ONE_DAY, HOURS, (), SIZES)
    return evening_report(found, found.figures, band_of(week_of(date_), ()), (), tomorrow, (), looked_at)


def due(now: str, drawing: str = "CC", later: str | None = None, settings: Settings = USUAL, **fields) -> bool:
    found = status(drawing, now=at(now))
    later_at = at(later) if later else None
    return evening_due(evening(drawing, **fields), found, settings, MODES, RULES.days, later_at)


def test_the_look_back_is_due_at_the_set_time():
    assert not due("17:29:59")
    assert due("17:30")
    assert due("17:30", settings=Settings({schema.EVENING_AT.key: time(17, 30)}))
    assert not due("17:30", settings=Settings({schema.EVENING_AT.key: time(18)}))


def test_a_time_after_midnight_is_still_this_day_s():
    late = Settings({schema.EVENING_AT.key: time(1)})
    assert not due("23:00", settings=late)
    assert due("25:00", settings=late)


def test_a_day_that_was_looked_at_is_not_due_again():
    assert not due("17:30", looked_at=True)


def test_it_can_be_switched_off():
    assert not due("17:30", settings=Settings({schema.EVENING.key: False}))


def test_a_day_off_and_a_day_without_anything_are_not_looked_at():
    assert not due("17:30", date_=SUNDAY)
    assert not due("17:30", drawing="")


def test_it_waits_while_in_a_meeting():
    assert not due("19:00", drawing="M>")
    assert not due("19:00", drawing="O>")
    assert due("19:00", drawing="R>")


def test_it_waits_for_a_pause_in_coding_for_three_quarters_of_an_hour():
    assert not due("18:14:59", drawing="C>")
    assert due("18:15", drawing="C>")


def test_put_off_it_comes_when_asked_for_and_waits_anew():
    assert not due("17:59:59", later="18:00")
    assert due("18:00", later="18:00")
    assert not due("18:44:59", drawing="C>", later="18:00")
    assert due("18:45", drawing="C>", later="18:00")


def test_put_off_until_before_it_was_due_says_nothing():
    assert not due("17:29", later="17:00")
    assert due("18:15", drawing="C>", later="17:00")


def test_missed_in_the_evening_it_is_due_the_next_morning():
    """The report is of Monday, the present is Tuesday's."""
    tuesday = status("C", now=at("09:00", MONDAY + ONE_DAY), date_=MONDAY + ONE_DAY)
    assert evening_due(evening(), tuesday, USUAL, MODES, RULES.days, None)
    coding = status("C>", now=at("09:01", MONDAY + timedelta(days=1)), date_=MONDAY + ONE_DAY)
    assert evening_due(evening(), coding, USUAL, MODES, RULES.days, None)
