"""Disagreements between the evidence of a day and its log."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from tltimer.domain.evidence.samples import SLOT, SLOT_S, EvidenceSource
from tltimer.domain.timeline.instants import elapsed
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.spans import Span, overlap, without
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tltimer.domain.evidence.samples import Sample
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList

CODING, REVIEW, PLANNING, MEETING = "coding", "review", "planning", "meeting"

CLEAR = (2, 3)
"""A mode with at least this part of a slot's samples is clear, as numerator and denominator."""

SHORTEST = timedelta(minutes=10)
"""Shorter disagreements are not told."""

NEAR = timedelta(minutes=5)
"""The greatest distance that an end moves to a switch of the log or an edge of a meeting."""


class DisagreementState(StrEnum):
    """The user's answer to a disagreement."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Disagreement(Value):
    """A span for which evidence names another mode than the log; ``log`` is None where the log has nothing."""

    span: Span
    log: str | None
    evidence: str
    state: DisagreementState = DisagreementState.OPEN


class LoggedDay(Value):
    """The log and the plan of a day, as far as evidence is compared with them.

    ``entries`` are those that touch the day, ``switches`` the instants of the switches around it, ``meetings`` the
    spans of its meetings; ``working_hours`` is None on a day off. Of a day that is not over, ``span`` ends now.
    """

    span: Span
    entries: Sequence[Entry]
    switches: Sequence[datetime]
    meetings: Sequence[Span]
    working_hours: Span | None


def clear_modes(samples: Iterable[Sample]) -> dict[datetime, str | None]:
    """Return the clear mode of each slot that has samples, None where no mode is clear.

    A call in progress makes its slot a meeting, whatever the windows say.
    """
    counts: dict[datetime, Counter[str]] = {}
    calls = set()
    for sample in samples:
        counts.setdefault(sample.at, Counter())[sample.mode] += 1
        if sample.source is EvidenceSource.CALL:
            calls.add(sample.at)
    return {slot: MEETING if slot in calls else _clear(modes) for slot, modes in counts.items()}


def _clear(modes: Counter[str]) -> str | None:
    mode, count = modes.most_common(1)[0]
    return mode if count * CLEAR[1] >= CLEAR[0] * modes.total() else None


def logged_mode(slot: Span, entries: Iterable[Entry]) -> str | None:
    """Return the mode that covers most of a slot, None if no mode covers half of it; unknown time is ``unknown``.

    Args:
        slot: the slot.
        entries: in order of time; of modes that cover as much, that of the earlier entry counts.
    """
    covered: dict[str, int] = {}
    for entry in entries:
        shared = overlap(slot, entry.span)
        if shared is not None:
            mode = UNKNOWN if entry.unconfirmed else entry.mode
            covered[mode] = covered.get(mode, 0) + shared.seconds
    most = max(covered, key=lambda mode: covered[mode], default=None)
    return most if most is not None and covered[most] * 2 >= slot.seconds else None


def agrees(evidence: str, logged: str, modes: ModeList) -> bool:
    """Return whether evidence of a mode agrees with a mode of the log."""
    if logged == UNKNOWN:
        return False
    return (
        evidence == logged
        or (evidence == CODING and logged == REVIEW)
        or (evidence == MEETING and modes.meets(logged))
        or (evidence == PLANNING and modes.counts_as(logged) not in (CountsAs.CODING, CountsAs.NEITHER))
    )


def disagreements(
    day: LoggedDay, samples: Iterable[Sample], rejected: Iterable[Span], modes: ModeList
) -> tuple[Disagreement, ...]:
    """Find the spans of a day of which the evidence says another mode than the log.

        evidence    |coding|coding|      |coding|coding|meeting|
        log         |meeting-----------------------------------|
        found       |=========== coding ========|

    Args:
        day: the log and the plan of the day.
        samples: the evidence, of the day and around it.
        rejected: the spans that the user rejected before.
        modes: tells which modes agree.
    """
    clear = clear_modes(samples)
    against = _disagreeing(day, clear, modes)
    edges = sorted({*day.switches, *(edge for span in day.meetings for edge in (span.start, span.end))})
    taken = [*(entry.span for entry in day.entries if entry.switch.confirmed), *rejected]
    differences = []
    for first, last, mode in _runs(against):
        start, end = (max(day.span.start, min(_nearest(at, edges), day.span.end)) for at in (first, last + SLOT))
        if start < end:
            differences += [
                Disagreement(span, _logged_most(span, day.entries), mode)
                for span in without(Span(start, end), taken)
                if span.end - span.start >= SHORTEST
            ]
    return tuple(sorted(differences, key=lambda disagreement: (disagreement.span.start, disagreement.span.end)))


def _disagreeing(day: LoggedDay, clear: Mapping[datetime, str | None], modes: ModeList) -> dict[datetime, str]:
    """Return the slots of a day whose clear mode disagrees with the log, in order of time."""
    first = datetime.fromtimestamp(int(day.span.start.timestamp()) // SLOT_S * SLOT_S, UTC)
    against = {}
    for at in sorted(slot for slot, mode in clear.items() if mode is not None and first <= slot < day.span.end):
        slot, mode = Span(at, min(at + SLOT, day.span.end)), clear[at]
        assert mode is not None
        logged = logged_mode(slot, day.entries)
        if logged is not None:
            wrong = not agrees(mode, logged, modes)
        else:
            hours = day.working_hours
            wrong = hours is not None and hours.start <= slot.start and slot.end <= hours.end
        if wrong:
            against[at] = mode
    return against


def _runs(against: Mapping[datetime, str]) -> list[tuple[datetime, datetime, str]]:
    """Join slots of one mode that follow each other, or have a single slot between them that does not disagree."""
    runs: list[tuple[datetime, datetime, str]] = []
    for at, mode in against.items():
        if runs:
            first, last, before = runs[-1]
            if mode == before and at - last <= 2 * SLOT:
                runs[-1] = (first, at, mode)
                continue
        runs.append((at, at, mode))
    return runs


def _nearest(at: datetime, edges: Sequence[datetime]) -> datetime:
    """Return the nearest edge, of two as near the earlier; the instant itself where none is near."""
    near = [edge for edge in edges if abs(edge - at) <= NEAR]
    return min(near, key=lambda edge: (abs(edge - at), edge), default=at)


def _logged_most(span: Span, entries: Iterable[Entry]) -> str | None:
    """Return the mode that covers most of a span, None where nothing covers more of it than any mode does."""
    covered: dict[str | None, int] = {}
    unlogged_s = elapsed(span.start, span.end)
    for entry in entries:
        shared = overlap(span, entry.span)
        if shared is not None:
            mode = UNKNOWN if entry.unconfirmed else entry.mode
            covered[mode] = covered.get(mode, 0) + shared.seconds
            unlogged_s -= shared.seconds
    covered[None] = unlogged_s
    return max(covered, key=lambda mode: covered[mode])
