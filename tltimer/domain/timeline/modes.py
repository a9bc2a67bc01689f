"""The modes that one can be in."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.frozen import frozen
from tltimer.i18n.translate import _

T = TypeVar("T")


class CountsAs(StrEnum):
    """The side of the balance on which the time in a mode lies."""

    CODING = "coding"
    LEADING = "leading"
    NEITHER = "neither"


@frozen
class Mode:
    """Something that one can be doing; ``key`` is what the log holds and never changes.

    ``meets`` says that being in the mode is being with people. ``colour`` names a hue of the palette or is ``#rrggbb``;
    ``shape`` names the shape of the icon.
    """

    key: str
    label: str
    counts_as: CountsAs
    meets: bool = False
    colour: str = "grey"
    shape: str = "diamond"
    hidden: bool = False


SHAPES = ("chevrons", "dots", "check", "lines", "square", "pause", "triangle", "diamond", "ring", "plus", "star")
HUES = ("blue", "orange", "green", "violet", "rose", "grey", "teal", "brown")


def shipped_modes() -> tuple[Mode, ...]:
    """Give the modes that everybody starts with, in the order of the menu."""
    return (
        Mode("coding", _("Coding"), CountsAs.CODING, False, "blue", "chevrons"),
        Mode("1:1", _("1:1"), CountsAs.LEADING, True, "orange", "dots"),
        Mode("review", _("Review"), CountsAs.LEADING, False, "green", "check"),
        Mode("planning", _("Planning"), CountsAs.LEADING, False, "violet", "lines"),
        Mode("meeting", _("Meeting"), CountsAs.LEADING, True, "rose", "square"),
        Mode("break", _("Break"), CountsAs.NEITHER, False, "grey", "pause"),
    )


class ModeList:
    """The modes in the user's order; knows what to make of any key that a log can hold."""

    def __init__(self, modes: Iterable[Mode]) -> None:
        self._modes = {mode.key: mode for mode in modes}

    def __iter__(self) -> Iterator[Mode]:
        return iter(self._modes.values())

    def __contains__(self, key: str) -> bool:
        return key in self._modes

    @property
    def offered(self) -> tuple[Mode, ...]:
        """The modes that are not hidden."""
        return tuple(mode for mode in self._modes.values() if not mode.hidden)

    def mode(self, key: str) -> Mode:
        """Give the mode of a key; one that no list knows counts as leading, does not meet and is shown by its key."""
        return self._modes.get(key) or Mode(key, key, CountsAs.LEADING)

    def counts_as(self, key: str) -> CountsAs:
        """Say on which side of the balance the time in a mode lies."""
        return self.mode(key).counts_as

    def meets(self, key: str) -> bool:
        """Say whether being in the mode is being with people."""
        return self.mode(key).meets


def _given(entry: Mapping[str, Any], name: str, usual: T) -> T:
    found = entry.get(name)
    return found if isinstance(found, type(usual)) else usual


def mode_list(entries: Iterable[Mapping[str, Any]]) -> ModeList:
    """Make the list of modes from the shipped ones and what the user changed and added.

    Args:
        entries: documents of the collection ``modes``; ``id`` is the mode's key, fields that are absent or make
            no sense are as shipped, ``position`` orders (shipped modes have 10, 20, …).
    """
    shipped = {mode.key: (n * 10, mode) for n, mode in enumerate(shipped_modes(), start=1)}
    for entry in entries:
        key = str(entry["id"])
        if key in (OFF, UNKNOWN):
            continue
        last = max(position for position, _mode in shipped.values())
        position, mode = shipped.get(key, (last + 10, Mode(key, key, CountsAs.LEADING)))
        shipped[key] = (
            _given(entry, "position", position),
            Mode(
                key,
                _given(entry, "label", mode.label) or key,
                next((side for side in CountsAs if side == entry.get("counts_as")), mode.counts_as),
                _given(entry, "meets", mode.meets),
                _given(entry, "colour", mode.colour),
                _given(entry, "shape", mode.shape),
                _given(entry, "hidden", mode.hidden),
            ),
        )
    return ModeList(mode for _position, mode in sorted(shipped.values(), key=lambda item: (item[0], item[1].key)))
