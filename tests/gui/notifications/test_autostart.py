"""Starting with the session, as the setting says, and the one question about it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.autostart import AutostartNotification
from tltimer.reports.notification_policy import Topic


class Table:
    """The question as the app has it, on a desktop whose session has a folder to start from."""

    def __init__(self, house: House, config: Path | None) -> None:
        self.house = house
        self.screen, self.changes = Screen(), DataChanges()
        self.config = config
        self.asked_else = False
        self.begin()

    def begin(self) -> None:
        house, environ = self.house, {"XDG_CONFIG_HOME": str(self.config)} if self.config else {}
        self.start = AutostartNotification(
            house.home,
            house.journal,
            house.reports,
            house.policy(),
            self.screen.notifier,
            environ,
            lambda: self.asked_else,
            self.changes,
        )

    def look(self, clock: str, days: int = 0) -> int:
        self.house.turn_to(clock, days)
        self.start.know(self.house.reports.status(), self.house.reports.rules())
        self.start.look()
        return len(self.screen.sent)

    def entries(self) -> int:
        assert self.config is not None
        return len(list((self.config / "autostart").glob("*")))


@pytest.fixture
def table(house: House, tmp_path: Path, qtbot: QtBot) -> Table:
    house.do("9:00 coding 10:00 off")
    return Table(house, tmp_path / "config")


def test_beside_another_question_it_waits(table: Table) -> None:
    table.asked_else = True
    assert table.look("9:30", days=1) == 0
    table.asked_else = False
    assert table.look("9:31", days=1) == 1


def test_it_is_asked_after_the_first_day_of_use_and_never_again(table: Table) -> None:
    assert table.look("11:00") == 0
    assert table.look("9:30", days=1) == 1
    assert table.look("9:31", days=1) == 1
    table.begin()
    assert table.look("9:30", days=2) == 1


@pytest.mark.parametrize(("label", "entries", "kept"), [("Start at login", 1, "true"), ("No", 0, "false")])
def test_the_answer_is_kept_as_the_setting(table: Table, label: str, entries: int, kept: str) -> None:
    table.look("9:30", days=1)
    table.screen.press(Topic.STARTING, label)
    assert table.entries() == entries
    assert f"with_session = {kept}" in table.house.home.settings_file.read_text()


def test_who_set_it_is_not_asked(table: Table) -> None:
    table.house.settings("[start]\nwith_session = false\n")
    assert table.look("9:30", days=1) == 0


def test_that_it_does_not_work_is_said_once_a_day(house: House, qtbot: QtBot) -> None:
    house.settings("[start]\nwith_session = true\n")
    table, failed = Table(house, None), list[str]()
    table.changes.message_wanted.connect(lambda title, _text: failed.append(title))
    table.start.follow()
    table.start.follow()
    assert len(failed) == 1
