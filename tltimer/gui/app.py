"""The app: builds its parts, starts and ends them."""

import linecache
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from tltimer.domain.rules import Rules
from tltimer.gui.background.auto_backup import AutoBackup
from tltimer.gui.background.calendar_refresh import CalendarRefresh
from tltimer.gui.background.file_watcher import FileWatcher
from tltimer.gui.background.minute_timer import MinuteTimer
from tltimer.gui.background.plan_snapshots import PlanSnapshotTask
from tltimer.gui.background.repository_refresh import RepositoryRefresh
from tltimer.gui.connections import connect
from tltimer.gui.controllers.absence import AbsenceController
from tltimer.gui.controllers.day import DayController
from tltimer.gui.controllers.evening import EveningController
from tltimer.gui.controllers.export import ExportController, PrintController
from tltimer.gui.controllers.preferences import PreferencesController
from tltimer.gui.controllers.promises import PromisesController
from tltimer.gui.controllers.prompts import PromptsController
from tltimer.gui.controllers.status import StatusController
from tltimer.gui.controllers.target import TargetController
from tltimer.gui.controllers.tracking import TrackingController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.notifications.autostart import AutostartNotification
from tltimer.gui.notifications.errors import ErrorNotifications
from tltimer.gui.notifications.evening import EveningReminder
from tltimer.gui.notifications.focus import CommitNotifications, FocusNotifications
from tltimer.gui.notifications.history import NotificationHistory
from tltimer.gui.notifications.meeting import MeetingNotifications
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.policy import NotificationPolicy
from tltimer.gui.notifications.quiet_mode import QuietModeSwitch
from tltimer.gui.notifications.target import TargetNotifications
from tltimer.gui.notifications.work_start import WorkStartNotification
from tltimer.gui.presence.heartbeat import Heartbeat
from tltimer.gui.presence.monitor import PresenceMonitor
from tltimer.gui.process.shutdown import Shutdown
from tltimer.gui.process.single_instance import SHOW_WEEK, FirstInstance
from tltimer.gui.tray.auto_tray import AutoTray, second_tray
from tltimer.gui.tray.host_watcher import TrayHostWatcher
from tltimer.gui.tray.icons import IN_A_PANEL, TrayIcons, shape_of
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import MenuActions
from tltimer.gui.tray.menu_model import tooltip_of
from tltimer.gui.tray.qt_tray import QtTray
from tltimer.gui.tray.tray_or_window import TrayOrWindow
from tltimer.i18n.translate import _
from tltimer.paths import obstacle
from tltimer.reports.notification_policy import Topic
from tltimer.reports.status import Status
from tltimer.services.bootstrap import Program
from tltimer.services.quiet_mode import QuietMode
from tltimer.settings import schema
from tltimer.system.do_not_disturb.choose import is_unwanted
from tltimer.system.notifications.choose import notification_backend_for

if TYPE_CHECKING:
    from tltimer.gui.tray.small_window import SmallWindow


class App(QObject):
    """All parts of one running app; what leads from where to where stands in ``wiring``."""

    def __init__(self, program: Program, tray: QtTray, menu: QMenu, qt: QApplication) -> None:
        super().__init__(qt)
        self.qt = qt
        self.program = program
        self.reports = reports = program.reports.at_hand()
        self.icons = TrayIcons()
        self.present = StatusController(reports, self)
        self.orders = TrackingController(program.tracker, reports, self)
        self.actions = MenuActions(self.icons, self)
        self.menu = TrayMenu(menu, self.actions, self)
        self.tray = AutoTray(tray, lambda: second_tray(menu, self), self)
        self.host = TrayHostWatcher(self)
        self.windows = WeekController(reports, self, lambda week: program.repository_stats.week(week))
        self.setting_up = PreferencesController(
            program, reports, lambda: self.windows.look, self.icons, lambda: self.noticing.told_by, self
        )
        self.day = DayController(program, reports, lambda: self.windows.look, self)
        self.places = TrayOrWindow(self.tray, self._make_small_window, program.home.cache / "window.json", parent=self)
        self.deciding = TargetController(program, reports, self.windows, self)
        self.questions = PromptsController(reports, self.windows, self)
        self.exporting = ExportController(program.home, self)
        self.printing = PrintController(program, reports, self)
        self.leading = PromisesController(program.tracker, lambda: program.decisions, reports, self)
        self.notifier = Notifier(lambda: notification_backend_for(os.environ), self)
        said, quiet = NotificationHistory(program.home.data / "notifications.json"), QuietMode(program.home.quiet_file)
        self.silence = QuietModeSwitch(reports, quiet, self.notifier, self)
        leave = NotificationPolicy(reports, said, quiet, lambda: is_unwanted(os.environ))
        self.saying = ErrorNotifications(reports, said, self.notifier, self)
        self.warnings = FocusNotifications(reports, leave, self.notifier, self)
        self.attendance = MeetingNotifications(reports, leave, self.notifier, self)
        self.evenings = EveningReminder(reports, leave, lambda: self.away_asking.asks, self)
        self.look_back = EveningController(program, self.windows, self.notifier, self)
        heartbeat = Heartbeat(program.home.data / "heartbeat")
        self.noticing = PresenceMonitor(program.absences, program.clock, heartbeat, os.environ, self)
        self.away_asking = AbsenceController(program.absences, reports, leave, self.windows, self.notifier, self)
        self.beginning = WorkStartNotification(leave, self.notifier, self._asks, self)
        self.session = AutostartNotification(
            program.home,
            program.journal,
            reports,
            leave,
            self.notifier,
            os.environ,
            lambda: self._asks() or self.beginning.asks,
            self,
        )
        self.reminder = TargetNotifications(reports, leave, self.notifier, self)
        self.refresh = CalendarRefresh(program.calendars, program.time_blocks, reports, self)
        self.renewal = RepositoryRefresh(program.home, reports.now, parent=self)
        self.commit_notifications = CommitNotifications(leave, self.notifier, self)
        self.remembering = PlanSnapshotTask(program.journal, program.calendars, reports, self)
        self.backups = AutoBackup(program.home, reports, self)
        self.watch = FileWatcher(program.home, reports.fingerprint, self)
        self.clockwork = MinuteTimer(program.clock, self)
        self.first = FirstInstance(self)
        self.ending = Shutdown(self)

    def begin(self) -> None:
        """Show the icon first; all that nobody sees at once comes after it."""
        connect(self)
        self.present.look()
        self.show_offer()
        settings = self.reports.settings()
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
        self.notifier.close()

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
        settings = self.reports.settings()
        wish = settings[schema.TRAY_BACKEND]
        self.tray.prefer(wish)
        self.places.keep_on_top(settings[schema.WINDOW_ON_TOP])
        self.places.choose(wish)
        self.session.follow()

    def _make_small_window(self) -> "SmallWindow":
        from tltimer.gui.tray.small_window import SmallWindow

        return SmallWindow(self.actions, self.menu, self.windows.look)

    def take_answer(self, topic: str, action: str, token: str) -> None:
        """Hand the button that was pressed on a notification to whoever asked."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        if topic == Topic.EVENING:
            self.look_back.answer(action)
        elif topic == Topic.AWAY:
            self.away_asking.answer(action)
        elif topic == Topic.TARGET:
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
