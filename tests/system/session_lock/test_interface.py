"""The lock over a private bus, to fakes of logind and of the screen savers that check every signature."""

import select
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.bus import Fake, private_bus
from tltimer.system.session_lock.choose import locks_for
from tltimer.system.session_lock.interface import LockWatch
from tltimer.system.session_lock.unavailable import NoSessionLock

ScreenSaverLock = pytest.importorskip(
    "tltimer.system.session_lock.screen_saver", reason="jeepney is for Linux"
).ScreenSaverLock

FAKES = Path(__file__).parents[1] / "logind.py"


@pytest.fixture
def said() -> list[bool]:
    return []


@pytest.fixture
def locks(bus: str, fakes: Fake, said: list[bool]) -> Iterator[tuple[LockWatch, ...]]:
    environ = {"DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus, "XDG_SESSION_ID": "37"}
    result, why = locks_for(environ, said.append)
    assert why == ()
    assert fakes.heard() == {"member": "GetSession", "body": ["37"]}
    yield result
    for lock in result:
        lock.close()


def take_in(locks: tuple[LockWatch, ...], said: list[bool], count: int) -> list[bool]:
    """Take in what arrives until so much was said."""
    while len(said) < count:
        numbers = {lock.fileno(): lock for lock in locks}
        ready, _w, _x = select.select(list(numbers), [], [], 10)
        assert ready, f"only {said} was heard"
        for number in ready:
            numbers[number].take_in()
    return said


def test_orders_to_lock_and_unlock_are_heard_twice_and_out_of_order_too(
    locks: tuple[LockWatch, ...], fakes: Fake, said: list[bool]
):
    for order in ("unlock", "lock", "lock", "unlock"):
        fakes.order(order)
    assert take_in(locks, said, 4) == [False, True, True, False]


@pytest.mark.parametrize(
    "interface",
    [f"org.{owner}.ScreenSaver" for owner in ("freedesktop", "gnome", "xfce", "mate", "cinnamon")],
)
def test_every_screen_saver_is_heard(interface: str, locks: tuple[LockWatch, ...], fakes: Fake, said: list[bool]):
    fakes.order(f"saver {interface} true")
    fakes.order(f"saver {interface} false")
    assert take_in(locks, said, 2) == [True, False]


def test_a_screen_saver_that_runs_or_is_the_desktop_s_own_is_found(bus: str, fakes: Fake):
    bare = ScreenSaverLock(bus, "MATE", [].append)
    assert bare.silence() == "no screen saver is running"
    fakes.order("own org.mate.ScreenSaver")
    assert bare.silence() == ""
    bare.close()
    assert bare.silence() == "no screen saver is running"


def test_a_screen_saver_that_the_bus_starts_is_found_on_its_own_desktop_only(tmp_path: Path):
    saver = tmp_path / "org.cinnamon.ScreenSaver.service"
    saver.write_text("[D-BUS Service]\nName=org.cinnamon.ScreenSaver\nExec=/bin/false\n")
    with private_bus(services=f"<servicedir>{tmp_path}</servicedir>") as address:
        for desktops, reason in (("X-Cinnamon", ""), ("sway", "no screen saver is running")):
            lock = ScreenSaverLock(address, desktops, [].append)
            assert lock.silence() == reason
            lock.close()


def test_the_hint_that_the_session_is_locked_is_heard(locks: tuple[LockWatch, ...], fakes: Fake, said: list[bool]):
    fakes.order("hint true")
    assert take_in(locks, said, 1) == [True]


def test_signals_of_another_shape_are_passed_over(locks: tuple[LockWatch, ...], fakes: Fake, said: list[bool]):
    fakes.order("odd")
    fakes.order("lock")
    fakes.order("saver org.gnome.ScreenSaver false")
    assert sorted(take_in(locks, said, 2)) == [False, True]


def test_a_session_that_nobody_named_is_asked_for_by_process(bus: str, fakes: Fake, said: list[bool]):
    environ = {"DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus}
    result, why = locks_for(environ, said.append)
    assert (fakes.heard()["member"], why) == ("GetSessionByPID", ())
    assert [lock.name for lock in result] == ["logind", "ScreenSaver"]
    for lock in result:
        lock.close()


def test_without_a_bus_there_is_silence_and_a_reason():
    (lock,), why = locks_for({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}, [].append)
    assert isinstance(lock, NoSessionLock)
    assert lock.silence() == ""
    assert lock.fileno() is None
    assert [reason.partition(":")[0] for reason in why] == ["logind", "ScreenSaver"]


def test_a_bus_that_goes_away_is_left(said: list[bool]):
    with private_bus() as address:
        fake = Fake(FAKES, address)
        environ = {"DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address, "XDG_SESSION_ID": "37"}
        result, _why = locks_for(environ, said.append)
        fake.stop()
    for lock in result:
        lock.take_in()
        assert lock.fileno() is None
        lock.take_in()
