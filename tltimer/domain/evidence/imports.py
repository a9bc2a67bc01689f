"""Samples out of files: tltimer's own list, a bucket export of ActivityWatch, heartbeats of WakaTime.

Of foreign files only the times and the names of applications are looked at; titles, addresses and files are not read.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tltimer.domain.evidence.app_rules import mode_of_app
from tltimer.domain.evidence.samples import EvidenceSource, Sample, sample_from, slot_of
from tltimer.domain.timeline.instants import parse_instant
from tltimer.domain.timeline.spans import Span
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

A_MINUTE = timedelta(minutes=1)

LONGEST_EVENT = timedelta(days=1)
"""An event of a watcher that is longer than this is a slip of its clock."""

WINDOWS, AFK, EDITOR = "currentwindow", "afkstatus", "app.editor.activity"
"""Types of ActivityWatch's buckets."""

WATCHED = (WINDOWS, AFK, EDITOR)
"""The types that are looked at; browsers' buckets are not."""


class SampleFile(Value):
    """The samples of a file; ``unread`` counts the entries that could not be understood."""

    samples: tuple[Sample, ...]
    unread: int = 0


class UnknownFormatError(ValueError):
    """The file is none of those that hold samples."""


def samples_in(content: Any, rules: Mapping[str, str]) -> SampleFile:
    """Read the samples of a file.

    Args:
        content: the JSON of the file.
        rules: the mode of each application, for files that name applications.

    Raises:
        UnknownFormatError: the content is of no known kind.
        ValueError: a sample of tltimer's own list is not valid; the text names its number and the field.
    """
    if isinstance(content, dict) and isinstance(content.get("samples"), list):
        return SampleFile(tuple(sorted(_own(content["samples"]))))
    if isinstance(content, dict) and isinstance(content.get("buckets"), dict):
        return _activitywatch(content["buckets"], rules)
    if isinstance(content, dict) and isinstance(content.get("days"), list):
        return _wakatime(content["days"])
    raise UnknownFormatError


def _own(entries: Iterable[Any]) -> Iterator[Sample]:
    for number, entry in enumerate(entries, 1):
        try:
            yield sample_from(entry if isinstance(entry, dict) else {})
        except ValueError as problem:
            raise ValueError(f"{number} {problem}") from None


def _activitywatch(buckets: Mapping[str, Any], rules: Mapping[str, str]) -> SampleFile:
    """Take one sample of each minute in which a watched application had the focus and somebody was there.

    window   |editor----------|mail------|
    afk      |not-afk------------|afk----|
    samples   c c c c c c c c  p
    """
    present: list[Span] | None = None
    seen: list[tuple[Span, str]] = []
    unread = 0
    for bucket in buckets.values():
        kind = bucket.get("type") if isinstance(bucket, dict) else None
        if kind not in WATCHED or not isinstance(bucket.get("events"), list):
            continue
        for event in bucket["events"]:
            try:
                span, data = _event(event)
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
                unread += 1
                continue
            if kind == AFK:
                present = present if present is not None else []
                if data.get("status") == "not-afk":
                    present.append(span)
            else:
                app = data.get("app")
                mode = "coding" if kind == EDITOR else mode_of_app(app, rules) if isinstance(app, str) else None
                if mode is not None:
                    seen.append((span, mode))
    present_minutes = None if present is None else _minutes_of(present)
    minutes = {(minute, mode) for span, mode in seen for minute in _minutes_in(span)}
    return SampleFile(
        tuple(
            sorted(
                Sample(slot_of(minute), EvidenceSource.ACTIVITYWATCH, mode)
                for minute, mode in minutes
                if present_minutes is None or minute in present_minutes
            )
        ),
        unread,
    )


def _event(event: Mapping[str, Any]) -> tuple[Span, Mapping[str, Any]]:
    start = parse_instant(event["timestamp"])
    length = timedelta(seconds=float(event["duration"]))
    data = event["data"]
    if not isinstance(data, dict) or not timedelta() <= length <= LONGEST_EVENT:
        raise ValueError("event")
    return Span(start, start + length), data


def _minutes_in(span: Span) -> Iterator[datetime]:
    """Iterate over the minutes whose middle lies in a span."""
    minute = span.start.replace(second=0, microsecond=0)
    if span.start > minute + A_MINUTE / 2:
        minute += A_MINUTE
    while minute + A_MINUTE / 2 < span.end:
        yield minute
        minute += A_MINUTE


def _minutes_of(spans: Iterable[Span]) -> set[datetime]:
    return {minute for span in spans for minute in _minutes_in(span)}


def _wakatime(days: Iterable[Any]) -> SampleFile:
    """Take one sample of coding for each minute with a heartbeat."""
    minutes: list[datetime] = []
    unread = 0
    for day in days:
        for heartbeat in _heartbeats(day):
            try:
                at = datetime.fromtimestamp(float(heartbeat["time"]), UTC)
            except (KeyError, TypeError, ValueError, OverflowError, OSError):
                unread += 1
                continue
            minutes.append(at)
    return SampleFile(heartbeat_samples(minutes), unread)


def heartbeat_samples(heartbeats: Iterable[datetime]) -> tuple[Sample, ...]:
    """Return one sample of coding for each minute with a heartbeat of WakaTime, in order."""
    minutes = {at.replace(second=0, microsecond=0) for at in heartbeats}
    return tuple(sorted(Sample(slot_of(at), EvidenceSource.WAKATIME, "coding") for at in minutes))


def _heartbeats(day: Any) -> list[Any]:
    heartbeats = day.get("heartbeats") if isinstance(day, dict) else None
    return heartbeats if isinstance(heartbeats, list) else []
