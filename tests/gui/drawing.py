"""A window's texts and pictures with the colors they are drawn in, over their real background."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from tltimer.palette import Palette, contrast, mixed

SVG = "{http://www.w3.org/2000/svg}"

NEAR = 48
"""So far a part of a pixel's color may be from that of a text to count as its ink; edges are blended."""

LEAST_INK = 0.02
"""So much of the place of a text is ink at least, if the text is to be seen."""

LEAST_SHARE = 0.15
"""A color with a smaller share of what surrounds ink is an edge, or a line that the text touches."""

REACH = 2
"""So far from its ink the ground of a text is looked for."""

RING = 3
"""So wide is the ring around a shape in which its ground is looked for."""


class DrawnText(NamedTuple):
    """A text, its color, and the colors around its letters, the commonest first."""

    text: str
    color: str
    grounds: tuple[str, ...]

    @property
    def contrast(self) -> float:
        """The least contrast with what it is written on."""
        return min(contrast(self.color, ground) for ground in self.grounds)


class DrawnShape(NamedTuple):
    """A shape: its place, the colors of its fill and its line as far as it has them, and that of the ground around."""

    place: tuple[int, int, int, int]
    colors: tuple[str, ...]
    ground: str

    @property
    def contrast(self) -> float:
        """The contrast of what is seen best of it."""
        return max(contrast(color, self.ground) for color in self.colors)


class _Part(NamedTuple):
    """An element of a drawing: its place, its fill and its line with their opacity, and its text if it is one."""

    box: QRect
    fill: tuple[str, float] | None
    line: tuple[str, float] | None
    text: str

    @property
    def colors(self) -> list[tuple[str, float]]:
        """Those that are to be seen."""
        return [color for color in (self.fill, self.line) if color is not None and color[1] > 0]


class Drawing:
    """A window as it draws itself at this moment.

    Args:
        window: shown already.
        palette: the one it wears.
    """

    def __init__(self, window: QWidget, palette: Palette) -> None:
        self._picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._palette = palette
        self.texts: list[DrawnText] = []
        self.shapes: list[DrawnShape] = []
        above: list[QRect] = []
        for part in reversed(list(_parts(_drawn(window)))):
            if not part.text:
                self._take_shape(part)
                if part.fill is not None and part.fill[1] == 1:
                    above.append(part.box)
            elif not any(_covers(box, part.box) for box in above):
                self._take_text(part)

    def _take_text(self, part: _Part) -> None:
        box = part.box.intersected(self._picture.rect())
        if box.isEmpty() or part.fill is None:
            return
        pixels, width = self._pixels(box), box.width()
        color, opacity = part.fill
        commonest = _names(Counter(pixels))[0][0]
        color = mixed(commonest, color, opacity)
        number = int(color[1:], 16)
        ink = {place for place, pixel in enumerate(pixels) if _is_near(pixel, number)}
        if len(ink) < LEAST_INK * len(pixels):
            return  # something lies over it, or it is scrolled out of sight
        steps = [across + down * width for across in range(-REACH, REACH + 1) for down in range(-REACH, REACH + 1)]
        beside = {place + step for place in ink for step in steps} - ink
        around = Counter(pixels[place] for place in beside if 0 <= place < len(pixels))
        grounds = [name for name, count in _names(around) if count >= LEAST_SHARE * around.total()]
        self.texts.append(DrawnText(part.text, color, tuple(grounds) or (commonest,)))

    def _take_shape(self, part: _Part) -> None:
        palette = self._palette
        papers = {palette.ground, palette.card, palette.hover, palette.target}
        # Lines between parts, and the frames of controls that are named by their words.
        quiet = papers | {palette.hairline, palette.outline, palette.main, palette.main_text}
        if all(color in quiet for color, _opacity in part.colors):
            return
        around = Counter(self._pixels(part.box.adjusted(-RING, -RING, RING, RING))) - Counter(self._pixels(part.box))
        ground = next((color for color, _count in _names(around) if color in papers), None)
        if ground is not None:
            seen = tuple(mixed(ground, color, opacity) for color, opacity in part.colors)
            self.shapes.append(DrawnShape(part.box.getRect(), seen, ground))

    def _pixels(self, box: QRect) -> list[int]:
        """Return the pixels of a part of the window, as far as it is inside."""
        part = box.intersected(self._picture.rect())
        if part.isEmpty():
            return []
        copied = self._picture.copy(part)  # which has to live as long as its bits are read
        return copied.constBits().cast("I").tolist()


def _drawn(window: QWidget) -> ET.Element:
    """Return the SVG of a window in drawing order: a later shape lies over an earlier one."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(window.size())
    generator.setViewBox(window.rect())
    window.render(generator)
    return ET.fromstring(bytes(buffer.data().data()))


def _names(pixels: Counter[int]) -> list[tuple[str, int]]:
    """Return the colors of pixels with their counts, the commonest first."""
    return [(f"#{pixel & 0xFFFFFF:06x}", count) for pixel, count in pixels.most_common()]


def _is_near(one: int, other: int) -> bool:
    return all(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) <= NEAR for shift in (0, 8, 16))


def _covers(box: QRect, other: QRect) -> bool:
    """Return whether most of another box is not to be seen under this one."""
    common = box.intersected(other)
    return common.width() * common.height() > 0.6 * other.width() * other.height()


def _parts(svg: ET.Element) -> Iterator[_Part]:
    for group in svg.iter(f"{SVG}g"):
        transform = _transform(group)
        for element in group:
            attributes = {**group.attrib, **element.attrib}
            text = (element.text or "").strip() if element.tag == f"{SVG}text" else ""
            box = _text_box(element, text) if text else _box(element)
            if box is not None:
                yield _Part(
                    transform.mapRect(box).toAlignedRect(),
                    _color(attributes, "fill"),
                    _color(attributes, "stroke"),
                    text,
                )


def _color(attributes: dict[str, str], part: str) -> tuple[str, float] | None:
    color = attributes.get(part, "none")
    return (color, float(attributes.get(f"{part}-opacity") or 1)) if color.startswith("#") else None


def _transform(group: ET.Element) -> QTransform:
    text = group.get("transform", "")
    if not text.startswith("matrix("):
        return QTransform()
    a, b, c, d, e, f = (float(part) for part in text[len("matrix(") : -1].split(","))
    return QTransform(a, b, c, d, e, f)


def _text_box(element: ET.Element, text: str) -> QRectF:
    font = QFont(element.get("font-family", ""))
    font.setPixelSize(max(1, round(float(element.get("font-size", "12")))))
    font.setWeight(QFont.Weight(int(element.get("font-weight", "400"))))
    metrics = QFontMetricsF(font)
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    return QRectF(x, y - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())


def _box(element: ET.Element) -> QRectF | None:
    """Return the bounding box of a shape; None if the element is not a shape."""
    numbers = {name: float(value) for name in NUMBERS if (value := element.get(name))}
    match element.tag.removeprefix(SVG):
        case "rect":
            return QRectF(*(numbers.get(name, 0.0) for name in ("x", "y", "width", "height")))
        case "circle" | "ellipse":
            across, down = (numbers.get(name, numbers.get("r", 0.0)) for name in ("rx", "ry"))
            return QRectF(numbers.get("cx", 0) - across, numbers.get("cy", 0) - down, 2 * across, 2 * down)
        case "path" | "polyline" | "polygon":
            text = element.get("d") or element.get("points") or ""
            points = [float(part) for part in text.translate(COMMANDS).split()]
            across, down = points[::2], points[1::2]
            if across:
                return QRectF(min(across), min(down), max(across) - min(across), max(down) - min(down))
    return None


NUMBERS = ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry")
COMMANDS = str.maketrans(",MLCZ", "     ")
