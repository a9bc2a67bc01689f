"""Offers, once, after the first focus block, to keep the desktop from disturbing while a mode of coding runs."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject

from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic, quiet_mode_to_offer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tltimer.domain.rules import Rules
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.reports.status import Status
    from tltimer.services.modes_and_kinds import ModesAndKinds

CAUSE = "offered"


class DoNotDisturbOffer(QObject):
    """Looks when the present was read; the desktop is asked only once there is a reason to offer.

    Args:
        policy: permits the offer.
        notifier: shows it.
        modes: returns the list of modes, which turns it on for a mode.
        changes: carries that out.
        is_known: returns whether this desktop's do-not-disturb can be set.
        parent: as of any QObject.
    """

    def __init__(
        self,
        policy: NotificationPolicy,
        notifier: Notifier,
        modes: Callable[[], ModesAndKinds],
        changes: DataChanges,
        is_known: Callable[[Mapping[str, str]], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._policy = policy
        self._notifier = notifier
        self._modes = modes
        self._changes = changes
        self._is_known = is_known

    def look(self, status: Status, rules: Rules) -> None:
        """Offer it if a focus block has ended today and no mode asks for it yet."""
        key = quiet_mode_to_offer(status.today, rules.modes)
        if key is None or CAUSE in self._policy.ever() or not self._is_known(os.environ):
            return
        if not self._policy.permit(Topic.DO_NOT_DISTURB, CAUSE, status, rules):
            return
        from tltimer.wording.notifications import do_not_disturb_words

        buttons = (
            NotificationButton(_("Turn on"), lambda _token: self._turn_on(key)),
            NotificationButton(_("No"), lambda _token: None),
        )
        words = do_not_disturb_words(rules.modes.mode(key).label)
        self._notifier.notify(UserNotification(Topic.DO_NOT_DISTURB, *words, buttons))

    def _turn_on(self, key: str) -> None:
        self._changes.carry_out(lambda: self._modes().change_mode(key, do_not_disturb=True))
