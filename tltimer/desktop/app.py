"""The app: builds its parts, connects them, runs."""

import os
import sys

from PySide6.QtWidgets import QApplication

from tltimer.desktop.actions import Actions
from tltimer.desktop.clockwork import Clockwork
from tltimer.desktop.ending import Ending
from tltimer.desktop.icons import Icons, shape_of
from tltimer.desktop.menu import TrayMenu
from tltimer.desktop.offer import tooltip_of
from tltimer.desktop.orders import Orders
from tltimer.desktop.present import Present
from tltimer.desktop.single import FirstInstance, ask_first
from tltimer.desktop.tray import QtTray
from tltimer.desktop.tray_host import TrayHostWatch
from tltimer.desktop.watch import Watch
from tltimer.language import _
from tltimer.program import Program
from tltimer.refusal import Refused


def run(program: Program) -> int:
    """Run the app until it is told to quit; a second start shows the week of the first and ends.

    Raises:
        Refused: there is no desktop to run on.
    """
    app = application()
    if ask_first(program.home, f"show week\n{activation_token()}"):
        return 0
    first = FirstInstance(app)
    first.listen(program.home)
    overview = program.overview
    icons = Icons()
    present = Present(overview, app)
    orders = Orders(program.tracker, overview, app)
    actions = Actions(icons, app)
    menu = TrayMenu(actions)
    tray = QtTray(icons, menu.menu, app)
    host = TrayHostWatch(app)
    watch = Watch(program.home, overview.fingerprint, app)
    clockwork = Clockwork(program.clock, app)
    ending = Ending(app)

    def show_status() -> None:
        if present.status and present.rules:
            shape, colour = shape_of(present.status.mode, present.rules.modes)
            tray.show_state(shape, colour, tooltip_of(present.status, present.rules))

    def show_offer() -> None:
        offer = present.offer()
        actions.show_offer(offer)
        menu.show_offer(offer)

    present.looked.connect(show_status)
    menu.menu.aboutToShow.connect(present.look)
    menu.menu.aboutToShow.connect(show_offer)

    actions.mode_chosen.connect(orders.switch)
    actions.stop_chosen.connect(orders.stop)
    actions.person_chosen.connect(orders.meet)
    actions.moment_chosen.connect(orders.begin_earlier)
    actions.kind_chosen.connect(orders.set_kind)
    actions.undo_chosen.connect(orders.undo)
    actions.quit_wanted.connect(app.quit)
    tray.back_wanted.connect(orders.back)
    orders.done.connect(present.look)
    orders.done.connect(show_offer)
    orders.done.connect(watch.acknowledge)

    watch.changed.connect(present.look)
    watch.changed.connect(show_offer)
    clockwork.minute.connect(watch.look)
    clockwork.minute.connect(present.look)
    host.came.connect(tray.host_came)
    host.went.connect(tray.host_went)
    ending.wanted.connect(app.quit)

    present.look()
    show_offer()
    tray.open()
    host.start()
    watch.start()
    clockwork.start()
    try:
        return app.exec()
    finally:
        tray.close()
        first.close()


def application() -> QApplication:
    """Make Qt's application.

    Raises:
        Refused: there is no desktop; Qt would end the process there.
    """
    shown_on = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shown_on):
        raise Refused(_("there is no desktop here; every command works without one, see tltimer --help"))
    app = QApplication(["tltimer"])
    app.setApplicationName("tltimer")
    app.setApplicationDisplayName("tltimer")
    app.setDesktopFileName("tltimer")
    app.setQuitOnLastWindowClosed(False)
    return app


def activation_token() -> str:
    """Give, and use up, the token by which the desktop lets a window of this start come to the front."""
    tokens = [os.environ.pop(name, "") for name in ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")]
    return next((token for token in tokens if token), "")
