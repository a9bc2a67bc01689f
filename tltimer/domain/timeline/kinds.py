"""Kinds of work: some multiply what the team can do, some are solo work, some are neither."""

from __future__ import annotations

from enum import StrEnum

from tltimer.domain.timeline.modes import CountsAs
from tltimer.frozen import frozen
from tltimer.i18n.translate import _, language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any


class KindEffect(StrEnum):
    """The effect of a kind of work on the team."""

    MULTIPLIER = "multiplier"
    SOLO = "solo"
    NEITHER = "neither"


@frozen
class KindOfWork:
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
