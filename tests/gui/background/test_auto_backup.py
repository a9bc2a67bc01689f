"""The backup of each day, on a real home."""

import threading

from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.gui.background.auto_backup import AutoBackup


def test_the_day_is_backed_up_once(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding")
    backups = AutoBackup(house.program.home, house.reports)
    backups.look()
    qtbot.waitUntil(lambda: house.home.backups.exists() and len(list(house.home.backups.glob("*.zip"))) == 1)
    (kept,) = house.home.backups.iterdir()
    before = kept.stat().st_mtime_ns
    house.do("10:00 review")
    backups.look()
    assert not any(thread.name == "task" for thread in threading.enumerate()), "no second backup has begun"
    assert [path.stat().st_mtime_ns for path in house.home.backups.iterdir()] == [before]


def test_what_keeps_it_from_being_made_is_said(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding")
    house.home.backups.write_text("no folder")
    backups = AutoBackup(house.program.home, house.reports)
    with qtbot.waitSignal(backups.refused) as refused:
        backups.look()
    assert "could not be made" in refused.args[0]
