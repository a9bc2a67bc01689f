"""Carries out the answers to disagreements of evidence and log, wherever they are given."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from PySide6.QtCore import QObject

from tltimer.domain.timeline.spans import Span
from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.notifications.history import NotificationHistory
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.services.evidence import Evidence
    from tltimer.services.reports import Reports

TOPIC = "app"

AppIn = Callable[[Span, str], str | None]


class EvidenceController(QObject):
    """Accepts and rejects; of a rejected suggestion it asks once whether the application should count differently.

    Args:
        evidence: returns the evidence, which keeps the answers.
        reports: has the modes.
        changes: carries out changes and tells of them.
        notifier: shows the question.
        history: remembers about which applications was asked.
        app_in: returns the application that stood for a mode in a span.
        parent: as of any QObject.
    """

    def __init__(
        self,
        evidence: Callable[[], Evidence],
        reports: Reports,
        changes: DataChanges,
        notifier: Notifier,
        history: NotificationHistory,
        app_in: AppIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._evidence = evidence
        self._reports = reports
        self._changes = changes
        self._notifier = notifier
        self._history = history
        self._app_in = app_in

    def accept(self, disagreement: Disagreement) -> None:
        """Correct the log as the evidence says, as one step of undo."""
        self._changes.carry_out(lambda: self._evidence().accept(disagreement))

    def follow(self, disagreement: Disagreement) -> None:
        """Switch as a disagreement that is still going on suggests, from its start on."""
        self._changes.carry_out(lambda: self._evidence().follow(disagreement))

    def reject(self, disagreement: Disagreement) -> None:
        """Keep the log as it is; ask once, of the application behind it, whether it should count differently."""
        if self._changes.carry_out(lambda: self._evidence().reject(disagreement)):
            self.ask_about_app(disagreement)

    def ask_about_app(self, disagreement: Disagreement) -> None:
        """Ask once whether the application behind a rejected suggestion should count differently."""
        from tltimer.wording.evidence import app_question

        app = self._app_in(disagreement.span, disagreement.evidence)
        if app is None:
            return
        # The name of a program is never kept on disk.
        checksum = f"{zlib.crc32(app.casefold().encode()):08x}"
        if not self._history.first_ever(f"counts {checksum}"):
            return
        modes = self._reports.rules().modes
        logged = modes.mode(disagreement.log) if disagreement.log in {mode.key for mode in modes} else None
        buttons = []
        if logged is not None:
            buttons.append(NotificationButton(logged.label, lambda _token: self._say(app, logged.key)))
        buttons.append(NotificationButton(_("No mode"), lambda _token: self._say(app, "")))
        noticed = modes.mode(disagreement.evidence).label
        buttons.append(NotificationButton(_("Keep {mode}").format(mode=noticed), lambda _token: None))
        words = app_question(app, noticed)
        self._notifier.notify(UserNotification(TOPIC, *words, tuple(buttons)))

    def _say(self, app: str, mode: str) -> None:
        self._changes.carry_out(lambda: self._evidence().say_app(app, mode))
        self._changes.announce_settings()
