"""Holds what runs now, and tells when it is looked at anew."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from tltimer.desktop.offer import Offer, offer_of
from tltimer.overview import Overview
from tltimer.report.now import Status
from tltimer.report.rules import Rules
from tltimer.timeline.switches import Switch

RECENT = timedelta(days=56)
"""How far back people and kinds of late are looked for."""


class Present(QObject):
    """The present moment as it was last read."""

    looked = Signal(object, object)

    def __init__(self, overview: Overview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overview = overview
        self._recent: tuple[object, tuple[Switch, ...]] = (None, ())
        self.status: Status | None = None
        self.rules: Rules | None = None

    def look(self) -> None:
        """Read the log as it is now."""
        self.status, self.rules = self._overview.status(), self._overview.rules()
        self.looked.emit(self.status, self.rules)

    def offer(self) -> Offer:
        """Give what can be chosen now."""
        if self.status is None or self.rules is None:
            self.look()
        assert self.status is not None
        assert self.rules is not None
        return offer_of(self.status, self.rules, self._recent_switches(self.status, self.rules))

    def _recent_switches(self, status: Status, rules: Rules) -> tuple[Switch, ...]:
        today = rules.days.day_of(status.now)
        mark = (today, self._overview.fingerprint())
        if self._recent[0] != mark:
            self._recent = (mark, self._overview.log(today - RECENT, today))
        return self._recent[1]
