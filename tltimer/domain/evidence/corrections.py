"""Corrections of the log that evidence suggested: for how long, as the journal keeps it with the correction."""

from __future__ import annotations

from contextlib import suppress

from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.domain.timeline.spans import Span, overlap, union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any


def correction_entry(span: Span) -> dict[str, Any]:
    """Return the record of a span that was corrected, as a document of the collection ``answers``."""
    start, end = format_instant(span.start), format_instant(span.end)
    return {"id": f"noticed-{start}", "noticed_from": start, "noticed_to": end}


def corrected_spans(entries: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    """Read the spans that were corrected from the collection ``answers``; joined, in order."""
    spans = []
    for entry in entries:
        with suppress(KeyError, TypeError, ValueError):
            spans.append(Span(parse_instant(entry["noticed_from"]), parse_instant(entry["noticed_to"])))
    return union(spans)


def corrected_s(entries: Iterable[Mapping[str, Any]], within: Span) -> int:
    """Return for how many seconds of a span evidence corrected the log."""
    shared = (overlap(span, within) for span in corrected_spans(entries))
    return sum(span.seconds for span in shared if span is not None)
