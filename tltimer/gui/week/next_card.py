"""The card of the coming week: the free time that its meetings leave."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.spans import Span
from tltimer.gui.week.blocks_bar import SHADES
from tltimer.gui.week.keep_free import KeepFree
from tltimer.gui.widgets.button import ButtonKind
from tltimer.gui.widgets.card import MARGIN, Card
from tltimer.gui.widgets.hit_targets import HitTargets
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.move_proposal import MoveProposal
from tltimer.gui.widgets.painting import (
    BOLD,
    SMALL,
    SUPPORT,
    mirrored,
    paint_bar,
    painting_on,
    scaled,
    tinted,
    tip,
)
from tltimer.gui.widgets.time_axis import TimeAxis, hour_of
from tltimer.i18n.translate import _
from tltimer.reports.block_suggestions import default_plan, worth_blocking
from tltimer.wording import formats
from tltimer.wording.blocks import size_words
from tltimer.wording.free_time import drawn_pieces
from tltimer.wording.target import span_name
from tltimer.wording.week import free_time_title

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from tltimer.domain.meetings.free_time import FreePiece, FreeTime
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.week import WeekReport

GRID = timedelta(minutes=15)

MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
CENTRE = Qt.AlignmentFlag.AlignHCenter | MIDDLE


class FreeDays(HitTargets):
    """Shows the free pieces of days as bars under hours, and their focus time; the paler a bar, the shorter.

    A click on a day leads to it. Dragging over a free piece selects a part of it.
    """

    span_dragged = Signal(object)
    """A Span of free time was dragged over."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._days: tuple[FreeTime, ...] = ()
        self._axis: TimeAxis | None = None
        self._held: tuple[FreeTime, FreePiece, datetime] | None = None
        self._marked: Span | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Free time by day"))

    def show_days(self, days: tuple[FreeTime, ...], zone: tzinfo) -> None:
        """Show these days."""
        self._days = days
        windows = [(day.date, day.window) for day in days if day.window]
        firsts = [hour_of(window.start, day, zone) for day, window in windows]
        ends = [hour_of(window.end, day, zone) for day, window in windows]
        self._axis = TimeAxis(int(min(firsts, default=9)), -int(-max(ends, default=17) // 1), zone)
        self.setAccessibleDescription("; ".join(free_words(day, zone) for day in days))
        self.setMaximumHeight(self.sizeHint().height() * 2)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Need a line a day and one for the hours; more is welcome."""
        return QSize(160, self.fontMetrics().height() * (1 + max(1, len(self._days))))

    def minimumSizeHint(self) -> QSize:
        """Need a little less on a low screen."""
        return QSize(120, round(self.sizeHint().height() * 0.85))

    def _head(self) -> float:
        return QFontMetricsF(scaled(self.font(), SMALL)).height() + 2

    def rows(self) -> tuple[tuple[FreeTime, QRectF, QRectF], ...]:
        """Return each day with the places of its name and of its bars."""
        metrics = QFontMetricsF(scaled(self.font(), SUPPORT))
        names = max((metrics.horizontalAdvance(formats.short_day(day.date)) for day in self._days), default=0)
        figures = max(metrics.horizontalAdvance("10:00"), metrics.horizontalAdvance(_("Focus"))) + 22
        tall = min((self.height() - self._head()) / max(1, len(self._days)), metrics.height() * 1.9)
        bar = min(tall * 0.72, metrics.height() * 0.95)
        rows = []
        for number, day in enumerate(self._days):
            top, left = self._head() + number * tall, names + 12
            area = QRectF(left, top + (tall - bar) / 2, self.width() - left - figures, bar)
            rows.append((day, QRectF(0, top, names + 1, tall), area))
        return tuple(rows)

    def targets(self) -> tuple[tuple[QRectF, date], ...]:
        """Return the place of each day, and the day."""
        return tuple((name.united(area), day.date) for day, name, area in self.rows())

    def bars(self, day: FreeTime, area: QRectF) -> tuple[tuple[QRectF, FreePiece], ...]:
        """Return the place of each piece of free time in the area of a day, and the piece."""
        assert self._axis is not None
        placed = [(self._axis.place(piece.span, day.date, area), piece) for piece in drawn_pieces(day)]
        return tuple((rect.adjusted(0, 0, -2 if rect.width() > 4 else 0, 0), piece) for rect, piece in placed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint hours, names, pieces and figures."""
        palette, hue = self._look.palette, self._look.hue("blue")
        with painting_on(self) as painter:
            self._paint_hours(painter)
            for day, name, area in self.rows():
                painter.setPen(QColor(palette.muted))
                painter.setFont(scaled(self.font(), SUPPORT))
                painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, formats.short_day(day.date))
                if day.window is None:
                    painter.setFont(scaled(self.font(), SMALL))
                    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, _("day off"))
                for rect, piece in self.bars(day, area):
                    paint_bar(painter, rect, tinted(hue, SHADES[piece.size]), rim=hue)
                self._paint_marked(painter, day, area)
                painter.setFont(scaled(self.font(), SUPPORT, BOLD))
                painter.setPen(QColor(palette.text if day.focus_s else palette.muted))
                figure = QRectF(area.right(), name.top(), self.width() - area.right(), name.height())
                painter.drawText(figure, RIGHT | MIDDLE, formats.duration(day.focus_s) if day.focus_s else "–")
            self.paint_focus(painter, palette.link)

    def _paint_hours(self, painter: QPainter) -> None:
        rows = self.rows()
        if self._axis is None or not rows:
            return
        palette, area = self._look.palette, rows[0][2]
        painter.setFont(scaled(self.font(), SMALL))
        metrics = QFontMetricsF(painter.font())
        for hour in self._axis.labelled(area.width(), metrics.horizontalAdvance(formats.bare_hour(22))):
            across = self._axis.across(hour, area)
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.drawLine(QPointF(across, self._head()), QPointF(across, rows[-1][1].bottom()))
            painter.setPen(QColor(palette.muted))
            painter.drawText(QRectF(across - 20, 0, 40, self._head()), CENTRE, formats.bare_hour(hour))
        painter.setFont(scaled(self.font(), SMALL, BOLD))
        painter.setPen(QColor(palette.muted))
        painter.drawText(QRectF(0, 0, self.width(), self._head()), RIGHT | MIDDLE, _("Focus"))

    def _paint_marked(self, painter: QPainter, day: FreeTime, area: QRectF) -> None:
        if self._marked is None or self._held is None or self._held[0] is not day or self._axis is None:
            return
        painter.setPen(QPen(QColor(self._look.palette.text), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self._look.palette.target))
        painter.drawRoundedRect(self._axis.place(self._marked, day.date, area).adjusted(1, 0, -1, 0), 3, 3)

    def _instant_at(self, x: float, day: FreeTime, piece: FreePiece, area: QRectF) -> datetime:
        """Return the quarter of an hour at a place, within a piece."""
        assert self._axis is not None
        hours = self._axis.first + (x - area.left()) / area.width() * (self._axis.last - self._axis.first)
        passed = (hours - hour_of(piece.span.start, day.date, self._axis.zone)) * 3600
        start = piece.span.start
        quarter = GRID.total_seconds()
        # Quarters of the clock, not of the piece.
        offset = start.astimezone(self._axis.zone).minute * 60 % quarter
        at = start + timedelta(seconds=round((passed + offset) / quarter) * quarter - offset)
        return min(max(at, start), piece.span.end)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a free piece."""
        super().mousePressEvent(event)
        self._held = self._marked = None
        for day, _name, area in self.rows():
            for rect, piece in self.bars(day, area):
                if event.button() == Qt.MouseButton.LeftButton and rect.contains(event.position()):
                    self._held = day, piece, self._instant_at(event.position().x(), day, piece, area)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the part that is dragged over."""
        super().mouseMoveEvent(event)
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        day, piece, began = self._held
        area = next(area for free_time, _name, area in self.rows() if free_time is day)
        ends = sorted((began, self._instant_at(event.position().x(), day, piece, area)))
        self._marked = Span(*ends) if ends[0] < ends[1] else None
        self.update()
        if self._marked is not None and self._axis is not None:
            name, length = span_name(self._marked, self._axis.zone), formats.length(self._marked.seconds)
            QToolTip.showText(event.globalPosition().toPoint(), tip(f"{name}, {length}"), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag over a span, else take the click."""
        marked, self._marked, self._held = self._marked, None, None
        self.update()
        if marked is not None and event.button() == Qt.MouseButton.LeftButton:
            self.span_dragged.emit(marked)
        else:
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Name the piece under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._axis:
            bars = [bar for day, _name, area in self.rows() for bar in self.bars(day, area)]
            words = [piece_words(piece, self._axis.zone) for rect, piece in bars if rect.contains(event.pos())]
            QToolTip.showText(event.globalPos(), tip("\n".join((*words, _("Drag to block"))) if words else ""), self)
            return True
        return super().event(event)


class NextCard(Card):
    """Shows the free time of the week after the one of a report, and the move that gains most."""

    message_wanted = Signal(object)
    """The message that asks for a Move is to be copied."""

    never_wanted = Signal(object)
    """Don't suggest moves of the series of a Move again."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Free time next week"), look, parent)
        self._week: Week | None = None
        self._plan = Plan.CODING
        self.days = FreeDays(look)
        self.body.addWidget(self.days, 1)
        self.longest = Label(factor=SUPPORT, muted=True, wraps=True)
        self.body.addWidget(self.longest)
        self.proposal = MoveProposal(look)
        self.proposal.message_wanted.connect(self.message_wanted)
        self.proposal.never_wanted.connect(self.never_wanted)
        self.body.addWidget(self.proposal)
        self.keep_free = KeepFree()
        self.keep_free.add_before(self.proposal.copy)
        self.proposal.more.setParent(self)  # over the head: in it, the button would lower the title
        self.proposal.more.menu().addAction(self.keep_free.other)
        self.body.addWidget(self.keep_free)
        self.body.addStretch(0)
        self.days.span_dragged.connect(lambda span: self.keep_free.block_wanted.emit(span, self._plan))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the menu at the end of the head."""
        super().resizeEvent(event)
        more = self.proposal.more
        more.resize(more.sizeHint())
        middle = self.head.geometry().center().y()
        place = QRect(QPoint(self.width() - MARGIN - more.width(), middle - more.height() // 2), more.size())
        more.setGeometry(mirrored(place, self.rect()) if self.isRightToLeft() else place)

    def show_report(
        self, report: WeekReport, rules: Rules, prominent: bool = True, *, has_calendars: bool = True
    ) -> None:
        """Show the week after that of a report; ``prominent``: the button to block may be the filled one."""
        self.rename(free_time_title(report))
        zone = rules.days.zone
        days = tuple(day for day in report.next_free if rules.hours.has_hours(day.date))
        self.days.show_days(days, zone)
        self.longest.setText(
            longest_words(days, zone)
            if has_calendars
            else _("Without a calendar, all your working hours count as free.")
        )
        self.longest.setVisible(report.next_move is None)
        self.proposal.show_move(report.next_move, zone)
        if self._week != report.week:
            self._week = report.week
            self.keep_free.forget()
        planned = (*report.next_planned, *self.keep_free.made)
        offers = worth_blocking(report.next_free, planned, report.now, rules.sizes, most=1)
        self._plan = default_plan(report.week.plus(1), report.choices, report.drift, rules.days)
        # Before it is shown, which has the style sheet look at it.
        self.keep_free.main.become(ButtonKind.MAIN if prominent else ButtonKind.PLAIN)
        self.keep_free.show_offer(offers[0] if offers and report.first_week else None, self._plan, zone)
        self.proposal.never.setVisible(report.next_move is not None)
        self.proposal.more.setVisible(report.next_move is not None or self.keep_free.other.isVisible())


def piece_words(piece: FreePiece, zone: tzinfo) -> str:
    """Return the time and length of a piece: ``9:30–12:00, 2:30, focus block``."""
    return _("{span}, {duration}, {size}").format(
        span=formats.span_words(piece.span.start, piece.span.end, zone),
        duration=formats.duration(piece.span.seconds),
        size=size_words(piece.size),
    )


def free_words(day: FreeTime, zone: tzinfo) -> str:
    """Return the free pieces of a day."""
    if day.window is None:
        pieces = _("day off")
    else:
        pieces = ", ".join(piece_words(piece, zone) for piece in day.pieces) or _("no free time")
    return f"{formats.day_name(day.date)}: {pieces}"


def longest_words(days: tuple[FreeTime, ...], zone: tzinfo) -> str:
    """Name the longest piece of all: ``Longest: Wed 9:30–12:00, 2 h 30 min``."""
    pieces = [(day, piece) for day in days for piece in day.pieces]
    if not any(day.window for day in days):
        return _("That week has no working hours.")
    if not pieces:
        return _("No free time.")
    day, piece = max(pieces, key=lambda item: item[1].span.seconds)
    return _("Longest: {day} {span}, {length}").format(
        day=formats.short_day(day.date),
        span=formats.span_words(piece.span.start, piece.span.end, zone),
        length=formats.length(piece.span.seconds),
    )
