"""Changes of level of the coding share over a span of weeks."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from math import lcm

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.totals import Totals

FEWEST_WEEKS = 8
"""Fewer judged weeks than this tell of no change."""

SHORTEST_SIDE = 3
"""Each side of a change has at least this many judged weeks."""

LEAST_DIFFERENCE = Fraction(7, 100)
"""The means before and after differ by at least this share."""

MOST_LEFT = Fraction(55, 100)
"""The split leaves at most this part of the sum of squares around the common mean."""

LINE_LEAVES = Fraction(2, 3)
"""A straight line that leaves less than this part of what the split leaves explains the weeks better: a slow change."""


class LevelChangeKind(StrEnum):
    """A level that changed at once, or week by week."""

    STEP = "step"
    SLOW = "slow"


class WeekShare(Value):
    """The coding share of a judged week, exact."""

    week: Week
    share: Fraction


class LevelChange(Value):
    """A change of level; ``week`` is the first judged week of the new one.

    ``before`` and ``after`` are the mean shares on both sides; of a slow change, the two ends of the line.
    """

    kind: LevelChangeKind
    week: Week
    before: float
    after: float


def week_share(week: Week, totals: Totals) -> WeekShare:
    """Return the exact coding share of a judged week, which has tracked time."""
    return WeekShare(week, Fraction(totals.coding_s, totals.tracked_s))


def level_change(weeks: Sequence[WeekShare]) -> LevelChange | None:
    """Find the one split of the weeks that explains their shares best, and tell it if it explains enough.

        share    ‾‾‾‾‾‾‾‾|                    ‾‾‾--__
                         |________                   --__
        kind            step                      slow

    Shares are exact fractions: a tie of two splits is one, and goes to the earlier.

    Args:
        weeks: the judged weeks of a span, in order.
    """
    if len(weeks) < FEWEST_WEEKS:
        return None
    # Over a common denominator all shares are whole numbers, which add up a hundred times as fast as fractions.
    denominator = lcm(*(week.share.denominator for week in weeks))
    shares = [week.share.numerator * (denominator // week.share.denominator) for week in weeks]
    split = max(
        range(SHORTEST_SIDE, len(shares) - SHORTEST_SIDE + 1),
        key=lambda index: _explained(shares[:index]) + _explained(shares[index:]),
    )
    left = _squares(shares[:split]) + _squares(shares[split:])
    before, after = (Fraction(sum(side), len(side) * denominator) for side in (shares[:split], shares[split:]))
    if abs(after - before) < LEAST_DIFFERENCE or left > MOST_LEFT * _squares(shares):
        return None
    first, last, left_by_line = _line([week.week.since(weeks[0].week) for week in weeks], shares)
    if left_by_line < LINE_LEAVES * left:
        return LevelChange(
            LevelChangeKind.SLOW, weeks[split].week, float(first / denominator), float(last / denominator)
        )
    return LevelChange(LevelChangeKind.STEP, weeks[split].week, float(before), float(after))


def _explained(numbers: Sequence[int]) -> Fraction:
    """Return the part of the sum of squares that the mean explains; the more, the less a split leaves."""
    return Fraction(sum(numbers) ** 2, len(numbers))


def _squares(numbers: Sequence[int]) -> Fraction:
    """Sum the squared differences of numbers from their mean."""
    return sum(number * number for number in numbers) - _explained(numbers)


def _line(weeks: Sequence[int], numbers: Sequence[int]) -> tuple[Fraction, Fraction, Fraction]:
    """Fit a straight line by least squares; return its two ends, and the sum of squares that it leaves."""
    middle, mean = Fraction(sum(weeks), len(weeks)), Fraction(sum(numbers), len(numbers))
    across = _squares(weeks)
    along = sum(week * number for week, number in zip(weeks, numbers, strict=True)) - len(weeks) * middle * mean
    first, last = (mean + along / across * (week - middle) for week in (weeks[0], weeks[-1]))
    return first, last, _squares(numbers) - along * along / across
