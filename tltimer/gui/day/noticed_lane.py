"""The lane of what was noticed, below what was logged; where both disagree a dashed line is around it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from tltimer.gui.widgets.painting import paint_bar
from tltimer.wording.evidence import disagreement_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QPainter

    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.gui.day.model import DayModel
    from tltimer.gui.day.timeline_painter import TimelineGeometry
    from tltimer.gui.widgets.theme import Theme


def places_of(geometry: TimelineGeometry) -> Iterator[tuple[QRectF, Disagreement]]:
    """Go through the open disagreements with their places in the lane."""
    report = geometry.view.noticed
    for disagreement in report.open if report is not None else ():
        rect = geometry.rect(disagreement.span, geometry.noticed)
        if rect.width():
            yield rect, disagreement


def place_at(point: QPointF, geometry: TimelineGeometry) -> Disagreement | None:
    """Return the open disagreement at a point."""
    return next(
        (disagreement for rect, disagreement in places_of(geometry) if rect.adjusted(-2, -3, 2, 3).contains(point)),
        None,
    )


def words_at(point: QPointF, geometry: TimelineGeometry) -> str:
    """Return the words of the open disagreement at a point; "" where there is none."""
    disagreement = place_at(point, geometry)
    return disagreement_words(disagreement, geometry.view.rules) if disagreement is not None else ""


def noticed_words(view: DayModel) -> tuple[str, ...]:
    """Return the open disagreements in words, for those who hear them."""
    return (
        tuple(f"{disagreement_words(disagreement, view.rules)}." for disagreement in view.noticed.open)
        if view.noticed
        else ()
    )


def paint_noticed(painter: QPainter, geometry: TimelineGeometry, look: Theme) -> None:
    """Paint the samples, in the hues of the modes."""
    view, report = geometry.view, geometry.view.noticed
    if report is None:
        return
    for span, mode in report.noticed:
        rect = geometry.rect(span, geometry.noticed)
        if rect.width():
            inner = rect.adjusted(0, 2, 0, -2)
            hue = look.hue(view.modes.mode(mode).colour)
            paint_bar(painter, inner, hue, inner.height() / 2, look.rim(hue))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.palette.text), 1.5, Qt.PenStyle.DashLine))
    for rect, _one in places_of(geometry):
        painter.drawRoundedRect(rect.adjusted(-2, -1, 2, 1), 5, 5)
