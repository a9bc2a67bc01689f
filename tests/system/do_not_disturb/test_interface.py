"""Do-not-disturb, asked of fakes of the desktops' notification servers on a private bus."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.bus import Fake, private_bus
from tltimer.system.do_not_disturb.choose import disturb_for, is_unwanted

pytest.importorskip("jeepney", reason="D-Bus is for Linux")

DESKTOPS = Path(__file__).parent / "desktops.py"


@pytest.fixture
def bus() -> Iterator[str]:
    with private_bus() as address:
        yield address


def name_on(bus: str) -> str:
    with disturb_for({"DBUS_SESSION_BUS_ADDRESS": bus}) as asked:
        return asked.name


@pytest.mark.parametrize(
    ("server", "name"),
    [("dunst", "dunst"), ("gnome-shell", "GNOME"), ("Xfce Notify Daemon", "XFCE"), ("Plasma", "Inhibited")],
)
def test_each_desktop_is_asked_in_its_own_way(bus: str, server: str, name: str) -> None:
    fake = Fake(DESKTOPS, bus, server)
    environ = {"DBUS_SESSION_BUS_ADDRESS": bus}
    assert name_on(bus) == name
    assert not is_unwanted(environ)
    fake.order("on")
    assert is_unwanted(environ)
    fake.order("off")
    assert not is_unwanted(environ)
    fake.stop()


def test_a_setting_that_was_never_touched_is_off(bus: str) -> None:
    fake = Fake(DESKTOPS, bus, "Xfce Notify Daemon")
    fake.order("forget")
    assert not is_unwanted({"DBUS_SESSION_BUS_ADDRESS": bus})
    assert name_on(bus) == "XFCE"
    fake.stop()


def test_a_server_without_such_a_thing_is_no_wish_for_silence(bus: str) -> None:
    fake = Fake(DESKTOPS, bus, "somebody's own")
    assert name_on(bus) == "nothing"
    assert not is_unwanted({"DBUS_SESSION_BUS_ADDRESS": bus})
    fake.stop()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere"])
def test_without_a_bus_nobody_is_asked(address: str) -> None:
    assert not is_unwanted({"DBUS_SESSION_BUS_ADDRESS": address})


def test_without_a_server_nobody_is_asked(bus: str) -> None:
    assert name_on(bus) == "nothing"
