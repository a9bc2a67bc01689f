"""The modes to switch between, and what each counts as."""

from __future__ import annotations

from enum import StrEnum

from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.frozen import frozen
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, TypeVar

    T = TypeVar("T")


class CountsAs(StrEnum):
    """The side that the time in a mode counts as; attending a meeting is not leading one."""

    CODING = "coding"
    LEADING = "leading"
    ATTENDING = "attending"
    NEITHER = "neither"


@frozen
class Mode:
    """An activity to switch to; ``key`` is what the log holds and never changes.

    ``meets`` says that the mode means being with other people. ``colour`` names a hue of the palette or is ``#rrggbb``;
    ``shape`` names the shape of the icon. ``do_not_disturb`` asks the desktop not to disturb while the mode runs.
    """

    key: str
    label: str
    counts_as: CountsAs
    meets: bool = False
    colour: str = "grey"
    shape: str = "diamond"
    hidden: bool = False
    do_not_disturb: bool = False


SHAPES = ("chevrons", "dots", "check", "lines", "square", "pause", "triangle", "diamond", "ring", "plus", "star")
HUES = ("blue", "orange", "green", "violet", "rose", "grey", "teal", "brown")


def shipped_modes() -> tuple[Mode, ...]:
    """Return the shipped modes, in the order of the menu."""
    return (
        Mode("coding", _("Coding"), CountsAs.CODING, False, "blue", "chevrons"),
        Mode("1:1", _("1:1"), CountsAs.LEADING, True, "orange", "dots"),
        Mode("review", _("Review"), CountsAs.LEADING, False, "green", "check"),
        Mode("planning", _("Planning"), CountsAs.LEADING, False, "violet", "lines"),
        Mode("meeting", _("Meeting"), CountsAs.ATTENDING, True, "rose", "square"),
        Mode("break", _("Break"), CountsAs.NEITHER, False, "grey", "pause"),
    )


def free_look(modes: Iterable[Mode]) -> tuple[str, str]:
    """Return the hue and the shape of a new mode: of those that no other mode has together, the ones used least."""
    looks = [(mode.colour, mode.shape) for mode in modes]
    hues, shapes = [hue for hue, _shape in looks], [shape for _hue, shape in looks]
    by_use = sorted(HUES, key=hues.count), sorted(SHAPES, key=shapes.count)
    free = [(hue, shape) for shape in by_use[1] for hue in by_use[0] if (hue, shape) not in looks]
    return free[0] if free else (by_use[0][0], by_use[1][0])


class ModeList:
    """The modes in the user's order; understands every key that a log can hold."""

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
        """Return the mode of a key; an unknown key counts as leading, does not meet and is its own label."""
        return self._modes.get(key) or Mode(key, key, CountsAs.LEADING)

    def counts_as(self, key: str) -> CountsAs:
        """Return the side that the time in a mode counts for: coding, leading, attending or neither."""
        return self.mode(key).counts_as

    def meets(self, key: str) -> bool:
        """Return whether the mode means being with other people."""
        return self.mode(key).meets


def _field(entry: Mapping[str, Any], name: str, default: T) -> T:
    value = entry.get(name)
    return value if isinstance(value, type(default)) else default


def mode_list(entries: Iterable[Mapping[str, Any]]) -> ModeList:
    """Build the list of modes from the shipped ones and the user's changes and additions.

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
            _field(entry, "position", position),
            Mode(
                key,
                _field(entry, "label", mode.label) or key,
                next((side for side in CountsAs if side == entry.get("counts_as")), mode.counts_as),
                _field(entry, "meets", mode.meets),
                _field(entry, "colour", mode.colour),
                next((shape for shape in SHAPES if shape == entry.get("shape")), mode.shape),
                _field(entry, "hidden", mode.hidden),
                _field(entry, "do_not_disturb", mode.do_not_disturb),
            ),
        )
    return ModeList(mode for _position, mode in sorted(shipped.values(), key=lambda item: (item[0], item[1].key)))
