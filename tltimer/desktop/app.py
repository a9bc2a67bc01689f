"""The app: builds its parts and connects them."""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from tltimer.desktop.away.asking import AwayAsking
from tltimer.desktop.away.noticing import Noticing
from tltimer.desktop.day.desk import DayDesk
from tltimer.desktop.deciding.deciding import Deciding
from tltimer.desktop.deciding.reminder import Reminder
from tltimer.desktop.evening.evenings import Evenings
from tltimer.desktop.evening.look_back import LookBack
from tltimer.desktop.leading import Leading
from tltimer.desktop.orders import Orders
from tltimer.desktop.present import Present
from tltimer.desktop.running.backups import Backups
from tltimer.desktop.running.clockwork import Clockwork
from tltimer.desktop.running.ending import Ending
from tltimer.desktop.running.refresh import Refresh
from tltimer.desktop.running.remembering import Remembering
from tltimer.desktop.running.renewal import Renewal
from tltimer.desktop.running.session_start import SessionStart
from tltimer.desktop.running.single import SHOW_WEEK, first_instance
from tltimer.desktop.running.watch import Watch
from tltimer.desktop.setting_up import SettingUp
from tltimer.desktop.speech.attendance import Attendance
from tltimer.desktop.speech.beginning import Beginning
from tltimer.desktop.speech.commits import CommitNotices
from tltimer.desktop.speech.leave import Leave
from tltimer.desktop.speech.notices import Notices
from tltimer.desktop.speech.questions import Questions
from tltimer.desktop.speech.said import SaidFile
from tltimer.desktop.speech.saying import Saying
from tltimer.desktop.speech.silence import Silence
from tltimer.desktop.speech.warnings import Warnings
from tltimer.desktop.tray.actions import Actions
from tltimer.desktop.tray.either_tray import EitherTray, second_tray
from tltimer.desktop.tray.host import TrayHostWatch
from tltimer.desktop.tray.icons import Icons, shape_of
from tltimer.desktop.tray.menu import TrayMenu
from tltimer.desktop.tray.offer import tooltip_of
from tltimer.desktop.tray.places import Places
from tltimer.desktop.tray.qt_tray import QtTray
from tltimer.desktop.windows import Windows
from tltimer.home import obstacle
from tltimer.host.disturb.choice import is_unwanted
from tltimer.host.heartbeat import Heartbeat
from tltimer.host.notify.choice import notifier_for
from tltimer.host.quiet_day import QuietDay
from tltimer.language import _
from tltimer.program import Program
from tltimer.report.notices import Topic
from tltimer.report.now import Status
from tltimer.report.rules import Rules
from tltimer.settings import schema

if TYPE_CHECKING:
    from tltimer.desktop.tray.small_window import SmallWindow


class App(QObject):
    """All parts of one running app; what leads from where to where stands in ``_connect``."""

    def __init__(self, program: Program, tray: QtTray, menu: QMenu, qt: QApplication) -> None:
        super().__init__(qt)
        self._qt = qt
        self._program = program
        self.overview = overview = program.overview.at_hand()
        self.icons = Icons()
        self.present = Present(overview, self)
        self.orders = Orders(program.tracker, overview, self)
        self.actions = Actions(self.icons, self)
        self.menu = TrayMenu(menu, self.actions, self)
        self.tray = EitherTray(tray, lambda: second_tray(menu, self), self)
        self.host = TrayHostWatch(self)
        self.windows = Windows(overview, self, lambda week: program.authorship.week(week))
        self.setting_up = SettingUp(program, overview, lambda: self.windows.look, self.icons, self)
        self.day = DayDesk(program, overview, lambda: self.windows.look, self)
        self.places = Places(self.tray, self._make_small_window, program.home.cache / "window.json", parent=self)
        self.deciding = Deciding(program, overview, self.windows, self)
        self.questions = Questions(overview, self.windows, self)
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
        self.beginning = Beginning(leave, self.notices, self)
        self.session = SessionStart(program.home, program.journal, overview, leave, self.notices, os.environ, self)
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
        self._connect()
        self.present.look()
        self._show_offer()
        wish = self.overview.settings()[schema.TRAY_BACKEND]
        self.tray.prefer(wish)
        self.places.begin(wish)
        QTimer.singleShot(0, self._settle_in)

    def _settle_in(self) -> None:
        blocked = obstacle(self._program.home)
        if blocked:
            self.saying.tell(_("Nothing of what you do will be kept"), blocked)
        self.first.listen(self._program.home)
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

    def _connect(self) -> None:
        actions, orders, present, windows = self.actions, self.orders, self.present, self.windows

        # What is chosen in menu or window becomes an order.
        actions.turn_chosen.connect(orders.take_turn)
        actions.mode_chosen.connect(orders.switch)
        actions.stop_chosen.connect(orders.stop)
        actions.person_chosen.connect(orders.meet)
        actions.moment_chosen.connect(orders.begin_earlier)
        actions.kind_chosen.connect(orders.set_kind)
        actions.confirm_chosen.connect(orders.confirm)
        actions.undo_chosen.connect(orders.undo)
        self.tray.back_wanted.connect(orders.back)
        actions.other_person_wanted.connect(self.questions.ask_person)
        actions.other_moment_wanted.connect(self.questions.ask_moment)
        self.questions.person_named.connect(orders.meet)
        self.questions.moment_named.connect(orders.begin_at)
        actions.promise_wanted.connect(self.questions.ask_promise)
        actions.note_wanted.connect(self.questions.ask_note)
        actions.promises.kept.connect(self.leading.keep)
        actions.promises.put_off.connect(self.leading.put_off)
        actions.promises.later_wanted.connect(self.questions.ask_due)
        actions.promises.drop_wanted.connect(self.questions.ask_reason)
        self.questions.promised.connect(self.leading.promise)
        self.questions.noted.connect(self.leading.note)
        self.questions.put_off.connect(self.leading.put_off)
        self.questions.dropped.connect(self.leading.drop)
        actions.week_wanted.connect(lambda: windows.show_week())
        actions.today_wanted.connect(lambda: self.day.open())
        windows.day_wanted.connect(self.day.open)
        actions.quiet_chosen.connect(self.silence.turn)
        actions.settings_wanted.connect(lambda: self.setting_up.show_settings())
        actions.quit_wanted.connect(self._qt.quit)

        # What changed, by an order or from outside, is looked at and shown.
        orders.done.connect(self.watch.acknowledge)
        orders.done.connect(self._look)
        self.leading.done.connect(self.watch.acknowledge)
        self.leading.done.connect(self._look)
        self.leading.refused.connect(self.saying.refuse)
        orders.refused.connect(self.saying.refuse)
        orders.refused.connect(self._show_offer)
        self.watch.changed.connect(self._look)
        self.watch.changed.connect(self.saying.complain)
        self.watch.changed.connect(self._program.journal.keep_copies)
        self.watch.changed.connect(self._follow_settings)
        self.refresh.refreshed.connect(self._look)
        self.renewal.renewed.connect(self.commit_notices.take)
        self.renewal.renewed.connect(windows.update)
        self.refresh.refreshed.connect(self.remembering.look_anew)
        self.menu.menu.aboutToShow.connect(present.look)
        self.menu.menu.aboutToShow.connect(self._show_whole_offer)
        present.unreadable.connect(self.saying.refuse)

        # What the present moment shows and leads to.
        present.looked.connect(self._show_status)
        present.looked.connect(self.noticing.know)
        present.looked.connect(self.beginning.know)
        present.looked.connect(self.session.know)
        present.looked.connect(self.reminder.know)
        present.looked.connect(self.commit_notices.look)
        present.looked.connect(self.warnings.look)
        present.looked.connect(self.evenings.look)
        present.looked.connect(self.attendance.look)  # the last, as it can write
        self.attendance.turned.connect(orders.follow_calendar)
        self.attendance.accepted.connect(orders.take_turn)
        self.evenings.due.connect(self.look_back.offer)
        self.look_back.put_off.connect(self.evenings.put_off)
        self.look_back.done.connect(self.evenings.done)
        self.look_back.changed.connect(self.watch.acknowledge)
        self.look_back.changed.connect(self._look)
        self.look_back.refused.connect(self.saying.refuse)
        self.look_back.promise_later_wanted.connect(self.questions.ask_due)
        self.look_back.promise_drop_wanted.connect(self.questions.ask_reason)
        self.look_back.week_wanted.connect(windows.show_week)
        self.look_back.day_wanted.connect(self.day.open)
        windows.span_shown.connect(self.refresh.want)
        self.day.changed.connect(self.watch.acknowledge)
        self.day.changed.connect(self._look)
        self.day.week_wanted.connect(lambda: windows.show_week())
        self.day.span_shown.connect(self.refresh.want)
        windows.week_opened.connect(self.deciding.attend)
        windows.week_opened.connect(self.leading.attend)
        self.deciding.changed.connect(self.watch.acknowledge)
        self.deciding.changed.connect(self.reminder.take_back)
        self.deciding.changed.connect(self._look)
        self.deciding.changed.connect(self.refresh.look)  # what was undone is taken out of its calendar
        self.deciding.refused.connect(self.saying.refuse)
        self.deciding.told.connect(self.saying.tell)
        self.notices.chosen.connect(self._take_answer)

        # Who was away is asked on return.
        self.noticing.returned.connect(self.watch.acknowledge)
        self.noticing.returned.connect(self._look)
        self.noticing.returned.connect(self.away_asking.ask)
        self.noticing.active.connect(self.beginning.look)
        self.noticing.active.connect(self.session.look)
        self.session.refused.connect(self.saying.refuse)
        self.session.failed.connect(self.saying.tell)
        self.noticing.refused.connect(self.saying.refuse)
        self.silence.begun.connect(self.away_asking.close)
        self.silence.changed.connect(self._show_offer)
        self.silence.refused.connect(self.saying.refuse)
        self.away_asking.changed.connect(self.watch.acknowledge)
        self.away_asking.changed.connect(self._look)
        self.away_asking.refused.connect(self.saying.refuse)
        self.beginning.mode_chosen.connect(orders.switch)
        self.beginning.switch_wanted.connect(lambda: self.places.show_window())

        # Settings, and the first steps.
        self.setting_up.changed.connect(self.watch.look)
        self.setting_up.mode_chosen.connect(orders.switch)
        self.setting_up.band_wanted.connect(lambda: windows.show_week())
        self.setting_up.window_wanted.connect(lambda: self.places.show_window())
        self.setting_up.refused.connect(self.saying.refuse)
        self.tray.available_changed.connect(self.setting_up.show_place)

        # Once a minute.
        self.clockwork.minute.connect(self.noticing.look)
        self.clockwork.minute.connect(self.watch.look)
        self.clockwork.minute.connect(present.look)
        self.clockwork.minute.connect(self.refresh.look)
        self.clockwork.minute.connect(self.day.update)
        self.clockwork.minute.connect(self.remembering.look)
        self.clockwork.minute.connect(self.reminder.look)
        self.clockwork.minute.connect(self.renewal.look)
        self.clockwork.minute.connect(self.backups.look)
        self.backups.refused.connect(self.saying.refuse)

        # The desktop around.
        self.host.came.connect(self.tray.host_came)
        self.host.went.connect(self.tray.host_went)
        self.host.xembed_changed.connect(self.tray.take_xembed)
        self.tray.available_changed.connect(self.places.follow)
        self.tray.available_changed.connect(self.saying.take_back)
        self.tray.clicked.connect(lambda: self.places.show_window())
        self.places.no_tray.connect(self.saying.tell_of_window)
        self.first.wished.connect(self._grant)
        self.ending.wanted.connect(self._qt.quit)

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

    def _look(self) -> None:
        self.present.look()
        self._show_offer()
        if self.places.window is not None and self.places.window.isVisible():
            QTimer.singleShot(0, self._show_whole_offer)
        self.windows.update()
        self.day.update()
        self.look_back.update()
        self.away_asking.update()
        self.setting_up.update()

    def _show_status(self, status: Status, rules: Rules) -> None:
        look = shape_of(status.mode, rules.modes)
        self.tray.show_state(look, self.icons.icon(*look), tooltip_of(status, rules))

    def _show_offer(self) -> None:
        offer = self.present.offer()
        if offer is not None:
            self.actions.show_offer(offer)
            self.menu.show_offer(offer)
            self.actions.show_quiet(self.silence.is_on)

    def _show_whole_offer(self) -> None:
        self.present.ask_around()
        self._show_offer()

    def _follow_settings(self) -> None:
        wish = self.overview.settings()[schema.TRAY_BACKEND]
        self.tray.prefer(wish)
        self.places.choose(wish)
        self.session.follow()

    def _make_small_window(self) -> "SmallWindow":
        from tltimer.desktop.tray.small_window import SmallWindow

        return SmallWindow(self.actions, self.menu, self.windows.look)

    def _take_answer(self, topic: str, action: str, token: str) -> None:
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

    def _grant(self, wish: str, token: str) -> None:
        """Do what a second start wishes."""
        if wish == SHOW_WEEK:
            self.windows.show_week(token)
        if not self.tray.available and self.places.window is not None:
            self.places.show_window()
