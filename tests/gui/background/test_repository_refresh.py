"""Repositories read anew now and then, and what is said of them."""

import json
import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import shiboken6
from pytestqt.qtbot import QtBot

from tests.clones import fresh_clone
from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui.background.repository_refresh import APART, RepositoryRefresh
from tltimer.gui.notifications.focus import CommitNotifications
from tltimer.paths import home_at
from tltimer.services.worker_messages import CommitNotification, RepositoriesAnswer

DUE: list[CommitNotification] = [
    {"topic": "no_commit", "cause": "since then", "title": "You haven't committed", "body": "for weeks"},
    {"topic": "most_commits", "cause": "of 2026-11", "title": "You wrote", "body": "most"},
]


class Asked:
    """A home with a list of repositories, and a child that counts how often it is asked."""

    def __init__(self, folder: Path) -> None:
        self.home = home_at(str(folder))
        self.now = datetime(2026, 11, 16, 9, tzinfo=UTC)
        self.count = 0
        self.renewal = RepositoryRefresh(self.home, lambda: self.now, self._ask)

    def _ask(self) -> RepositoriesAnswer:
        self.count += 1
        return {"notifications": DUE}

    def list_again(self) -> None:
        self.home.repositories_file.write_text("{}")
        moment = 1_000_000_000 * (self.count + 1)
        os.utime(self.home.repositories_file, ns=(moment, moment))

    def look(self) -> int:
        """Look, wait for what that begins, and say how often the child was asked."""
        self.renewal.look()
        for thread in threads():
            thread.join(30)
        return self.count


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "repositories"]


def test_without_repositories_nothing_is_asked(tmp_path: Path, qtbot: QtBot) -> None:
    assert Asked(tmp_path).look() == 0


def test_the_child_is_asked_every_three_hours_or_when_the_list_is_another(tmp_path: Path, qtbot: QtBot) -> None:
    asked = Asked(tmp_path)
    asked.list_again()
    assert [asked.look(), asked.look()] == [1, 1]
    asked.now += APART - timedelta(seconds=1)
    assert asked.look() == 1
    asked.now += timedelta(seconds=1)
    assert asked.look() == 2
    asked.list_again()
    assert asked.look() == 3
    asked.now -= timedelta(days=1)  # the clock was put right
    assert asked.look() == 4


def test_the_app_may_end_while_the_child_reads(tmp_path: Path, qtbot: QtBot) -> None:
    home = home_at(str(tmp_path))
    home.repositories_file.parent.mkdir(parents=True, exist_ok=True)
    home.repositories_file.write_text("{}")
    ended = threading.Event()

    def ask() -> RepositoriesAnswer:
        ended.wait(30)
        return {}

    renewal = RepositoryRefresh(home, lambda: datetime(2026, 11, 16, 9, tzinfo=UTC), ask)
    renewal.look()
    (thread,) = threads()
    shiboken6.delete(renewal)
    ended.set()
    thread.join(30)  # what is raised in a thread is a warning, and so fails


def test_the_real_child_reads_and_tells(tmp_path: Path, qtbot: QtBot) -> None:
    clone = fresh_clone(tmp_path)
    clone.commit(0)
    home = home_at(str(tmp_path / "home"))
    home.config.mkdir()
    content = {"repositories": [{"path": str(clone.path), "common": str(clone.path / ".git")}]}
    home.repositories_file.write_text(json.dumps(content))
    renewal = RepositoryRefresh(home, lambda: datetime(2026, 11, 16, 12, tzinfo=UTC))
    with qtbot.waitSignal(renewal.renewed, timeout=60_000) as signal:
        renewal.look()
    assert isinstance(signal.args, list) and isinstance(signal.args[0], list)
    assert len(list((home.cache / "repositories").iterdir())) == 1


def test_one_tip_a_day_and_each_once(house: House) -> None:
    screen = Screen()
    notifications = CommitNotifications(house.policy(), screen.notifier)

    def look() -> list[tuple[str, str]]:
        notifications.look(house.reports.status(), house.reports.rules())
        return [(str(message.topic), message.title) for message in screen.shown.values()]

    house.turn_to("06:30")
    look()
    notifications.keep(DUE)
    assert look() == []  # before the working hours
    house.turn_to("10:00")
    assert look() == [("no_commit", "You haven't committed")]
    for _look in range(3):
        look()
    assert look() == [("no_commit", "You haven't committed")]  # the day's other places are kept for more urgent tips
    house.turn_to("10:00", days=1)
    look()
    assert look() == [("no_commit", "You haven't committed"), ("most_commits", "You wrote")]
    house.turn_to("10:00", days=2)
    look()
    assert [str(message.topic) for message in screen.sent] == ["no_commit", "most_commits"]
