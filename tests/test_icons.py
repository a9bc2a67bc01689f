"""The icons that ship: found by every mode's shape, one colour, and told apart without it."""

from itertools import combinations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tltimer.shipped import shipped
from tltimer.timeline.modes import SHAPES

ALL_SHAPES = (*SHAPES, "off", "unknown")


def drawing(shape: str) -> str:
    return shipped("icons", f"{shape}.svg").read_text(encoding="utf-8")


def painted(shape: str, size: int) -> list[int]:
    """Paint a shape and give how much each pixel is covered, 0 to 255."""
    image = QImage(size, size, QImage.Format.Format_Alpha8)
    image.fill(0)
    renderer = QSvgRenderer(QByteArray(drawing(shape).replace("currentColor", "#000").encode()))
    assert renderer.isValid()
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return [image.pixelColor(x, y).alpha() for y in range(size) for x in range(size)]


@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_a_shape_has_one_colour_that_the_program_gives(shape: str) -> None:
    text = drawing(shape)
    assert 'viewBox="0 0 22 22"' in text
    assert "currentColor" in text
    assert "#" not in text


@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_a_shape_is_strong_at_sixteen_pixels_and_stays_inside(shape: str) -> None:
    pixels = painted(shape, 16)
    assert sum(pixels) > 0.12 * 255 * len(pixels)
    assert sum(pixel > 200 for pixel in pixels) > 15
    corners = [pixels[0], pixels[15], pixels[-16], pixels[-1]]
    assert max(corners) == 0


@pytest.mark.parametrize(("one", "other"), list(combinations(ALL_SHAPES, 2)))
def test_two_shapes_are_told_apart_without_colour_at_sixteen_pixels(one: str, other: str) -> None:
    first, second = painted(one, 16), painted(other, 16)
    different = sum(abs(a - b) for a, b in zip(first, second, strict=True))
    assert different > 0.3 * min(sum(first), sum(second))


def test_every_icon_is_a_shape_or_the_program_itself() -> None:
    found = {file.stem for file in shipped("icons").glob("*.svg")}
    assert set(ALL_SHAPES) <= found
    assert QSvgRenderer(str(shipped("icons", "tltimer.svg"))).isValid()
