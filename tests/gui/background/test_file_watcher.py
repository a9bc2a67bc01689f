"""Files that others write are noticed; those that the app wrote itself are known."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.errors import Refused
from tltimer.gui.background.file_watcher import FileWatcher
from tltimer.paths import home_at


@pytest.fixture
def watch(qtbot: QtBot, house: House) -> FileWatcher:
    watch = FileWatcher(house.home, house.reports.fingerprint)
    watch.start()
    return watch


def test_a_switch_of_the_command_line(watch: FileWatcher, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.changed):
        subprocess.run([sys.executable, "-m", "tltimer", "--home", house.home.data, "switch", "review"], check=True)
    assert house.journal.first_at() is not None


def test_another_switch_in_the_same_file(watch: FileWatcher, house: House, qtbot: QtBot) -> None:
    for mode in ("coding", "review", "planning"):
        with qtbot.waitSignal(watch.changed):
            house.turn_to(f"9:{len(mode)}").tracker.switch(mode)


def test_the_settings(watch: FileWatcher, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.changed):
        house.settings('zone = "Europe/Berlin"\n')


def test_settings_that_an_editor_writes_in_place(house: House, qtbot: QtBot) -> None:
    house.settings('zone = "Europe/Berlin"\n')
    watch = FileWatcher(house.home, house.reports.fingerprint)
    watch.start()
    with qtbot.waitSignal(watch.changed), house.home.settings_file.open("a") as file:
        file.write('look.theme = "dark"\n')


def test_settings_that_are_replaced_and_then_written_in_place(watch: FileWatcher, house: House, qtbot: QtBot) -> None:
    beside = house.home.settings_file.with_name("beside")
    for zone in ("Europe/Berlin", "Europe/Vienna"):
        beside.write_text(f'zone = "{zone}"\n')
        with qtbot.waitSignal(watch.changed):
            beside.replace(house.home.settings_file)
    with qtbot.waitSignal(watch.changed), house.home.settings_file.open("a") as file:
        file.write('look.theme = "dark"\n')


def test_a_home_that_cannot_be_looked_at_ends_nothing(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    watch = FileWatcher(home_at(str(tmp_path / ("long" * 100))), house.reports.fingerprint)
    watch.start()
    watch.look()


def test_a_home_without_the_right_to_read_it_is_not_watched_in_vain(house: House) -> None:
    house.tracker.switch("coding")
    house.home.data.chmod(0)
    try:
        if os.access(house.home.data, os.R_OK):
            pytest.skip("root may read everything")
        watch = FileWatcher(house.home, house.reports.fingerprint)
        watch.start()
        watch.look()  # a warning of Qt's would fail this test
    finally:
        house.home.data.chmod(0o700)


def test_a_second_device_that_is_new(watch: FileWatcher, house: House, qtbot: QtBot) -> None:
    other = house.home.journal / "laptop-1"
    with qtbot.waitSignal(watch.changed):
        other.mkdir()
        (other / "2026-11.json").write_text('{"switches": {}}')
    with qtbot.waitSignal(watch.changed):
        (other / "2026-12.json").write_text('{"switches": {}}')


def test_what_the_app_wrote_itself_is_no_news(watch: FileWatcher, house: House, qtbot: QtBot) -> None:
    house.tracker.switch("coding")
    watch.acknowledge()
    with qtbot.assertNotEmitted(watch.changed):
        watch.look()


def test_a_change_whose_signal_was_lost_is_found_later(house: House, qtbot: QtBot) -> None:
    watch = FileWatcher(house.home, house.reports.fingerprint)  # never started: no notification ever comes
    watch.look()
    house.tracker.switch("coding")
    with qtbot.waitSignal(watch.changed):
        watch.look()


def test_a_journal_that_goes_away_and_comes_back_as_it_was_is_new_both_times(house: House, qtbot: QtBot) -> None:
    house.tracker.switch("coding")
    watch = FileWatcher(house.home, house.reports.fingerprint)
    watch.acknowledge()
    away = house.home.journal.rename(house.home.data / "away")
    house.home.journal.touch()
    with qtbot.waitSignal(watch.changed):
        watch.look()
    with qtbot.assertNotEmitted(watch.changed):
        watch.look()
    house.home.journal.unlink()
    away.rename(house.home.journal)
    with qtbot.waitSignal(watch.changed):
        watch.look()


def test_a_home_that_cannot_be_made_is_watched_in_vain_and_nothing_ends(house: House, qtbot: QtBot) -> None:
    house.home.data.write_text("a file in the place of the folder")
    watch = FileWatcher(house.home, house.reports.fingerprint)
    watch.start()
    watch.look()


def test_what_could_not_be_read_at_the_start_is_new_once_it_can(house: House, qtbot: QtBot) -> None:
    answers: list[object] = [Refused("cannot be listed"), Refused("cannot be listed"), "read"]

    def fingerprint() -> object:
        answer = answers.pop(0)
        if isinstance(answer, Refused):
            raise answer
        return answer

    watch = FileWatcher(house.home, fingerprint)
    watch.start()
    with qtbot.assertNotEmitted(watch.changed):
        watch.look()
    with qtbot.waitSignal(watch.changed):
        watch.look()
