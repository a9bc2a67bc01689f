"""The part of a screen that panels leave free."""

import pytest

from tltimer.system.x11_panels import Area, Strut, left_free

WHOLE = Area(0, 0, 1920, 1080)
TWO = Area(0, 0, 3200, 1200)
RIGHT = Area(1920, 0, 3200, 1024)


def above(height: int, start: int = 0, end: int = 1919) -> Strut:
    return Strut(0, 0, height, 0, 0, 0, 0, 0, start, end, 0, 0)


def below(height: int, start: int = 0, end: int = 1919) -> Strut:
    return Strut(0, 0, 0, height, 0, 0, 0, 0, 0, 0, start, end)


def at_left(width: int) -> Strut:
    return Strut(width, 0, 0, 0, 0, 1079, 0, 0, 0, 0, 0, 0)


def at_right(width: int) -> Strut:
    return Strut(0, width, 0, 0, 0, 0, 0, 1079, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("screen", "display", "panels", "free"),
    [
        (WHOLE, WHOLE, (), WHOLE),
        (WHOLE, WHOLE, (above(24),), Area(0, 24, 1920, 1080)),
        (WHOLE, WHOLE, (below(30), above(24)), Area(0, 24, 1920, 1050)),
        (WHOLE, WHOLE, (above(24), above(60)), Area(0, 60, 1920, 1080)),
        (WHOLE, WHOLE, (at_left(70), at_right(40)), Area(70, 0, 1880, 1080)),
        (RIGHT, TWO, (above(24),), RIGHT),
        (RIGHT, TWO, (above(24, 1920, 3199),), Area(1920, 24, 3200, 1024)),
        (RIGHT, TWO, (below(206, 1920, 3199),), Area(1920, 0, 3200, 994)),
        (RIGHT, TWO, (at_left(70),), RIGHT),
        (RIGHT, TWO, (at_right(40),), Area(1920, 0, 3160, 1024)),
        (WHOLE, TWO, (at_right(40),), WHOLE),
    ],
    ids=[
        "no panel",
        "a bar above",
        "bars above and below",
        "the higher of two",
        "bars at both sides",
        "the bar of the other screen",
        "a bar on the second screen",
        "a bar below a lower screen is measured from the end of the display",
        "a bar at the far side of the other screen",
        "a bar at the right of the second screen",
        "a bar beyond this screen",
    ],
)
def test_a_screen_is_left_what_no_panel_reserves(
    screen: Area, display: Area, panels: tuple[Strut, ...], free: Area
) -> None:
    assert left_free(screen, display, panels) == free
