"""The guess where time went, the aim where it should go, and the gap from both to what happened."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.timeline.days import parse_week
from tltimer.domain.timeline.instants import parse_instant
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from tltimer.domain.balance.target import Target
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.totals import Totals

WHOLE = 100

AN_HOUR = 3600


class Estimate(Value):
    """An estimate: whole percent of the tracked time, 100 together."""

    coding: int
    leading: int
    attending: int


class AuditRecord(Value):
    """A guess and an aim for a span of weeks; None where it was skipped."""

    id: str
    from_week: Week
    to_week: Week
    guess: Estimate | None
    aim: Estimate | None
    made_at: datetime


class GuessGap(Value):
    """The actual share of one side less an estimate.

    ``points`` are hundredths; ``low`` and ``high`` the same for the two ends that unknown time leaves. All are None
    where nothing was tracked, and ``hours_a_week`` also where no week was judged.
    """

    points: float | None
    low: float | None
    high: float | None
    hours_a_week: float | None


def is_whole(coding: int, leading: int, attending: int) -> bool:
    """Return whether three percentages are the parts of a whole."""
    return min(coding, leading, attending) >= 0 and coding + leading + attending == WHOLE


def first_guess() -> Estimate:
    """Return the guess from which the handles start: equal thirds."""
    return Estimate(34, 33, 33)


def first_aim(target: Target) -> Estimate:
    """Return the aim from which the handles start: the middle of the target, and the rest in two halves."""
    coding = round((target.low + target.high) * WHOLE / 2)
    return Estimate(coding, WHOLE - coding - (WHOLE - coding) // 2, (WHOLE - coding) // 2)


def estimate_document(estimate: Estimate | None) -> dict[str, int] | None:
    """Return an estimate as it is stored."""
    if estimate is None:
        return None
    return {"coding": estimate.coding, "leading": estimate.leading, "attending": estimate.attending}


def _estimate(document: Mapping[str, Any] | None) -> Estimate | None:
    if document is None:
        return None
    parts = [document[side] for side in ("coding", "leading", "attending")]
    if any(type(part) is not int for part in parts) or not is_whole(*parts):
        raise ValueError("the parts of an estimate are whole percent and 100 together")
    return Estimate(*parts)


def audit_records(documents: Iterable[Mapping[str, Any]]) -> tuple[AuditRecord, ...]:
    """Read the collection ``audits``; what cannot be understood is passed over."""
    records = []
    for document in documents:
        try:
            records.append(
                AuditRecord(
                    str(document["id"]),
                    parse_week(document["from_week"]),
                    parse_week(document["to_week"]),
                    _estimate(document.get("guess")),
                    _estimate(document.get("aim")),
                    parse_instant(document["made_at"]),
                )
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return tuple(records)


def record_of(first: Week, last: Week, records: Iterable[AuditRecord]) -> AuditRecord | None:
    """Return the record of exactly this span; of several the latest."""
    candidates = (record for record in records if (record.from_week, record.to_week) == (first, last))
    return max(candidates, key=lambda record: (record.made_at, record.id), default=None)


OFFERED_EVERY = timedelta(weeks=4)
"""An audit is offered so long after the last one, or after the last offer was put off."""


def is_offered(records: Iterable[AuditRecord], put_off: datetime | None, now: datetime) -> bool:
    """Return whether an audit may be offered: none was made, and none was put off, in the last four weeks."""
    before = [record.made_at for record in records] + ([put_off] if put_off is not None else [])
    return all(instant <= now - OFFERED_EVERY for instant in before)


def gaps(totals: Totals, estimate: Estimate, judged_weeks: int) -> dict[str, GuessGap]:
    """Return the gap of each side to an estimate, by ``coding``, ``leading`` and ``attending``.

    guess    |-------- 55 --------|
    actual   |----- 43 -----|              points −12
    unknown  |----- 41 -- 46 --|           low −14, high −9
    """
    sides = {
        "coding": (totals.coding_s, estimate.coding),
        "leading": (totals.leading_s, estimate.leading),
        "attending": (totals.attending_s, estimate.attending),
    }
    return {side: _gap(seconds, percent, totals, judged_weeks) for side, (seconds, percent) in sides.items()}


def _gap(seconds: int, percent: int, totals: Totals, judged_weeks: int) -> GuessGap:
    tracked, unknown = totals.tracked_s, totals.unconfirmed_s
    points = WHOLE * seconds / tracked - percent if tracked else None
    total_s = tracked + unknown
    return GuessGap(
        points,
        WHOLE * seconds / total_s - percent if total_s else None,
        WHOLE * (seconds + unknown) / total_s - percent if total_s else None,
        points / WHOLE * tracked / AN_HOUR / judged_weeks if points is not None and judged_weeks else None,
    )
