"""Edits of a day: move edges, paint, split, merge, delete. Each edit turns one sheet into another.

No edit makes pieces overlap, leaves a hole, or turns time that was known into unknown time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tltimer.domain.timeline.day_pieces import NEW, DayPiece, DaySheet, gaps_joined
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.timeline.spans import Span

SHORTEST = timedelta(minutes=1)
"""The least that an edge leaves of an entry, however far it is dragged."""


def edge_limits(sheet: DaySheet, edge: int) -> tuple[datetime, datetime] | None:
    """Return the earliest and the latest place of an edge, None if it cannot move.

    Edge ``n`` is where piece ``n`` begins; that after the last piece is where the last entry ends.

        pieces   | gap |  C  | M | gap |
        edge     0     1     2   3     4
        edge 1   |---------·|               gaps can vanish, a minute of an entry stays
    """
    if edge < 1 or edge > len(sheet.pieces):
        return None
    before = sheet.pieces[edge - 1]
    least = before.start if before.is_gap else before.start + min(SHORTEST, before.end - before.start)
    if edge < len(sheet.pieces):
        right = sheet.pieces[edge]
        return least, right.end if right.is_gap else right.end - min(SHORTEST, right.end - right.start)
    return None if before.is_gap else (least, before.end)


def move_edge(sheet: DaySheet, edge: int, to: datetime) -> DaySheet:
    """Move an edge; the neighbours on both sides follow.

    before   |  C  |   M   |         |  C          until
    after    |  C     | M  |         |  C  |  gap  until      the last edge: it ended there
    """
    limits = edge_limits(sheet, edge)
    if limits is None:
        return sheet
    to = min(max(to, limits[0]), limits[1])
    before = sheet.pieces[edge - 1]
    moved = [before.between(before.start, to)]
    if edge < len(sheet.pieces):
        right = sheet.pieces[edge]
        moved.append(right.between(to, right.end))
    else:
        moved.append(_gap(to, before.end))
    pieces = [piece for piece in moved if piece.start < piece.end]
    return _settled(sheet, [*sheet.pieces[: edge - 1], *pieces, *sheet.pieces[edge + 1 :]])


def paint(sheet: DaySheet, span: Span, mode: str, *, person: str | None = None) -> DaySheet:
    """Make a span one mode; what ran at its end runs on from there.

    before   | C          | M  |
    paint       |  R  |
    after    | C|  R  | C | M  |
    """
    start, end = max(span.start, sheet.span.start), min(span.end, sheet.until)
    if start >= end:
        return sheet
    exact = next((n for n, piece in enumerate(sheet.pieces) if (piece.start, piece.end) == (start, end)), None)
    if exact is not None and (sheet.is_over or end < sheet.until):
        return say(sheet, exact, mode=mode, person=person or "", kind="", note="")
    confirmed = mode not in (OFF, UNKNOWN)
    painted = DayPiece(start, end, Switch(NEW, start, mode, person, confirmed=confirmed))
    pieces: list[DayPiece] = []
    for piece in sheet.pieces:
        if piece.start < start:
            pieces.append(piece.between(piece.start, min(piece.end, start)))
        if piece.start <= start < piece.end:
            pieces.append(painted)
        if end < piece.end:
            begin = max(piece.start, end)
            pieces.append(piece.between(begin, piece.end, NEW if piece.start < start else None))
        elif piece.end == end == sheet.until and not sheet.is_over:
            pieces.append(piece.between(end, end, NEW))
    return _settled(sheet, pieces)


def say(
    sheet: DaySheet,
    index: int,
    *,
    mode: str | None = None,
    person: str | None = None,
    kind: str | None = None,
    note: str | None = None,
    confirmed: bool | None = None,
) -> DaySheet:
    """Change the fields of a piece in place; None leaves a field as it is, an empty text clears it.

    before   | C  | gap  | M |        say gap: R
    after    | C  |  R   | M |
    """
    piece = sheet.pieces[index]
    if mode == OFF:
        return delete(sheet, index)
    if mode is None and piece.is_gap:
        return sheet
    fields: dict[str, object] = {
        name: text or None for name, text in (("person", person), ("kind", kind), ("note", note)) if text is not None
    }
    if mode is not None:
        # Who says what a time was has confirmed it; what still runs has not lasted as long as it will.
        said_of_all = (piece.end < sheet.until or piece.end - piece.start > sheet.runaway_after) and mode != UNKNOWN
        fields |= {"mode": mode, "source": "user", "confirmed": piece.switch.confirmed or said_of_all}
    if confirmed is not None:
        fields["confirmed"] = confirmed
    spoken = DayPiece(piece.start, piece.end, replace(piece.switch, **fields))
    return _settled(sheet, [*sheet.pieces[:index], spoken, *sheet.pieces[index + 1 :]])


def split(sheet: DaySheet, index: int, at: datetime) -> DaySheet:
    """Cut an entry in two that say the same; the note stays with the first.

    before   |     C     |
    after    |  C  |  C  |
    """
    piece = sheet.pieces[index]
    if piece.is_gap or not piece.start < at < piece.end:
        return sheet
    second = piece.between(at, piece.end, NEW)
    halves = [piece.between(piece.start, at), DayPiece(at, piece.end, replace(second.switch, note=None))]
    return _settled(sheet, [*sheet.pieces[:index], *halves, *sheet.pieces[index + 1 :]])


def merge(sheet: DaySheet, index: int, step: int) -> DaySheet:
    """Merge a piece into the entry before it (-1) or after it (1), which takes over its note.

    before   | C  | M | R |        merge M, -1
    after    | C      | R |
    """
    neighbour = index + step
    if not 0 <= neighbour < len(sheet.pieces) or sheet.pieces[neighbour].is_gap:
        return sheet
    first, second = min(index, neighbour), max(index, neighbour)
    notes = [piece.switch.note for piece in sheet.pieces[first : second + 1] if piece.switch.note]
    taker = sheet.pieces[neighbour].between(sheet.pieces[first].start, sheet.pieces[second].end)
    taker = DayPiece(taker.start, taker.end, replace(taker.switch, note="; ".join(dict.fromkeys(notes)) or None))
    return _settled(sheet, [*sheet.pieces[:first], taker, *sheet.pieces[second + 1 :]])


def delete(sheet: DaySheet, index: int) -> DaySheet:
    """Turn an entry into a gap; an entry that runs ends where it began.

    before   | C  | M | R |        delete M
    after    | C  |gap| R |
    """
    piece = sheet.pieces[index]
    if piece.is_gap:
        return sheet
    gap = DayPiece(piece.start, piece.end, Switch(piece.switch.id, piece.start, OFF))
    return _settled(sheet, [*sheet.pieces[:index], gap, *sheet.pieces[index + 1 :]])


def _gap(start: datetime, end: datetime) -> DayPiece:
    return DayPiece(start, end, Switch(NEW, start, OFF))


def _settled(sheet: DaySheet, pieces: list[DayPiece]) -> DaySheet:
    """Join gaps, let nothing run on that did not run before, and let what was known stay so."""
    if sheet.pieces[-1].is_gap and not pieces[-1].is_gap and not sheet.is_over:
        pieces = [*pieces, _gap(sheet.until, sheet.until)]
    written_ids = {piece.switch.id for piece in sheet.pieces if piece.switch.id != NEW and not sheet.is_unknown(piece)}
    settled = [
        DayPiece(piece.start, piece.end, replace(piece.switch, confirmed=True))
        if piece.switch.id in written_ids and piece.switch.mode != UNKNOWN and sheet.is_unknown(piece)
        else piece
        for piece in pieces
    ]
    return DaySheet(sheet.span, sheet.until, sheet.runaway_after, gaps_joined(settled), sheet.switches)


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
GRID = timedelta(minutes=5)


def snapped(at: datetime, targets: Iterable[datetime] = (), pull: timedelta = GRID / 2) -> datetime:
    """Return the nearest of the targets within ``pull``, else the nearest point of the grid.

    grid      |    |    |    |    |
    target           ¦
    at              ^             gives the target
    at        ^                   gives the grid
    """
    nearest = min(targets, key=lambda instant: (abs(instant - at), instant), default=None)
    if nearest is not None and abs(nearest - at) <= pull:
        return nearest
    return EPOCH + (at - EPOCH + GRID / 2) // GRID * GRID


def nudged(at: datetime, step: timedelta) -> datetime:
    """Return the next point of the grid of a step's length, before or after.

    grid      |    |    |
    at           ^           5 min:  the line after;   -5 min: the line before
    """
    size = abs(step)
    steps = (at - EPOCH) // size
    if step > timedelta(0):
        return EPOCH + (steps + 1) * size
    return EPOCH + steps * size if EPOCH + steps * size < at else EPOCH + (steps - 1) * size
