"""Icons of modes: a shape in a colour, at the sizes that are asked for."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.gui.tray.icon_shapes import FIELD, paint_shape
from tltimer.palette import DARK, LIGHT, luminance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.domain.timeline.modes_and_kinds import ModeList

BESIDE_WORDS = (16, 24, 32)
"""Sizes that menus and lists ask for, from 100 to 200%."""

IN_A_PANEL = (16, 22, 24, 32, 44, 48, 64)
"""Sizes that panels ask for."""

TRANSPARENT = QColor(0, 0, 0, 0)

LIGHT_HALO, DARK_HALO = "#ffffff", "#1f2023"
"""The colours around a shape in a menu: the rows of panels' menus light up in colours that are not ours."""

HALO_WIDTH, HALO_PIXELS, HALO_ROOM = 1.4, 1.3, 0.92
"""The width of the halo in units of the field, the pixels it has at least, and the scale of a shape beside it."""

HALF = 128
"""The lightness below which a background is dark."""

HALO_STEPS = 12
"""In so many directions a shape is painted for its halo: enough to look round at 200%."""

DARKEST, LIGHTEST = 0.17, 0.27
"""Between these luminances a colour stands at least 3 : 1 off white as well as off a dark panel."""


def panel_colour(colour: str) -> str:
    """Return a mode's colour so that it can be seen on light and on dark panels.

    Args:
        colour: the name of a hue, or ``#rrggbb``.
    """
    light, dark = _parts(LIGHT.hue(colour)), _parts(DARK.hue(colour))
    middle = tuple((channel + other) / 2 for channel, other in zip(light, dark, strict=True))
    if luminance(_written(middle)) > LIGHTEST:
        return _towards(middle, (0.0, 0.0, 0.0), lambda value: luminance(value) <= LIGHTEST)
    return _towards(middle, (255.0, 255.0, 255.0), lambda value: luminance(value) >= DARKEST)


def shape_of(key: str, modes: ModeList) -> tuple[str, str]:
    """Return shape and colour of a mode, of nothing, or of unknown time."""
    if key == OFF:
        return "off", "grey"
    if key == UNKNOWN:
        return "unknown", "grey"
    mode = modes.mode(key)
    return mode.shape, mode.colour


class TrayIcons:
    """Draws each icon once."""

    def __init__(self) -> None:
        self._icons: dict[tuple[str, str, tuple[int, ...], str], QIcon] = {}

    def icon(self, shape: str, colour: str, sizes: tuple[int, ...] = BESIDE_WORDS, *, halo: bool = False) -> QIcon:
        """Return the icon of a shape in a colour; a diamond for a shape that nobody knows.

        Args:
            shape: the name of the shape.
            colour: the name of a hue, or ``#rrggbb``.
            sizes: the sizes in pixels.
            halo: whether a line goes around it, so that it can be seen on a row that is lit up in any colour; it
                is dark where the desktop is.
        """
        around = halo_colour() if halo else ""
        key = shape, colour, sizes, around
        if key not in self._icons:
            self._icons[key] = draw(shape, panel_colour(colour), sizes, around)
        return self._icons[key]


def halo_colour() -> str:
    """Return the colour around shapes in menus: that of the desktop's background, as far as Qt knows."""
    return DARK_HALO if QGuiApplication.palette().window().color().lightness() < HALF else LIGHT_HALO


def draw(shape: str, colour: str, sizes: tuple[int, ...], halo: str = "") -> QIcon:
    """Draw a shape in ``#rrggbb`` at sizes in pixels, with a line of another colour around it or without."""
    icon = QIcon()
    for size in sizes:
        picture = QPixmap(size, size)
        picture.fill(TRANSPARENT)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size / FIELD, size / FIELD)
        if halo:
            _paint_halo(painter, shape, halo, max(HALO_WIDTH, HALO_PIXELS * FIELD / size))
        paint_shape(painter, shape, QColor(colour))
        painter.end()
        icon.addPixmap(picture.copy())  # without what was needed to paint it
    return icon


def _paint_halo(painter: QPainter, shape: str, colour: str, width: float) -> None:
    """Paint a line of a width in units of the field around a shape; leave the painter at the scale of the shape."""
    aside = FIELD * (1 - HALO_ROOM) / 2
    painter.translate(aside, aside)
    painter.scale(HALO_ROOM, HALO_ROOM)
    for step in range(HALO_STEPS):
        angle = 2 * pi * step / HALO_STEPS
        right, down = width / HALO_ROOM * cos(angle), width / HALO_ROOM * sin(angle)
        painter.translate(right, down)
        paint_shape(painter, shape, QColor(colour))
        painter.translate(-right, -down)


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(float(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


def _written(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)


def _towards(channels: tuple[float, ...], end: tuple[float, ...], enough: Callable[[str], bool]) -> str:
    """Mix a colour with black or white until there is enough of it."""
    steps = 32
    for step in range(steps):
        share = step / steps
        mixed = _written(tuple(channel + (to - channel) * share for channel, to in zip(channels, end, strict=True)))
        if enough(mixed):
            return mixed
    return _written(end)
