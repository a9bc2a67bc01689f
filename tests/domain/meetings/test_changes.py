from tests.domain.meetings.test_snapshots import snapshot
from tests.drawing import DAYS, MONDAY, READING, at, occurrence, person
from tltimer.domain.meetings.changes import ChangeKind, PlanChanges, changes_of
from tltimer.domain.meetings.meetings import Occurrence
from tltimer.domain.meetings.snapshots import FIRST

DAY = DAYS.span_of(MONDAY)


def changes(before: list[Occurrence], now: list[Occurrence]) -> list[tuple[str, str]]:
    """Return the kind of change of each meeting, with its title."""
    changes = changes_of(DAY, [snapshot(*before, snapshot=FIRST)], now, READING)
    assert changes.since == at("09:00")
    return [(str(item.happened), item.meeting.title) for item in changes.items]


STANDUP, SYNC = occurrence("09:30", "09:45", "Standup"), occurrence("14:00", "15:00", "Sync")


def test_a_plan_that_stays_has_no_changes() -> None:
    assert changes([STANDUP, SYNC], [SYNC, STANDUP]) == []


def test_a_meeting_at_another_time_was_moved() -> None:
    later = occurrence("16:00", "17:00", "Sync")
    assert changes([STANDUP, SYNC], [STANDUP, later]) == [("moved", "Sync")]
    (change,) = changes_of(DAY, [snapshot(SYNC, snapshot=FIRST)], [later], READING).items
    assert change.before and change.after
    assert (change.before.start, change.after.start) == (at("14:00"), at("16:00"))


def test_a_meeting_that_ends_at_another_time_is_named_too() -> None:
    assert changes([SYNC], [occurrence("14:00", "17:00", "Sync")]) == [("moved", "Sync")]


def test_another_title_is_no_change() -> None:
    assert changes([SYNC], [occurrence("14:00", "15:00", "New", uid=SYNC.uid)]) == []


def test_what_came_later_and_what_is_gone() -> None:
    assert changes([STANDUP], [SYNC]) == [("cancelled", "Standup"), ("added", "Sync")]
    cancelled = occurrence("09:30", "09:45", "Standup", status="CANCELLED")
    assert changes([STANDUP], [cancelled]) == [("cancelled", "Standup")]


def test_what_the_user_declined_was_not_cancelled() -> None:
    me = person("me@example.org", answer="DECLINED")
    assert changes([SYNC], [occurrence("14:00", "15:00", "Sync", attendees=(me,))]) == [("declined", "Sync")]


def test_of_a_series_twice_a_day_the_one_that_moved_is_found() -> None:
    first, second = occurrence("10:00", "11:00", "Sync"), occurrence("14:00", "15:00", "Sync")
    later = occurrence("16:00", "17:00", "Sync")
    items = changes_of(DAY, [snapshot(first, second, snapshot=FIRST)], [first, later], READING).items
    assert [(item.happened, item.before and item.before.start) for item in items] == [(ChangeKind.MOVED, at("14:00"))]


def test_without_a_first_snapshot_nothing_can_be_told() -> None:
    assert changes_of(DAY, [], [SYNC], READING) == PlanChanges()
    assert changes_of(DAY, [snapshot(STANDUP)], [SYNC], READING) == PlanChanges()


def test_calendars_without_a_first_snapshot_are_left_out() -> None:
    assert changes([SYNC], [SYNC, occurrence("10:00", "11:00", "Dentist", calendar="private")]) == []


def test_meetings_of_other_days_are_left_out() -> None:
    assert changes([SYNC], [SYNC, occurrence(start=DAY.end, end=at("30:00"), title="Early")]) == []
