"""Modules loaded while the app only stands in the tray: memory that is held all day long."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

START = """
import os, sys
from gettext import NullTranslations
from tltimer.i18n.translate import speak
speak(NullTranslations(), sys.argv[2])
from tltimer.gui.qt_application import application
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.qt_tray import QtTray
from PySide6.QtCore import QTimer

qt = application(os.environ)
menu = ColouredMenu()
tray = QtTray(menu, qt)

from tltimer.gui.app import App
from tltimer.services.bootstrap import open_program

app = App(open_program(sys.argv[1], None, os.environ), tray, menu, qt)
app.begin()
if sys.argv[3:]:
    QTimer.singleShot(50, app.week.show_week)
QTimer.singleShot(300, qt.quit)
qt.exec()
app.end()
import enum, gc, linecache
print(*sys.modules, *(f"source:{name}" for name in linecache.cache if "tltimer" in name))
print(*(found.__qualname__ for found in gc.get_objects() if isinstance(found, enum.EnumType)))
"""

CONSTANTS_OF_WINDOWS = ("Qt.", "QEvent.")
"""Constants that Qt's binding makes when the first of them is needed, and keeps: a megabyte."""

ONLY_ON_DEMAND = (
    # what reads calendars, speaks to servers and keeps secrets
    *("icalendar", "httpx", "defusedxml", "keyring", "http", "ssl", "email"),
    # what only a change to the settings, a write, or another kind of tray needs
    *("tomlkit", "tzlocal", "pystray", "PIL", "Xlib", "uuid", "platform"),
    # what is merely large
    *("asyncio", "decimal", "multiprocessing", "concurrent", "PySide6.QtPrintSupport"),
    *("PySide6.QtSvg", "html", "unicodedata"),
    # what writes, what starts a child process, and a second client of the bus
    *("tinydb", "tltimer.journal.edit", "tltimer.services.hooks", "subprocess", "PySide6.QtDBus"),
    # what only calendars need
    *("tltimer.calendars.sources", "tltimer.calendars.status", "tltimer.reports.days_off"),
    # windows, what they show, and what few days need
    *("tltimer.gui.widgets", "tltimer.gui.process.window_size", "tltimer.services.time_blocks"),
    *("tltimer.gui.week", "tltimer.gui.day.window", "tltimer.gui.settings", "tltimer.gui.popups.absence"),
    *("tltimer.gui.popups.evening", "tltimer.gui.tray.pystray_tray", "tltimer.gui.tray.small_window"),
    *(
        "tltimer.render.markdown",
        "tltimer.render.terminal.week",
        "tltimer.render.terminal.day",
        "tltimer.render.json_report",
    ),
    *(
        "tltimer.exchange",
        "tltimer.cli.commands",
        "tltimer.demo.story",
        "tltimer.services.modes_and_kinds",
        "tltimer.calendars.worker",
    ),
)


def loaded(tmp_path: Path, *arguments: str) -> list[str]:
    """Return the modules and the enumerations of an app that runs for a moment, and the sources that were left."""
    (tmp_path / "settings.toml").touch()  # not the first start, which shows a window
    environ = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "TLTIMER_NOW": "2026-11-20T10:00:00Z",
    }
    command = [sys.executable, "-c", START, str(tmp_path), *arguments]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=True).stdout.split()


@pytest.mark.parametrize("language", ["en", "de"])
def test_at_rest_nothing_is_loaded_that_only_a_window_or_a_change_needs(tmp_path: Path, language: str) -> None:
    names = loaded(tmp_path, language)
    assert "tltimer.gui.app" in names
    needless = [name for name in names if name.startswith("source:") or name in ONLY_ON_DEMAND]
    needless += [name for name in names if name.startswith(tuple(f"{package}." for package in ONLY_ON_DEMAND))]
    needless += [name for name in names if name.startswith(CONSTANTS_OF_WINDOWS)]
    assert needless == []


def test_a_week_without_calendars_loads_nothing_that_only_styles_moves_and_promises_need(tmp_path: Path) -> None:
    names = loaded(tmp_path, "en", "week")
    assert "tltimer.gui.week.window" in names
    needless = (
        "QStyle.",
        "tltimer.wording.plan",
        "tltimer.domain.meetings.event_classes",
        "tltimer.gui.widgets.checkbox",
    )
    assert [name for name in names if name.startswith(needless)] == []
