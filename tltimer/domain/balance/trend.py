"""Where the share of coding is heading."""

from collections.abc import Iterable
from itertools import combinations

WEEKS = 8
"""Over how many complete weeks the trend is taken."""

ENOUGH_WEEKS = 4


def trend_of(points: Iterable[tuple[int, float]]) -> float | None:
    """Give the Theil–Sen slope: the median of the slopes between all pairs of points.

    Args:
        points: pairs of a week's number on any scale that counts weeks, and its share; each week once.

    Returns:
        the share gained per week; None with fewer than four points.
    """
    known = sorted(points)
    if len(known) < ENOUGH_WEEKS:
        return None
    slopes = sorted((later[1] - sooner[1]) / (later[0] - sooner[0]) for sooner, later in combinations(known, 2))
    # The module statistics has a median, and takes longer to import than most commands run.
    middle = len(slopes) // 2
    return slopes[middle] if len(slopes) % 2 else (slopes[middle - 1] + slopes[middle]) / 2
