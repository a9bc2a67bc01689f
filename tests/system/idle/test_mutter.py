"""Idle time of GNOME, over a private bus to a fake of its window manager."""

from pathlib import Path

import pytest

from tests.system.bus import Fake, private_bus
from tltimer.system.idle.choose import idle_for

mutter = pytest.importorskip("tltimer.system.idle.mutter", reason="jeepney is for Linux")

FAKES = Path(__file__).parents[1] / "logind.py"


def test_idle_time_is_asked_of_the_window_manager():
    with private_bus() as bus:
        fakes = Fake(FAKES, bus)
        fakes.order("idle 61500")
        idle, why = idle_for({"WAYLAND_DISPLAY": "wl", "DBUS_SESSION_BUS_ADDRESS": bus}, lambda: 0.0)
        assert (idle.name, why, idle.seconds()) == ("GNOME", (), 61.5)
        fakes.stop()
        assert idle.seconds() is None, "nobody answers any more"
        idle.close()
        assert idle.fileno() is None


def test_a_bus_on_which_nobody_answers_is_named():
    with private_bus() as bus, pytest.raises(mutter.IdleUnavailable, match="is not responding"):
        mutter.MutterIdle(bus)
