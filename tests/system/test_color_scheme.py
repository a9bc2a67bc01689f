"""The desktop's preference for dark windows, asked of a fake portal on a private bus."""

import select
from pathlib import Path

import pytest

from tests.system.bus import Fake

ColorSchemePortal = pytest.importorskip("tltimer.system.color_scheme", reason="D-Bus is for Linux").ColorSchemePortal

PORTAL = Path(__file__).parent / "portal.py"


@pytest.mark.parametrize(("scheme", "dark"), [("0", None), ("1", True), ("2", False), ("7", None), ("none", None)])
def test_the_preference_is_known_at_once(bus: str, scheme: str, dark: bool | None) -> None:
    fake = Fake(PORTAL, bus, scheme)
    portal = ColorSchemePortal(bus, lambda: None)
    assert portal.prefers_dark is dark
    portal.close()
    fake.stop()


def test_every_change_is_heard_once(bus: str) -> None:
    fake = Fake(PORTAL, bus, "0")
    heard: list[bool | None] = []
    portal = ColorSchemePortal(bus, lambda: heard.append(portal.prefers_dark))
    for order in ("1", "1", "other", "2", "0"):
        fake.order(order)
    while len(heard) < 3:
        assert select.select([portal.fileno()], [], [], 10)[0], f"only {heard} was heard"
        portal.take_in()
    assert heard == [True, False, None]
    portal.close()
    fake.stop()


def test_a_value_of_another_shape_is_no_preference(bus: str) -> None:
    fake = Fake(PORTAL, bus, "1")
    portal = ColorSchemePortal(bus, lambda: None)
    fake.order("odd")
    while portal.prefers_dark is not None:
        assert select.select([portal.fileno()], [], [], 10)[0]
        portal.take_in()
    portal.close()
    assert portal.fileno() is None
    fake.stop()


def test_without_a_portal_there_is_no_preference(bus: str) -> None:
    portal = ColorSchemePortal(bus, lambda: None)
    assert portal.prefers_dark is None
    portal.close()
