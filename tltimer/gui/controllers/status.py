"""Holds what runs now, and tells when it was looked at anew."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tltimer.domain.balance.promises import waiting_on
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.switches import Switch
from tltimer.errors import Refused
from tltimer.gui.tray.menu_model import MenuModel, offer_of
from tltimer.reports.status import Status
from tltimer.services.reports import Reports

if TYPE_CHECKING:
    from tltimer.domain.balance.one_to_ones import OneToOneStanding

RECENT = timedelta(days=56)
"""How far back people and kinds of late are looked for."""

NEAR = timedelta(days=14)
"""How far back at each change; of what lies further back, today's changes count from tomorrow on."""


class StatusController(QObject):
    """The present moment as it was last read."""

    looked = Signal(object, object)
    unreadable = Signal(str)

    def __init__(self, reports: Reports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports = reports
        self._far: tuple[object, tuple[Switch, ...]] = (None, ())
        self._near: tuple[object, tuple[Switch, ...]] = (None, ())
        self._standings: tuple[object, tuple[OneToOneStanding, ...]] = (None, ())
        self._now: tuple[Status, Rules] | None = None

    def look(self) -> None:
        """Read the log as it is now; if that fails, what was known stays."""
        try:
            self._now = (self._reports.status(), self._reports.rules())
        except (Refused, OSError) as problem:
            self.unreadable.emit(str(problem))
        else:
            self.looked.emit(*self._now)

    def offer(self) -> MenuModel | None:
        """Give what can be chosen now; None as long as nothing could be read."""
        if self._now is None:
            return None
        status, rules = self._now
        due = waiting_on(status.today.date, self._reports.promises())
        return offer_of(status, rules, self._recent_switches(status, rules), self._standings[1], due)

    def ask_around(self) -> None:
        """Read how one stands with people; it takes longer than the rest, so only whoever opens a menu waits for it."""
        mark = (self._reports.today(), self._reports.fingerprint())
        if self._standings[0] != mark:
            try:
                self._standings = (mark, self._reports.standings())
            except (Refused, OSError) as problem:
                self.unreadable.emit(str(problem))

    def _recent_switches(self, status: Status, rules: Rules) -> tuple[Switch, ...]:
        today = rules.days.day_of(status.now)
        if self._far[0] != today:
            self._far = (today, self._telling(today - RECENT, today - NEAR - ONE_DAY))
        mark = (today, self._reports.fingerprint())
        if self._near[0] != mark:
            self._near = (mark, self._telling(today - NEAR, today))
        return (*self._far[1], *self._near[1])

    def _telling(self, first: date, last: date) -> tuple[Switch, ...]:
        """Give the few switches of a span of days that name a person or a kind."""
        return tuple(one for one in self._reports.log(first, last) if one.person or one.kind)
