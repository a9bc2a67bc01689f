"""Calendars that cannot be added: the form says why, and can be used again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.gui.controllers.calendars import AddCalendarController
from tltimer.gui.settings.add_calendar import AddCalendarForm
from tltimer.gui.widgets.theme import Theme


@pytest.mark.parametrize(
    ("add", "words"),
    [
        (lambda form, folder: form.calendar_entered.emit("Team", str(folder / "team.ics")), "team.ics"),
        (lambda form, _folder: form.server_entered.emit("https://127.0.0.1:1/", "ana", "secret"), "127.0.0.1"),
        (lambda form, _folder: form.desktop_chosen.emit(), ""),
    ],
    ids=["a file", "a server", "the desktop"],
)
def test_the_form_says_why_and_can_be_used_again(
    house: House, qtbot: QtBot, tmp_path: Path, add: Callable[[AddCalendarForm, Path], None], words: str
) -> None:
    form = AddCalendarForm(Theme("light"))
    qtbot.addWidget(form)
    controller = AddCalendarController(house.program, house.reports, form, {})
    add(form, tmp_path)
    waiting = form.message.text()
    assert waiting.endswith("…")
    assert not form.add.isEnabled()
    qtbot.waitUntil(form.add.isEnabled, timeout=20_000)
    assert form.message.text() != waiting
    assert words in form.message.text()
    controller.deleteLater()
