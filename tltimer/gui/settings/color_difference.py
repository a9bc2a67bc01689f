"""The difference between colours, also for people who see fewer of them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

ENOUGH = 12.0
"""The least distance (CIE76, in Lab) at which small patches are told apart at a glance by those who see all colours."""

JUST_ENOUGH = 10.0
"""The same for who sees fewer, to whom each mode's shape says more than its colour."""

Rgb = tuple[float, float, float]

_SEEN: Mapping[str, tuple[Rgb, Rgb, Rgb]] = {
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Linear red, green and blue as seen without one kind of cones: Machado, Oliveira and Fernandes 2009."""


def nearest(colour: str, colours: Mapping[str, str]) -> tuple[str, bool] | None:
    """Find the other colour that is hardest to tell from one, if it is too near.

    Args:
        colour: ``#rrggbb``.
        colours: such colours by name.

    Returns:
        its name, and whether everybody mixes the two up, not only who sees fewer colours; None if none is too near.
    """
    alike = [(between(colour, other, "all"), name) for name, other in colours.items()]
    if alike and min(alike)[0] < ENOUGH:
        return min(alike)[1], True
    fewer = [(distance(colour, other), name) for name, other in colours.items()]
    return (min(fewer)[1], False) if fewer and min(fewer)[0] < JUST_ENOUGH else None


def distance(colour: str, other: str) -> float:
    """Return the smallest distance of two colours over all kinds of sight: 0 for none, 100 for black and white."""
    return min(between(colour, other, eyes) for eyes in _SEEN)


def between(colour: str, other: str, eyes: str) -> float:
    """Return the distance of two colours for ``all``, ``protan``, ``deutan`` or ``tritan`` eyes."""
    first, second = (_lab(_schedule(_linear(each), eyes)) for each in (colour, other))
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def _linear(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _straight(red), _straight(green), _straight(blue)


def _straight(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _schedule(rgb: Rgb, eyes: str) -> Rgb:
    red, green, blue = (
        min(1.0, max(0.0, sum(part * weight for part, weight in zip(rgb, row, strict=True)))) for row in _SEEN[eyes]
    )
    return red, green, blue


def _lab(rgb: Rgb) -> Rgb:
    """Return lightness and the two opponent axes, for the white of a screen (D65)."""
    red, green, blue = rgb
    x = _root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    y = _root(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    z = _root((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(share: float) -> float:
    return float(share ** (1 / 3)) if share > (6 / 29) ** 3 else share / (3 * (6 / 29) ** 2) + 4 / 29
