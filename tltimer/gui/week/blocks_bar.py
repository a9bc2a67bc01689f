"""The coding of a week as its blocks, the largest first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from tltimer.domain.focus.blocks import BlockSize, Cause, nearest_meeting
from tltimer.gui.widgets.hit_targets import HitTargets
from tltimer.gui.widgets.painting import paint_bar, painting_on, tinted, tip
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.blocks import cause_words, size_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime, tzinfo

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from tltimer.domain.focus.blocks import Block
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.day import DayReport

GAP, NARROWEST = 3.0, 3.0

ABOVE = 2
"""The space above, in pixels: the digits of the large figure of a card end just above what follows."""

SHADES = {BlockSize.FOCUS: 1.0, BlockSize.SHORT: 0.7, BlockSize.FRAGMENT: 0.38}


def widths(seconds: Sequence[int], room: float, at_least_s: int) -> tuple[float, ...]:
    """Share out room by length, nothing narrower than can be seen; less than ``at_least_s`` does not fill it."""
    room -= GAP * max(0, len(seconds) - 1)
    total_s = max(sum(seconds), at_least_s, 1)
    narrow = sum(1 for length in seconds if length / total_s * room < NARROWEST)
    wide = max(1, total_s - sum(length for length in seconds if length / total_s * room < NARROWEST))
    left = max(0.0, room - narrow * NARROWEST)
    return tuple(NARROWEST if length / total_s * room < NARROWEST else length / wide * left for length in seconds)


class BlocksBar(HitTargets):
    """Shows blocks as pieces of one bar; the paler, the smaller they are for their work.

    Each stands for its day and what is to be seen there: the meeting that ended it, else the begin of the block.
    """

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._blocks: tuple[tuple[DayReport, Block], ...] = ()
        self._zone: tzinfo | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Coding blocks"))

    def show_blocks(self, days: Iterable[DayReport], zone: tzinfo) -> None:
        """Show the blocks of days."""
        blocks = ((day, block) for day in days for block in day.blocks)
        self._blocks = tuple(sorted(blocks, key=lambda item: (-item[1].coding_s, item[1].start)))
        self._zone = zone
        self.setAccessibleDescription("; ".join(self._words(*item) for item in self._blocks))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line."""
        return QSize(200, round(self.fontMetrics().height() * 0.85))

    def _bars(self) -> tuple[tuple[QRectF, DayReport, Block], ...]:
        bars, left = [], 0.0
        parts = widths([block.coding_s for _day, block in self._blocks], self.width(), 4 * 60 * 60)
        for (day, block), width in zip(self._blocks, parts, strict=True):
            bars.append((QRectF(left, ABOVE, width, self.height() - ABOVE), day, block))
            left += width + GAP
        return tuple(bars)

    def targets(self) -> tuple[tuple[QRectF, tuple[date, Meeting | datetime]], ...]:
        """Return the place of each block, its day, and the meeting or instant it leads to."""
        return tuple((rect, (day.date, _behind(day, block))) for rect, day, block in self._bars())

    def _words(self, day: DayReport, block: Block) -> str:
        assert self._zone is not None
        return _("{day} {span}, {duration}, {size}, {end}").format(
            day=formats.short_day(day.date),
            span=formats.span_words(block.start, block.end, self._zone),
            duration=formats.duration(block.coding_s),
            size=size_words(block.size),
            end=cause_words(block),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pieces."""
        with painting_on(self) as painter:
            for rect, _day, block in self._bars():
                hue = self._look.hue("blue")
                paint_bar(painter, rect, tinted(hue, SHADES[block.size]), rim=hue)
            self.paint_focus(painter, self._look.palette.text)

    def event(self, event: QEvent) -> bool:
        """Name the block under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = [self._words(day, block) for rect, day, block in self._bars() if rect.contains(event.pos())]
            QToolTip.showText(event.globalPos(), tip("".join(words)), self)
            return True
        return super().event(event)


def _behind(day: DayReport, block: Block) -> Meeting | datetime:
    """Return the meeting that ended a block, else the start of the block."""
    meeting = nearest_meeting(block.end, day.meetings) if block.ended_by is Cause.MEETING else None
    return meeting or block.start
