"""Blocks made from the window on a real server, and taken back."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.calendars.caldav_server import PASSWORD, USER
from tests.gui.controllers.test_target import Room
from tests.gui.homes import House
from tltimer.cli.main import main

PATIENCE_MS = 30_000


@pytest.fixture
def room(house: House, caldav: Any, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(sys, "stdin", io.StringIO(PASSWORD))
    words = ("--home", str(tmp_path / "home"), "calendar", "add", "work", caldav.address, "--user", USER, "--write")
    assert main(words, {"TLTIMER_NOW": "2026-11-16T08:00:00Z", "TZ": "Europe/Berlin"}) == 0
    house.do("9:00 coding 10:00 off")
    made = Room(house)
    yield made
    made.windows.close()


def test_a_block_goes_into_the_calendar_and_is_taken_back_by_one_click(
    room: Room, house: House, caldav: Any, qtbot: QtBot
) -> None:
    keep_free = room.show().next.keep_free
    offered = keep_free.main.text()
    assert offered == "Block Mon 09:00–12:00"
    keep_free.main.click()
    keep_free.main.click()  # a second click while it is being made does nothing
    qtbot.waitUntil(lambda: "is blocked in work" in keep_free.words.text(), timeout=PATIENCE_MS)
    (event,) = caldav.events("job").values()
    assert "SUMMARY:Focus" in event
    room.windows.update()
    assert keep_free.main.text() != offered
    assert house.reports.week(room.windows.week).next_planned
    assert keep_free.undo.isVisible()
    keep_free.undo.click()
    assert keep_free.words.text() == "Undone. Your calendar will be updated shortly."
    assert house.program.time_blocks.take_out(house.program.time_blocks.undone()) == ()
    assert caldav.events("job") == {}


def test_what_the_server_refuses_is_said_and_can_be_tried_again(room: Room, caldav: Any, qtbot: QtBot) -> None:
    (caldav.folder / "users").write_text(f"{USER}:other\n", "utf-8")
    keep_free = room.show().next.keep_free
    keep_free.main.click()
    qtbot.waitUntil(lambda: "The block could not be added" in keep_free.words.text(), timeout=PATIENCE_MS)
    assert keep_free.main.isVisible()
    assert not keep_free.undo.isVisible()
    assert caldav.events("job") == {}
