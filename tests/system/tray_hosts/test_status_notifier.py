"""The service of today's panels over a private bus, to which the test itself brings it up."""

import select
from collections.abc import Iterator

import pytest

from tests.system.bus import private_bus

pytest.importorskip("tltimer.system.tray_hosts.status_notifier", reason="jeepney is for Linux")

from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tltimer.system.dbus import GONE
from tltimer.system.tray_hosts.status_notifier import WATCHER, StatusNotifierWatcher


@pytest.fixture
def service(bus: str) -> Iterator[DBusConnection]:
    """Return a connection that can be the service."""
    connection = open_dbus_connection(bus)
    yield connection
    connection.close()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def panel(bus: str, said: list[str]) -> Iterator[StatusNotifierWatcher]:
    made = StatusNotifierWatcher(bus, lambda: said.append("came"), lambda: said.append("went"))
    yield made
    made.close()


def take_in(panel: StatusNotifierWatcher, said: list[str], count: int) -> list[str]:
    """Take in what arrives until so much was said."""
    while len(said) < count:
        ready, _w, _x = select.select([panel.fileno()], [], [], 10)
        assert ready, f"only {said} was heard"
        panel.take_in()
    return said


def test_it_comes_and_goes(panel: StatusNotifierWatcher, service: DBusConnection, said: list[str]):
    assert not panel.present
    service.send_and_get_reply(message_bus.RequestName(WATCHER))
    assert take_in(panel, said, 1) == ["came"]
    assert panel.present
    service.send_and_get_reply(message_bus.ReleaseName(WATCHER))
    assert take_in(panel, said, 2) == ["came", "went"]
    assert not panel.present


def test_a_panel_that_is_killed_has_gone(panel: StatusNotifierWatcher, service: DBusConnection, said: list[str]):
    service.send_and_get_reply(message_bus.RequestName(WATCHER))
    service.close()
    assert take_in(panel, said, 2) == ["came", "went"]


def test_who_is_replaced_neither_comes_nor_goes(
    panel: StatusNotifierWatcher, service: DBusConnection, bus: str, said: list[str]
):
    service.send_and_get_reply(message_bus.RequestName(WATCHER, 1))
    successor = open_dbus_connection(bus)
    successor.send_and_get_reply(message_bus.RequestName(WATCHER, 2))
    service.close()
    assert take_in(panel, said, 1) == ["came"]
    assert panel.present
    successor.close()
    assert take_in(panel, said, 2) == ["came", "went"]


def test_other_services_are_not_heard(panel: StatusNotifierWatcher, service: DBusConnection, said: list[str]):
    service.send_and_get_reply(message_bus.RequestName("org.example.Other"))
    service.send_and_get_reply(message_bus.RequestName(WATCHER))
    assert take_in(panel, said, 1) == ["came"]


def test_after_the_end_of_the_bus_there_is_none(said: list[str]):
    with private_bus() as address:
        panel = StatusNotifierWatcher(address, lambda: None, lambda: None)
    panel.take_in()
    assert panel.fileno() is None
    assert not panel.present


def test_without_a_bus_it_cannot_be():
    with pytest.raises(GONE):
        StatusNotifierWatcher("unix:path=/nowhere", lambda: None, lambda: None)
