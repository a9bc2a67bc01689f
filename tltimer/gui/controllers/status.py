"""Holds the present moment, and emits when it was read again."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from tltimer.domain.balance.intentions import intention_for
from tltimer.domain.balance.promises import waiting_on
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.errors import Refused, reason_of
from tltimer.gui.tray.menu_model import NOTHING_OPEN, OpenPoints, menu_of, menu_without_log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.switches import Switch
    from tltimer.gui.notifications.missed_review import MissedReview
    from tltimer.gui.tray.menu_model import MenuModel
    from tltimer.reports.status import Status
    from tltimer.services.reports import Reports

RECENT = timedelta(days=56)
"""The days back in which recent people and kinds are searched for."""

NEAR = timedelta(days=14)
"""The days back that are searched at each change; changes further back count from tomorrow on."""


class StatusController(QObject):
    """Holds the present moment as it was last read."""

    looked = Signal(object, object)
    """The log was read: a Status, and the Rules by which."""

    unread = Signal(str)
    """The log cannot be read: why, and the way out; at each look, until it can be read again."""

    def __init__(
        self,
        reports: Reports,
        undo_label: Callable[[], str | None],
        missed: MissedReview | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._undo_label = undo_label
        self._missed = missed
        self._points: tuple[object, OpenPoints] = (None, NOTHING_OPEN)
        self._far: tuple[object, tuple[Switch, ...]] = (None, ())
        self._near: tuple[object, tuple[Switch, ...]] = (None, ())
        self._standings: tuple[object, tuple[OneToOneStanding, ...]] = (None, ())
        self._now: tuple[Status, Rules] | None = None
        self._noticed: Disagreement | None = None
        self.problem = ""
        """Why the log cannot be read, and the way out; "" while it can."""

    @property
    def keyring_locked(self) -> bool:
        """Whether the menu tells that a calendar waits for the keyring."""
        return self._points[1].keyring_locked

    def suggest(self, noticed: Disagreement | None) -> None:
        """Offer the switch that evidence suggests now, if there is one."""
        self._noticed = noticed

    def look(self) -> None:
        """Read the log again."""
        try:
            rules = self._reports.rules()
            self._now = (self._reports.status(rules), rules)
        except (Refused, OSError) as error:
            self.problem = reason_of(error)
            self.unread.emit(self.problem)
        else:
            self.problem = ""
            self.looked.emit(*self._now)

    def menu(self) -> MenuModel:
        """Return the menu of the present moment; while the log cannot be read, the modes alone."""
        if self._now is not None and not self.problem:
            with suppress(Refused, OSError):  # which the next look tells
                return self._menu(*self._now)
        return menu_without_log(self._now[1] if self._now is not None else self._reports.rules_without_journal())

    def _menu(self, status: Status, rules: Rules) -> MenuModel:
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
            self._undo_label(),
        )

    def read_more(self) -> None:
        """Read the slower parts, so that only whoever opens a menu waits for them; unreadable ones stay as they were.

        Why it cannot be read is told by ``look``.
        """
        with suppress(Refused, OSError):
            mark = (self._reports.today(), self._reports.fingerprint())
            if self._standings[0] != mark:
                self._standings = (mark, self._reports.standings())
            now = (*mark, self._reports.now().replace(second=0))
            if self._points[0] != now:
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
