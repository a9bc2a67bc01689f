"""The kinds of work in a mode: some multiply what the team can do, some isolate, some do neither."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from tltimer.domain.timeline.modes import CountsAs
from tltimer.frozen import value
from tltimer.i18n.translate import _


class Effect(StrEnum):
    """What work of a kind does to the team."""

    MULTIPLIES = "multiplies"
    ISOLATES = "isolates"
    NEITHER = "neither"


@value
class Kind:
    """A kind of work; ``key`` is what the log holds and never changes, ``side`` the sort of modes that it is for."""

    key: str
    label: str
    side: CountsAs = CountsAs.CODING
    effect: Effect = Effect.NEITHER
    hidden: bool = False


def shipped_kinds() -> tuple[Kind, ...]:
    """Give the kinds that everybody starts with, in the order of the menu."""
    coding, leading = CountsAs.CODING, CountsAs.LEADING
    return (
        Kind("spike", _("Spike"), coding, Effect.MULTIPLIES),
        Kind("tooling", _("Tooling"), coding, Effect.MULTIPLIES),
        Kind("pairing", _("Pairing"), coding, Effect.MULTIPLIES),
        Kind("teaching review", _("Teaching review"), coding, Effect.MULTIPLIES),
        Kind("production fix", _("Production fix"), coding, Effect.MULTIPLIES),
        Kind("feature", _("Feature"), coding, Effect.ISOLATES),
        Kind("rewrite", _("Rewrite"), coding, Effect.ISOLATES),
        Kind("solo task", _("Solo task"), coding, Effect.ISOLATES),
        Kind("easy ticket", _("Easy ticket"), coding, Effect.ISOLATES),
        Kind("coaching", _("Coaching"), leading),
        Kind("unblocking", _("Unblocking"), leading),
        Kind("architecture", _("Architecture"), leading),
        Kind("writing", _("Writing"), leading),
        Kind("thinking", _("Thinking"), leading),
    )


class KindList:
    """The kinds, as shipped and as the user changed them; looked at when first asked for.

    Args:
        entries: ledger documents of the collection ``kinds``; ``id`` is the kind's key, fields that are absent or make
            no sense are as shipped.
    """

    def __init__(self, entries: Iterable[Mapping[str, Any]] = ()) -> None:
        self._entries = tuple(entries)
        self._made: dict[str, Kind] | None = None

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._kinds.values())

    def __contains__(self, key: str) -> bool:
        return key in self._kinds

    def offered(self, side: CountsAs) -> tuple[Kind, ...]:
        """Give the kinds of one side that are not hidden."""
        return tuple(kind for kind in self if kind.side is side and not kind.hidden)

    def kind(self, key: str) -> Kind:
        """Give the kind of a key; one that no list knows is shown by its key and does neither."""
        return self._kinds.get(key) or Kind(key, key)

    @property
    def _kinds(self) -> dict[str, Kind]:
        if self._made is None:
            self._made = {kind.key: kind for kind in shipped_kinds()}
            for entry in self._entries:
                key = str(entry["id"])
                self._made[key] = _changed(self.kind(key), entry)
        return self._made


def _changed(kind: Kind, entry: Mapping[str, Any]) -> Kind:
    label, hidden = entry.get("label"), entry.get("hidden")
    return Kind(
        kind.key,
        label if isinstance(label, str) and label else kind.label,
        next((side for side in CountsAs if side == entry.get("side")), kind.side),
        next((effect for effect in Effect if effect == entry.get("effect")), kind.effect),
        hidden if isinstance(hidden, bool) else kind.hidden,
    )
