"""Turns the entries of another program into switches beside those that are there already.

entries   |--coding----------|            |review|
             |meeting|
log                                |coding--|
adds      |co|meeting|coding-|off         .  |rev|off

Where entries overlap, the one that began later counts; what the log has already is left as it is.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from datetime import timedelta

from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.spans import Span, union, without
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.documents import Document
    from tltimer.exchange.entries import ImportedEntry
    from tltimer.exchange.name_mapping import NameMapping, NameMeaning

LONGEST_WORK = timedelta(hours=12)
"""Entries that last longer are named: a row of one date whose end was mistyped ends on the next day, say."""


class PlacedEntries(Value):
    """The switches that come from a file, and figures about them.

    ``seconds`` are lengths by mode; ``empty`` entries have no length; ``endless`` ones were not ended, and are taken to
    end where the next one begins, or with their day; ``off`` ones name the end of work, not work. ``long`` ones last
    longer than anybody works, from ``first_long`` on: their ends may be slips.
    """

    switches: tuple[Document, ...]
    seconds: dict[str, int]
    span: Span | None
    pieces: int
    new_modes: tuple[str, ...]
    overlapping: int
    ahead: int
    there_already: int
    empty: int = 0
    endless: int = 0
    off: int = 0
    long: int = 0
    first_long: datetime | None = None


class _Piece(Value):
    span: Span
    meaning: NameMeaning
    entry: ImportedEntry
    ends: bool


def placed(
    entries: Sequence[ImportedEntry],
    names: NameMapping,
    taken: Iterable[Span],
    standing: Iterable[datetime],
    rules: Rules,
    now: datetime,
) -> PlacedEntries:
    """Make switches of entries.

    Args:
        entries: in any order; those that end after now are left out.
        names: knows what they mean.
        taken: the spans in which the log has something.
        standing: the instants of its switches.
        rules: when days begin, and how long an entry needs nobody to vouch for it.
        now: the time.
    """
    past_entries = [entry for entry in entries if entry.start < now and (entry.end is None or entry.end <= now)]
    known_spans, overlapping = _without_overlaps(past_entries, rules, now)
    covered = union(taken)
    off = long = 0
    first_long: datetime | None = None
    for entry in past_entries:
        off += names.meaning(entry).mode == OFF
        if entry.end is not None and entry.end - entry.start > LONGEST_WORK:
            long += 1
            first_long = min(entry.start, first_long or entry.start)
    pieces, there_already = [], 0
    for span, entry in known_spans:
        meaning = names.meaning(entry)
        if meaning.mode == OFF:
            continue
        for day in _days(span, rules):
            free = without(day, _near(covered, day))
            there_already += day.seconds - sum(piece.seconds for piece in free)
            pieces += [_Piece(piece, meaning, entry, piece.end < now or entry.end is not None) for piece in free]
    seconds: dict[str, int] = {}
    for piece in pieces:
        seconds[piece.meaning.mode] = seconds.get(piece.meaning.mode, 0) + piece.span.seconds
    return PlacedEntries(
        tuple(_switches(pieces, set(standing), rules)),
        seconds,
        Span(pieces[0].span.start, pieces[-1].span.end) if pieces else None,
        len(pieces),
        tuple(sorted({piece.meaning.mode for piece in pieces if piece.meaning.new})),
        overlapping,
        len(entries) - len(past_entries),
        there_already,
        sum(entry.end is not None and entry.end <= entry.start for entry in past_entries),
        sum(entry.end is None and span.end < now for span, entry in known_spans),
        off,
        long,
        first_long,
    )


def _without_overlaps(
    entries: Iterable[ImportedEntry], rules: Rules, now: datetime
) -> tuple[list[tuple[Span, ImportedEntry]], int]:
    """Part entries so that none overlap, and count those from which something was taken; in order of time.

    Of two that begin together the shorter one counts.
    """
    kept: list[tuple[Span, ImportedEntry]] = []
    overlapping = 0
    later: list[Span] = []  # disjoint, the earliest last
    follower = start = now
    for entry in sorted(entries, key=lambda entry: (entry.start, now - (entry.end or now)), reverse=True):
        if entry.start < start:
            follower, start = start, entry.start
        day_end = rules.days.span_of(rules.days.day_of(entry.start)).end
        span = Span(entry.start, min(follower, day_end) if entry.end is None else entry.end)
        if span.start >= span.end:
            continue
        over = []
        while later and later[-1].start <= span.end:
            over.append(later.pop())
        pieces = without(span, over)
        overlapping += sum(piece.seconds for piece in pieces) != span.seconds
        kept += [(piece, entry) for piece in pieces]
        later += reversed(union((span, *over)))
    return sorted(kept, key=lambda pair: pair[0].start), overlapping


def _near(covered: Sequence[Span], span: Span) -> Sequence[Span]:
    first = bisect_left(covered, span.start, key=lambda span: span.end)
    last = bisect_left(covered, span.end, key=lambda span: span.start)
    return covered[first:last]


def _days(span: Span, rules: Rules) -> Iterable[Span]:
    """Part a span where days end: nothing runs on from one into the next."""
    start = span.start
    while start < span.end:
        end = min(span.end, rules.days.span_of(rules.days.day_of(start)).end)
        yield Span(start, end)
        start = end


def _switches(pieces: Sequence[_Piece], standing: set[datetime], rules: Rules) -> Iterable[Document]:
    begins = {piece.span.start for piece in pieces} | standing
    for piece in pieces:
        start, end, meaning = piece.span.start, piece.span.end, piece.meaning
        document: Document = {"at": format_instant(start), "mode": meaning.mode, "source": "import"}
        document |= {name: value for name in ("person", "kind", "note") if (value := getattr(meaning, name))}
        # Who states both ends vouches for a span, however long it is.
        long = end - start > rules.runaway_after and meaning.mode != UNKNOWN
        if piece.entry.confirmed or (long and piece.entry.end is not None and piece.entry.confirmed is None):
            document["confirmed"] = True
        # Of several switches at one instant the one with the greatest id counts: a mode's, not the end of another.
        yield {"id": f"import-s-{_hash(document)}"} | document
        if piece.ends and end not in begins:
            over: Document = {"at": format_instant(end), "mode": OFF, "source": "import"}
            yield {"id": f"import-o-{_hash(over)}"} | over


def _hash(document: Document) -> str:
    content = "\n".join(f"{name}={document[name]}" for name in sorted(document))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
