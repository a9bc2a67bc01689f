"""Words for the free time of a day."""

from __future__ import annotations

from tltimer.domain.focus.blocks import BlockSize
from tltimer.i18n.translate import ngettext
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from tltimer.domain.meetings.free_time import FreePiece, FreeTime

SHORTEST_BAR_S = 15 * 60


def drawn_pieces(day: FreeTime) -> tuple[FreePiece, ...]:
    """Return the free pieces of a day that have a bar: a quarter of an hour and more."""
    return tuple(piece for piece in day.pieces if piece.span.seconds >= SHORTEST_BAR_S)


def free_pieces(day: FreeTime, zone: tzinfo, lengths: bool = True) -> list[str]:
    """Return the free pieces of a day that are no fragments: ``11:00–17:30 (6 h 30 min)``, or without lengths."""
    large = [piece.span for piece in day.pieces if piece.size is not BlockSize.FRAGMENT]
    times = (formats.span_words(span.start, span.end, zone) for span in large)
    return [
        f"{when} ({formats.length(span.seconds)})" if lengths else when for when, span in zip(times, large, strict=True)
    ]


def free_fragments(day: FreeTime) -> str:
    """Return the number of free fragments of a day; "" without any."""
    count = sum(piece.size is BlockSize.FRAGMENT for piece in day.pieces)
    return ngettext("{count} fragment", "{count} fragments", count).format(count=count) if count else ""
