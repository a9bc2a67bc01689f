"""The modes to switch between, and the kinds of work that are done in them."""

from __future__ import annotations

from enum import StrEnum

from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.i18n.translate import _, language
from tltimer.values import Value

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


class Mode(Value):
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


class KindEffect(StrEnum):
    """The effect of a kind of work on the team."""

    MULTIPLIER = "multiplier"
    SOLO = "solo"
    NEITHER = "neither"


class KindOfWork(Value):
    """A kind of work; ``key`` is what the log holds and never changes, ``side`` the sort of modes that it is for."""

    key: str
    label: str
    side: CountsAs = CountsAs.CODING
    effect: KindEffect = KindEffect.NEITHER
    hidden: bool = False


def shipped_kinds() -> tuple[KindOfWork, ...]:
    """Return the shipped kinds, in the order of the menu."""
    coding, leading = CountsAs.CODING, CountsAs.LEADING
    return (
        KindOfWork("spike", _("Spike"), coding, KindEffect.MULTIPLIER),
        KindOfWork("tooling", _("Tooling"), coding, KindEffect.MULTIPLIER),
        KindOfWork("pairing", _("Pairing"), coding, KindEffect.MULTIPLIER),
        KindOfWork("teaching review", _("Teaching review"), coding, KindEffect.MULTIPLIER),
        KindOfWork("production fix", _("Production fix"), coding, KindEffect.MULTIPLIER),
        KindOfWork("feature", _("Feature"), coding, KindEffect.SOLO),
        KindOfWork("rewrite", _("Rewrite"), coding, KindEffect.SOLO),
        KindOfWork("solo task", _("Solo task"), coding, KindEffect.SOLO),
        KindOfWork("easy ticket", _("Easy ticket"), coding, KindEffect.SOLO),
        KindOfWork("coaching", _("Coaching"), leading),
        KindOfWork("unblocking", _("Unblocking"), leading),
        KindOfWork("architecture", _("Architecture"), leading),
        KindOfWork("writing", _("Writing"), leading),
        KindOfWork("thinking", _("Thinking"), leading),
    )


class KindList:
    """The kinds, as shipped and as the user changed them; looked at when first asked for.

    Args:
        entries: documents of the collection ``kinds``; ``id`` is the kind's key, fields that are absent or make
            no sense are as shipped.
    """

    def __init__(self, entries: Iterable[Mapping[str, Any]] = ()) -> None:
        self._entries = tuple(entries)
        self._made: dict[str, KindOfWork] = {}
        self._language: str | None = None

    def __iter__(self) -> Iterator[KindOfWork]:
        return iter(self._kinds.values())

    def __contains__(self, key: str) -> bool:
        return key in self._kinds

    def offered(self, side: CountsAs) -> tuple[KindOfWork, ...]:
        """Return the kinds of one side that are not hidden."""
        return tuple(kind for kind in self if kind.side is side and not kind.hidden)

    def kind(self, key: str) -> KindOfWork:
        """Return the kind of a key; an unknown key is its own label and has no effect."""
        return self._kinds.get(key) or KindOfWork(key, key)

    @property
    def _kinds(self) -> dict[str, KindOfWork]:
        if self._language != language():  # the shipped labels are in the language of the moment
            self._language = language()
            self._made = {kind.key: kind for kind in shipped_kinds()}
            for entry in self._entries:
                key = str(entry["id"])
                self._made[key] = _changed(self.kind(key), entry)
        return self._made


def _changed(kind: KindOfWork, entry: Mapping[str, Any]) -> KindOfWork:
    label, hidden = entry.get("label"), entry.get("hidden")
    return KindOfWork(
        kind.key,
        label if isinstance(label, str) and label else kind.label,
        next((side for side in CountsAs if side == entry.get("side")), kind.side),
        next((effect for effect in KindEffect if effect == entry.get("effect")), kind.effect),
        hidden if isinstance(hidden, bool) else kind.hidden,
    )
