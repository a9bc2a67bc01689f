"""The words of notifications."""

from datetime import UTC, date, datetime, timedelta

from tests.reports.test_commits import answered, commit, report
from tltimer.domain.focus.blocks import BlockSize
from tltimer.domain.meetings.free_time import FreePiece
from tltimer.domain.timeline.modes_and_kinds import shipped_modes
from tltimer.domain.timeline.spans import Span
from tltimer.reports.days_off import DaysOff
from tltimer.reports.notification_policy import Topic
from tltimer.wording import notifications
from tltimer.wording.missing_tray import tray_advice

FOUR = datetime(2026, 11, 16, 16, tzinfo=UTC)
LEFT = FreePiece(Span(FOUR, FOUR + timedelta(minutes=45)), BlockSize.FRAGMENT)


def test_a_short_gap():
    assert notifications.short_gap_words(20 * 60, "Sprint sync", "14:30") == (
        "20 min until the next meeting",
        "Sprint sync starts at 14:30. That leaves too little time for deep work, but enough for something small.",
    )
    assert notifications.short_gap_words(20 * 60, "", "14:30")[1].startswith("A meeting starts at 14:30")
    assert notifications.short_gap_words(20 * 60, "Sync", "14:30", "a look at {it}")[1] == (
        "Sync starts at 14:30. That leaves too little time for deep work, but enough for your promise: a look at {it}"
    )


def test_a_day_without_a_focus_block_and_a_block_about_to_be_cut():
    assert notifications.no_focus_block_words("", "") == (
        "No focus block today",
        "Today's meetings leave no focus block, and tltimer found no single move that would help.",
    )
    assert notifications.no_focus_block_words("Sync, Tue 14:30 → 16:30", "adds 2 h")[1] == (
        "Sync, Tue 14:30 → 16:30\nadds 2 h"
    )
    assert notifications.block_cut_words(900, "", "14:30") == (
        "15 min left in this block",
        "A meeting starts at 14:30.",
    )


def test_a_fragmented_day_names_the_meeting_what_is_left_and_one_move():
    head, body = notifications.fragmented_words("Sprint {sync}", LEFT, UTC, "Budget → 9:00", "adds 2 h")
    assert head == "Meetings have fragmented your day"
    first, second, *move = body.splitlines()
    assert first == "Sprint {sync} ended another coding block."
    assert second.startswith("No focus block is left today: the longest free time is 45 min, 16:00")
    assert move == ["Budget → 9:00", "adds 2 h"]
    a_moment = FreePiece(Span(LEFT.span.start, LEFT.span.start + timedelta(minutes=4)), BlockSize.FRAGMENT)
    for left in (None, a_moment):
        assert notifications.fragmented_words(None, left, UTC)[1] == (
            "A meeting ended another coding block.\nNo free time is left today."
        )


def test_questions_that_keep_the_log_true():
    coding = shipped_modes()[0]
    assert notifications.not_tracking_words(coding) == ("Nothing is being tracked", "Start Coding?")
    missed = notifications.missed_review_words("Friday", 2)
    assert (
        notifications.not_tracking_words(coding, missed)[1]
        == "Start Coding?\n2 unanswered questions from Friday's review."
    )
    assert notifications.missed_review_words("Friday", 1) == "1 unanswered question from Friday's review."
    assert notifications.forgotten_timer_words("Coding", "10:41")[0] == "Coding has been running since 10:41"
    assert notifications.autostart_words()[0] == "Start at login?"
    assert notifications.evening_title("Friday") == "Friday: end-of-day review"


def test_commits_have_words_by_their_topic():
    total = report(answered(*(commit(1 + n / 10, "me") for n in range(9)), commit(2))).together
    titles = {notifications.commit_words(topic, total)[0] for topic in (Topic.NO_COMMIT, Topic.MOST_COMMITS)}
    assert len(titles) == 2


def test_a_missing_tray_is_explained_for_the_desktop_at_hand():
    assert "AppIndicator" in tray_advice("ubuntu:GNOME")
    assert "Waybar" in tray_advice("sway")
    assert tray_advice("") == tray_advice("i3")
    assert "AppIndicator" not in tray_advice("i3")


def test_days_off_of_a_calendar():
    day = date(2026, 11, 20)
    assert notifications.days_off_words(DaysOff(day, day, "Work\x1b"))[0] == "20 November: day off"
    title, body = notifications.days_off_words(DaysOff(day, day + timedelta(days=3), "Work\x1b"))
    assert title == "20 November to 23 November: days off"
    assert '"Work"' in body
