"""Says it when a meeting is about to cut the coding short, and when the day is cut up."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from tltimer.desktop.notices import Notices
from tltimer.desktop.said import SaidFile
from tltimer.desktop.titles import plain
from tltimer.focus.causes import Cause
from tltimer.host.notify.notice import Notice
from tltimer.overview import Overview
from tltimer.report import sentences, wording
from tltimer.report.notices import Topic, cut_up, may_say, short_gap
from tltimer.report.now import Status
from tltimer.report.rules import Rules
from tltimer.timeline.instants import elapsed, format_instant

FRESH = timedelta(minutes=1)
"""For how long a switch counts as made just now; calendars that are being read arrive within it."""


class Warnings(QObject):
    """Asks at each look what may be said, says it once, and takes back what no longer holds."""

    def __init__(self, overview: Overview, said: SaidFile, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overview = overview
        self._said = said
        self._notices = notices
        self._seen: tuple[str, datetime] | None = None
        self._warned: datetime | None = None

    def look(self, status: Status, rules: Rules) -> None:
        """Say what is to be said of the present moment."""
        self._withdraw(status, rules)
        if self._is_fresh(status):
            self._warn_of_gap(status, rules)
        self._warn_of_day(status, rules)

    def _is_fresh(self, status: Status) -> bool:
        running = status.running
        if running is None:
            self._seen = ("", status.now)
            return False
        if self._seen is None:  # the app has just begun, and what runs began before
            self._seen = (running.id, running.at)
        elif self._seen[0] != running.id:
            self._seen = (running.id, status.now)
        return status.now - self._seen[1] <= FRESH

    def _warn_of_gap(self, status: Status, rules: Rules) -> None:
        meeting = short_gap(status, self._overview.settings(), rules.modes)
        if meeting is None:
            return
        title, body = sentences.short_gap_words(
            elapsed(status.now, meeting.start), plain(meeting.title), wording.wall_time(meeting.start, rules.days.zone)
        )
        if self._say(Topic.SHORT_GAP, f"{meeting.uid} {format_instant(meeting.start)}", title, body, status, rules):
            self._warned = meeting.start

    def _warn_of_day(self, status: Status, rules: Rules) -> None:
        cause = cut_up(status.today, status.now, rules.sizes)
        if cause is None:
            return
        ended = [block.meeting for block in status.today.blocks if block.ended_by is Cause.MEETING]
        title, body = sentences.cut_up_words(plain(ended[-1]) if ended and ended[-1] else None)
        self._say(Topic.CUT_UP_DAY, cause, title, body, status, rules)

    def _say(self, topic: Topic, cause: str, title: str, body: str, status: Status, rules: Rules) -> bool:
        day = status.today.date
        if not may_say(topic, cause, self._said.of(day), status, self._overview.settings(), rules.modes):
            return False
        self._said.add(day, topic, cause, status.now)
        self._notices.notify(Notice(topic, title, body))
        return True

    def _withdraw(self, status: Status, rules: Rules) -> None:
        """Take the warning of a short gap back when the meeting has begun, or coding has ended."""
        if self._warned and (
            status.now >= self._warned or short_gap(status, self._overview.settings(), rules.modes) is None
        ):
            self._warned = None
            self._notices.withdraw(Topic.SHORT_GAP)
