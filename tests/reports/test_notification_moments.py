from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from tests.drawing import DAYS, MODES, MONDAY, RULES, SIZES, at, day, meeting
from tltimer.domain.balance.target import Target, target_of
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.domain.timeline.entries import running_switch
from tltimer.domain.timeline.modes_and_kinds import ModeList
from tltimer.reports.day import DayReport, day_report
from tltimer.reports.notification_policy import (
    POLICIES,
    QUESTIONS_PER_DAY,
    Budget,
    NotificationSettings,
    SentNotification,
    Silence,
    Topic,
    block_cut,
    fragmented_day,
    may_notify,
    meeting_begun,
    no_focus_block,
    not_tracking,
    noticed_due,
    quiet_mode_to_offer,
    running_too_long,
    short_gap,
)
from tltimer.reports.status import Status, current_meeting, next_meeting
from tltimer.values import replace
from tltimer.wording.notifications import examples

SUNDAY = MONDAY - ONE_DAY
USUAL = NotificationSettings(frozenset(Topic))


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
    )


CODING = status("CC>")


def may(topic: Topic, *sent: SentNotification, now: Status = CODING, cause: str = "a", **changed) -> bool:
    return may_notify(topic, cause, sent, now, settings(**changed), MODES)


def settings(without: frozenset[Topic] = frozenset(), **changed) -> NotificationSettings:
    return NotificationSettings(frozenset(Topic) - without, **changed)


def sent(topic: Topic, cause: str = "a", clock: str = "10:00") -> SentNotification:
    return SentNotification(topic, cause, at(clock))


@pytest.mark.parametrize("topic", Topic)
def test_a_notification_may_be_shown_while_coding_unless_its_topic_is_off(topic: Topic):
    assert may(topic)
    assert not may(topic, without=frozenset({topic}))


def test_what_is_said_once_for_all_is_not_said_on_another_day():
    assert may_notify(Topic.TARGET, "drift", (), CODING, USUAL, MODES, ever=("first",))
    assert not may_notify(Topic.TARGET, "drift", (), CODING, USUAL, MODES, ever=("first", "drift"))


@pytest.mark.parametrize("topic", [Topic.NO_COMMIT, Topic.MOST_COMMITS])
def test_what_is_said_once_a_month_waits_for_thirty_days_whatever_its_cause(topic: Topic):
    def may_again(after: timedelta) -> bool:
        return may_notify(topic, "a new one", (), CODING, USUAL, MODES, last=CODING.now - after)

    assert not may_again(timedelta(days=30) - timedelta(seconds=1))
    assert may_again(timedelta(days=30))
    assert may_notify(topic, "a new one", (), CODING, USUAL, MODES, last=None)


def test_what_is_not_said_monthly_does_not_wait_for_the_last_time():
    assert may_notify(Topic.TARGET, "a new one", (), CODING, USUAL, MODES, last=CODING.now)


TIPS = [topic for topic in Topic if POLICIES[topic].budget is Budget.TIP]
QUESTIONS = [topic for topic in Topic if POLICIES[topic].budget is Budget.QUESTION]


def test_in_a_year_nothing_is_shown_more_often_than_set():
    """Every notification is due at every quarter of an hour of 260 working days; only the policy holds back."""
    spoken: list[SentNotification] = []
    for number in range(365):
        date_ = MONDAY + timedelta(days=number)
        todays: list[SentNotification] = []
        ever = [notification.cause for notification in spoken if POLICIES[notification.topic].once]
        first = number % len(Topic)  # another one comes first each day
        for quarter in range(36):
            now = status("C>", now=at("09:00", date_) + quarter * timedelta(minutes=15), date_=date_)
            for topic in (*list(Topic)[first:], *list(Topic)[:first]):
                # A drift lasts for weeks, commits for months; all else has another cause each time.
                causes = {Topic.TARGET: f"drift {number // 60}", Topic.STARTING: "once"}
                cause = causes.get(topic, f"{topic} {number} {quarter}")
                if topic is Topic.EVENING and any(notification.topic is topic for notification in todays):
                    continue
                last = max((notification.at for notification in spoken if notification.topic is topic), default=None)
                if may_notify(topic, cause, todays, now, USUAL, MODES, ever=ever, last=last):
                    todays.append(SentNotification(topic, cause, now.now))
                    spoken.append(todays[-1])
                    ever = [*ever, cause] if POLICIES[topic].once else ever
        assert sum(notification.topic in TIPS for notification in todays) <= USUAL.per_day
        assert sum(notification.topic in QUESTIONS for notification in todays) <= QUESTIONS_PER_DAY
        for topic, policy in POLICIES.items():
            assert [notification.topic for notification in todays].count(topic) <= (policy.per_day or len(todays))
        assert not todays or date_.weekday() < 5, "never on a day off"
    assert len({notification.at.date() for notification in spoken}) > 250, "the rule was asked, and let something pass"
    fragmented = {notification.at.date() for notification in spoken if notification.topic is Topic.FRAGMENTED_DAY}
    assert len(fragmented) > 250, "the warning that this program is for has its place every day"
    drifts = [notification.cause for notification in spoken if notification.topic is Topic.TARGET]
    assert len(drifts) == len(set(drifts))
    for topic in (Topic.NO_COMMIT, Topic.MOST_COMMITS):
        shown = [notification.at for notification in spoken if notification.topic is topic]
        assert all(later - earlier >= timedelta(days=30) for earlier, later in pairwise(shown))


@pytest.mark.parametrize(("target", "urged"), [(Target(0.1, 0.25, True), False), (Target(0.2, 0.35, True), True)])
def test_a_week_chosen_to_be_light_on_coding_is_not_told_to_code(target: Target, urged: bool):
    fields = {name: getattr(CODING, name) for name in CODING.__slots__}
    now = Status(**fields | {"target": target})
    for topic in (Topic.FRAGMENTED_DAY, Topic.NO_FOCUS_BLOCK, Topic.BLOCK_CUT, Topic.NO_COMMIT):
        assert may(topic, now=now) is urged
    assert may(Topic.SHORT_GAP, now=now)


@pytest.mark.parametrize("topic", [topic for topic in Topic if topic is not Topic.AWAY])
@pytest.mark.parametrize("drawing", ["OO>", "MM>"])
def test_nothing_is_said_in_a_mode_that_meets(topic: Topic, drawing: str):
    assert not may(topic, now=status(drawing))


def test_who_was_away_from_a_meeting_is_asked_unless_it_is_still_on():
    assert may(Topic.AWAY, now=status("MM>"))
    assert not may(Topic.AWAY, now=status("MM>", meeting("11:30", "12:30")))


@pytest.mark.parametrize("topic", Topic)
def test_while_the_calendar_has_a_meeting_only_joining_it_is_spoken_of(topic: Topic):
    busy = status("CC>", meeting("11:30", "12:30"))
    assert may(topic, now=busy) is (topic is Topic.MEETING)


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("silence", [Silence(user=True), Silence(desktop=True)])
def test_nothing_is_shown_to_who_wants_silence_or_on_a_desktop_that_does(topic: Topic, silence: Silence):
    assert may_notify(topic, "a", (), CODING, USUAL, MODES)
    assert not may_notify(topic, "a", (), CODING, USUAL, MODES, silence)


def test_each_topic_has_a_policy_a_setting_of_its_own_and_an_example():
    assert set(POLICIES) == set(Topic)
    keys = {policy.setting for policy in POLICIES.values()}
    assert len(keys) == len(Topic)
    assert set(examples()) == keys
    assert all(title for title, _body in examples().values())


@pytest.mark.parametrize(
    ("drawing", "now", "asked"),
    [("C>", "14:00", False), ("C>", "14:00:01", True), ("C", "20:00", False), ("?>", "15:00", False), ("", "12:00", 0)],
)
def test_a_mode_that_runs_for_longer_than_is_plausible_is_asked_about(drawing: str, now: str, asked: bool):
    assert (running_too_long(status(drawing, now=at(now))) is not None) == asked


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
    assert not may(topic, sent(topic))


@pytest.mark.parametrize(
    ("topic", "times"),
    [
        (Topic.SHORT_GAP, 2),
        (Topic.FRAGMENTED_DAY, 1),
        (Topic.NO_FOCUS_BLOCK, 1),
        (Topic.NOT_TRACKING, 1),
        (Topic.NOTICED, 2),
    ],
)
def test_other_causes_may_be_named_so_many_times_a_day(topic: Topic, times: int):
    before = [sent(topic, f"cause {number}") for number in range(times)]
    assert may(topic, *before[:-1], per_day=20)
    assert not may(topic, *before, per_day=20)


def cuts_shown(count: int) -> list[SentNotification]:
    return [sent(Topic.BLOCK_CUT, f"cut {number}") for number in range(count)]


@pytest.mark.parametrize(
    ("topic", "per_day", "tips", "may_be"),
    [
        (Topic.SHORT_GAP, 3, 0, True),
        (Topic.SHORT_GAP, 3, 1, False),
        (Topic.SHORT_GAP, 4, 1, True),
        (Topic.SHORT_GAP, 2, 0, False),
        (Topic.FRAGMENTED_DAY, 3, 2, True),
        (Topic.FRAGMENTED_DAY, 3, 3, False),
        (Topic.FRAGMENTED_DAY, 1, 0, True),
        (Topic.EVENING, 3, 1, True),
        (Topic.EVENING, 3, 2, False),
        (Topic.EVENING, 1, 0, False),
        (Topic.FRAGMENTED_DAY, 0, 0, False),
        (Topic.EVENING, 0, 0, False),
    ],
)
def test_one_tip_is_kept_for_the_fragmented_day_and_one_for_the_review(
    topic: Topic, per_day: int, tips: int, may_be: bool
):
    assert may(topic, *cuts_shown(tips), per_day=per_day) is may_be


@pytest.mark.parametrize(
    ("without", "tips"),
    [
        (frozenset(), 1),
        (frozenset({Topic.EVENING}), 2),
        (frozenset({Topic.FRAGMENTED_DAY}), 2),
        (frozenset({Topic.EVENING, Topic.FRAGMENTED_DAY}), 3),
    ],
)
def test_no_place_is_kept_for_what_is_off(without: frozenset[Topic], tips: int):
    assert may(Topic.SHORT_GAP, *cuts_shown(tips - 1), without=without)
    assert not may(Topic.SHORT_GAP, *cuts_shown(tips), without=without)


def test_the_place_of_the_fragmented_day_is_free_once_it_was_said_or_the_hours_are_over():
    assert not may(Topic.SHORT_GAP, *cuts_shown(1))
    assert may(Topic.SHORT_GAP, sent(Topic.FRAGMENTED_DAY))
    assert not may(Topic.SHORT_GAP, *cuts_shown(1), now=status("C>", now=at("17:29:59")))
    assert may(Topic.SHORT_GAP, *cuts_shown(1), now=status("C>", now=at("17:30")))


def test_in_a_light_week_no_place_is_kept_for_the_fragmented_day():
    fields = {name: getattr(CODING, name) for name in CODING.__slots__}
    light = Status(**fields | {"target": Target(0.1, 0.25, True)})
    assert may(Topic.SHORT_GAP, *cuts_shown(1), now=light)


def test_a_reminder_that_the_user_asked_for_always_comes():
    assert may(Topic.EVENING, *cuts_shown(2), sent(Topic.EVENING, "before"), per_day=3)


def test_tips_and_questions_do_not_use_up_each_others_budget():
    three = [sent(Topic.AWAY, cause) for cause in "bcd"]
    assert may(Topic.SHORT_GAP, *three)
    assert may(Topic.FRAGMENTED_DAY, *three)
    assert may(Topic.AWAY, *cuts_shown(3))
    assert may(Topic.AWAY, per_day=0)


@pytest.mark.parametrize("topic", QUESTIONS)
def test_three_questions_a_day(topic: Topic):
    two = [sent(Topic.AWAY, cause) for cause in "bc"]
    assert may(topic, *two)
    assert not may(topic, *two, sent(Topic.MEETING, "d"))


def gap(drawing: str, *meetings: Meeting, now: str = "12:00", minutes: int = 30) -> Meeting | None:
    return short_gap(status(drawing, *meetings, now=at(now)), settings(short_gap_minutes=minutes), MODES)


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
    result = fragmented_day(report(drawing, *meetings, now=at(now)), at(now), SIZES)
    return result.cause if result else None


LATER = meeting("14:00", "15:00", "Later")


def test_a_day_is_fragmented_when_a_meeting_ends_the_second_block_and_no_focus_block_is_left():
    """After the last meeting two and a half hours are free, of which at 15:31 less than two are left."""
    assert cut("CCMMCCMM>", LATER, now="15:31") == "2026-11-16"
    assert cut("CCMMCCMM>", LATER, now="12:01") is None


def test_a_whole_piece_is_left_while_two_hours_of_it_are():
    assert cut("CCMMCCMM>", now="15:30") is None
    assert cut("CCMMCCMM>", now="15:30:01") is not None


def test_one_block_ended_by_a_meeting_makes_no_fragmented_day():
    assert cut("CCMMCCRR>", LATER, now="16:00") is None


def test_focus_blocks_do_not_make_a_fragmented_day():
    assert cut("CCCCCCCCMMCCMM>", now="16:00") is None


def test_on_a_day_off_there_is_no_whole_piece_to_wait_for():
    result = report("CCMMCCMM>", now=at("12:00", SUNDAY), date_=SUNDAY)
    day_ = fragmented_day(result, at("12:00", SUNDAY), SIZES)
    assert day_ is not None
    assert (day_.cause, day_.longest_left) == (SUNDAY.isoformat(), None)


def test_a_fragmented_day_names_the_last_meeting_and_the_longest_free_time_from_now_on():
    result = report("CCMMCCMM>", meeting("12:00", "12:30", "Hiring"), LATER, now=at("15:31"))
    day_ = fragmented_day(result, at("15:31"), SIZES)
    assert day_ is not None
    assert day_.longest_left is not None
    assert (day_.longest_left.span.start, day_.longest_left.span.end) == (at("15:31"), at("17:30"))


FULL = [meeting("10:30", "11:00"), meeting("12:30", "17:30", "Workshop")]


@pytest.mark.parametrize(
    ("now", "morning"), [("08:59:59", False), ("09:00", True), ("10:59:59", True), ("11:00", False)]
)
def test_in_the_morning_a_day_without_a_focus_block_is_named(now: str, morning: bool):
    result = no_focus_block(report("", *FULL, now=at(now)), at(now))
    assert result == ("2026-11-16" if morning else None)


def test_a_day_with_a_focus_block_or_without_meetings_or_off_is_not_named():
    morning = at("09:30")
    assert no_focus_block(report("", FULL[0], now=morning), morning) is None
    assert no_focus_block(report("", now=at("09:30", SUNDAY), date_=SUNDAY), at("09:30", SUNDAY)) is None


def test_a_short_day_that_no_meeting_cuts_is_not_named():
    result = report("", meeting("09:00", "17:00", "Focus", plan=Plan.CODING), now=at("09:30"))
    assert no_focus_block(result, at("09:30")) is None


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


@pytest.mark.parametrize(
    ("now", "asked"), [("12:29:59", False), ("12:30", True), ("12:34:59", True), ("12:35", False), ("13:00", False)]
)
def test_a_meeting_is_asked_about_at_its_beginning(now: str, asked: bool):
    turn = meeting_begun(status("CC>", SYNC, now=at(now)), MODES)
    assert (turn is not None) is asked
    assert turn is None or (turn.mode, turn.since, turn.meeting) == ("meeting", SYNC.start, SYNC)


@pytest.mark.parametrize(("drawing", "may_be"), [("CC>", False), ("PP>", True), ("PP", True)])
def test_another_mode_is_never_told_while_coding(drawing: str, may_be: bool):
    assert noticed_due(status(drawing), MODES) is may_be


@pytest.mark.parametrize(
    ("drawing", "offered"),
    [
        ("CCCCCCCCM>", "coding"),
        ("CCCCCCCC>", None),
        ("CCCCCCCM>", None),
        ("R>", None),
    ],
    ids=["a focus block has ended", "it runs", "a short block", "no coding"],
)
def test_do_not_disturb_is_offered_after_a_focus_block(drawing: str, offered: str | None) -> None:
    assert quiet_mode_to_offer(report(drawing, now=at("12:00")), MODES) == offered


def test_who_has_it_is_not_offered_it() -> None:
    modes = ModeList(replace(mode, do_not_disturb=mode.key == "review") for mode in MODES)
    assert quiet_mode_to_offer(report("CCCCCCCCM>", now=at("12:00")), modes) is None
