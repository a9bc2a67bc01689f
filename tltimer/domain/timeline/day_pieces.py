"""A day laid out as pieces without a hole between them, and what a rewritten day means for its switches.

Edits are easy to see on pieces and hard to see on points, so they are made on pieces and told as points.
"""

from __future__ import annotations

from tltimer.domain.timeline.entries import counting
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.steps import span_step
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.values import Value, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

NEW = ""
"""The id of a switch that is not written yet."""


class DayPiece(Value):
    """A part of a day in which one thing is true; what its switch says, ``off`` for a gap."""

    start: datetime
    end: datetime
    switch: Switch

    @property
    def span(self) -> Span:
        """Its time."""
        return Span(self.start, self.end)

    @property
    def is_gap(self) -> bool:
        """Whether nothing is tracked in it."""
        return self.switch.mode == OFF

    def between(self, start: datetime, end: datetime, identifier: str | None = None) -> DayPiece:
        """Return the same at another time; under another id if one is given."""
        return DayPiece(
            start, end, replace(self.switch, at=start, id=self.switch.id if identifier is None else identifier)
        )


class DaySheet(Value):
    """A day from its beginning to ``until``, all of it in pieces.

        switches        C     M    off     C
        pieces    | gap |  C  | M  |  gap  |  C   until

    Several switches to ``off`` in a row make one gap, and before the first switch is a gap that needs none. The last
    piece can be of no length: it says what runs on from ``until``. ``switches`` are all that were read, those included
    that do not count.
    """

    span: Span
    until: datetime
    runaway_after: timedelta
    pieces: tuple[DayPiece, ...]
    switches: tuple[Switch, ...]

    @property
    def is_over(self) -> bool:
        """Whether the whole day is known, so that nothing can run on."""
        return self.until >= self.span.end

    def is_unknown(self, piece: DayPiece) -> bool:
        """Return whether nobody knows what a piece was."""
        if piece.is_gap:
            return False
        too_long = piece.end - piece.start > self.runaway_after and not piece.switch.confirmed
        return piece.switch.mode == UNKNOWN or too_long

    def index_at(self, instant: datetime) -> int | None:
        """Return the index of the piece at an instant; the end of the day belongs to the last."""
        for index, piece in enumerate(self.pieces):
            if piece.start <= instant < piece.end:
                return index
        return len(self.pieces) - 1 if self.pieces and instant == self.pieces[-1].end else None

    def index_of(self, identifier: str) -> int | None:
        """Return the index of the piece of a switch."""
        return next((n for n, piece in enumerate(self.pieces) if piece.switch.id == identifier), None)


class Rewriting(Value):
    """The changes of an edit to the switches between ``span.start`` and ``span.end``, as one step.

    ``expected`` are the switches that were there when it was thought of, up to and with that at ``span.end``, before
    ``until``; where they are others by now, somebody else has changed the same.
    """

    span: Span
    until: datetime
    expected: tuple[Switch, ...]
    removed: tuple[str, ...]
    changed: tuple[Switch, ...]
    added: tuple[Switch, ...]


def sheet_of(span: Span, switches: Iterable[Switch], until: datetime, runaway_after: timedelta) -> DaySheet:
    """Lay out a day.

    Args:
        span: the day.
        switches: in any order; only those of the day before ``until`` matter.
        until: the instant to which the log is known, now.
        runaway_after: a longer piece is unknown unless its switch is confirmed.
    """
    until = max(span.start, min(until, span.end))
    switches_of_day = tuple(switch for switch in switches if span.start <= switch.at < until)
    ordered = counting(switches_of_day)
    pieces: list[DayPiece] = []
    for switch, end in zip(ordered, [*(switch.at for switch in ordered[1:]), until], strict=False):
        if not pieces and switch.at > span.start:
            pieces.append(DayPiece(span.start, switch.at, Switch(NEW, span.start, OFF)))
        pieces.append(DayPiece(switch.at, end, switch))
    if not pieces and span.start < until:
        pieces.append(DayPiece(span.start, until, Switch(NEW, span.start, OFF)))
    return DaySheet(span, until, runaway_after, gaps_joined(pieces), switches_of_day)


def gaps_joined(pieces: Iterable[DayPiece]) -> tuple[DayPiece, ...]:
    """Join gaps that touch."""
    joined: list[DayPiece] = []
    for piece in pieces:
        if joined and piece.is_gap and joined[-1].is_gap:
            joined[-1] = DayPiece(joined[-1].start, piece.end, joined[-1].switch)
        else:
            joined.append(piece)
    return tuple(joined)


def rewriting_of(before: DaySheet, after: DaySheet) -> Rewriting | None:
    """Return the changes of the switches that turn one sheet into the other; None if there are none.

        before    | C      | M   | R    |
        after     | C   | M      | R    |
        span      |--------------|          from the first piece that differs to the last

    What lies outside of that span is neither touched nor looked at.
    """
    old, new = before.pieces, after.pieces
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    replaced, becomes = old[first : len(old) - last], new[first : len(new) - last]
    if not replaced and not becomes:
        return None
    changed_pieces = replaced or becomes
    span = Span(changed_pieces[0].start, changed_pieces[-1].end)
    expected = (switch for switch in before.switches if span.start <= switch.at <= span.end)
    present = {switch.id: switch for switch in before.switches if span.start <= switch.at < span.end}
    # A gap at the beginning of the day needs no switch.
    needed = [piece.switch for piece in becomes if not (piece.is_gap and piece.start == before.span.start)]
    needed_ids = {switch.id for switch in needed}
    return Rewriting(
        span=span,
        until=before.until,
        expected=tuple(sorted(expected, key=lambda switch: (switch.at, switch.id))),
        removed=tuple(identifier for identifier in present if identifier not in needed_ids),
        changed=tuple(switch for switch in needed if switch.id != NEW and switch != present[switch.id]),
        added=tuple(switch for switch in needed if switch.id == NEW),
    )


def piece_step(piece: DayPiece, key: str) -> str:
    """Return the name of a step that changes a piece of a day."""
    mode = None if piece.is_gap else piece.switch.mode
    return span_step(mode, piece.start, piece.end, key, piece.switch.person)
