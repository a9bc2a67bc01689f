"""Starts the app: the icon first, then all the rest.

Trays ask for picture, tooltip and menu when an icon is registered, and are answered once the loop runs; by then what
runs is known. So the icon appears as soon as that of a program that does nothing else.
"""

from __future__ import annotations

import gc
import os
import sys

from PySide6.QtCore import QTimer

from tltimer.errors import Refused, Unread
from tltimer.gui.qt_application import application
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.qt_tray import QtTray
from tltimer.i18n.translate import _
from tltimer.paths import VARIABLE, home_at, obstacle
from tltimer.system.app_socket import SHOW_WEEK, activation_token, ask_app
from tltimer.system.start_lock import StartLock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from tltimer.gui.app import App
    from tltimer.gui.process.crash_log import CrashLog
    from tltimer.paths import Home


def is_first(home: Home) -> bool:
    """Return whether this home is new: no settings, no log, and the app has never run. Asked before it writes its log.

    A home that cannot be read is not new.
    """
    try:
        if home.settings_file.exists() or home.log.exists():
            return False
        with os.scandir(home.journal):  # unlike this, glob is silent where a folder cannot be listed
            return not any(home.journal.glob("*/*.json"))
    except FileNotFoundError:
        return True
    except OSError:
        return False


def run(home_dir: str | None, zone: str | None, environ: Mapping[str, str], show_week: bool = False) -> int:
    """Run the app until it is quit; a second start shows the week of the first and ends.

    Args:
        home_dir: the one folder for everything; else that of the environment, else the system's places.
        zone: the name of the zone of reports; else that of the settings, else the system's.
        environ: the environment.
        show_week: whether this start shows the week too, if it is the first.

    Raises:
        Refused: there is no desktop to run on, or the home cannot be opened.
    """
    home = home_at(home_dir or environ.get(VARIABLE))
    qt = application(environ)
    token = activation_token()
    start = StartLock(home)
    if ask_app(home, SHOW_WEEK, token) or not start.is_first(lambda: ask_app(home, SHOW_WEEK, token)):
        return 0
    menu = ColouredMenu()
    tray = QtTray(menu, qt)
    if not chooses_backend(home.settings_file):
        tray.open()
    from tltimer.services.bootstrap import open_program

    program = open_program(home_dir, zone, environ)
    from tltimer.gui.app import App
    from tltimer.gui.process.crash_log import CrashLog

    new = is_first(home) and not obstacle(home)
    log = CrashLog(home.log, program.clock)
    crashed = log.begin()
    app = App(program, tray, menu, qt)
    tell_refusals(app)
    app.begin()
    if new:
        QTimer.singleShot(0, lambda: app.preferences.welcome(app.tray.available))
    elif show_week:
        QTimer.singleShot(0, lambda: app.grant(SHOW_WEEK, token))
    if crashed:
        QTimer.singleShot(0, lambda: tell_of_crash(app, log))
    gc.enable()  # commands run without, and so did the start
    try:
        status = int(qt.exec())
    finally:
        app.end()
        start.release()
    log.end()
    return status


def tell_refusals(app: App) -> None:
    """Tell why a slot was refused, instead of logging it as an error: a window is open, and the log is gone."""
    log_error = sys.excepthook

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Refused):
            (app.errors.show_unread if isinstance(error, Unread) else app.changes.refuse)(str(error))
        else:
            log_error(kind, error, trace)

    sys.excepthook = take


def tell_of_crash(app: App, log: CrashLog) -> None:
    """Tell that the last run crashed, unless the time since is asked about anyway: one message is enough."""
    if log.fault or not app.presence.began_with_absence:
        app.errors.tell(*after_crash(log.file))


def after_crash(file: Path) -> tuple[str, str]:
    """Return the words for a run after a crash."""
    text = _("Your log is complete. {file} has the details, without titles or names.")
    return _("tltimer did not shut down properly last time"), text.format(file=file)


def chooses_backend(settings_file: Path) -> bool:
    """Return whether the settings may ask for something else than a tray, without parsing them."""
    try:
        lines = settings_file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    return any("backend" in line and not line.lstrip().startswith("#") for line in lines)
