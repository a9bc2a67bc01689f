"""Asks once, on return, what an absence was, and carries out the answer."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from tltimer.domain.presence.absences import Booked
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import ONE_DAY, dates
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.spans import Span, overlap
from tltimer.errors import Refused
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.notifications.evening import LONGEST_AGO
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.policy import NotificationPolicy
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic
from tltimer.services.absences import Absences
from tltimer.services.reports import Reports
from tltimer.settings import schema
from tltimer.system.notifications.interface import OPEN, Notification

if TYPE_CHECKING:
    from tltimer.gui.popups.absence import AwayPopup
    from tltimer.wording.absence import AbsenceAnswer

ASK = "ask"
MOST_BUTTONS = 2
RECENT = timedelta(days=2)
FIVE_MINUTES = 5 * 60
A_SECOND = timedelta(seconds=1)


class AbsenceController(QObject):
    """One question at a time: an absence that comes while it is open joins it. Unanswered, it waits for the evening."""

    changed = Signal()
    refused = Signal(str)

    def __init__(
        self,
        away: Absences,
        reports: Reports,
        leave: NotificationPolicy,
        windows: WeekController,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._away = away
        self._reports = reports
        self._leave = leave
        self._windows = windows
        self._notifier = notifier
        self._open: tuple[Booked, ...] = ()
        self._answers: tuple[AbsenceAnswer, ...] = ()
        self._popup: AwayPopup | None = None

    @property
    def popup(self) -> "AwayPopup":
        """The popup; made when it is first needed."""
        if self._popup is None:
            self._popup = self._make_popup()
        return self._popup

    @property
    def asks(self) -> bool:
        """Say whether the popup stands there."""
        return self._popup is not None and self._popup.isVisible()

    def ask(self, booked: tuple[Booked, ...]) -> None:
        """Ask about absences that have just been booked, if that may be said now."""
        if self._waits_for_look_back(booked):
            return
        known = self._away.still_open(self._open)
        if not self.asks:
            cause = format_instant(booked[0].span.start)
            if not self._leave.give(Topic.AWAY, cause, self._reports.status(), self._reports.rules()):
                return
        self._open = (*known, *booked)
        if QGuiApplication.platformName().startswith("wayland"):
            self._notify()
        else:
            self._show(quietly=True)

    def answer(self, action: str) -> None:
        """A button of the notification was pressed."""
        if action.isdecimal() and int(action) < len(self._answers):
            self._take(self._answers[int(action)], None)
        elif self._look_again():
            self._show(quietly=False)

    def update(self) -> None:
        """Ask no longer about what was answered elsewhere."""
        if self._open and not self._look_again():
            self.close()
            self._notifier.withdraw(Topic.AWAY)

    def close(self) -> None:
        """Close the popup without an answer."""
        if self._popup is not None:
            self._popup.close()

    def _waits_for_look_back(self, booked: tuple[Booked, ...]) -> bool:
        """Say whether yesterday's look back, which is still to come, asks about these: one question is enough."""
        rules, today = self._reports.rules(), self._reports.today()
        day = rules.days.day_of(booked[-1].span.end - A_SECOND)
        if not timedelta() < today - day <= timedelta(days=LONGEST_AGO) or not self._reports.settings()[schema.EVENING]:
            return False
        report = self._reports.evening(day)
        return not report.looked_at and report.day.free.window is not None

    def _look_again(self) -> bool:
        still = self._away.still_open(self._open)
        fewer, self._open = still != self._open, still
        if fewer and still and self.asks:
            self._show(quietly=True)
        return bool(still)

    def _show(self, quietly: bool) -> None:
        rules = self._reports.rules()
        span = Span(self._open[0].span.start, self._open[-1].span.end)
        self._answers = self._likely(span, rules)
        from tltimer.wording.absence import away_words

        self.popup.ask(away_words(self._open, rules), span, self._cut(span, rules), self._answers, rules.days.zone)
        if not self.asks or not quietly:
            self.popup.appear(quietly=quietly)

    def _notify(self) -> None:
        rules = self._reports.rules()
        self._answers = self._likely(Span(self._open[0].span.start, self._open[-1].span.end), rules)
        buttons = tuple((str(number), one.label) for number, one in enumerate(self._answers[:MOST_BUTTONS]))
        from tltimer.wording.absence import away_words

        actions = ((OPEN, _("Answer")), *buttons, (ASK, _("Something else…")))
        self._notifier.notify(Notification(Topic.AWAY, away_words(self._open, rules), _("It was:"), actions))

    def _likely(self, span: Span, rules: Rules) -> "tuple[AbsenceAnswer, ...]":
        first, last = rules.days.day_of(span.start), rules.days.day_of(span.end)
        meetings = [one for day in dates(first, last) for one in self._reports.day(day).meetings]
        recent = self._reports.log(first - ONE_DAY, last)
        from tltimer.wording.absence import answers_to

        return answers_to(self._open, meetings, recent, rules.modes)

    def _cut(self, span: Span, rules: Rules) -> datetime:
        """Give where a split lies at first: where a meeting begins or ends in the span, else about its middle."""
        meetings = [one.span for one in self._reports.day(rules.days.day_of(span.start)).meetings]
        edges = [edge for one in meetings if overlap(one, span) for edge in (one.start, one.end)]
        inside = [edge for edge in edges if span.start < edge < span.end]
        if inside:
            return inside[0]
        middle = span.start + (span.end - span.start) / 2
        cut = middle - timedelta(seconds=middle.timestamp() % FIVE_MINUTES)
        return (cut if cut > span.start else middle).replace(microsecond=0)

    def _take(self, answer: "AbsenceAnswer", until: datetime | None) -> None:
        try:
            rest = self._away.answer(self._open, answer.mode, person=answer.person, until=until)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            self.close()
            return
        self._open = rest
        if rest:
            self._show(quietly=True)
        else:
            self.close()
        self._notifier.withdraw(Topic.AWAY)
        self.changed.emit()

    def _make_popup(self) -> "AwayPopup":
        from tltimer.gui.popups.absence import AwayPopup

        popup = AwayPopup(self._windows.look)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.answered.connect(self._take)
        popup.destroyed.connect(self._let_go)
        return popup

    def _let_go(self) -> None:
        self._popup = None
