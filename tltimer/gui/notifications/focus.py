"""Warns when a meeting is about to cut coding short, and when meetings fragment the day."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject

from tltimer.domain.timeline.instants import elapsed, format_instant
from tltimer.gui.notifications.notifier import UserNotification
from tltimer.reports.notification_policy import Topic, block_cut, fragmented_day, no_focus_block, short_gap
from tltimer.wording import formats
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.reports.status import Status
    from tltimer.services.reports import Reports
    from tltimer.services.worker_messages import CommitNotification

FRESH = timedelta(minutes=1)
"""For how long a switch counts as made just now; calendars that are being read arrive within it."""


class FocusNotifications(QObject):
    """Looks at each change of the present what may be said, says it once, and withdraws what no longer holds."""

    def __init__(
        self, reports: Reports, policy: NotificationPolicy, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._policy = policy
        self._notifier = notifier
        self._running: tuple[str, datetime] | None = None
        self._shown: dict[Topic, datetime] = {}

    def look(self, status: Status, rules: Rules) -> None:
        """Show the notifications about the present that are due."""
        self._withdraw(status, rules)
        if self._is_fresh(status):
            self._warn_of_gap(status, rules)
        self._warn_of_cut(status, rules)
        self._warn_of_day(status, rules)
        self._warn_in_the_morning(status, rules)

    def _is_fresh(self, status: Status) -> bool:
        running = status.running
        if running is None:
            self._running = ("", status.now)
            return False
        if self._running is None:  # the app has just started, and what runs began before
            self._running = (running.id, running.at)
        elif self._running[0] != running.id:
            self._running = (running.id, status.now)
        return status.now - self._running[1] <= FRESH

    def _warn_of_gap(self, status: Status, rules: Rules) -> None:
        meeting = short_gap(status, self._policy.settings, rules.modes)
        if meeting is None or not self._policy.permit(Topic.SHORT_GAP, _cause(meeting), status, rules):
            return
        from tltimer.wording.notifications import short_gap_words

        seconds = elapsed(status.now, meeting.start)
        promise = self._reports.fitting_promise(seconds)
        words = short_gap_words(
            seconds, one_line(meeting.title), _time(meeting, rules), one_line(promise.text) if promise else ""
        )
        self._show(Topic.SHORT_GAP, words, meeting.start)

    def _warn_of_cut(self, status: Status, rules: Rules) -> None:
        meeting = block_cut(status, rules.sizes)
        if meeting is None or not self._policy.permit(Topic.BLOCK_CUT, _cause(meeting), status, rules):
            return
        from tltimer.wording.notifications import block_cut_words

        words = block_cut_words(elapsed(status.now, meeting.start), one_line(meeting.title), _time(meeting, rules))
        self._show(Topic.BLOCK_CUT, words, meeting.start)

    def _warn_of_day(self, status: Status, rules: Rules) -> None:
        day = fragmented_day(status.today, status.now, rules.sizes)
        if day is None or not self._policy.permit(Topic.FRAGMENTED_DAY, day.cause, status, rules):
            return
        from tltimer.wording.notifications import fragmented_words

        move, gain, until = self._best_move(status, rules)
        words = fragmented_words(day.meeting, day.longest_left, rules.days.zone, move, gain)
        self._show(Topic.FRAGMENTED_DAY, words, until)

    def _warn_in_the_morning(self, status: Status, rules: Rules) -> None:
        cause = no_focus_block(status.today, status.now)
        if cause is None or not self._policy.permit(Topic.NO_FOCUS_BLOCK, cause, status, rules):
            return
        from tltimer.wording.notifications import no_focus_block_words

        move, gain, until = self._best_move(status, rules)
        self._show(Topic.NO_FOCUS_BLOCK, no_focus_block_words(move, gain), until)

    def _show(self, topic: Topic, words: tuple[str, str], until: datetime) -> None:
        self._notifier.notify(UserNotification(topic, *words))
        self._shown[topic] = until

    def _best_move(self, status: Status, rules: Rules) -> tuple[str, str, datetime]:
        """Return the words of the move that gains most today, and when they expire; "" if there is none."""
        from tltimer.reports.plan import best_of
        from tltimer.wording.plan import gain_words, proposed_move

        move = best_of(self._reports.plan(status.today.date, status.today.date))
        if move is None:
            return "", "", status.today.span.end
        # A meeting that has begun cannot be moved, and none to a time that is over.
        return proposed_move(move, rules.days.zone), gain_words(move), min(move.meeting.start, move.start)

    def _withdraw(self, status: Status, rules: Rules) -> None:
        """Withdraw a warning about a meeting that has begun, a day that is over, a gap when coding has ended."""
        no_gap = short_gap(status, self._policy.settings, rules.modes) is None
        for topic, until in tuple(self._shown.items()):
            if status.now >= until or (topic is Topic.SHORT_GAP and no_gap):
                del self._shown[topic]
                self._notifier.withdraw(topic)


def _cause(meeting: Meeting) -> str:
    return f"{meeting.uid} {format_instant(meeting.start)}"


def _time(meeting: Meeting, rules: Rules) -> str:
    return formats.wall_time(meeting.start, rules.days.zone)


class CommitNotifications(QObject):
    """Keeps the notifications about repositories until they may be shown."""

    def __init__(self, policy: NotificationPolicy, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._policy = policy
        self._notifier = notifier
        self._waiting: list[CommitNotification] = []

    def keep(self, waiting: list[CommitNotification]) -> None:
        """Keep notifications for later."""
        self._waiting = waiting

    def look(self, status: Status, rules: Rules) -> None:
        """Show one of them, if it may be shown."""
        window = status.today.free.window
        if not self._waiting or window is None or not window.covers(status.now):
            return
        for waiting in self._waiting:
            if self._policy.permit(Topic(waiting["topic"]), waiting["cause"], status, rules):
                self._notifier.notify(UserNotification(waiting["topic"], waiting["title"], waiting["body"]))
                return
