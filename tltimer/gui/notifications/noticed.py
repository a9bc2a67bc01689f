"""Notifications, if the user chose so, that another mode is noticed than the log has."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.domain.timeline.instants import format_instant
from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic, noticed_due

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.rules import Rules
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.reports.status import Status


class NoticedNotification(QObject):
    """Offers the switch that a disagreement suggests while it happens.

    Args:
        policy: permits it.
        notifier: shows it.
        follow: switches as a Disagreement suggests.
        reject: keeps the log as it is.
        parent: as of any QObject.
    """

    def __init__(
        self,
        policy: NotificationPolicy,
        notifier: Notifier,
        follow: Callable[[Disagreement], None],
        reject: Callable[[Disagreement], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._policy = policy
        self._notifier = notifier
        self._follow = follow
        self._reject = reject
        self._suggestion: Disagreement | None = None
        self._shown = False

    def suggest(self, suggestion: Disagreement | None) -> None:
        """Take note of a suggestion; a notification about an outdated one is withdrawn."""
        self._suggestion = suggestion
        if suggestion is None and self._shown:
            self._shown = False
            self._notifier.withdraw(Topic.NOTICED)

    def look(self, status: Status, rules: Rules) -> None:
        """Show the suggestion, if that is allowed now."""
        suggestion = self._suggestion
        if suggestion is None or not noticed_due(status, rules.modes):
            return
        from tltimer.wording.evidence import noticed_notification

        cause = f"{format_instant(suggestion.span.start)} {suggestion.evidence}"
        if not self._policy.permit(Topic.NOTICED, cause, status, rules):
            return
        self._shown = True
        mode = rules.modes.mode(suggestion.evidence).label
        buttons = (
            NotificationButton(_("Switch to {mode}").format(mode=mode), lambda _token: self._follow(suggestion)),
            NotificationButton(_("Keep as logged"), lambda _token: self._reject(suggestion)),
        )
        self._notifier.notify(UserNotification(Topic.NOTICED, *noticed_notification(suggestion, rules), buttons))
