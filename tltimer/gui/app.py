"""The app: builds its parts, starts and ends them."""

import linecache
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from tltimer.domain.rules import Rules
from tltimer.gui.background.auto_backup import Backups
from tltimer.gui.background.calendar_refresh import Refresh
from tltimer.gui.background.file_watcher import Watch
from tltimer.gui.background.minute_timer import Clockwork
from tltimer.gui.background.plan_snapshots import Remembering
from tltimer.gui.background.repository_refresh import Renewal
from tltimer.gui.connections import connect
from tltimer.gui.controllers.absence import AwayAsking
from tltimer.gui.controllers.day import DayDesk
from tltimer.gui.controllers.evening import LookBack
from tltimer.gui.controllers.export import Exporting, Printing
from tltimer.gui.controllers.preferences import SettingUp
from tltimer.gui.controllers.promises import Leading
from tltimer.gui.controllers.prompts import Questions
from tltimer.gui.controllers.status import Present
from tltimer.gui.controllers.target import Deciding
from tltimer.gui.controllers.tracking import Orders
from tltimer.gui.controllers.week import Windows
from tltimer.gui.notifications.autostart import SessionStart
from tltimer.gui.notifications.errors import Saying
from tltimer.gui.notifications.evening import Evenings
from tltimer.gui.notifications.focus import CommitNotices, Warnings
from tltimer.gui.notifications.history import SaidFile
from tltimer.gui.notifications.meeting import Attendance
from tltimer.gui.notifications.notifier import Notices
from tltimer.gui.notifications.policy import Leave
from tltimer.gui.notifications.quiet_mode import Silence
from tltimer.gui.notifications.target import Reminder
from tltimer.gui.notifications.work_start import Beginning
from tltimer.gui.presence.heartbeat import Heartbeat
from tltimer.gui.presence.monitor import Noticing
from tltimer.gui.process.shutdown import Ending
from tltimer.gui.process.single_instance import SHOW_WEEK, first_instance
from tltimer.gui.tray.auto_tray import EitherTray, second_tray
from tltimer.gui.tray.host_watcher import TrayHostWatch
from tltimer.gui.tray.icons import IN_A_PANEL, Icons, shape_of
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import Actions
from tltimer.gui.tray.menu_model import tooltip_of
from tltimer.gui.tray.qt_tray import QtTray
from tltimer.gui.tray.tray_or_window import Places
from tltimer.i18n.translate import _
from tltimer.paths import obstacle
from tltimer.reports.notification_policy import Topic
from tltimer.reports.status import Status
from tltimer.services.bootstrap import Program
from tltimer.services.quiet_mode import QuietDay
from tltimer.settings import schema
from tltimer.system.do_not_disturb.choose import is_unwanted
from tltimer.system.notifications.choose import notifier_for

if TYPE_CHECKING:
    from tltimer.gui.tray.small_window import SmallWindow


class App(QObject):
    """All parts of one running app; what leads from where to where stands in ``wiring``."""

    def __init__(self, program: Program, tray: QtTray, menu: QMenu, qt: QApplication) -> None:
        super().__init__(qt)
        self.qt = qt
        self.program = program
        self.overview = overview = program.overview.at_hand()
        self.icons = Icons()
        self.present = Present(overview, self)
        self.orders = Orders(program.tracker, overview, self)
        self.actions = Actions(self.icons, self)
        self.menu = TrayMenu(menu, self.actions, self)
        self.tray = EitherTray(tray, lambda: second_tray(menu, self), self)
        self.host = TrayHostWatch(self)
        self.windows = Windows(overview, self, lambda week: program.authorship.week(week))
        self.setting_up = SettingUp(
            program, overview, lambda: self.windows.look, self.icons, lambda: self.noticing.told_by, self
        )
        self.day = DayDesk(program, overview, lambda: self.windows.look, self)
        self.places = Places(self.tray, self._make_small_window, program.home.cache / "window.json", parent=self)
        self.deciding = Deciding(program, overview, self.windows, self)
        self.questions = Questions(overview, self.windows, self)
        self.exporting = Exporting(program.home, self)
        self.printing = Printing(program, overview, self)
        self.leading = Leading(program.tracker, lambda: program.decisions, overview, self)
        self.notices = Notices(lambda: notifier_for(os.environ), self)
        said, quiet = SaidFile(program.home.data / "notices.json"), QuietDay(program.home.quiet_file)
        self.silence = Silence(overview, quiet, self.notices, self)
        leave = Leave(overview, said, quiet, lambda: is_unwanted(os.environ))
        self.saying = Saying(overview, said, self.notices, self)
        self.warnings = Warnings(overview, leave, self.notices, self)
        self.attendance = Attendance(overview, leave, self.notices, self)
        self.evenings = Evenings(overview, leave, lambda: self.away_asking.asks, self)
        self.look_back = LookBack(program, self.windows, self.notices, self)
        heartbeat = Heartbeat(program.home.data / "heartbeat")
        self.noticing = Noticing(program.away, program.clock, heartbeat, os.environ, self)
        self.away_asking = AwayAsking(program.away, overview, leave, self.windows, self.notices, self)
        self.beginning = Beginning(leave, self.notices, self._asks, self)
        self.session = SessionStart(
            program.home,
            program.journal,
            overview,
            leave,
            self.notices,
            os.environ,
            lambda: self._asks() or self.beginning.asks,
            self,
        )
        self.reminder = Reminder(overview, leave, self.notices, self)
        self.refresh = Refresh(program.calendars, program.blocks, overview, self)
        self.renewal = Renewal(program.home, overview.now, parent=self)
        self.commit_notices = CommitNotices(leave, self.notices, self)
        self.remembering = Remembering(program.journal, program.calendars, overview, self)
        self.backups = Backups(program.home, overview, self)
        self.watch = Watch(program.home, overview.fingerprint, self)
        self.clockwork = Clockwork(program.clock, self)
        self.first = first_instance(self)
        self.ending = Ending(self)

    def begin(self) -> None:
        """Show the icon first; all that nobody sees at once comes after it."""
        connect(self)
        self.present.look()
        self.show_offer()
        settings = self.overview.settings()
        wish = settings[schema.TRAY_BACKEND]
        self.tray.prefer(wish)
        self.places.keep_on_top(settings[schema.WINDOW_ON_TOP])
        self.places.begin(wish)
        QTimer.singleShot(0, self._settle_in)

    def _settle_in(self) -> None:
        blocked = obstacle(self.program.home)
        if blocked:
            self.saying.tell(_("Nothing of what you do will be kept"), blocked)
        self.first.listen(self.program.home)
        self.host.start()
        self.watch.start()
        self.noticing.start()
        self.clockwork.start()
        self.evenings.start()
        self.refresh.look()
        self.renewal.look()
        self.present.look()
        self.saying.complain()
        self.session.follow()
        self.rest()

    def end(self) -> None:
        """Take away all that can be seen."""
        self.places.end()
        self.look_back.close()
        self.away_asking.close()
        self.deciding.close()
        self.questions.close()
        self.noticing.close()
        self.setting_up.close()
        self.windows.close()
        self.day.close()
        self.first.close()
        self.notices.close()

    def look(self) -> None:
        """Show what is true now, everywhere."""
        self.present.look()
        self.show_offer()
        if self.places.window is not None and self.places.window.isVisible():
            QTimer.singleShot(0, self.show_whole_offer)
        self.windows.update()
        self.day.update()
        self.look_back.update()
        self.away_asking.update()
        self.setting_up.update()

    def _asks(self) -> bool:
        return self.look_back.asks or self.away_asking.asks

    def rest(self) -> None:
        """Let go of what only the start or a window needed; what is held here is held all day long."""
        self.program.journal.let_go()
        linecache.clearcache()  # Qt's binding reads sources at its start, and leaves them there

    def show_status(self, status: Status, rules: Rules) -> None:
        """Show in the icon what runs."""
        look = shape_of(status.mode, rules.modes)
        self.tray.show_state(look, self.icons.icon(*look, IN_A_PANEL), tooltip_of(status, rules))

    def show_offer(self) -> None:
        """Show in the menu what can be done."""
        offer = self.present.offer()
        if offer is not None:
            self.actions.show_offer(offer)
            self.menu.show_offer(offer)
            self.actions.show_quiet(self.silence.is_on)

    def show_whole_offer(self) -> None:
        """Show in the menu what takes a little longer to find out too."""
        self.present.ask_around()
        self.show_offer()

    def follow_settings(self) -> None:
        """Do as the settings say by now."""
        settings = self.overview.settings()
        wish = settings[schema.TRAY_BACKEND]
        self.tray.prefer(wish)
        self.places.keep_on_top(settings[schema.WINDOW_ON_TOP])
        self.places.choose(wish)
        self.session.follow()

    def _make_small_window(self) -> "SmallWindow":
        from tltimer.gui.tray.small_window import SmallWindow

        return SmallWindow(self.actions, self.menu, self.windows.look)

    def take_answer(self, topic: str, action: str, token: str) -> None:
        """Hand the button that was pressed on a notice to whoever asked."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        if topic == Topic.EVENING:
            self.look_back.answer(action)
        elif topic == Topic.AWAY:
            self.away_asking.answer(action)
        elif topic == Topic.BAND:
            self.deciding.take(action, token)
        elif topic == Topic.NOT_TRACKING:
            self.beginning.answer(action)
        elif topic == Topic.STARTING:
            self.session.answer(action)
        elif topic == Topic.MEETING:
            self.attendance.answer(action)

    def grant(self, wish: str, token: str) -> None:
        """Do what a second start wishes."""
        if wish == SHOW_WEEK:
            self.windows.show_week(token)
        if not self.tray.available and self.places.window is not None:
            self.places.show_window()
