"""Samples: in this slot of five minutes, this source saw this mode. Nothing else is ever kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

SLOT_S = 300
SLOT = timedelta(seconds=SLOT_S)

KEPT_DAYS = 14
"""For so many days samples are kept."""

LONGEST_MODE = 80
"""Letters of a mode key in a sample; a title would not pass for one."""


class EvidenceSource(StrEnum):
    """The source of a sample; each is turned on by itself."""

    WINDOW = "window"
    CALL = "call"
    COMMIT = "commit"
    ACTIVITYWATCH = "activitywatch"
    WAKATIME = "wakatime"


class Sample(Value, order=True):
    """A mode that a source saw in a slot; ``at`` is the start of the slot, UTC."""

    at: datetime
    source: EvidenceSource
    mode: str


def slot_of(instant: datetime) -> datetime:
    """Return the start of the slot in which an instant lies."""
    return datetime.fromtimestamp(int(instant.timestamp()) // SLOT_S * SLOT_S, UTC)


def sample_from(document: Mapping[str, Any]) -> Sample:
    """Read a sample; an instant within a slot stands for the slot.

    Raises:
        ValueError: a field is missing, or is not one of a sample.
    """
    mode = document.get("mode")
    if not isinstance(mode, str) or not mode.strip() or mode in (OFF, UNKNOWN):
        raise ValueError("mode")
    if len(mode) > LONGEST_MODE or not mode.isprintable():
        raise ValueError("mode")
    source = document.get("source")
    if source not in set(EvidenceSource):
        raise ValueError("source")
    at = document.get("at")
    if not isinstance(at, str):
        raise ValueError("at")
    try:
        slot = slot_of(parse_instant(at))
    except (ValueError, OverflowError):
        raise ValueError("at") from None
    return Sample(slot, EvidenceSource(source), mode)


def sample_document(sample: Sample) -> dict[str, str]:
    """Return a sample as it is stored and reported."""
    return {"at": format_instant(sample.at), "source": str(sample.source), "mode": sample.mode}


def replaced(samples: Iterable[Sample], imported: Iterable[Sample]) -> tuple[Sample, ...]:
    """Replace the samples of each source in the slots that imported samples name; in order.

    known      |window coding|window coding|call|
    imported                 |window planning|window planning|
    result     |window coding|window planning|call|window planning|
    """
    imported = tuple(imported)
    named = {(sample.at, sample.source) for sample in imported}
    return tuple(sorted((*(sample for sample in samples if (sample.at, sample.source) not in named), *imported)))


def commit_samples(authored: Iterable[datetime]) -> tuple[Sample, ...]:
    """Return the samples of commits, by author time: coding in the slot of each and in the one before."""
    slots = [slot_of(at) for at in authored]
    return tuple(sorted(Sample(at, EvidenceSource.COMMIT, "coding") for slot in slots for at in (slot - SLOT, slot)))
