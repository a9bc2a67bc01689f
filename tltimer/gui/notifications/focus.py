"""Says it when a meeting is about to cut the coding short, and when the day is cut up or will be."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from tltimer.domain.focus.blocks import Cause
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.instants import elapsed, format_instant
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.policy import NotificationPolicy
from tltimer.reports.notification_policy import Topic, block_cut, fragmented, no_focus_block, short_gap
from tltimer.reports.status import Status
from tltimer.services.reports import Reports
from tltimer.system.notifications.interface import Notification
from tltimer.wording import formats, notifications
from tltimer.wording.sanitize import LONGEST_TITLE, one_line

FRESH = timedelta(minutes=1)
"""For how long a switch counts as made just now; calendars that are being read arrive within it."""


class FocusNotifications(QObject):
    """Asks at each look what may be said, says it once, and takes back what no longer holds."""

    def __init__(
        self, reports: Reports, leave: NotificationPolicy, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._leave = leave
        self._notifier = notifier
        self._schedule: tuple[str, datetime] | None = None
        self._warned: dict[Topic, datetime] = {}

    def look(self, status: Status, rules: Rules) -> None:
        """Say what is to be said of the present moment."""
        self._withdraw(status, rules)
        if self._is_fresh(status):
            self._warn_of_gap(status, rules)
        self._warn_of_cut(status, rules)
        self._warn_of_day(status, rules)
        self._warn_in_the_morning(status, rules)

    def _is_fresh(self, status: Status) -> bool:
        running = status.running
        if running is None:
            self._schedule = ("", status.now)
            return False
        if self._schedule is None:  # the app has just begun, and what runs began before
            self._schedule = (running.id, running.at)
        elif self._schedule[0] != running.id:
            self._schedule = (running.id, status.now)
        return status.now - self._schedule[1] <= FRESH

    def _warn_of_gap(self, status: Status, rules: Rules) -> None:
        meeting = short_gap(status, self._reports.settings(), rules.modes)
        if meeting is None or not self._leave.give(Topic.SHORT_GAP, _cause(meeting), status, rules):
            return
        left = elapsed(status.now, meeting.start)
        promise = self._reports.fitting_promise(left)
        words = notifications.short_gap_words(
            left, one_line(meeting.title), _time(meeting, rules), one_line(promise.text) if promise else ""
        )
        self._notifier.notify(Notification(Topic.SHORT_GAP, *words))
        self._warned[Topic.SHORT_GAP] = meeting.start

    def _warn_of_cut(self, status: Status, rules: Rules) -> None:
        meeting = block_cut(status, rules.sizes)
        if meeting is None or not self._leave.give(Topic.BLOCK_CUT, _cause(meeting), status, rules):
            return
        words = notifications.block_cut_words(
            elapsed(status.now, meeting.start), one_line(meeting.title), _time(meeting, rules)
        )
        self._notifier.notify(Notification(Topic.BLOCK_CUT, *words))
        self._warned[Topic.BLOCK_CUT] = meeting.start

    def _warn_of_day(self, status: Status, rules: Rules) -> None:
        cause = fragmented(status.today, status.now, rules.sizes)
        if cause is None or not self._leave.give(Topic.FRAGMENTED_DAY, cause, status, rules):
            return
        ended = [block.meeting for block in status.today.blocks if block.ended_by is Cause.MEETING]
        title, body = notifications.fragmented_words(one_line(ended[-1]) if ended and ended[-1] else None)
        move, gain, until = self._best_move(status, rules)
        self._notifier.notify(Notification(Topic.FRAGMENTED_DAY, title, f"{body}\n{move}\n{gain}" if move else body))
        self._warned[Topic.FRAGMENTED_DAY] = until

    def _warn_in_the_morning(self, status: Status, rules: Rules) -> None:
        cause = no_focus_block(status.today, status.now)
        if cause is None or not self._leave.give(Topic.NO_FOCUS_BLOCK, cause, status, rules):
            return
        move, gain, until = self._best_move(status, rules)
        self._notifier.notify(Notification(Topic.NO_FOCUS_BLOCK, *notifications.no_focus_block_words(move, gain)))
        self._warned[Topic.NO_FOCUS_BLOCK] = until

    def _best_move(self, status: Status, rules: Rules) -> tuple[str, str, datetime]:
        """Word the move that gives today the most, empty words if there is none, and say until when it holds."""
        from tltimer.reports.plan import best_of
        from tltimer.wording.plan import gain_words, move_words

        move = best_of(self._reports.plan(status.today.date, status.today.date))
        if move is None:
            return "", "", status.today.span.end
        # A meeting that has begun cannot be moved, and none to a time that is over.
        return move_words(move, rules.days.zone, LONGEST_TITLE), gain_words(move), min(move.meeting.start, move.start)

    def _withdraw(self, status: Status, rules: Rules) -> None:
        """Take back a warning of a meeting that has begun, of a day that is over, of a gap when coding has ended."""
        no_gap = short_gap(status, self._reports.settings(), rules.modes) is None
        for topic, start in tuple(self._warned.items()):
            if status.now >= start or (topic is Topic.SHORT_GAP and no_gap):
                del self._warned[topic]
                self._notifier.withdraw(topic)


def _cause(meeting: Meeting) -> str:
    return f"{meeting.uid} {format_instant(meeting.start)}"


def _time(meeting: Meeting, rules: Rules) -> str:
    return formats.wall_time(meeting.start, rules.days.zone)


class CommitNotifications(QObject):
    """Keeps what is to be said until there is leave to say it."""

    def __init__(self, leave: NotificationPolicy, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = leave
        self._notifier = notifier
        self._waiting: list[list[str]] = []

    def take(self, found: list[list[str]]) -> None:
        """Take in what there is to say by now."""
        self._waiting = found

    def look(self, status: Status, rules: Rules) -> None:
        """Say one thing, if there is one and it may be said."""
        window = status.today.free.window
        if not self._waiting or window is None or not window.covers(status.now):
            return
        for topic, cause, title, body in self._waiting:
            if self._leave.give(Topic(topic), cause, status, rules):
                self._notifier.notify(Notification(topic, title, body))
                return
