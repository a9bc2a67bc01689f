"""From pieces in which nobody was seen to the absences that count, by the mode that ran."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.presence.state import IDLE, LOCK, SLEEP, PresencePiece
from tltimer.domain.timeline.documents import values_from
from tltimer.domain.timeline.entries import counting
from tltimer.domain.timeline.instants import parse_instant
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.spans import Span, overlap
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.documents import Document
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.domain.timeline.switches import Switch

NEAR = timedelta(seconds=60)
"""Pieces with less between them are one: presence is looked at once a minute."""

LONG_LOCK = timedelta(minutes=30)
"""In a mode that meets, a screen locked for less says nothing."""

RANKS = (IDLE, LOCK, SLEEP)


class Absence(Value):
    """Time in which nobody was there, while the mode of ``switch`` ran.

    ``source`` is what tells of it: ``idle``, ``lock`` or ``sleep``. ``closes`` says that it lasts to the end of its
    entry, so that nothing runs on after it.
    """

    span: Span
    source: str
    switch: Switch
    closes: bool


def joined(pieces: Iterable[PresencePiece]) -> tuple[PresencePiece, ...]:
    """Join pieces that overlap or nearly touch; the strongest of what tells of them counts.

    idle    |--------|
    sleep          |-----|      |--|
    gives   |----sleep---|      |--|
    """
    merged: list[PresencePiece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.span.start, piece.span.end)):
        if merged and piece.span.start - merged[-1].span.end <= NEAR:
            last = merged.pop()
            source = max(last.source, piece.source, key=RANKS.index)
            merged.append(PresencePiece(Span(last.span.start, max(last.span.end, piece.span.end)), source))
        else:
            merged.append(piece)
    return tuple(merged)


def worth_a_look(pieces: Iterable[PresencePiece], after: timedelta) -> bool:
    """Return whether any of the pieces, joined, is long enough to matter in any mode."""
    return any(piece.span.end - piece.span.start >= after for piece in joined(pieces))


def absences_in(
    pieces: Iterable[PresencePiece],
    switches: Iterable[Switch],
    now: datetime,
    after: timedelta,
    modes: ModeList,
    days: DayRule,
    own: Callable[[Switch], bool],
) -> tuple[Absence, ...]:
    """Find the absences, in the order of time; none overlaps another, each lies within one entry.

        pieces      |----|      |--|        |-------|
        entries   |--coding------|--------meeting-----|
        absences    |----|                                 too short, or no sign of absence in that mode

    Args:
        pieces: where nobody was seen.
        switches: those of the time, of all devices.
        now: nothing is known of what comes after.
        after: an absence that is shorter does not count.
        modes: the modes, which tell those that meet and those that are rest anyway.
        days: when days end, and with them what runs.
        own: says whether a switch was made on this device; into others' entries nothing is booked.
    """
    past_pieces = [PresencePiece(Span(piece.span.start, min(piece.span.end, now)), piece.source) for piece in pieces]
    pieces, absences = [piece for piece in past_pieces if piece.span.start < piece.span.end], []
    for switch, entry in _entries(counting(switches), days):
        if not own(switch) or switch.mode in (OFF, UNKNOWN) or modes.counts_as(switch.mode) is CountsAs.NEITHER:
            continue
        for piece in _telling(pieces, modes.meets(switch.mode)):
            span = overlap(piece.span, entry)
            if span is not None and _counts(span, piece.source, after, modes.meets(switch.mode)):
                absences.append(Absence(span, piece.source, switch, closes=span.end == entry.end))
    return tuple(absences)


def _entries(switches: Sequence[Switch], days: DayRule) -> Iterable[tuple[Switch, Span]]:
    for number, switch in enumerate(switches):
        day_end = days.span_of(days.day_of(switch.at)).end
        following = switches[number + 1].at if number + 1 < len(switches) else day_end
        yield switch, Span(switch.at, min(following, day_end))


def _telling(pieces: Iterable[PresencePiece], meets: bool) -> tuple[PresencePiece, ...]:
    return joined(piece for piece in pieces if not meets or piece.source != IDLE)


def _counts(span: Span, source: str, after: timedelta, meets: bool) -> bool:
    least = max(after, LONG_LOCK) if meets and source == LOCK else after
    return span.end - span.start >= least


class Booked(Value):
    """An absence as it stands in the log; ``unknown`` is the id of the switch that begins it."""

    span: Span
    mode: str
    unknown: str


def _spans(document: Document) -> tuple[Span, ...]:
    return tuple(Span(parse_instant(start), parse_instant(end)) for start, end in document.get("nothing", ()))


def looked_back(documents: Iterable[Document], day: date) -> tuple[bool, tuple[Span, ...]]:
    """Read from the collection ``answers`` whether a day was reviewed, and which of its gaps held nothing."""
    reviews = [document for document in documents if document["id"] == f"evening-{day.isoformat()}"]
    spans = values_from(reviews, _spans)
    return any(document.get("looked_at") for document in reviews), spans[0] if spans else ()
