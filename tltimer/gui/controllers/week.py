"""Opens the week window on demand; nothing of it is loaded before."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal

from tltimer.domain.timeline.spans import Span
from tltimer.gui.process.window_activation import bring_to_front, delete_on_close
from tltimer.settings import schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.domain.meetings.moves import Move
    from tltimer.domain.timeline.days import Week
    from tltimer.gui.week.window import WeekWindow
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.commits import CommitsReport
    from tltimer.reports.week import WeekReport
    from tltimer.services.reports import Reports


class WeekController(QObject):
    """Opens the week, keeps it up to date while it is open, and forgets it when it is closed."""

    span_shown = Signal(object)
    """A window shows this span, whose meetings may not have been read yet."""

    people_wanted = Signal()
    """The 1:1 list should be shown."""

    day_wanted = Signal(object)
    """A day of the week was chosen, a date."""

    part_wanted = Signal(object, object)
    """A part of a day was chosen: its date, and the Meeting or the instant to show there."""

    kinds_wanted = Signal()
    """The kinds of work should be shown."""

    settings_wanted = Signal()
    """The settings should be shown."""

    closed = Signal()
    """The window is gone."""

    week_opened = Signal(object)
    """The week has a window, a WeekWindow."""

    def __init__(
        self,
        reports: Reports,
        parent: QObject | None = None,
        commits: Callable[[Week], CommitsReport | None] = lambda _week: None,
        offers_audit: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._commits = commits
        self._offers_audit = offers_audit
        self._look: Theme | None = None
        self._week_window: WeekWindow | None = None
        self._week: Week | None = None

    @property
    def week(self) -> Week | None:
        """The week that is shown; None while its window is closed."""
        return self._week

    @property
    def look(self) -> Theme:
        """The theme of all windows."""
        if self._look is None:
            from tltimer.gui.widgets.theme import Theme

            self._look = Theme(self._reports.settings()[schema.THEME], self, os.environ)
        return self._look

    def show_week(self, token: str = "") -> None:
        """Open the present week, or bring it to the front.

        Raises:
            Refused: the log cannot be read; nothing is opened.
        """
        week = self._reports.this_week()
        report = self._reports.week(week)
        if self._week_window is None:
            from tltimer.gui.week.window import WeekWindow

            self._week_window = WeekWindow(self.look, days_open=True)
            delete_on_close(self._week_window)
            self._week_window.week_wanted.connect(self._show)
            self._week_window.day_clicked.connect(self.day_wanted)
            self._week_window.part_clicked.connect(self.part_wanted)
            self._week_window.people_wanted.connect(self.people_wanted)
            self._week_window.kinds_wanted.connect(self.kinds_wanted)
            self._week_window.settings_wanted.connect(self.settings_wanted)
            self._week_window.next.message_wanted.connect(self.copy_message)
            self._week_window.destroyed.connect(self._forget_window)
            self.week_opened.emit(self._week_window)
        self._fill(self._week_window, week, report)
        bring_to_front(self._week_window, token)

    def copy_message(self, move: Move) -> None:
        """Copy the message that asks for a move, in the user's words."""
        from tltimer.gui.widgets.move_proposal import copy_message

        reports = self._reports
        copy_message(move, reports.settings()[schema.PLAN_MESSAGE], reports.day_rule().zone)

    def update(self) -> None:
        """Bring the window up to date, if it is open."""
        if self._look is not None:
            self._look.choose(self._reports.settings()[schema.THEME])
        if self._week_window is not None and self._week is not None:
            self._show(self._week)

    def close(self) -> None:
        """Close the window."""
        if self._week_window is not None:
            self._week_window.close()

    def _show(self, week: Week) -> None:
        if self._week_window is not None:
            self._fill(self._week_window, week, self._reports.week(week))

    def _fill(self, window: WeekWindow, week: Week, report: WeekReport) -> None:
        rules = self._reports.rules()
        self._week = week
        window.show_report(report, rules, has_calendars=self._reports.has_calendars())
        window.show_commits(self._commits(week))
        window.offer_audit(week == self._reports.this_week() and self._offers_audit())
        span = Span(rules.days.span_of_week(week).start, rules.days.span_of_week(week.plus(1)).end)
        self.span_shown.emit(span)

    def _forget_window(self) -> None:
        self._week_window = None
        self._week = None
        self.closed.emit()
