"""ActivityWatch's export of its buckets: which program had the focus, less the time away from the keyboard.

Titles of windows are left out: they hold more than a log should.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tltimer.domain.timeline.spans import Span, union, without
from tltimer.exchange.entries import (
    ImportedEntry,
    ImportedLog,
    Unreadable,
    entry_place,
    instant_of,
    json_from,
    shortened,
)
from tltimer.i18n.translate import _, ngettext
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo
    from typing import Any

PAUSE = timedelta(minutes=1)
"""The longest time of another program between two times of one that are joined."""


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the windows that had the focus.

    Raises:
        Unreadable: it is not such an export, or an event makes no sense.
    """
    content = json_from(raw)
    buckets = content.get("buckets") if isinstance(content, dict) else None
    if not isinstance(buckets, dict) or not all(isinstance(bucket, dict) for bucket in buckets.values()):
        raise Unreadable(
            "", _("This is not an ActivityWatch export: the file has no buckets. Export all buckets as JSON.")
        )
    windows = [
        window
        for name, bucket in buckets.items()
        if _type(bucket) == "currentwindow"
        for window in _spans(name, bucket, zone)
    ]
    away = union(
        span
        for name, bucket in buckets.items()
        if _type(bucket) == "afkstatus"
        for span, data in _spans(name, bucket, zone)
        if data.get("status") == "afk"
    )
    entries: list[ImportedEntry] = []
    nameless = instants = absent = 0
    for window, data in sorted(windows, key=lambda window: window[0].start):
        app = data.get("app")
        present = without(window, away)
        if window.start == window.end:
            instants += 1
        elif not isinstance(app, str) or not app.strip():
            nameless += 1
        elif not present:
            absent += 1
        else:
            for span in present:
                _add(entries, span, app.strip())
    other_buckets = sum(_type(bucket) not in ("currentwindow", "afkstatus") for bucket in buckets.values())
    words = ngettext("{count} bucket of another kind", "{count} buckets of other kinds", other_buckets)
    more = ngettext("{count} event without a program", "{count} events without a program", nameless)
    passed_over = (
        (words, other_buckets),
        (more, nameless),
        (ngettext("{count} event shorter than a second", "{count} events shorter than a second", instants), instants),
        (
            ngettext(
                "{count} event recorded while you were away", "{count} events recorded while you were away", absent
            ),
            absent,
        ),
    )
    return ImportedLog(tuple(entries), tuple(text.format(count=count) for text, count in passed_over if count))


def _type(bucket: dict[str, Any]) -> object:
    return bucket.get("type")


def _spans(name: str, bucket: dict[str, Any], zone: tzinfo) -> Iterable[tuple[Span, dict[str, Any]]]:
    """Return the events of a bucket, those without a length too."""
    events = bucket.get("events", [])
    if not isinstance(events, list):
        words = _("The 'events' of bucket '{name}' are not a list. Export the buckets again.")
        raise Unreadable("", words.format(name=shortened(name)))
    for number, event in enumerate(events, 1):
        try:
            start, end = _ends(event, zone)
            data = event.get("data") or {}
            if not isinstance(data, dict):
                raise TypeError(event)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            raise Unreadable(
                entry_place(number),
                _(
                    "The timestamp, duration (at most 7 days) or data of this event is not valid. Correct it "
                    "in the file, or export the buckets again."
                ),
            ) from None
        yield Span(start, end), data


def _ends(event: Any, zone: tzinfo) -> tuple[datetime, datetime]:
    start = instant_of(event["timestamp"], zone)
    seconds = event["duration"]
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= 7 * 86400:
        raise ValueError(seconds)
    # The fractions of both are kept until the end is known: many short events would else lose their seconds.
    fraction = datetime.fromisoformat(event["timestamp"]).microsecond
    return start, (start + timedelta(seconds=seconds, microseconds=fraction)).replace(microsecond=0)


def _add(entries: list[ImportedEntry], span: Span, app: str) -> None:
    """Add a span, as part of the entry before if that is of the same program and ended just before."""
    last = entries[-1] if entries else None
    if last is not None and last.end is not None and last.names == (app,) and span.start - last.end <= PAUSE:
        entries[-1] = replace(last, end=max(last.end, span.end))
    else:
        entries.append(ImportedEntry(span.start, span.end, (app,)))
