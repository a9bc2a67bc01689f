"""All connections of the app: no signal without a receiver, no notification without an answer."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMetaMethod, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.homes import BERLIN, House, on
from tests.gui.screen import Screen
from tltimer.calendars.cache import CalendarCache
from tltimer.domain.evidence.disagreements import Disagreement
from tltimer.domain.presence.state import IDLE, PresencePiece
from tltimer.domain.timeline.spans import Span
from tltimer.gui.app import App
from tltimer.gui.first_run.wizard import FirstRunWindow
from tltimer.gui.popups.question import AnswerChoice
from tltimer.gui.settings.pages import PAGES
from tltimer.gui.settings.window import SettingsWindow
from tltimer.gui.switcher.window import SwitcherWindow
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.top_level import top_level_widgets
from tltimer.reports.notification_policy import Topic
from tltimer.services.worker_messages import CommitNotification

NOT_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere, and Windows has other rights"
)


def deaf_signals(part: QObject) -> list[str]:
    """Return the signals without a receiver that classes of tltimer declare, but for controls that anybody may use."""
    return [
        f"{kind.__name__}.{name}"
        for kind in type(part).__mro__
        if kind.__module__.startswith("tltimer.") and not kind.__module__.startswith("tltimer.gui.widgets.")
        for name, value in vars(kind).items()
        if isinstance(value, Signal) and not part.isSignalConnected(QMetaMethod.fromSignal(getattr(part, name)))
    ]


def parts(app: App) -> list[QObject]:
    return [app.menu_actions.promises, *(value for value in vars(app).values() if isinstance(value, QObject))]


def test_each_signal_has_a_receiver(app: App) -> None:
    assert [signal for part in parts(app) for signal in deaf_signals(part)] == []


def test_every_change_is_acknowledged_and_shown(app: App, house: House, qtbot: QtBot) -> None:
    app.file_watcher.start()
    with qtbot.assertNotEmitted(app.file_watcher.changed):
        app.tracking.switch("review")
        app.file_watcher.look()
    shown = [action.text() for action in app.menu_actions.modes if action.isChecked()]
    assert shown == ["Review"]


def test_every_refusal_is_told_once(app: App, screen: Screen) -> None:
    app.tracking.back()
    assert [message.title for message in screen.sent] == ["No change made"]


def test_a_menu_click_switches_a_middle_click_goes_back(app: App, house: House) -> None:
    app.status.look()
    app.tray_controller.show_menu()
    for number in (0, 2):
        house.turn_to(f"9:{10 + number}")
        app.menu_actions.modes[number].trigger()
    house.turn_to("9:20")
    app.tray.back_wanted.emit()
    assert [mode for _at, mode in house.log()] == ["coding", "review", "coding"]


def test_a_moment_in_the_menu_begins_what_runs_there(app: App, house: House) -> None:
    house.do("9:00 coding 9:40 review").turn_to("10:00")
    app.status.look()
    app.tray_controller.show_menu()
    app.menu_actions.moments[0].trigger()
    (_coding, review) = house.reports.log(house.reports.today(), house.reports.today())
    assert (review.mode, review.at < on("9:40")) == ("review", True)


@pytest.mark.parametrize(("action", "mode"), [("back", "coding"), ("stop", "off"), ("switch planning", "planning")])
def test_a_global_shortcut_changes_the_log(app: App, house: House, action: str, mode: str) -> None:
    house.do("9:00 coding 9:10 review").turn_to("9:20")
    app.shortcuts.pressed.emit(action, "")
    assert house.log()[-1] == ("09:20", mode)


def test_a_refused_click_ticks_nothing(app: App, house: House) -> None:
    app.show_data()
    house.do("9:00 coding")
    app.show_data()
    app.menu_actions.modes[3].setChecked(True)
    app.changes.refuse("the disk is full")
    assert [action.text() for action in app.menu_actions.modes if action.isChecked()] == ["Coding"]


def test_a_change_on_disk_is_shown_with_its_problems_and_settings(app: App, house: House, screen: Screen) -> None:
    app.file_watcher.start()
    house.do("9:00 planning")
    house.settings('zone = "Nowhere"\n[start]\nwith_session = true\n')
    app.file_watcher.look()
    assert [action.text() for action in app.menu_actions.modes if action.isChecked()] == ["Planning"]
    assert any("Nowhere" in message.body for message in screen.sent)


def test_a_file_of_another_device_that_breaks_counts_as_it_was(app: App, house: House, tmp_path: Path) -> None:
    other = House(tmp_path / "other").do("8:00 planning 8:30 off")
    (file,) = other.home.journal.glob("*/2026-11.json")
    arrived = house.home.journal / "laptop-7f3k" / file.name
    arrived.parent.mkdir(parents=True)
    arrived.write_bytes(file.read_bytes())
    (arrived.parent / "2019-03.json").write_text('{"switches": {}}', "utf-8")  # of a month that nobody reads
    app.file_watcher.changed.emit()
    kept = {path.name for path in (house.home.cache / "journal-copies").rglob("*.json")}
    assert len(kept) == 2

    arrived.write_text("{", "utf-8")
    assert house.log() == [("08:00", "planning"), ("08:30", "off")]


def test_settings_that_change_on_disk_move_the_switcher(app: App, house: House) -> None:
    app.file_watcher.start()
    assert app.tray_or_window.window is None
    house.settings('[tray]\nbackend = "window"\n')
    app.file_watcher.look()
    assert app.tray_or_window.window is not None
    assert app.tray_or_window.window.isVisible()


def test_a_window_opens_in_its_last_size(app: App, qtbot: QtBot) -> None:
    windows: list[QWidget] = []
    app.week.week_opened.connect(windows.append)
    for width in (900, 777):
        app.week.show_week()
        windows[-1].resize(width, 600)
        windows[-1].close()
        qtbot.waitUntil(lambda: app.week.week is None)
    app.week.show_week()
    assert windows[-1].width() == 777


def test_the_settings_lead_to_the_target_in_the_week(app: App, house: House) -> None:
    house.do("9:00 coding 10:00 off")
    windows: list[QWidget] = []
    app.week.week_opened.connect(windows.append)
    app.preferences.target_wanted.emit()
    (week,) = windows
    assert [type(widget).__name__ for widget in top_level_widgets() if widget.isVisible()].count("TargetDialog") == 1
    assert week.isVisible()


@pytest.mark.parametrize("code", ["locked", "gone"])
def test_the_settings_open_at_the_calendars_while_one_waits_for_the_keyring(app: App, house: House, code: str) -> None:
    house.calendar(("9:00", "10:00", "Sync"))
    (source,) = house.calendars.sources()
    CalendarCache(house.home, source).put_about({"failure": {"code": code}})
    app.status.look()
    app.tray_controller.show_whole_menu()
    app.menu_actions.settings_wanted.emit()
    (window,) = (window for window in top_level_widgets() if isinstance(window, SettingsWindow))
    assert ("calendars" in window.pages) is (code == "locked")


def test_days_off_are_told_once_their_calendar_is_read(app: App, house: House, screen: Screen, tmp_path: Path) -> None:
    app.minute_timer.minute.emit()
    away = "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261119\nDTEND;VALUE=DATE:20261120\nSUMMARY:Vacation\nEND:VEVENT"
    file = tmp_path / "away.ics"
    file.write_text(f"BEGIN:VCALENDAR\n{away}\nEND:VCALENDAR\n", "utf-8")
    house.calendars.add("Away", str(file), BERLIN)
    assert screen.sent == []
    app.calendar_refresh.refreshed.emit()
    assert [message.title for message in screen.sent] == ["19 November: day off"]


def test_an_absence_is_shown_and_asked_about_on_return(app: App, house: House) -> None:
    house.do("9:00 coding").turn_to("11:00")
    app.show_data()
    before = app.menu_actions.header.text()
    booked = house.program.absences.book([PresencePiece(Span(on("10:00"), on("11:00")), IDLE)])
    app.presence.returned.emit(booked)
    assert app.absence.asks
    assert app.menu_actions.header.text() != before


def test_calendars_and_repositories_that_were_read_are_shown(app: App, house: House) -> None:
    app.show_data()
    house.calendar(("9:00", "10:00", "Sync"))
    assert "Sync" not in " ".join(action.text() for action in app.menu.menu.actions())
    app.calendar_refresh.refreshed.emit()
    assert "Sync" in " ".join(action.text() for action in app.menu.menu.actions())

    windows: list[QWidget] = []
    app.week.week_opened.connect(windows.append)
    app.week.show_week()
    house.do("8:00 planning 9:00 off")
    (week,) = windows
    before = [label.text() for label in week.findChildren(Label)]
    app.repository_refresh.renewed.emit([])
    assert [label.text() for label in week.findChildren(Label)] != before


def test_a_switch_that_evidence_suggests_is_offered(app: App, house: House, screen: Screen) -> None:
    house.settings("[notifications]\nnoticed = true\n")
    house.do("9:00 review").turn_to("9:30")
    app.status.look()
    span = Span(on("9:05"), on("9:30"))
    app.evidence_task.suggested.emit(Disagreement(span, "review", "planning"))
    assert "9:05" in " ".join(action.text() for action in app.menu.menu.actions())
    app.status.look()
    assert "Planning" in screen.shown[Topic.NOTICED].title + screen.shown[Topic.NOTICED].body


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)
@pytest.mark.parametrize("has_tray", [True, False])
def test_a_second_start_shows_the_small_window_where_there_is_no_tray(app: App, has_tray: bool) -> None:
    app.tray.open()
    app.tray_or_window.show_window()
    window = app.tray_or_window.window
    assert window is not None
    window.close()
    app.single_instance.requested.emit("", "")
    assert window.isVisible() is not has_tray


def test_a_tray_that_comes_late_takes_the_place_of_the_window_and_its_explanation(app: App, screen: Screen) -> None:
    app.tray_or_window.no_tray.emit("This desktop has no tray.")
    app.tray_or_window.show_window()
    window = app.tray_or_window.window
    assert window is not None
    assert (window.isVisible(), len(screen.shown)) == (True, 1)
    app.tray.available_changed.emit(True)
    assert (window.isVisible(), len(screen.shown)) == (False, 0)


def test_the_day_window_follows_the_minutes(app: App, house: House) -> None:
    house.do("9:00 coding")
    app.file_watcher.start()  # so that no change on disk brings it up to date
    app.day.open()
    assert app.day.window is not None
    house.turn_to("9:30")
    app.minute_timer.minute.emit()
    view = app.day.window.edits.view
    assert view is not None
    assert view.sheet.until == on("9:30")


def test_news_of_repositories_are_told_when_they_may_be(app: App, screen: Screen) -> None:
    due: CommitNotification = {
        "topic": "most_commits",
        "cause": "most commits of 2026-11",
        "title": "Most commits were yours",
        "body": "In storage.",
    }
    app.repository_refresh.renewed.emit([due])
    assert screen.sent == []
    app.status.look()
    assert [message.title for message in screen.sent] == ["Most commits were yours"]


def test_a_change_of_theme_reaches_no_window_that_was_closed(app: App, house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding 10:00 meeting 11:00 off")
    before = set(top_level_widgets())
    app.week.show_week()
    app.day.open()
    app.preferences.show_settings("people")
    app.target.change()
    app.audit.open()
    app.evening.show()
    for window in set(top_level_widgets()) - before:
        window.close()
    qtbot.waitUntil(lambda: app.week.week is None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.captureExceptions() as exceptions:
        app.week.look.choose("light")
        app.week.look.choose("dark")
    assert exceptions == []


def test_each_minute_the_present_and_the_disk_are_looked_at(app: App, house: House) -> None:
    app.file_watcher.start()
    house.do("9:00 planning")
    app.minute_timer.minute.emit()
    assert [action.text() for action in app.menu_actions.modes if action.isChecked()] == ["Planning"]


def test_opening_the_menu_reads_it_anew(app: App, house: House) -> None:
    house.do("9:00 coding 9:20 off 10:00 coding").turn_to("10:10")
    app.menu.menu.aboutToShow.emit()
    assert app.menu_actions.today.text() == "Today · 1 gap to fill"
    assert app.menu_actions.header.text().startswith("Coding for 10 min")


def be_asked_about_an_absence(app: App, house: House) -> None:
    app.presence.returned.emit(house.program.absences.book([PresencePiece(Span(on("10:00"), on("11:00")), IDLE)]))
    assert app.absence.asks


def test_quiet_takes_questions_back_and_shows_in_the_menu(app: App, house: House) -> None:
    house.do("9:00 coding").turn_to("11:00")
    app.status.look()
    be_asked_about_an_absence(app, house)
    app.menu_actions.quiet_chosen.emit(True)
    assert not app.absence.asks
    assert app.menu_actions.quiet.isChecked()
    assert app.quiet_mode.is_on


def test_the_review_takes_the_place_of_a_question_that_nobody_answered(app: App, house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding 11:00 off").turn_to("17:30")
    app.evening_reminder.start()
    app.status.look()
    assert app.evening.asks
    app.evening.popup.later.click()
    assert not app.evening.asks
    app.status.look()
    assert not app.evening.asks
    house.turn_to("18:00")
    app.status.look()
    assert app.evening.asks


def test_the_menu_opens_the_review_and_an_answer_is_shown_in_it(app: App, house: House) -> None:
    house.do("9:00 coding 11:00 off 11:30 review 12:00 off").turn_to("17:30")
    app.menu_actions.review_wanted.emit()
    page = app.evening.popup.page
    assert isinstance(page, AnswerChoice)
    page.answers["meeting"].click()
    assert ("11:00", "meeting") in house.log()


def opened(app: App, house: House) -> set[QWidget]:
    """Open all windows of the app, and return them."""
    house.do("9:00 coding 10:00 meeting 11:00 off").turn_to("17:30")
    house.program.promises.add("send the notes", due=house.reports.today())
    app.status.look()
    before = set(top_level_widgets())
    app.week.show_week()
    app.day.open()
    for page in PAGES:
        app.preferences.show_settings(page.key)
    app.target.change()
    app.target.act()
    app.audit.open()
    app.evening.show()
    app.quick_switch.open()
    app.tray_or_window.show_window()
    app.prompts.ask_promise()
    app.preferences.welcome(tray=True)
    windows = set(top_level_widgets()) - before
    names = {type(window).__name__ for window in windows}
    assert names >= {"WeekWindow", "DayWindow", "SettingsWindow", "AuditWindow", "EveningPopup", "SwitcherWindow"}
    assert names >= {"TargetDialog", "ActionDialog", "LineDialog", "SmallWindow", "FirstRunWindow"}
    return windows


def test_each_signal_of_a_window_and_its_controller_has_a_receiver(app: App, house: House) -> None:
    parts = [part for window in opened(app, house) for part in (window, *window.findChildren(QObject))]
    controllers = app.findChildren(QObject)
    assert {signal for part in (*parts, *controllers) for signal in deaf_signals(part)} == set()


def test_each_button_and_each_action_of_a_window_does_something(app: App, house: House) -> None:
    def is_heard(part: QObject, *signals: str) -> bool:
        return any(part.isSignalConnected(QMetaMethod.fromSignal(getattr(part, name))) for name in signals)

    windows = opened(app, house)
    buttons = [
        f"{type(window).__name__}: {button.text()}"
        for window in windows
        for button in window.findChildren(QAbstractButton)
        if not button.isCheckable() and not is_heard(button, "clicked", "pressed", "released")
    ]
    actions = [
        f"{type(window).__name__}: {action.text()}"
        for window in windows
        for action in window.findChildren(QAction)
        if not (is_heard(action, "triggered", "toggled") or action.menu() or action.isSeparator())
    ]
    assert buttons + actions == []


def test_a_change_of_theme_reaches_every_window(app: App, house: House) -> None:
    windows = opened(app, house)
    for theme in ("dark", "light", "dark"):
        app.week.look.choose(theme)
        dark = {window for window in windows if window.palette().window().color().lightness() < 128}
        assert dark == (windows if theme == "dark" else set())


def test_escape_closes_every_window_but_the_small_one_where_it_takes_the_place_of_the_icon(
    app: App, house: House, qtbot: QtBot
) -> None:
    shown = [window for window in opened(app, house) if window.isVisible()]
    open_still = []
    # The switcher closes when another window is activated, and a dialog with the window that it belongs to.
    for window in sorted(shown, key=lambda window: (type(window) is not SwitcherWindow, window.parentWidget() is None)):
        with qtbot.waitActive(window):
            window.activateWindow()
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        if window.isVisible():
            open_still.append(type(window).__name__)
    assert open_still == ["SmallWindow"]


def test_getting_started_holds_notifications_back_until_it_is_closed(app: App, qtbot: QtBot) -> None:
    app.preferences.welcome(tray=True)
    assert app.preferences.is_welcoming
    (window,) = (window for window in top_level_widgets() if isinstance(window, FirstRunWindow))
    window.close()
    qtbot.waitUntil(lambda: not app.preferences.is_welcoming)


def calls_during(act: Callable[[], object]) -> set[str]:
    """Return what is called while something is done: methods as ``Class.method``, and functions."""
    called = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            owner = f"{type(frame.f_locals['self']).__name__}." if "self" in frame.f_locals else ""
            called.add(f"{owner}{frame.f_code.co_name}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(before)
    return called


def test_each_part_that_looks_or_knows_of_the_present_does_so_each_minute(app: App) -> None:
    def pass_a_minute() -> None:
        app.minute_timer.minute.emit()
        app.presence.active.emit()

    looking = {
        f"{type(part).__name__}.{name}"
        for part in parts(app)
        for name in ("look", "know")
        if callable(getattr(type(part), name, None))
    }
    app.file_watcher.start()  # so that nothing looks because of a change
    assert looking - calls_during(pass_a_minute) == set()


def test_each_part_that_shows_data_is_updated_by_a_change(app: App) -> None:
    showing = {f"{type(part).__name__}.update" for part in parts(app) if hasattr(part, "update")}
    assert showing - calls_during(app.changes.announce) == set()


def test_the_icon_follows_the_present_and_windows_that_close_leave_nothing_in_memory(app: App) -> None:
    assert "TrayController.show_status" in calls_during(app.status.look)
    for closed in (app.qt.lastWindowClosed, app.week.closed):

        def close(closed: SignalInstance = closed) -> None:
            closed.emit()
            app.qt.processEvents()

        assert {"Journal.let_go", "return_freed_memory"} <= calls_during(close)


def test_a_refusal_reaches_the_form_that_asked(app: App) -> None:
    app.prompts.ask_promise()
    assert "LineDialog.refuse" in calls_during(lambda: app.changes.refuse("There is no room for it."))


def test_calendars_that_were_read_and_trays_that_come_reach_whoever_waits(app: App) -> None:
    assert "PlanSnapshotTask.look_anew" in calls_during(app.calendar_refresh.refreshed.emit)
    assert "PreferencesController.show_place" in calls_during(lambda: app.tray.available_changed.emit(True))


def test_the_review_waits_an_hour_at_most_for_the_answer_about_an_absence(app: App, house: House) -> None:
    house.do("9:00 coding").turn_to("17:25")
    app.evening_reminder.start()
    app.status.look()
    booked = house.program.absences.book([PresencePiece(Span(on("10:00"), on("11:00")), IDLE)])
    app.presence.returned.emit(booked)
    house.do("17:29 off").turn_to("17:30")
    app.status.look()
    assert (app.absence.asks, app.evening.asks) == (True, False)
    house.turn_to("18:30")
    app.status.look()
    assert (app.absence.asks, app.evening.asks) == (False, True)


def test_the_question_about_logging_in_waits_for_the_one_at_the_start_of_work(
    app: App, house: House, screen: Screen
) -> None:
    house.do("9:00 coding 10:00 off").turn_to("9:00", days=1)
    app.status.look()
    app.presence.active.emit()
    assert app.work_start.asks
    assert Topic.STARTING not in screen.shown


@pytest.mark.parametrize(
    ("wanted", "title"), [("promise_later_wanted", "New due date"), ("promise_drop_wanted", "Drop a promise")]
)
def test_the_review_asks_for_the_new_day_of_a_promise_or_why_it_is_dropped(
    app: App, house: House, wanted: str, title: str
) -> None:
    app.promises.promise("the RFC")
    (promise,) = house.reports.promises()
    getattr(app.evening, wanted).emit(promise)
    assert app.prompts.form is not None
    assert app.prompts.form.windowTitle() == title


def test_a_suggestion_that_is_rejected_in_the_day_leaves_the_log(app: App, house: House) -> None:
    house.settings('[evidence]\nsources = ["window"]\n')
    house.do("9:00 review").turn_to("9:30")
    app.day.noticed_rejected.emit(Disagreement(Span(on("9:05"), on("9:30")), "review", "planning"))
    assert house.log() == [("09:00", "review")]
    app.day.noticed_accepted.emit(Disagreement(Span(on("9:05"), on("9:30")), "review", "planning"))
    assert house.log() == [("09:00", "review"), ("09:05", "planning"), ("09:30", "review")]


def test_at_the_end_each_part_is_closed(app: App) -> None:
    own = [part for part in parts(app) if type(part).__module__.startswith("tltimer.") and hasattr(type(part), "close")]
    closing = {f"{type(part).__name__}.close" for part in own}
    assert closing - calls_during(app.end) == set()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)
@pytest.mark.parametrize("blocked", [pytest.param(True, marks=NOT_ROOT), False])
def test_a_start_tells_whether_changes_can_be_saved(
    new_app: App, house: House, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, blocked: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(name, raising=False)
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nowhere")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(house.home.data / "session"))
    house.home.data.mkdir(parents=True)
    house.home.data.chmod(0o500 if blocked else 0o700)
    new_app.begin()
    settled: list[bool] = []
    QTimer.singleShot(0, lambda: settled.append(True))  # behind that of the app
    qtbot.waitUntil(lambda: bool(settled))
    assert ("Your changes will not be saved" in [notification.title for notification in screen.sent]) is blocked
