"""The figures of a day, and of days together."""

from __future__ import annotations

from datetime import timedelta
from operator import attrgetter

from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList


class Totals(Value):
    """Seconds by mode and kind, their sums by what they count as, and the shares that follow.

    Unknown time counts for no mode; it widens the share to a range. Shares are None where nothing was tracked.
    """

    modes_s: Mapping[str, int]
    kinds_s: Mapping[str, int]
    coding_s: int
    leading_s: int
    unconfirmed_s: int
    hands_on_s: int
    hands_on_of_s: int
    switches: int
    attending_s: int = 0

    @property
    def tracked_s(self) -> int:
        """Coding, leading and attending together."""
        return self.coding_s + self.leading_s + self.attending_s

    @property
    def coding_share(self) -> float | None:
        """Coding as a share of what was tracked."""
        return self.coding_s / self.tracked_s if self.tracked_s else None

    @property
    def coding_share_range(self) -> tuple[float, float] | None:
        """The share if none, and if all, of the unknown time were coding."""
        total_s = self.tracked_s + self.unconfirmed_s
        if not total_s:
            return None
        return self.coding_s / total_s, (self.coding_s + self.unconfirmed_s) / total_s

    @property
    def hands_on_share(self) -> float | None:
        """The share with reviews counted as coding."""
        return self.hands_on_s / self.hands_on_of_s if self.hands_on_of_s else None


NOTHING, A_SECOND = timedelta(), timedelta(seconds=1)

REVIEW = "review"

_start_of = attrgetter("start")


def figures_of(entries: Iterable[Entry], modes: ModeList) -> Totals:
    """Count the entries of one day or of several; from one day to the next nobody switches."""
    by_mode: dict[str, timedelta] = {}
    by_kind: dict[str, timedelta] = {}
    unconfirmed, switches = NOTHING, 0
    previous_end, previous_mode, previous_day = None, "", None
    for entry in sorted(entries, key=_start_of):
        switch, start, end = entry.switch, entry.start, entry.end
        mode, lasted = switch.mode, end - start
        if start == previous_end and mode != previous_mode and entry.day == previous_day:
            switches += 1
        previous_end, previous_mode, previous_day = end, mode, entry.day
        if entry.unconfirmed:
            unconfirmed += lasted
            continue
        by_mode[mode] = by_mode.get(mode, NOTHING) + lasted
        if switch.kind:
            by_kind[switch.kind] = by_kind.get(switch.kind, NOTHING) + lasted
    modes_s = {mode: lasted // A_SECOND for mode, lasted in by_mode.items()}
    coding = leading = attending = 0
    for key, seconds in modes_s.items():
        side = modes.counts_as(key)
        if side is CountsAs.CODING:
            coding += seconds
        elif side is CountsAs.LEADING:
            leading += seconds
        elif side is CountsAs.ATTENDING:
            attending += seconds
    review, review_counts_as = modes_s.get(REVIEW, 0), modes.counts_as(REVIEW)
    return Totals(
        modes_s=modes_s,
        kinds_s={kind: lasted // A_SECOND for kind, lasted in by_kind.items()},
        coding_s=coding,
        leading_s=leading,
        attending_s=attending,
        unconfirmed_s=unconfirmed // A_SECOND,
        hands_on_s=coding + (review if review_counts_as is not CountsAs.CODING else 0),
        hands_on_of_s=coding + leading + attending + (review if review_counts_as is CountsAs.NEITHER else 0),
        switches=switches,
    )


def _summed(tables: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for table in tables:
        for key, seconds in table.items():
            total[key] = total.get(key, 0) + seconds
    return total


def sum_of(parts: Iterable[Totals]) -> Totals:
    """Add up the figures of several days; the shares follow from the sums."""
    parts = tuple(parts)
    return Totals(
        modes_s=_summed(totals.modes_s for totals in parts),
        kinds_s=_summed(totals.kinds_s for totals in parts),
        coding_s=sum(totals.coding_s for totals in parts),
        leading_s=sum(totals.leading_s for totals in parts),
        attending_s=sum(totals.attending_s for totals in parts),
        unconfirmed_s=sum(totals.unconfirmed_s for totals in parts),
        hands_on_s=sum(totals.hands_on_s for totals in parts),
        hands_on_of_s=sum(totals.hands_on_of_s for totals in parts),
        switches=sum(totals.switches for totals in parts),
    )
