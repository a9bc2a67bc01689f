from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest

from tests.drawing import DAYS, HOURS, MODES, MONDAY, RULES, SIZES, at, day, meeting
from tltimer.domain.balance.target import Target, target_of
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.entries import running_switch
from tltimer.domain.timeline.weeks import week_of
from tltimer.reports.day import DayReport, day_report
from tltimer.reports.evening import EveningReport, evening_report
from tltimer.reports.notification_policy import (
    MONTHLY,
    OFTEN,
    ONCE,
    SETTING_OF,
    Hush,
    SentNotifications,
    Topic,
    block_cut,
    evening_due,
    fragmented,
    may_say,
    meeting_begun,
    no_focus_block,
    not_tracking,
    short_gap,
)
from tltimer.reports.status import Status, current_meeting, next_meeting
from tltimer.settings import schema
from tltimer.settings.schema import Settings
from tltimer.wording.notification_examples import examples

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
        target=target_of(week_of(date_), (), DAYS),
        next_meeting=next_meeting(meetings, now),
        current_meeting=current_meeting(meetings, now),
        last_meeting=None,
        previous=None,
        undo_label=None,
    )


CODING = status("CC>")


def may(topic: Topic, *said: SentNotifications, now: Status = CODING, cause: str = "a", **changed) -> bool:
    if "meeting" in changed:
        changed["meeting"] = "ask" if changed["meeting"] else "quiet"
    if changed.get("starting"):
        del changed["starting"]  # asked about while it was not set
    settings = Settings({setting.key: changed[name] for name, setting in NAMES.items() if name in changed})
    return may_say(topic, cause, said, now, settings, MODES)


NAMES = {
    "short_gap": schema.SHORT_GAP,
    "fragmented_day": schema.FRAGMENTED_DAY,
    "no_focus_block": schema.NO_FOCUS_BLOCK,
    "block_cut": schema.BLOCK_CUT,
    "evening": schema.EVENING,
    "meeting": schema.MEETINGS,
    "away": schema.AWAY,
    "not_tracking": schema.NOT_TRACKING,
    "target": schema.TARGET,
    "no_commit": schema.NO_COMMIT,
    "most_commits": schema.MOST_COMMITS,
    "starting": schema.WITH_SESSION,
    "per_day": schema.NOTIFICATIONS_PER_DAY,
}


def said(topic: Topic, cause: str = "a") -> SentNotifications:
    return SentNotifications(topic, cause, at("10:00"))


@pytest.mark.parametrize("topic", Topic)
def test_a_notice_may_be_said_while_coding_unless_its_kind_is_off(topic: Topic):
    assert may(topic, **{str(topic): True})
    assert not may(topic, **{str(topic): False})


def test_what_nobody_asked_for_is_off():
    assert {str(topic) for topic in Topic if may(topic)} == {
        "short_gap",
        "fragmented_day",
        "evening",
        "away",
        "not_tracking",
        "target",
        "no_commit",
        "most_commits",
        "starting",
    }


def test_what_is_said_once_for_all_is_not_said_on_another_day():
    assert may_say(Topic.TARGET, "drift", (), CODING, USUAL, MODES, ever=("first",))
    assert not may_say(Topic.TARGET, "drift", (), CODING, USUAL, MODES, ever=("first", "drift"))


@pytest.mark.parametrize("topic", [Topic.NO_COMMIT, Topic.MOST_COMMITS])
def test_what_is_said_once_a_month_waits_for_thirty_days_whatever_its_cause(topic: Topic):
    def may_again(after: timedelta) -> bool:
        return may_say(topic, "a new one", (), CODING, USUAL, MODES, last=CODING.now - after)

    assert not may_again(timedelta(days=30) - timedelta(seconds=1))
    assert may_again(timedelta(days=30))
    assert may_say(topic, "a new one", (), CODING, USUAL, MODES, last=None)


def test_what_is_not_said_monthly_does_not_wait_for_the_last_time():
    assert may_say(Topic.TARGET, "a new one", (), CODING, USUAL, MODES, last=CODING.now)


def test_in_a_year_nothing_is_said_more_often_than_set():
    """All that could be said is wished at every quarter of an hour of 260 working days; the rule alone holds back."""
    spoken: list[SentNotifications] = []
    settings = Settings({SETTING_OF[topic].key: True for topic in Topic if SETTING_OF[topic] is not schema.MEETINGS})
    for number in range(365):
        date_ = MONDAY + timedelta(days=number)
        todays: list[SentNotifications] = []
        ever = [one.cause for one in spoken if one.topic in ONCE]
        first = number % len(Topic)  # another one has the first word each day
        for quarter in range(36):
            now = status("C>", now=at("09:00", date_) + quarter * timedelta(minutes=15), date_=date_)
            for topic in (*list(Topic)[first:], *list(Topic)[:first]):
                # A drift lasts for weeks, commits for months; all else has another cause each time.
                causes = {Topic.TARGET: f"drift {number // 60}", Topic.STARTING: "once"}
                cause = causes.get(topic, f"{topic} {number} {quarter}")
                last = max((one.at for one in spoken if one.topic is topic), default=None)
                if may_say(topic, cause, todays, now, settings, MODES, ever=ever, last=last):
                    todays.append(SentNotifications(topic, cause, now.now))
                    spoken.append(todays[-1])
                    ever = [*ever, cause] if topic in ONCE else ever
        assert len(todays) <= settings[schema.NOTIFICATIONS_PER_DAY]
        assert all([one.topic for one in todays].count(topic) <= most for topic, most in OFTEN.items())
        assert not todays or date_.weekday() < 5, "never on a day off"
    assert len({one.at.date() for one in spoken}) > 250, "the rule was asked, and let something pass"
    drifts = [one.cause for one in spoken if one.topic is Topic.TARGET]
    assert len(drifts) == len(set(drifts)) >= 6, "each drift once"
    for topic in MONTHLY:
        said = [one.at for one in spoken if one.topic is topic]
        assert 1 <= len(said) <= 13
        assert all(later - earlier >= timedelta(days=30) for earlier, later in pairwise(said))


@pytest.mark.parametrize(("target", "urged"), [(Target(0.1, 0.25, True), False), (Target(0.2, 0.35, True), True)])
def test_a_week_chosen_to_be_light_on_coding_is_not_told_to_code(target: Target, urged: bool):
    names = ("fragmented_day", "no_focus_block", "block_cut")
    fields = {name: getattr(CODING, name) for name in CODING.__slots__}
    now = Status(**fields | {"target": target})
    for topic in map(Topic, names):
        assert may(topic, now=now, **dict.fromkeys(names, True)) is urged
    assert may(Topic.SHORT_GAP, now=now)


@pytest.mark.parametrize("topic", [topic for topic in Topic if topic is not Topic.AWAY])
@pytest.mark.parametrize("drawing", ["OO>", "MM>"])
def test_nothing_is_said_in_a_mode_that_meets(topic: Topic, drawing: str):
    assert not may(topic, now=status(drawing), **{str(topic): True})


def test_who_was_away_from_a_meeting_is_asked_unless_it_is_still_on():
    assert may(Topic.AWAY, now=status("MM>"))
    assert not may(Topic.AWAY, now=status("MM>", meeting("11:30", "12:30")))


@pytest.mark.parametrize("topic", Topic)
def test_while_the_calendar_has_a_meeting_only_joining_it_is_spoken_of(topic: Topic):
    busy = status("CC>", meeting("11:30", "12:30"))
    assert may(topic, now=busy, **{str(topic): True}) is (topic is Topic.MEETING)


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("hush", [Hush(for_today=True), Hush(desktop=True)])
def test_nothing_is_said_to_who_wants_silence_or_on_a_desktop_that_does(topic: Topic, hush: Hush):
    settings = Settings({schema.MEETINGS.key: "ask", schema.NO_FOCUS_BLOCK.key: True, schema.BLOCK_CUT.key: True})
    assert may_say(topic, "a", (), CODING, settings, MODES)
    assert not may_say(topic, "a", (), CODING, settings, MODES, hush)


def test_each_topic_has_a_setting_of_its_own_and_an_example():
    assert len({setting.key for setting in SETTING_OF.values()}) == len(Topic)
    assert set(examples()) == {setting.key for setting in SETTING_OF.values()}
    assert all(title for title, _body in examples().values())


def test_only_a_working_day_in_which_nothing_ran_is_asked_about():
    assert not_tracking(status("")) == MONDAY.isoformat()
    assert not_tracking(status("CC>")) is None
    assert not_tracking(status("CC.")) is None
    assert not_tracking(status("", date_=SUNDAY)) is None
    assert not_tracking(status("", now=at("7:59"))) is None
    assert not_tracking(status("", now=at("17:30"))) is None


def test_nothing_is_said_on_a_day_off():
    assert not may(Topic.SHORT_GAP, now=status("CC>", date_=SUNDAY))


@pytest.mark.parametrize("topic", Topic)
def test_a_cause_is_named_once(topic: Topic):
    assert not may(topic, said(topic), **{str(topic): True})


@pytest.mark.parametrize(
    ("topic", "times"),
    [(Topic.SHORT_GAP, 2), (Topic.FRAGMENTED_DAY, 1), (Topic.NO_FOCUS_BLOCK, 1), (Topic.BLOCK_CUT, 9)],
)
def test_other_causes_may_be_named_so_many_times_a_day(topic: Topic, times: int):
    before = [said(topic, f"cause {number}") for number in range(times)]
    assert may(topic, *before[:-1], per_day=20, **{str(topic): True})
    assert may(topic, *before, per_day=20, **{str(topic): True}) is (topic is Topic.BLOCK_CUT)


def test_topics_do_not_hold_back_each_other():
    assert may(Topic.FRAGMENTED_DAY, said(Topic.SHORT_GAP))


def test_no_more_is_said_in_a_day_than_set_but_for_the_look_back():
    three = [said(Topic.BLOCK_CUT, cause) for cause in "bcd"]
    assert may(Topic.SHORT_GAP, *three[:2], evening=False)
    assert not may(Topic.SHORT_GAP, *three, evening=False)
    assert may(Topic.EVENING, *three, cause=MONDAY.isoformat())
    assert not may(Topic.EVENING, *three, cause=SUNDAY.isoformat())
    assert may(Topic.SHORT_GAP, *three, per_day=4, evening=False)
    assert not may(Topic.SHORT_GAP, per_day=0, evening=False)


def test_one_notice_of_the_day_is_kept_for_the_look_back_until_it_was_shown():
    one = said(Topic.BLOCK_CUT)
    monday, friday = (said(Topic.EVENING, (MONDAY - back * ONE_DAY).isoformat()) for back in (0, 3))
    assert may(Topic.SHORT_GAP, one)
    assert not may(Topic.SHORT_GAP, one, said(Topic.BLOCK_CUT, "b"))
    assert may(Topic.SHORT_GAP, one, monday)
    assert not may(Topic.SHORT_GAP, one, friday)


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
    return fragmented(report(drawing, *meetings, now=at(now)), at(now), SIZES)


LATER = meeting("14:00", "15:00", "Later")


def test_a_day_is_cut_up_when_a_meeting_ends_the_second_block_and_no_whole_piece_is_left():
    """After the last meeting two and a half hours are free, of which at 15:31 less than two are left."""
    assert cut("CCMMCCMM>", LATER, now="15:31") == "2026-11-16"
    assert cut("CCMMCCMM>", LATER, now="12:01") is None


def test_a_whole_piece_is_left_while_two_hours_of_it_are():
    assert cut("CCMMCCMM>", now="15:30") is None
    assert cut("CCMMCCMM>", now="15:30:01") is not None


def test_one_block_ended_by_a_meeting_makes_no_fragmented_day():
    assert cut("CCMMCCRR>", LATER, now="16:00") is None


def test_whole_blocks_are_not_cut():
    assert cut("CCCCCCCCMMCCMM>", now="16:00") is None


def test_on_a_day_off_there_is_no_whole_piece_to_wait_for():
    found = report("CCMMCCMM>", now=at("12:00", SUNDAY), date_=SUNDAY)
    assert fragmented(found, at("12:00", SUNDAY), SIZES) == SUNDAY.isoformat()


FULL = [meeting("10:30", "11:00"), meeting("12:30", "17:30", "Workshop")]


@pytest.mark.parametrize(
    ("now", "morning"), [("08:59:59", False), ("09:00", True), ("10:59:59", True), ("11:00", False)]
)
def test_in_the_morning_a_day_without_a_whole_block_is_named(now: str, morning: bool):
    found = no_focus_block(report("", *FULL, now=at(now)), at(now))
    assert found == ("2026-11-16" if morning else None)


def test_a_day_with_a_whole_block_or_without_meetings_or_off_is_not_named():
    morning = at("09:30")
    assert no_focus_block(report("", FULL[0], now=morning), morning) is None
    assert no_focus_block(report("", now=at("09:30", SUNDAY), date_=SUNDAY), at("09:30", SUNDAY)) is None


def test_a_short_day_that_no_meeting_cuts_is_not_named():
    found = report("", meeting("09:00", "17:00", "Focus", plan=Plan.CODING), now=at("09:30"))
    assert no_focus_block(found, at("09:30")) is None


def cuts(drawing: str, now: str, *meetings: Meeting) -> bool:
    return block_cut(status(drawing, *meetings, now=at(now)), SIZES) is not None


@pytest.mark.parametrize(("now", "cut"), [("10:59:59", False), ("11:00", True), ("11:14:59", True), ("11:15", False)])
def test_a_quarter_of_an_hour_before_a_meeting_a_running_block_is_about_to_be_cut(now: str, cut: bool):
    assert cuts("C>", now, meeting("11:15", "12:00")) is cut


def test_only_a_block_that_runs_and_is_whole_by_then_is_cut():
    assert cuts("C>", "10:50", meeting("11:00", "12:00"))
    assert not cuts("C>", "10:50", meeting("10:59", "12:00"))
    assert not cuts("CCCCCCCC", "11:02", meeting("11:10", "12:00"))
    assert not cuts("", "10:59", meeting("11:10", "12:00"))
    assert not cuts("C>", "11:00")


def evening(drawing: str = "CC", looked_at: bool = False, date_=MONDAY) -> EveningReport:
    found = report(drawing, now=at("23:00", date_), date_=date_)
    tomorrow = free_time(date_ + ONE_DAY, HOURS, (), SIZES)
    return evening_report(found, found.figures, target_of(week_of(date_), (), DAYS), (), tomorrow, (), looked_at)


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


@pytest.mark.parametrize(
    ("now", "asked"), [("12:29:59", False), ("12:30", True), ("12:34:59", True), ("12:35", False), ("13:00", False)]
)
def test_a_meeting_is_asked_about_at_its_beginning(now: str, asked: bool):
    turn = meeting_begun(status("CC>", SYNC, now=at(now)), MODES)
    assert (turn is not None) is asked
    assert turn is None or (turn.mode, turn.since, turn.meeting) == ("meeting", SYNC.start, SYNC)


def test_a_meeting_is_only_asked_about_by_who_wants_it():
    assert not may(Topic.MEETING)
    assert may(Topic.MEETING, meeting=True)
