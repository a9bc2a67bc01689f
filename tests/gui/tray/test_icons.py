from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from tltimer.domain.timeline.modes_and_kinds import HUES, SHAPES, ModeList, shipped_modes
from tltimer.gui.tray.icons import BESIDE_WORDS, IN_A_PANEL, TrayIcons, panel_colour, shape_of
from tltimer.palette import contrast

LIGHT_PANEL, DARK_PANEL = "#ffffff", "#1f2023"


@pytest.mark.parametrize("colour", [*HUES, "#000000", "#ffffff", "#102040", "#ffff00", "no colour at all"])
def test_a_colour_can_be_seen_on_light_and_on_dark_panels(colour: str) -> None:
    assert contrast(panel_colour(colour), LIGHT_PANEL) >= 3
    assert contrast(panel_colour(colour), DARK_PANEL) >= 3


@pytest.mark.parametrize("sizes", [BESIDE_WORDS, IN_A_PANEL])
@pytest.mark.parametrize("shape", [*SHAPES, "off", "unknown", "a shape nobody knows"])
def test_every_shape_is_drawn_at_every_size(qtbot: QtBot, shape: str, sizes: tuple[int, ...]) -> None:
    icon = TrayIcons().icon(shape, "blue", sizes)

    assert sorted(size.width() for size in icon.availableSizes()) == sorted(sizes)
    for size in sizes:
        image = icon.pixmap(size).toImage()
        drawn = [image.pixelColor(x, y).alpha() for x in range(size) for y in range(size)]
        assert 0.1 < sum(drawn) / 255 / size**2 < 0.95


def test_shapes_tell_modes_apart_without_colour(qtbot: QtBot) -> None:
    icons, modes = TrayIcons(), ModeList(shipped_modes())
    keys = [*(mode.key for mode in modes), "off", "unknown"]
    pictures = [icons.icon(shape_of(key, modes)[0], "grey").pixmap(16).toImage() for key in keys]

    for n, picture in enumerate(pictures):
        for other in pictures[n + 1 :]:
            differing = sum(
                abs(picture.pixelColor(x, y).alpha() - other.pixelColor(x, y).alpha()) > 100
                for x in range(16)
                for y in range(16)
            )
            assert differing > 20


def test_an_icon_is_drawn_once(qtbot: QtBot) -> None:
    icons = TrayIcons()
    assert icons.icon("check", "green") is icons.icon("check", "green")


@pytest.fixture
def desktop_colour(qtbot: QtBot) -> Iterator[Callable[[str], None]]:
    """Colours the desktop's background for a test."""
    before = QGuiApplication.palette()
    yield lambda colour: QGuiApplication.setPalette(QPalette(QColor(colour)))
    QGuiApplication.setPalette(before)


@pytest.mark.parametrize("ground", ["#ffffff", "#f6f5f4", DARK_PANEL, "#3584e4", "#2b6cdf", "#3daee9", "#15539e"])
@pytest.mark.parametrize("size", BESIDE_WORDS)
@pytest.mark.parametrize("desktop", ["#f6f5f4", DARK_PANEL])
def test_an_icon_of_a_menu_can_be_seen_on_a_row_that_is_lit_up(
    desktop_colour: Callable[[str], None], desktop: str, ground: str, size: int
) -> None:
    desktop_colour(desktop)
    icons = TrayIcons()
    for mode in shipped_modes():
        picture = QImage(size, size, QImage.Format.Format_RGB32)
        picture.fill(QColor(ground))
        painter = QPainter(picture)
        painter.drawPixmap(0, 0, icons.icon(mode.shape, mode.colour, halo=True).pixmap(size))
        painter.end()
        shape = panel_colour(mode.colour)
        rows = [[picture.pixelColor(x, y).name() for x in range(size)] for y in range(size)]
        before = [[ground, *row[: row.index(shape)]] for row in rows if shape in row]  # what is left of the shape
        assert before
        least = 3 if size > 16 else 2.5  # of so few pixels some lie half on the edge
        assert all(max(contrast(shape, colour) for colour in edge) >= least for edge in before), mode.key


def test_around_an_icon_is_the_colour_of_the_desktop(desktop_colour: Callable[[str], None]) -> None:
    icons = TrayIcons()
    desktop_colour(DARK_PANEL)
    dark = icons.icon("bars", "grey", halo=True)
    desktop_colour("#f6f5f4")
    light = icons.icon("bars", "grey", halo=True)
    edges = [min(lightness_of(icon.pixmap(32).toImage())) for icon in (dark, light)]
    assert edges[0] < 60 < edges[1]


def lightness_of(picture: QImage) -> list[int]:
    """Return the lightness of what is opaque."""
    pixels = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return [pixel.lightness() for pixel in pixels if pixel.alpha() == 255]
