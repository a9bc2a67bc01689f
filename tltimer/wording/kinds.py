"""Words for kinds of work and their effects."""

from __future__ import annotations

from tltimer.domain.timeline.modes_and_kinds import KindEffect
from tltimer.i18n.translate import _, language
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindList, ModeList
    from tltimer.reports.day import DayReport


def kinds_in(days: Iterable[DayReport], modes: ModeList, side: CountsAs) -> dict[str, int]:
    """Return the seconds of one side of work by kind, the longest first; entries without a kind are left out."""
    kinds: dict[str, int] = {}
    for entry in (entry for day in days for entry in day.entries):
        kind = entry.switch.kind
        if kind and not entry.unconfirmed and modes.counts_as(entry.mode) is side:
            kinds[kind] = kinds.get(kind, 0) + entry.seconds
    return dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0])))


def kinds_line(seconds: Mapping[str, int], kinds: KindList, total_s: int) -> str:
    """Name kinds, and what their shares are of where not all: ``kinds of work (recorded for 3 h): coaching 60%, …``.

    Args:
        seconds: by kind; nothing is said if there are none.
        kinds: their labels.
        total_s: all seconds of that side of work.
    """
    if not seconds:
        return ""
    of, named = sum(seconds.values()), formats.listed(kind_shares(seconds, kinds))
    words = _("kinds of work: {kinds}") if of == total_s else _("kinds of work (recorded for {time}): {kinds}")
    return words.format(time=formats.length(of), kinds=named)


def kind_shares(seconds: Mapping[str, int], kinds: KindList) -> list[str]:
    """Name kinds with their shares of all that is of a kind: ``coaching 60%``."""
    total_s = sum(seconds.values())
    return [f"{kind_words(key, kinds)} {formats.share(s / total_s)}" for key, s in seconds.items()]


def effects_of(seconds: Mapping[str, int], kinds: KindList) -> dict[KindEffect, int]:
    """Add up the seconds of kinds by their effect; all effects are there, in order."""
    return {
        effect: sum(s for key, s in seconds.items() if kinds.kind(key).effect is effect)
        for effect in (KindEffect.MULTIPLIER, KindEffect.NEITHER, KindEffect.SOLO)
    }


def kind_words(key: str, kinds: KindList) -> str:
    """Name a kind within a line: in English as the log does, where its label is the same but for capitals."""
    label = kinds.kind(key).label
    return key if language() == "en" and label.casefold() == key.casefold() else label


def effect_words(effects: Mapping[KindEffect, int], seconds: Mapping[str, int], kinds: KindList) -> str:
    """Return the share of multiplier work and its kinds: ``62% multiplier work: pairing, tooling``; "" for none."""
    if not effects[KindEffect.MULTIPLIER]:
        return ""
    named = ", ".join(kind_words(key, kinds) for key in seconds if kinds.kind(key).effect is KindEffect.MULTIPLIER)
    return _("{share} multiplier work: {kinds}").format(share=_share(KindEffect.MULTIPLIER, effects), kinds=named)


def rest_words(effects: Mapping[KindEffect, int]) -> str:
    """Return the shares of solo work and of neither, which refers back to it: ``38% solo``."""
    words = {KindEffect.SOLO: _("{share} solo"), KindEffect.NEITHER: _("{share} neither")}
    return formats.listed(
        text.format(share=_share(effect, effects)) for effect, text in words.items() if effects[effect]
    )


def kinds_in_full(seconds: Mapping[str, int], kinds: KindList) -> str:
    """Name every kind with its time and its effect, one a line."""
    does = {KindEffect.MULTIPLIER: _("multiplier"), KindEffect.SOLO: _("solo"), KindEffect.NEITHER: ""}
    return "\n".join(
        formats.listed((f"{kind_words(key, kinds)} {formats.duration(s)}", does[kinds.kind(key).effect]))
        for key, s in seconds.items()
    )


def _share(effect: KindEffect, effects: Mapping[KindEffect, int]) -> str:
    return formats.share(effects[effect] / max(1, sum(effects.values())))
