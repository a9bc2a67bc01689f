from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tltimer.gui.notifications.history import NotificationHistory
from tltimer.reports.notification_policy import SentNotification, Topic

TODAY, TOMORROW = date(2026, 11, 16), date(2026, 11, 17)
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


def test_what_was_said_is_known_after_a_restart(tmp_path: Path) -> None:
    NotificationHistory(tmp_path / "home" / "notifications.json").add(TODAY, Topic.SHORT_GAP, "a meeting", NOON)
    again = NotificationHistory(tmp_path / "home" / "notifications.json")
    assert again.sent_on(TODAY) == (SentNotification(Topic.SHORT_GAP, "a meeting", NOON),)
    assert again.sent_on(TOMORROW) == ()


def test_when_a_monthly_topic_spoke_is_known_after_a_restart_and_on_later_days(tmp_path: Path) -> None:
    file = tmp_path / "notifications.json"
    NotificationHistory(file).add(TODAY, Topic.NO_COMMIT, "three weeks", NOON)
    NotificationHistory(file).add(TOMORROW, Topic.SHORT_GAP, "a meeting", NOON)
    assert NotificationHistory(file).last(Topic.NO_COMMIT) == NOON
    assert NotificationHistory(file).last(Topic.SHORT_GAP) is None


@pytest.mark.parametrize("content", ["{}", '{"last": 3}', '{"last": {"no_commit": 3}}', '{"last": {"no_commit": "x"}}'])
def test_a_file_that_does_not_say_when_is_read(tmp_path: Path, content: str) -> None:
    (tmp_path / "notifications.json").write_text(content)
    assert NotificationHistory(tmp_path / "notifications.json").last(Topic.NO_COMMIT) is None


def test_a_hint_is_due_once_a_day(tmp_path: Path) -> None:
    history = NotificationHistory(tmp_path / "notifications.json")
    assert history.first_today(TODAY, "no tray")
    assert not history.first_today(TODAY, "no tray")
    assert not NotificationHistory(tmp_path / "notifications.json").first_today(TODAY, "no tray")
    assert history.first_today(TOMORROW, "no tray")


def test_a_hint_can_be_due_once_and_for_all(tmp_path: Path) -> None:
    file = tmp_path / "notifications.json"
    assert NotificationHistory(file).first_ever("no tray")
    NotificationHistory(file).add(TOMORROW, Topic.SHORT_GAP, "a meeting", NOON)
    assert not NotificationHistory(file).first_ever("no tray")


@pytest.mark.parametrize(
    "content",
    ["", "[]", "null", "{}", '{"day": "2026-11-16"}', '{"day": "2026-11-16", "sent": 3}', "[" * 200_000],
    ids=range(7),
)
def test_a_broken_file_is_as_if_nothing_was_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "notifications.json").write_text(content)
    assert NotificationHistory(tmp_path / "notifications.json").sent_on(TODAY) == ()


def test_a_disk_without_room_forgets_only_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, no folder")
    history = NotificationHistory(tmp_path / "home" / "notifications.json")
    history.add(TODAY, Topic.SHORT_GAP, "a meeting", NOON)
    assert len(history.sent_on(TODAY)) == 1


def test_what_is_said_once_for_all_is_known_on_every_later_day(tmp_path: Path) -> None:
    file = tmp_path / "notifications.json"
    NotificationHistory(file).add(TODAY, Topic.TARGET, "drift", NOON)
    NotificationHistory(file).add(TODAY, Topic.SHORT_GAP, "a meeting", NOON)
    later = NotificationHistory(file)
    later.add(TOMORROW, Topic.SHORT_GAP, "another", NOON)
    assert NotificationHistory(file).ever() == later.ever() == ("drift",)
    file.write_text('{"ever": 3}')
    assert NotificationHistory(file).ever() == ()
