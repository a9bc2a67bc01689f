"""When a meeting begins and ends: asks about it or follows it, if the user set so; else the menu is enough."""

from PySide6.QtCore import QObject, Signal

from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.instants import format_instant
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.policy import NotificationPolicy
from tltimer.i18n.translate import _
from tltimer.reports.attendance import SwitchOffer, begun, ended, joining
from tltimer.reports.notification_policy import Topic, meeting_begun
from tltimer.reports.status import Status
from tltimer.services.reports import Reports
from tltimer.settings import schema
from tltimer.system.notifications.interface import Notification
from tltimer.wording.status import meeting_begun_words

JOIN, STAY = "join", "stay"


class MeetingNotifications(QObject):
    """Looks whether a meeting has begun or ended; about each of them it does something once."""

    turned = Signal(object)
    """The calendar alone wants this Turn."""

    accepted = Signal(object)
    """The user wants this Turn."""

    def __init__(
        self, reports: Reports, leave: NotificationPolicy, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._leave = leave
        self._notifier = notifier
        self._asked: SwitchOffer | None = None

    def look(self, status: Status, rules: Rules) -> None:
        """Do what the user set for meetings, if one has begun or ended."""
        self._withdraw(status, rules)
        wish = self._reports.settings()[schema.MEETINGS]
        if wish == "ask":
            self._ask(status, rules)
        elif wish == "switch":
            self._follow(status, rules)

    def answer(self, action: str) -> None:
        """A button of the notification was pressed."""
        turn, self._asked = self._asked, None
        if turn is not None and action == JOIN:
            self.accepted.emit(turn)

    def _ask(self, status: Status, rules: Rules) -> None:
        turn = meeting_begun(status, rules.modes)
        if turn is None or turn.meeting is None:
            return
        if not self._leave.give(Topic.MEETING, _cause(turn.meeting), status, rules):
            return
        self._asked = turn
        mode = rules.modes.mode(turn.mode).label
        actions = ((JOIN, _("Switch to {mode}").format(mode=mode)), (STAY, _("Not now")))
        words = meeting_begun_words(turn, status, rules.modes, rules.days.zone)
        self._notifier.notify(Notification(Topic.MEETING, *words, actions))

    def _follow(self, status: Status, rules: Rules) -> None:
        # Once each: who undoes it, or switches back, has decided.
        turn = begun(status, rules.modes)
        if turn is not None and turn.meeting is not None:
            hint = f"joined {_cause(turn.meeting)}"
        else:
            turn = ended(status, rules.modes)
            if turn is None:
                return
            hint = f"left {format_instant(turn.since)}"
        if self._leave.first_hint(status.today.date, hint):
            self.turned.emit(turn)

    def _withdraw(self, status: Status, rules: Rules) -> None:
        """Take the question back when the meeting is over, or joined in another way."""
        if self._asked is None:
            return
        now = joining(status, rules.modes)
        if now is None or now.meeting != self._asked.meeting:
            self._asked = None
            self._notifier.withdraw(Topic.MEETING)


def _cause(meeting: Meeting) -> str:
    return f"{meeting.uid} {format_instant(meeting.start)}"
