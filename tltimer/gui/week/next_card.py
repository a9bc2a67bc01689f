"""The card of the week to come: the free time that its meetings leave."""

from datetime import date, tzinfo

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tltimer.domain.meetings.free_time import FreePiece, FreeTime
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.weeks import Week
from tltimer.gui.week.blocks_bar import SHADES
from tltimer.gui.week.keep_free import KeepFree
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.hit_targets import HitTargets
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.move_proposal import MoveProposal
from tltimer.gui.widgets.painting import SMALL, SUPPORT, paint_bar, painting_on, scaled, tinted, tip
from tltimer.gui.widgets.theme import Theme
from tltimer.gui.widgets.time_axis import TimeAxis, hour_of
from tltimer.i18n.translate import _
from tltimer.reports.block_suggestions import usual_plan, worth_blocking
from tltimer.reports.week import WeekReport
from tltimer.wording import formats
from tltimer.wording.blocks import size_words


class FreeDays(HitTargets):
    """Shows the free pieces of days as bars in their working hours; the paler, the shorter. Each leads to its day."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._days: tuple[FreeTime, ...] = ()
        self._axis: TimeAxis | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Free time day by day"))

    def show_days(self, days: tuple[FreeTime, ...], zone: tzinfo) -> None:
        """Show these days."""
        self._days = days
        windows = [(day.date, day.window) for day in days if day.window]
        firsts = [hour_of(window.start, day, zone) for day, window in windows]
        lasts = [hour_of(window.end, day, zone) for day, window in windows]
        self._axis = TimeAxis(int(min(firsts, default=9)), -int(-max(lasts, default=17) // 1), zone)
        self.setAccessibleDescription("; ".join(free_words(day, zone) for day in days))
        self.setMaximumHeight(self.sizeHint().height() * 2)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Need a line a day; more is welcome."""
        return QSize(160, self.fontMetrics().height() * max(1, len(self._days)))

    def _rows(self) -> tuple[tuple[FreeTime, QRectF, QRectF], ...]:
        """Give each day with the places of its name and of its bars."""
        metrics = QFontMetricsF(scaled(self.font(), SUPPORT))
        names = max((metrics.horizontalAdvance(formats.short_day(day.date)) for day in self._days), default=0)
        tall = min(self.height() / max(1, len(self._days)), metrics.height() * 1.9)
        bar = min(tall * 0.62, metrics.height() * 0.95)
        rows = []
        for number, day in enumerate(self._days):
            top = number * tall
            left = names + 12
            right = QRectF(left, top + (tall - bar) / 2, self.width() - left, bar)
            rows.append((day, QRectF(0, top, names + 1, tall), right))
        return tuple(rows)

    def targets(self) -> tuple[tuple[QRectF, date], ...]:
        """Give where each day lies, and the day."""
        return tuple((name.united(area), day.date) for day, name, area in self._rows())

    def _bars(self, day: FreeTime, area: QRectF) -> tuple[tuple[QRectF, FreePiece], ...]:
        assert self._axis is not None
        placed = [(self._axis.place(piece.span, day.date, area), piece) for piece in day.pieces]
        return tuple((rect.adjusted(0, 0, -2 if rect.width() > 4 else 0, 0), piece) for rect, piece in placed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names and pieces."""
        with painting_on(self) as painter:
            for day, name, area in self._rows():
                painter.setPen(QColor(self._look.palette.muted))
                painter.setFont(scaled(self.font(), SUPPORT))
                painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, formats.short_day(day.date))
                if day.window is None:
                    painter.setFont(scaled(self.font(), SMALL))
                    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, _("day off"))
                for rect, piece in self._bars(day, area):
                    paint_bar(painter, rect, tinted(self._look.hue("blue"), SHADES[piece.size]))
            self.paint_focus(painter, self._look.palette.link)

    def event(self, event: QEvent) -> bool:
        """Say which piece lies under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._axis:
            bars = [bar for day, _name, area in self._rows() for bar in self._bars(day, area)]
            found = [piece_words(piece, self._axis.zone) for rect, piece in bars if rect.contains(event.pos())]
            QToolTip.showText(event.globalPos(), tip("".join(found)), self)
            return True
        return super().event(event)


class NextCard(Card):
    """Shows the week after the one of a report, and the move that gives it the most."""

    message_wanted = Signal(object)
    """The message that asks for a Move is to be copied."""

    never_wanted = Signal(object)
    """No move of the series of a Move is to be proposed again."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Next week"), look, parent)
        self._week: Week | None = None
        self.days = FreeDays(look)
        self.body.addWidget(self.days, 1)
        self.longest = Label(factor=SUPPORT, muted=True, wraps=True)
        self.body.addWidget(self.longest)
        self.proposal = MoveProposal(look)
        self.proposal.message_wanted.connect(self.message_wanted)
        self.proposal.never_wanted.connect(self.never_wanted)
        self.body.addWidget(self.proposal)
        self.keep_free = KeepFree(look)
        self.body.addWidget(self.keep_free)
        self.body.addStretch(0)

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show the free time of the week after that of a report."""
        self.rename(_("The week after") if report.complete else _("Next week"))
        zone = rules.days.zone
        days = tuple(day for day in report.next_free if day.date.weekday() < 5 or day.window)
        self.days.show_days(days, zone)
        self.longest.setText(longest_words(days, zone))
        self.longest.setVisible(report.next_move is None)
        self.proposal.show_move(report.next_move, zone)
        if self._week != report.week:
            self._week = report.week
            self.keep_free.forget()
        planned = (*report.next_planned, *self.keep_free.made)
        offers = worth_blocking(report.next_free, planned, report.now, rules.sizes, most=1)
        following = report.week.plus(1)
        plan = usual_plan(following, report.choices, report.drift, rules.days)
        self.keep_free.show_offer(offers[0] if offers and report.first_week else None, plan, zone)


def piece_words(piece: FreePiece, zone: tzinfo) -> str:
    """Say when a piece is and how long: ``9:30 – 12:00, 2:30, whole``."""
    return _("{span}, {duration}, {size}").format(
        span=formats.span_words(piece.span.start, piece.span.end, zone),
        duration=formats.duration(piece.span.seconds),
        size=size_words(piece.size),
    )


def free_words(day: FreeTime, zone: tzinfo) -> str:
    """Say what a day has room for."""
    if day.window is None:
        pieces = _("day off")
    else:
        pieces = ", ".join(piece_words(piece, zone) for piece in day.pieces) or _("nothing free")
    return f"{formats.day_name(day.date)}: {pieces}"


def longest_words(days: tuple[FreeTime, ...], zone: tzinfo) -> str:
    """Name the longest piece of all: ``Longest: Wed 9:30 – 12:00, 2 h 30``."""
    pieces = [(day, piece) for day in days for piece in day.pieces]
    if not any(day.window for day in days):
        return _("No working hours in this week.")
    if not pieces:
        return _("Nothing is free.")
    day, piece = max(pieces, key=lambda item: item[1].span.seconds)
    return _("Longest: {day} {span}, {length}").format(
        day=formats.short_day(day.date),
        span=formats.span_words(piece.span.start, piece.span.end, zone),
        length=formats.length(piece.span.seconds),
    )
