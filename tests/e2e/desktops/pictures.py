"""Reads pictures of a screen: the place of an icon, the brightness of a window."""

from bisect import bisect_right
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from PIL import Image

PANEL = 64
"""The greatest distance of a panel's icons from the upper or the lower edge of a screen, in pixels of its interface."""

NEAR = 24
"""The greatest difference between the parts of two colours that count as the same; panels scale and blend."""


class Box(NamedTuple):
    """A rectangle on the screen."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """The point in its middle."""
        return self.x + self.width // 2, self.y + self.height // 2

    def scaled(self, scale: float) -> "Box":
        """Return it in a screen's pixels, where it was measured in those of the interface."""
        return Box(*(int(side * scale) for side in self))

    def fits_into(self, width: int, height: int) -> bool:
        """Return whether all of it is on a screen of this size."""
        return self.x >= 0 and self.y >= 0 and self.x + self.width <= width and self.y + self.height <= height


def icon_box(
    before: Path, now: Path, icon: tuple[int, int, bytes], scale: float = 1, *, beyond: float = 0.0
) -> Box | None:
    """Find an icon on the panel at the upper or the lower edge of a screen by its commonest colour.

    Args:
        before: a picture of the screen without the icon.
        now: a picture of the screen.
        icon: its width, height and ARGB bytes.
        scale: how many pixels of the screen a pixel of the interface takes.
        beyond: the share of the screen's width before which icons are those of launchers.
    """
    colour, panel = commonest_colour(icon[2]), round(PANEL * scale)
    with Image.open(now) as opened:
        least = opened.width * beyond
    boxes = []
    for at_bottom in (False, True):
        changed = _places(now, colour, panel, at_bottom) - _places(before, colour, panel, at_bottom)
        new = {(x, y) for x, y in changed if x >= least}
        if len(new) >= 12:
            left, right = _densest([x for x, _y in new], 2 * panel // 3)
            inside = [(x, y) for x, y in new if left <= x <= right]
            rows = [y for _x, y in inside]
            boxes.append((len(inside), Box(left, min(rows), right - left + 1, max(rows) - min(rows) + 1)))
    return max(boxes)[1] if boxes else None


def _places(picture: Path, colour: tuple[int, int, int], panel: int, at_bottom: bool) -> set[tuple[int, int]]:
    """Return the places of a colour on a panel."""
    with Image.open(picture) as opened:
        width, height = opened.size
        top = height - panel if at_bottom else 0
        pixels = opened.convert("RGB").crop((0, top, width, top + panel)).tobytes()
    return {
        (place % width, top + place // width)
        for place, seen in enumerate(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
        if all(abs(one - other) <= NEAR for one, other in zip(seen, colour, strict=True))
    }


def commonest_colour(pixels: bytes) -> tuple[int, int, int]:
    """Return the colour that most of an icon's opaque pixels have, a strong one if there is any."""
    seen = Counter(
        (pixels[place + 1], pixels[place + 2], pixels[place + 3])
        for place in range(0, len(pixels), 4)
        if pixels[place] > 250
    )
    strong = Counter({colour: count for colour, count in seen.items() if max(colour) - min(colour) > 40})
    return (strong or seen).most_common(1)[0][0]


def brightness(picture: Path, box: Box) -> float:
    """Return the brightness of most of a part of a picture, from 0 (black) to 1 (white)."""
    with Image.open(picture) as opened:
        grey = opened.convert("L").crop((box.x, box.y, box.x + box.width, box.y + box.height))
    values = sorted(grey.resize((64, 64)).tobytes())
    return values[len(values) // 2] / 255


def pixels_inside(picture: Path, box: Box, edge: int) -> bytes:
    """Return the pixels of a part of a picture, without an edge."""
    right, bottom = box.x + box.width - edge, box.y + box.height - edge
    with Image.open(picture) as opened:
        return opened.convert("RGB").crop((box.x + edge, box.y + edge, right, bottom)).tobytes()


def _densest(places: list[int], span: int) -> tuple[int, int]:
    """Return the span of this length that holds most of the places."""
    counted = sorted(places)

    def inside(start: int) -> list[int]:
        return counted[start : bisect_right(counted, counted[start] + span)]

    best = max(range(len(counted)), key=lambda start: len(inside(start)))
    return inside(best)[0], inside(best)[-1]
