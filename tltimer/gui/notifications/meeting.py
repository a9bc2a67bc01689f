"""Asks when a meeting begins, or follows the calendar, if the user set so; else the menu is enough."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.domain.timeline.instants import format_instant
from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.i18n.translate import _
from tltimer.reports.attendance import begun, ended, joining
from tltimer.reports.notification_policy import Topic, meeting_begun
from tltimer.settings import schema
from tltimer.wording.status import meeting_begun_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.gui.controllers.tracking import TrackingController
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.reports.attendance import SwitchOffer
    from tltimer.reports.status import Status
    from tltimer.services.reports import Reports


class MeetingNotifications(QObject):
    """Looks whether a meeting has begun or ended; about each of them it does something once."""

    def __init__(
        self,
        reports: Reports,
        policy: NotificationPolicy,
        notifier: Notifier,
        tracking: TrackingController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._policy = policy
        self._notifier = notifier
        self._tracking = tracking
        self._asked: SwitchOffer | None = None

    def look(self, status: Status, rules: Rules) -> None:
        """Act as the user set for meetings, if one has begun or ended."""
        self._withdraw(status, rules)
        wish = self._reports.settings()[schema.MEETINGS]
        if wish == "ask":
            self._ask(status, rules)
        elif wish == "switch":
            self._follow(status, rules)

    def _ask(self, status: Status, rules: Rules) -> None:
        offer = meeting_begun(status, rules.modes)
        if offer is None or offer.meeting is None:
            return
        if not self._policy.permit(Topic.MEETING, _cause(offer.meeting), status, rules):
            return
        self._asked = offer
        mode = rules.modes.mode(offer.mode).label
        buttons = (
            NotificationButton(_("Switch to {mode}").format(mode=mode), lambda _token: self._accept(offer)),
            NotificationButton(_("Not now"), lambda _token: self._decline()),
        )
        words = meeting_begun_words(offer, status, rules.modes, rules.days.zone)
        self._notifier.notify(UserNotification(Topic.MEETING, *words, buttons))

    def _accept(self, offer: SwitchOffer) -> None:
        self._asked = None
        self._tracking.accept(offer)

    def _decline(self) -> None:
        self._asked = None

    def _follow(self, status: Status, rules: Rules) -> None:
        # Once each: who undoes it, or switches back, has decided.
        offer = begun(status, rules.modes)
        if offer is not None and offer.meeting is not None:
            hint = f"joined {_cause(offer.meeting)}"
        else:
            offer = ended(status, rules.modes)
            if offer is None:
                return
            hint = f"left {format_instant(offer.since)}"
        if self._policy.first_today(status.today.date, hint):
            self._tracking.follow_calendar(offer)

    def _withdraw(self, status: Status, rules: Rules) -> None:
        """Take the question back when the meeting is over, or joined in another way."""
        if self._asked is None:
            return
        offer = joining(status, rules.modes)
        if offer is None or offer.meeting != self._asked.meeting:
            self._asked = None
            self._notifier.withdraw(Topic.MEETING)


def _cause(meeting: Meeting) -> str:
    return f"{meeting.uid} {format_instant(meeting.start)}"
