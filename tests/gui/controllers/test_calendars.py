"""Calendars that cannot be added, of which the form says why, and those that the desktop offers."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.calendars.evolution_server import serving_evolution
from tests.gui.homes import House
from tltimer.gui.controllers.calendars import AddCalendarController
from tltimer.gui.settings.add_calendar import DESKTOP, AddCalendarForm
from tltimer.gui.widgets.button import Button
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


def test_calendars_of_the_desktop_are_offered_when_asked_for_and_at_once_where_their_service_runs(
    house: House, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "evolution").mkdir()
    with serving_evolution(tmp_path / "evolution", {}) as server:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", server.address)
        for is_running in (False, True):
            form = AddCalendarForm(Theme("light"))
            qtbot.addWidget(form)
            controller = AddCalendarController(house.program, house.reports, form, os.environ)
            if not is_running:
                form.way.buttons[DESKTOP].click()
            qtbot.waitUntil(lambda form=form: form.offers.count() > 0, timeout=30_000)
            offer = form.offers.itemAt(0).widget()
            assert isinstance(offer, Button)
            assert offer.text() == "Personal, on this machine"
            assert form.way.choice == DESKTOP
            controller.deleteLater()
