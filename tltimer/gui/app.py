"""The app: builds its parts, starts and ends them."""

from __future__ import annotations

import linecache
import os
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from tltimer.errors import Refused
from tltimer.gui.background.auto_backup import AutoBackup
from tltimer.gui.background.calendar_refresh import CalendarRefresh
from tltimer.gui.background.day_end import DayEnd
from tltimer.gui.background.desktop_calendars import DesktopCalendarWatch
from tltimer.gui.background.do_not_disturb import DoNotDisturbTask
from tltimer.gui.background.evidence import EvidenceTask
from tltimer.gui.background.file_watcher import FileWatcher
from tltimer.gui.background.minute_timer import MinuteTimer
from tltimer.gui.background.plan_snapshots import PlanSnapshotTask
from tltimer.gui.background.repository_refresh import RepositoryRefresh
from tltimer.gui.connections import connect
from tltimer.gui.controllers.absence import AbsenceController
from tltimer.gui.controllers.audit import AuditController
from tltimer.gui.controllers.day import DayController
from tltimer.gui.controllers.evening import EveningController
from tltimer.gui.controllers.evidence import EvidenceController
from tltimer.gui.controllers.export import ExportController, PrintController
from tltimer.gui.controllers.preferences import PreferencesController
from tltimer.gui.controllers.promises import PromisesController
from tltimer.gui.controllers.prompts import PromptsController
from tltimer.gui.controllers.quick_switch import QuickSwitchController
from tltimer.gui.controllers.shortcuts import ShortcutsController
from tltimer.gui.controllers.status import StatusController
from tltimer.gui.controllers.target import TargetController
from tltimer.gui.controllers.tracking import TrackingController
from tltimer.gui.controllers.tray import TrayController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.autostart import AutostartNotification
from tltimer.gui.notifications.days_off import DaysOffNotification
from tltimer.gui.notifications.do_not_disturb import DoNotDisturbOffer
from tltimer.gui.notifications.errors import ErrorNotifications
from tltimer.gui.notifications.evening_reminder import EveningReminder
from tltimer.gui.notifications.focus import CommitNotifications, FocusNotifications
from tltimer.gui.notifications.history import NotificationHistory
from tltimer.gui.notifications.meeting import MeetingNotifications
from tltimer.gui.notifications.missed_review import MissedReview
from tltimer.gui.notifications.noticed import NoticedNotification
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.policy import NotificationPolicy
from tltimer.gui.notifications.quiet_mode import QuietModeSwitch
from tltimer.gui.notifications.saved_answer import SavedAnswer
from tltimer.gui.notifications.target import TargetNotifications
from tltimer.gui.notifications.work_start import WorkStartNotification
from tltimer.gui.presence.heartbeat import Heartbeat
from tltimer.gui.presence.monitor import PresenceMonitor
from tltimer.gui.process.shutdown import Shutdown
from tltimer.gui.process.single_instance import FirstInstance
from tltimer.gui.shortcuts.listener import GlobalShortcuts
from tltimer.gui.tray.auto_tray import AutoTray, second_tray
from tltimer.gui.tray.host_watcher import TrayHostWatcher
from tltimer.gui.tray.icons import IN_A_PANEL, TrayIcons
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import MenuActions, has_column
from tltimer.gui.tray.tray_or_window import TrayOrWindow
from tltimer.i18n.translate import _
from tltimer.paths import obstacle
from tltimer.services.do_not_disturb import DoNotDisturbHold
from tltimer.services.quiet_mode import QuietMode
from tltimer.settings import schema
from tltimer.system.app_socket import PICK, SHOW_WEEK
from tltimer.system.do_not_disturb.choose import do_not_disturb_for, is_do_not_disturb_on, knows_do_not_disturb
from tltimer.system.notifications.choose import notification_backend_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QApplication

    from tltimer.gui.tray.coloured_menu import ColouredMenu
    from tltimer.gui.tray.qt_tray import QtTray
    from tltimer.gui.tray.small_window import SmallWindow
    from tltimer.reports.evening import EveningReport
    from tltimer.reports.evidence import EvidenceReport
    from tltimer.services.bootstrap import Program
    from tltimer.services.evidence import Evidence
    from tltimer.services.open_questions import OpenQuestions
    from tltimer.services.reports import Reports
    from tltimer.system.notifications.interface import NotificationBackend


class App(QObject):
    """The parts of one running app; ``connections`` connects their signals."""

    def __init__(
        self,
        program: Program,
        tray: QtTray,
        menu: ColouredMenu,
        qt: QApplication,
        *,
        backend: Callable[[Mapping[str, str]], NotificationBackend] = notification_backend_for,
        do_not_disturb: Callable[[Mapping[str, str]], bool] = is_do_not_disturb_on,
    ) -> None:
        super().__init__(qt)
        self.qt = qt
        self.program = program
        self.reports = reports = program.reports.at_hand()
        self._evidence: Evidence | None = None
        self.changes = changes = DataChanges(self)
        self.notifier = Notifier(lambda: backend(os.environ), self)
        self.history = history = NotificationHistory(program.home.data / "notifications.json")
        quiet = QuietMode(program.home.quiet_file)
        policy = NotificationPolicy(
            reports, history, quiet, lambda: self.preferences.is_welcoming or do_not_disturb(os.environ)
        )
        self.errors = ErrorNotifications(reports, history, self.notifier, self)
        self.quiet_mode = QuietModeSwitch(reports, quiet, self.notifier, changes, self)
        self._build_controllers(program, reports)
        self._build_tray(tray, menu)
        self._build_notifications(program, policy)
        self._build_background(program, reports)

    def _build_controllers(self, program: Program, reports: Reports) -> None:
        changes = self.changes
        self.icons = TrayIcons()
        self.tracking = TrackingController(program, reports, changes, self)
        self.week = WeekController(
            reports, self, lambda week: program.repository_stats.week(week), lambda: program.audits.is_offered()
        )
        self.day = DayController(program, reports, lambda: self.week.look, changes, self, self._noticed_on)
        self.target = TargetController(program, reports, self.week, changes, self)
        self.prompts = PromptsController(reports, self.week, self)
        self.promises = PromisesController(lambda: program.tracker, lambda: program.promises, reports, changes, self)
        self.quick_switch = QuickSwitchController(
            lambda: program.tracker,
            reports,
            self.promises,
            lambda: self.week.look,
            self.icons,
            changes,
            self,
            lambda: self.evidence_task.offer,
        )
        self.shortcuts = GlobalShortcuts(parent=self)
        self.evening = EveningController(program, self.week, self.notifier, changes, lambda: self.evidence, self)
        self.missed_review = MissedReview(reports, self._open_questions, self.evening.show, self.evening.follow)
        self.status = StatusController(reports, program.undo_redo.undo_label, self.missed_review, self)
        self.export = ExportController(program.home, lambda: self.week.look, changes, self)
        self.audit = AuditController(program, reports, lambda: self.week.look, changes, self.export.attend_audit, self)
        self.printing = PrintController(program, reports, changes, self)
        self.preferences = PreferencesController(
            program,
            reports,
            lambda: self.week.look,
            self.icons,
            lambda: self.presence.told_by,
            self.shortcuts.state,
            changes,
            self,
        )
        self.shortcut_actions = ShortcutsController(
            self.preferences.take_pressed, self.tracking, self.quick_switch, self
        )

    def _build_tray(self, tray: QtTray, menu: ColouredMenu) -> None:
        self.menu_actions = MenuActions(
            self.icons, self, column=has_column(sys.platform, os.environ.get("XDG_CURRENT_DESKTOP", ""))
        )
        self.menu = TrayMenu(menu, self.menu_actions, lambda: self.week.look, self)
        self.tray = AutoTray(tray, lambda: second_tray(menu, self), self)
        self.tray_host = TrayHostWatcher(self)
        self.tray_or_window = TrayOrWindow(
            self.tray, self._make_small_window, self.program.home.cache / "window.json", parent=self
        )
        self.tray_controller = TrayController(
            self.reports,
            self.status,
            self.quiet_mode,
            self.icons,
            self.menu_actions,
            self.menu,
            self.tray,
            self.tray_or_window,
            self,
        )

    def _build_notifications(self, program: Program, policy: NotificationPolicy) -> None:
        reports, notifier = self.reports, self.notifier
        self._policy = policy
        self.saved_answer = SavedAnswer(notifier, self)
        self.focus_notifications = FocusNotifications(reports, policy, notifier, self)
        self.commit_notifications = CommitNotifications(policy, notifier, self)
        self.days_off_notification = DaysOffNotification(
            reports, policy, notifier, program.days_off, self.changes, self
        )
        self.meeting_notifications = MeetingNotifications(reports, policy, notifier, self.tracking, self)
        self.target_notifications = TargetNotifications(
            reports, policy, notifier, self.target, self.week.show_week, self
        )
        self.absence = AbsenceController(
            program.absences,
            program.undo_redo,
            reports,
            policy,
            self.week,
            notifier,
            self.missed_review,
            self.changes,
            self.saved_answer,
            self,
        )
        self.evening_reminder = EveningReminder(reports, policy, lambda: self.absence.holds_back, self)
        self.work_start = WorkStartNotification(
            policy, notifier, self.tracking, self.missed_review, self.saved_answer, self._is_asking, self
        )
        self.do_not_disturb_offer = DoNotDisturbOffer(
            policy, notifier, lambda: program.modes, self.changes, knows_do_not_disturb, self
        )
        self.autostart = AutostartNotification(
            program.home,
            program.journal,
            reports,
            policy,
            notifier,
            os.environ,
            lambda: self._is_asking() or self.work_start.asks,
            self.changes,
            self,
        )

    def _build_background(self, program: Program, reports: Reports) -> None:
        self.day_end = DayEnd(lambda: program.hooks, self)
        heartbeat = Heartbeat(program.home.data / "heartbeat")
        self.presence = PresenceMonitor(program.absences, program.clock, heartbeat, os.environ, self)
        hold = DoNotDisturbHold(program.home.data / "do-not-disturb.json", lambda: do_not_disturb_for(os.environ))
        self.do_not_disturb = DoNotDisturbTask(
            hold, lambda: self.presence.is_away, lambda: self.presence.is_at_keyboard, self
        )
        self.desktop_calendars = DesktopCalendarWatch(program.calendars, os.environ, self)
        self.calendar_refresh = CalendarRefresh(program.calendars, lambda: program.time_blocks, reports, self)
        self.repository_refresh = RepositoryRefresh(program.home, reports.now, parent=self)
        self.evidence_task = EvidenceTask(
            program.home,
            lambda: self.evidence,
            reports,
            program.clock,
            os.environ,
            lambda: self.presence.is_at_keyboard,
            parent=self,
        )
        self.noticed = EvidenceController(
            lambda: self.evidence,
            reports,
            self.changes,
            self.notifier,
            self.history,
            self.evidence_task.app_in,
            self,
        )
        self.noticed_notification = NoticedNotification(
            self._policy, self.notifier, self.noticed.follow, self.noticed.reject, self
        )
        self.plan_snapshots = PlanSnapshotTask(program.journal, program.calendars, reports, self)
        self.backups = AutoBackup(program.home, reports, self)
        self.file_watcher = FileWatcher(program.home, reports.fingerprint, self)
        self.minute_timer = MinuteTimer(program.clock, self)
        self.single_instance = FirstInstance(self)
        self.shutdown = Shutdown(self)

    @property
    def evidence(self) -> Evidence:
        """The evidence; made when it is first needed, and so only while a source is on."""
        if self._evidence is None:
            self._evidence = self.program.evidence_from(self.reports)
            self._evidence.know_commits(())  # a child process reads them now and then
        return self._evidence

    def _noticed_on(self, day: date) -> EvidenceReport | None:
        return self.evidence.noticed(day) if self.reports.settings()[schema.EVIDENCE_SOURCES] else None

    def _open_questions(self) -> OpenQuestions:
        from tltimer.services.open_questions import OpenQuestions

        journal, calendars = self.program.journal, self.program.calendars
        return OpenQuestions(self.reports, journal, calendars, noticed=self._noticed_on)

    def begin(self) -> None:
        """Show the icon first, and then start everything that is not seen at once."""
        connect(self)
        self.qt.setWindowIcon(self.icons.icon("chevrons", "blue", IN_A_PANEL))
        self.status.look()
        self.tray_controller.begin()
        self.release_memory()  # now, so that what is loaded next takes its place
        QTimer.singleShot(0, self._settle_in)

    def _settle_in(self) -> None:
        reason = obstacle(self.program.home)
        if reason and not self.status.problem:  # which is told already, and the cause of this
            self.errors.tell(_("Your changes will not be saved"), reason)
        self.single_instance.listen(self.program.home)
        self.tray_host.start()
        self.file_watcher.start()
        self.presence.start()
        self.minute_timer.start()
        self.evening_reminder.start()
        self.calendar_refresh.look()
        self.desktop_calendars.look()
        self.repository_refresh.look()
        self.status.look()
        self.errors.show_problems()
        self.autostart.follow()
        self.tray_controller.show_whole_menu()
        self.release_memory()
        self._follow_modes()

    def end(self) -> None:
        """Remove everything from the screen, and stop all parts."""
        self.do_not_disturb.close()
        self.evidence_task.close()
        self.tray_or_window.end()
        self.evening.close()
        self.absence.close()
        self.target.close()
        self.prompts.close()
        self.quick_switch.close()
        self.shortcuts.close()
        self.presence.close()
        self.desktop_calendars.close()
        self.preferences.close()
        self.week.close()
        self.audit.close()
        self.day.close()
        self.single_instance.close()
        self.notifier.close()
        self.shutdown.close()

    def show_data(self) -> None:
        """Bring everything on the screen up to date."""
        self.status.look()
        self.tray_controller.update()
        self.day.update()
        self.quick_switch.update()
        self.preferences.update()
        if self.status.problem:
            return  # the other windows keep what they show
        self.week.update()
        self.audit.update()
        self.evening.update()
        self.absence.update()
        self.target_notifications.follow_decisions()

    def show_review(self, report: EveningReport) -> None:
        """Offer the end-of-day review, in place of a question after an absence that nobody answered."""
        self.absence.close()
        self.evening.offer(report)

    def _is_asking(self) -> bool:
        return self.evening.asks or self.absence.asks

    def release_memory(self) -> None:
        """Free the memory that only the start or a window needed: everything else is held all day long."""
        self.program.journal.let_go()
        linecache.clearcache()  # what the last import has left

    def release_window(self) -> None:
        """Free the memory that a window needed, once it is closed."""
        from tltimer.system.freed_memory import return_freed_memory

        self.release_memory()
        QTimer.singleShot(0, return_freed_memory)  # its parts are deleted after it

    def back_up(self) -> None:
        """Make the day's backup, if it is due; while the log cannot be read, it waits."""
        if not self.status.problem:
            self.backups.look()

    def follow_quiet_mode(self, quiet: bool) -> None:
        """Close the question on the screen if the user wants quiet."""
        if quiet:
            self.absence.close()
        self.tray_controller.show_menu()

    def follow_settings(self) -> None:
        """Follow the settings that the tray and the session depend on."""
        self.tray_controller.follow_settings()
        self.autostart.follow()
        self._follow_modes()

    def _follow_modes(self) -> None:
        with suppress(Refused):  # these wait until the log, which has the modes, can be read
            self.evidence_task.follow()
            self.shortcuts.follow(self.reports.settings(), self.reports.rules())

    def _make_small_window(self) -> SmallWindow:
        from tltimer.gui.tray.small_window import SmallWindow

        return SmallWindow(self.menu_actions, self.menu, self.week.look)

    def grant(self, wish: str, token: str) -> None:
        """Carry out the request of a second start."""
        if wish == PICK:
            self.quick_switch.open(token)
            return
        if wish == SHOW_WEEK:
            self.changes.showing(self.week.show_week)(token)
        if not self.tray.available and self.tray_or_window.window is not None:
            self.tray_or_window.show_window()
