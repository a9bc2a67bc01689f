from datetime import datetime, time

from tests.drawing import DAYS, HOURS, MONDAY, RULES, SIZES, at, day
from tltimer.domain.balance.target import target_of
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.domain.timeline.entries import running_switch
from tltimer.reports.day import DayReport, day_report
from tltimer.reports.evening import EveningReport, evening_report
from tltimer.reports.evening_popup_time import due_review
from tltimer.reports.notification_policy import NotificationSettings, Topic
from tltimer.reports.status import Status

SUNDAY = MONDAY - ONE_DAY
USUAL = NotificationSettings(frozenset(Topic))


def report(drawing: str, now: datetime, date_=MONDAY) -> DayReport:
    return day_report(date_, day(drawing, date_=date_), (), (), now, RULES)


def status(drawing: str, now: datetime, date_=MONDAY) -> Status:
    return Status(
        now=now,
        running=running_switch(day(drawing, date_=date_), now, RULES.days),
        today=report(drawing, now, date_),
        target=target_of(week_of(date_), (), DAYS),
        next_meeting=None,
        current_meeting=None,
        last_meeting=None,
    )


def evening(drawing: str = "CC", looked_at: bool = False, date_=MONDAY) -> EveningReport:
    result = report(drawing, now=at("23:00", date_), date_=date_)
    tomorrow = free_time(date_ + ONE_DAY, HOURS, (), SIZES)
    return evening_report(result, result.figures, target_of(week_of(date_), (), DAYS), (), tomorrow, (), looked_at)


def due(
    now: str, drawing: str = "CC", later: str | None = None, settings: NotificationSettings = USUAL, **fields
) -> bool:
    date_ = fields.get("date_", MONDAY)
    result = status(drawing, now=at(now, date_), date_=date_)
    later_at = at(later) if later else None
    shown = due_review(result, RULES, settings, later_at, lambda: evening(drawing, **fields))
    return shown is not None


def test_the_review_is_due_at_the_set_time():
    assert not due("17:29:59")
    assert due("17:30")
    assert due("17:30", settings=NotificationSettings(frozenset(Topic), evening_at=time(17, 30)))
    assert not due("17:30", settings=NotificationSettings(frozenset(Topic), evening_at=time(18)))


def test_a_time_after_midnight_is_still_this_day_s():
    late = NotificationSettings(frozenset(Topic), evening_at=time(1))
    assert not due("23:00", settings=late)
    assert due("25:00", settings=late)


def test_a_day_that_was_reviewed_is_not_due_again():
    assert not due("17:30", looked_at=True)


def test_it_can_be_switched_off():
    assert not due("17:30", settings=NotificationSettings(frozenset(Topic) - {Topic.EVENING}))


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
