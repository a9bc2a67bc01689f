"""The one offer to keep the desktop from disturbing."""

from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.do_not_disturb import DoNotDisturbOffer
from tltimer.reports.notification_policy import Topic


class Table:
    """The offer as the app has it, on a desktop that knows do-not-disturb or not."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.screen = Screen()
        self.knows = True
        self.offer = DoNotDisturbOffer(
            house.policy(), self.screen.notifier, lambda: house.program.modes, DataChanges(), self._is_known
        )

    def _is_known(self, _environ: Mapping[str, str]) -> bool:
        return self.knows

    def look(self) -> int:
        self.offer.look(self.house.reports.status(), self.house.reports.rules())
        return len(self.screen.sent)


@pytest.fixture
def table(house: House, qtbot: QtBot) -> Table:
    house.do("9:00 coding")
    return Table(house)


def test_it_is_offered_once_after_the_first_focus_block(table: Table) -> None:
    table.house.turn_to("11:30")
    assert table.look() == 0
    table.house.do("11:30 review").turn_to("11:31")
    assert [table.look(), table.look()] == [1, 1]


@pytest.mark.parametrize(("label", "quiet"), [("Turn on", ["coding"]), ("No", [])])
def test_the_answer_is_kept_as_the_modes_own(table: Table, label: str, quiet: list[str]) -> None:
    table.house.do("11:30 review").turn_to("11:31")
    table.look()
    table.screen.press(Topic.DO_NOT_DISTURB, label)
    assert [mode.key for mode in table.house.reports.rules().modes if mode.do_not_disturb] == quiet


def test_a_desktop_that_knows_none_is_not_offered_it(table: Table) -> None:
    table.knows = False
    table.house.do("11:30 review").turn_to("11:31")
    assert table.look() == 0
