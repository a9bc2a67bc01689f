"""Holds the present moment, and emits when it was read again."""

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tltimer.domain.balance.intentions import intention_for
from tltimer.domain.balance.promises import waiting_on
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.switches import Switch
from tltimer.errors import Refused
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.missed_review import MissedReview
from tltimer.gui.tray.menu_model import NOTHING_OPEN, MenuModel, OpenPoints, menu_of
from tltimer.reports.status import Status
from tltimer.services.reports import Reports

if TYPE_CHECKING:
    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.domain.evidence.disagreements import Disagreement

RECENT = timedelta(days=56)
"""The days back in which recent people and kinds are searched for."""

NEAR = timedelta(days=14)
"""The days back that are searched at each change; changes further back count from tomorrow on."""


class StatusController(QObject):
    """Holds the present moment as it was last read."""

    looked = Signal(object, object)

    def __init__(
        self,
        reports: Reports,
        changes: DataChanges,
        missed: MissedReview | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._changes = changes
        self._missed = missed
        self._points: tuple[object, OpenPoints] = (None, NOTHING_OPEN)
        self._far: tuple[object, tuple[Switch, ...]] = (None, ())
        self._near: tuple[object, tuple[Switch, ...]] = (None, ())
        self._standings: tuple[object, tuple[OneToOneStanding, ...]] = (None, ())
        self._now: tuple[Status, Rules] | None = None
        self._noticed: Disagreement | None = None

    @property
    def keyring_locked(self) -> bool:
        """Whether the menu tells that a calendar waits for the keyring."""
        return self._points[1].keyring_locked

    def suggest(self, noticed: "Disagreement | None") -> None:
        """Offer the switch that evidence suggests now, if there is one."""
        self._noticed = noticed

    def look(self) -> None:
        """Read the log again; if that fails, keep what was known."""
        try:
            self._now = (self._reports.status(), self._reports.rules())
        except (Refused, OSError) as problem:
            self._changes.refuse(str(problem))
        else:
            self.looked.emit(*self._now)

    def menu(self) -> MenuModel | None:
        """Return the menu of the present moment; None until the log could be read."""
        if self._now is None:
            return None
        status, rules = self._now
        due = waiting_on(status.today.date, self._reports.promises())
        intention = intention_for(rules.days.week_of(status.today.date), self._reports.intentions())
        intention_text = intention.text if intention is not None and intention.done is None else ""
        return menu_of(
            status,
            rules,
            self._recent_switches(status, rules),
            self._standings[1],
            due,
            self._points[1],
            intention_text,
            self._noticed,
        )

    def read_more(self) -> None:
        """Read what takes longer, so that only whoever opens a menu waits for it."""
        try:
            mark = (self._reports.today(), self._reports.fingerprint())
        except (Refused, OSError) as problem:
            self._changes.refuse(str(problem))
            return
        if self._standings[0] != mark:
            try:
                self._standings = (mark, self._reports.standings())
            except (Refused, OSError) as problem:
                self._changes.refuse(str(problem))
        now = (*mark, self._reports.now().replace(second=0))
        if self._points[0] != now:
            with suppress(Refused, OSError):
                self._points = (now, self._open_points())

    def _open_points(self) -> OpenPoints:
        today = self._reports.today()
        report = self._reports.evening(today)
        missed = self._missed.find(today) if self._missed is not None else None
        return OpenPoints(
            week=report.week,
            gaps=0 if report.looked_at else len(report.gaps),
            missed_day=missed.day_name if missed else "",
            missed_count=missed.count if missed else 0,
            keyring_locked=self._reports.is_keyring_locked(),
        )

    def _recent_switches(self, status: Status, rules: Rules) -> tuple[Switch, ...]:
        today = rules.days.day_of(status.now)
        if self._far[0] != today:
            self._far = (today, self._telling(today - RECENT, today - NEAR - ONE_DAY))
        mark = (today, self._reports.fingerprint())
        if self._near[0] != mark:
            self._near = (mark, self._telling(today - NEAR, today))
        return (*self._far[1], *self._near[1])

    def _telling(self, first: date, last: date) -> tuple[Switch, ...]:
        """Return the few switches of a span of days that name a person or a kind."""
        return tuple(switch for switch in self._reports.log(first, last) if switch.person or switch.kind)
