"""The shapes of modes: strong when they are small, and told apart without colour."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tltimer.domain.timeline.modes_and_kinds import SHAPES
from tltimer.gui.tray.icon_shapes import FIELD, paint_shape

ALL_SHAPES = (*SHAPES, "off", "unknown")


def painted(shape: str, size: int = 16) -> list[int]:
    """Paint a shape and give how much each pixel is covered, 0 to 255."""
    image = QImage(size, size, QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / FIELD, size / FIELD)
    paint_shape(painter, shape, QColor("#000"))
    painter.end()
    return [image.pixelColor(x, y).alpha() for y in range(size) for x in range(size)]


@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_a_shape_is_strong_at_sixteen_pixels_and_stays_inside(shape: str) -> None:
    pixels = painted(shape)
    assert sum(pixels) > 0.12 * 255 * len(pixels)
    assert sum(pixel > 200 for pixel in pixels) > 15
    corners = [pixels[0], pixels[15], pixels[-16], pixels[-1]]
    assert max(corners) == 0


@pytest.mark.parametrize(("one", "other"), list(combinations(ALL_SHAPES, 2)))
def test_two_shapes_are_told_apart_without_colour_at_sixteen_pixels(one: str, other: str) -> None:
    first, second = painted(one), painted(other)
    different = sum(abs(a - b) for a, b in zip(first, second, strict=True))
    assert different > 0.3 * min(sum(first), sum(second))


def test_a_shape_that_nobody_knows_is_a_diamond() -> None:
    assert painted("of a later version") == painted("diamond")
