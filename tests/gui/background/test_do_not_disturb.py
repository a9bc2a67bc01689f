"""Do-not-disturb of a mode, looked at again only while somebody is there who could have changed it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.gui.homes import House
from tests.services.pretended_desktops import Desktop
from tltimer.domain.timeline.modes_and_kinds import ModeList
from tltimer.gui.background.do_not_disturb import DoNotDisturbTask
from tltimer.services.do_not_disturb import DoNotDisturbHold
from tltimer.values import replace


class Watched(Desktop):
    """A desktop that counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__(on=False)
        self.asked = 0
        self.somebody = True

    @contextmanager
    def lent(self) -> Iterator[Desktop]:
        self.asked += 1
        yield self


class Play:
    """The running mode, minute by minute."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house = house
        self.desktop = Watched()
        hold = DoNotDisturbHold(folder / "notes.json", self.desktop.lent)
        self.task = DoNotDisturbTask(hold, lambda: False, lambda: self.desktop.somebody)

    def minute(self) -> bool | None:
        rules = self.house.reports.rules()
        modes = ModeList(replace(mode, do_not_disturb=mode.key == "coding") for mode in rules.modes)
        self.task.know(self.house.reports.status(), replace(rules, modes=modes))
        return self.desktop.is_on()


@pytest.fixture
def play(house: House, tmp_path: Path) -> Play:
    return Play(house, tmp_path)


def test_at_rest_the_desktop_is_not_asked_again(house: House, play: Play) -> None:
    house.do("9:00 coding").turn_to("10:00")
    assert play.minute()
    assert play.minute()
    assert play.desktop.asked == 2
    play.desktop.somebody = False
    assert play.minute()
    assert play.minute()
    assert play.desktop.asked == 2
    play.task.close()
    assert not play.desktop.is_on()


def test_a_mode_that_begins_or_ends_at_rest_is_followed_all_the_same(house: House, play: Play) -> None:
    play.desktop.somebody = False
    house.do("9:00 coding").turn_to("10:00")
    assert play.minute()
    house.do("10:00 review").turn_to("10:01")
    assert not play.minute()
    house.do("10:01 coding").turn_to("10:02")
    assert play.minute()


def test_what_the_user_changed_is_seen_when_they_come_back(house: House, play: Play) -> None:
    house.do("9:00 coding").turn_to("10:00")
    play.minute()
    play.desktop.set_by_user(False)
    assert not play.minute()
    play.desktop.set_by_user(True)
    play.task.close()
    assert play.desktop.is_on()
