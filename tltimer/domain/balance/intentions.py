"""The one thing that is meant to be done in a week, so that it goes on otherwise."""

from collections.abc import Iterable
from enum import StrEnum

from tltimer.domain.timeline.weeks import Week
from tltimer.frozen import frozen


class Act(StrEnum):
    """What kind of thing it is: keep a block free, give a piece of work away, move a meeting, or anything else."""

    PROTECT = "protect"
    GIVE = "give"
    MOVE = "move"
    OTHER = "other"


@frozen
class Intention:
    """What is meant to be done in ``week``, in words; ``done`` is None until somebody says whether it was."""

    id: str
    week: Week
    act: Act
    text: str
    done: bool | None = None


def intention_for(week: Week, intentions: Iterable[Intention]) -> Intention | None:
    """Give what is meant to be done in a week: one thing, the last that was said."""
    return max((one for one in intentions if one.week == week), key=lambda one: one.id, default=None)
