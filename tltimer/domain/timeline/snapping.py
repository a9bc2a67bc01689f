"""Where an edge comes to rest that was let go of nearby."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
GRID = timedelta(minutes=5)


def snapped(
    at: datetime, targets: Iterable[datetime] = (), pull: timedelta = GRID / 2, grid: timedelta = GRID
) -> datetime:
    """Give the nearest of the targets within ``pull``, else the nearest point of the grid.

    grid      |    |    |    |    |
    target           ¦
    at              ^             gives the target
    at        ^                   gives the grid
    """
    nearest = min(targets, key=lambda one: (abs(one - at), one), default=None)
    if nearest is not None and abs(nearest - at) <= pull:
        return nearest
    return EPOCH + (at - EPOCH + grid / 2) // grid * grid


def nudged(at: datetime, step: timedelta) -> datetime:
    """Give the next point of the grid of a step's length, before or after.

    grid      |    |    |
    at           ^           5 min:  the line after;   -5 min: the line before
    """
    size = abs(step)
    steps = (at - EPOCH) // size
    if step > timedelta(0):
        return EPOCH + (steps + 1) * size
    return EPOCH + steps * size if EPOCH + steps * size < at else EPOCH + (steps - 1) * size
