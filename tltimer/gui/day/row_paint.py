"""How a row of the list looks: time, colour, what it was; and where nobody knows, the modes that it could have been."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tltimer.domain.timeline.day_pieces import Piece
from tltimer.domain.timeline.modes import Mode
from tltimer.frozen import value
from tltimer.gui.day.model import DayView
from tltimer.gui.widgets.painting import BOLD, SUPPORT, paint_bar, paint_hatched, scaled
from tltimer.gui.widgets.theme import Look
from tltimer.wording import formats
from tltimer.wording.day_edits import piece_name

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@value
class Row:
    """A piece as a row: ``index`` is its place in the day; ``asks`` says that it wants to be told what it was."""

    index: int
    piece: Piece
    unknown: bool
    asks: bool


class RowPaint(QStyledItemDelegate):
    """Paints rows, and knows where in them the modes lie that answer with one click."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.view: DayView | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Ask for one line with space around it."""
        return QSize(200, round(QFontMetricsF(option.font).height() * 1.75))

    def chips(self, rect: QRectF, line: float, row: Row) -> list[tuple[QRectF, Mode]]:
        """Give the modes that answer what a row was, each with its place."""
        if self.view is None or not row.asks:
            return []
        side, step = line * 0.85, line * 1.2
        offered = self.view.modes.offered[:8]
        left = rect.right() - self._figure(line) - len(offered) * step
        top = rect.center().y() - side / 2
        return [(QRectF(left + n * step, top, side, side), mode) for n, mode in enumerate(offered)]

    def chip_at(self, rect: QRectF, line: float, row: Row, point: QPoint) -> Mode | None:
        """Give the mode under the pointer."""
        return next(
            (mode for place, mode in self.chips(rect, line, row) if place.adjusted(-2, -3, 2, 3).contains(point)), None
        )

    @staticmethod
    def _figure(line: float) -> float:
        return line * 2.9

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row, view = index.data(ROW), self.view
        if view is None or not isinstance(row, Row):
            return
        rect, font = QRectF(option.rect), option.font
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.widget and option.widget.hasFocus())
        palette, line = self._look.palette, QFontMetricsF(font).height()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the picture above
        if chosen:
            paint_bar(painter, rect.adjusted(1, 1, -1, -1), QColor(palette.band), 6)
            if focused:
                painter.setPen(QPen(QColor(palette.link), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
        painter.setFont(scaled(font, SUPPORT))
        painter.setPen(QColor(palette.text if chosen else palette.muted))
        metrics = QFontMetricsF(painter.font())
        times = formats.span_words(row.piece.start, row.piece.end, view.zone)
        left = rect.left() + 10
        wide = metrics.horizontalAdvance(f"{formats.widest_time()} – {formats.widest_time()}") + 12
        painter.drawText(QRectF(left, rect.top(), wide, rect.height()), LEFT, times)
        left += wide
        swatch = QRectF(left, rect.center().y() - line * 0.36, line * 0.72, line * 0.72)
        self._paint_swatch(painter, swatch, row)
        left = swatch.right() + line * 0.5
        figure = QRectF(rect.right() - self._figure(line) - 8, rect.top(), self._figure(line), rect.height())
        painter.setPen(QColor(palette.text))
        painter.drawText(figure, RIGHT, formats.duration(row.piece.span.seconds))
        chips = self.chips(rect, line, row)
        right = (chips[0][0].left() if chips else figure.left()) - 8
        self._paint_words(painter, QRectF(left, rect.top(), max(0.0, right - left), rect.height()), row, chosen)
        for place, mode in chips:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.hue(mode.colour))
            painter.drawEllipse(place)
        painter.restore()

    def _paint_swatch(self, painter: QPainter, place: QRectF, row: Row) -> None:
        palette, view = self._look.palette, self.view
        if row.unknown:
            paint_hatched(painter, place, QColor(palette.muted), QColor(palette.card))
        elif not row.piece.is_gap and view is not None:
            paint_bar(painter, place, self._look.hue(view.modes.mode(row.piece.switch.mode).colour))

    def _paint_words(self, painter: QPainter, area: QRectF, row: Row, chosen: bool) -> None:
        view, palette = self.view, self._look.palette
        if view is None:
            return
        base = scaled(painter.font(), 1 / SUPPORT)
        painter.setFont(scaled(base, 1, None if row.piece.is_gap else BOLD))
        painter.setPen(QColor(palette.muted if row.piece.is_gap and not chosen else palette.text))
        metrics = QFontMetricsF(painter.font())
        name = metrics.elidedText(piece_name(row.piece, view.modes), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, LEFT, name)
        rest = area.adjusted(metrics.horizontalAdvance(name) + 10, 0, 0, 0)
        kind = view.rules.kinds.kind(row.piece.switch.kind).label if row.piece.switch.kind else ""
        support = formats.listed((kind, " ".join((row.piece.switch.note or "").split())))
        if support and rest.width() > 30:
            painter.setFont(scaled(base, SUPPORT))
            painter.setPen(QColor(palette.text if chosen else palette.muted))
            shown = QFontMetricsF(painter.font()).elidedText(support, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, LEFT, shown)
