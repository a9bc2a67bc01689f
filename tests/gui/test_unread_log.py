"""The app while its log cannot be read: what was asked for is answered, the rest is told once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui.app import App
from tltimer.gui.settings.data_page import DataPage
from tltimer.gui.settings.window import SettingsWindow
from tltimer.gui.widgets.toast import Toast
from tltimer.gui.widgets.top_level import top_level_widgets
from tltimer.system.app_socket import SHOW_WEEK

UNREAD, REFUSED = "Your log cannot be read", "No change made"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a program in a home with a past."""
    house = House(tmp_path / "home").do("9:00 coding 9:50 1:1/Ana").turn_to("10:30")
    house.calendar(("10:20", "11:00", "Standup"))
    house.program.people.add("Bo")
    return house


def break_log(house: House) -> None:
    """Let the journal be a file, as a synchroniser can leave it."""
    house.home.journal.rename(house.home.data / "kept")
    house.home.journal.touch()


def mend_log(house: House) -> None:
    house.home.journal.unlink()
    (house.home.data / "kept").rename(house.home.journal)


def titles(screen: Screen) -> list[str]:
    return [message.title for message in screen.sent]


def header(app: App) -> str:
    return app.menu_actions.header.text().strip()


def problems(settings: SettingsWindow) -> str:
    page = settings.section("data")
    assert isinstance(page, DataPage)
    return page.problems.text()


REQUESTS: dict[str, tuple[Callable[[App], object], str]] = {
    "a mode": (lambda app: app.menu_actions.mode_chosen.emit("coding"), REFUSED),
    "a 1:1": (lambda app: app.menu_actions.mode_chosen.emit("1:1"), REFUSED),
    "a person": (lambda app: app.menu_actions.person_chosen.emit("Ana"), REFUSED),
    "the end of the day": (lambda app: app.menu_actions.stop_chosen.emit(), REFUSED),
    "the mode before": (lambda app: app.tray.back_wanted.emit(), REFUSED),
    "an earlier start": (lambda app: app.menu_actions.moment_chosen.emit(app.reports.now()), REFUSED),
    "a typed start": (lambda app: app.prompts.moment_named.emit("9:30"), REFUSED),
    "a kind": (lambda app: app.menu_actions.kind_chosen.emit("debugging"), REFUSED),
    "a confirmation": (lambda app: app.menu_actions.confirm_chosen.emit(), REFUSED),
    "undo": (lambda app: app.menu_actions.undo_chosen.emit(), REFUSED),
    "a shortcut": (lambda app: app.shortcut_actions.carry_out("switch 1:1", ""), REFUSED),
    "somebody else": (lambda app: app.menu_actions.other_person_wanted.emit(), UNREAD),
    "another time": (lambda app: app.menu_actions.other_moment_wanted.emit(), UNREAD),
    "a promise": (lambda app: app.menu_actions.promise_wanted.emit(), UNREAD),
    "the week": (lambda app: app.menu_actions.week_wanted.emit(), UNREAD),
    "the week, from a second start": (lambda app: app.grant(SHOW_WEEK, ""), UNREAD),
    "today": (lambda app: app.menu_actions.today_wanted.emit(), UNREAD),
    "the review": (lambda app: app.menu_actions.review_wanted.emit(), UNREAD),
}


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_request_is_answered_once_and_opens_no_empty_window(
    request_: str, app: App, house: House, screen: Screen
) -> None:
    break_log(house)
    ask, title = REQUESTS[request_]
    app.status.look()
    app.tray_controller.show_menu()
    screen.sent.clear()
    ask(app)
    assert titles(screen) == [title]
    assert f"{house.home.journal} is not a folder" in screen.sent[0].body
    assert not [widget for widget in top_level_widgets() if widget.isVisible()]
    assert header(app) == UNREAD
    assert not any(action.isChecked() for action in app.menu_actions.modes)


def test_it_is_told_once_with_its_windows_open_and_back_to_normal_when_it_can_be_read(
    app: App, house: House, screen: Screen, qtbot: QtBot
) -> None:
    app.file_watcher.start()
    app.status.look()
    app.week.show_week()
    app.day.open()
    app.preferences.show_settings("people")
    app.preferences.show_settings("data")
    app.tray_controller.show_whole_menu()
    assert header(app).startswith("1:1 with Ana")
    screen.sent.clear()

    break_log(house)
    for _minute in range(3):
        app.minute_timer.minute.emit()
        app.calendar_refresh.refreshed.emit()
        app.menu.menu.aboutToShow.emit()
        app.changes.announce_settings()
        for part in (app.presence, app.backups, app.evidence_task):
            part.refused.emit("the home cannot be written")
    assert titles(screen) == [UNREAD]
    assert header(app) == UNREAD
    assert "Coding" in [action.text() for action in app.menu_actions.modes]
    settings = next(widget for widget in top_level_widgets() if isinstance(widget, SettingsWindow))
    assert "is not a folder" in settings.message.text()
    assert "is not a folder" in problems(settings)

    mend_log(house)
    app.minute_timer.minute.emit()
    assert header(app).startswith("1:1 with Ana")
    assert screen.shown == {}
    assert settings.message.text().startswith("Changes apply at once.")
    assert problems(settings) == ""


def test_the_days_backup_is_made_as_soon_as_the_log_can_be_read(app: App, house: House, qtbot: QtBot) -> None:
    break_log(house)
    app.minute_timer.minute.emit()
    mend_log(house)
    app.minute_timer.minute.emit()
    qtbot.waitUntil(lambda: len(list(house.home.backups.glob("*.zip"))) == 1)


@pytest.mark.parametrize("what", ["the settings", "the records", "a month of another device"])
def test_one_file_that_cannot_be_read_is_told_once_and_no_more_when_it_can(
    what: str, app: App, house: House, screen: Screen
) -> None:
    other = house.home.journal / "other-1"
    (month,) = house.home.journal.glob("*/2026-11.json")
    other.mkdir()
    (other / "2026-11.json").write_bytes(month.read_bytes())
    house.settings('day_start = "03:00"\n')
    file = {
        "the settings": house.home.settings_file,
        "the records": month.with_name("records.json"),
        "a month of another device": other / "2026-11.json",
    }[what]
    kept = file.rename(house.home.data / "aside")
    file.mkdir()
    app.status.look()
    for _minute in range(3):
        app.minute_timer.minute.emit()
        app.file_watcher.changed.emit()
    assert titles(screen) == ["tltimer could not read some of your data"]
    assert file.name in screen.sent[0].body
    app.tray_controller.show_menu()
    assert header(app).startswith("1:1 with Ana")
    file.rmdir()
    kept.rename(file)
    app.minute_timer.minute.emit()
    assert screen.shown == {}


def test_a_broken_month_that_is_first_read_for_an_old_day_is_told_within_a_minute(
    app: App, house: House, screen: Screen
) -> None:
    app.minute_timer.minute.emit()  # what is planned is written down
    month = house.home.journal / "other-1" / "2019-03.json"
    month.parent.mkdir()
    month.write_text("{", "utf-8")
    app.file_watcher.start()
    app.minute_timer.minute.emit()
    assert titles(screen) == []
    app.day.open(date(2019, 3, 6))
    app.minute_timer.minute.emit()
    assert titles(screen) == ["tltimer could not read some of your data"]
    assert month.name in screen.sent[0].body


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)
@pytest.mark.parametrize("has_tray", [True])
def test_the_icon_in_the_tray_tells_it_too(app: App, house: House) -> None:
    def tooltip() -> str:
        (icon,) = (part for part in getAllValidWrappers() if isinstance(part, QSystemTrayIcon))
        return icon.toolTip()

    app.tray.open()
    app.status.look()
    assert tooltip().startswith("1:1 with Ana")
    break_log(house)
    app.status.look()
    assert tooltip() == UNREAD
    mend_log(house)
    app.status.look()
    assert tooltip().startswith("1:1 with Ana")


def test_settings_opened_meanwhile_show_no_empty_lists(app: App, house: House) -> None:
    break_log(house)
    app.preferences.show_settings("people")
    settings = next(widget for widget in top_level_widgets() if isinstance(widget, SettingsWindow))
    assert settings.section("people").isHidden()
    mend_log(house)
    app.preferences.update()
    assert not settings.section("people").isHidden()


def test_an_open_day_tells_it_once_and_not_each_minute(app: App, house: House) -> None:
    app.day.open()
    window = app.day.window
    assert window is not None
    toast = window.findChild(Toast)
    assert toast is not None
    break_log(house)
    app.day.update()
    assert "is not a folder" in toast.text
    toast.hide()
    app.day.update()
    assert toast.isHidden()


def test_what_fails_unasked_is_no_refused_change(app: App, screen: Screen) -> None:
    for part in (app.presence, app.backups, app.evidence_task):
        part.refused.emit("the disk is full")
    assert titles(screen) == [
        "Your absence is not in your log yet",
        "No backup was made today",
        "tltimer could not save what it noticed",
    ]
    assert {message.body for message in screen.sent} == {"The disk is full"}
