"""Sleep over a private bus, to a fake of logind that checks every signature."""

import select
from collections.abc import Iterator

import pytest

from tests.system.bus import Fake
from tltimer.system.sleep.choose import sleep_for
from tltimer.system.sleep.unavailable import NoSleepWatch

login = pytest.importorskip("tltimer.system.sleep.logind", reason="jeepney is for Linux")

INHIBIT = {"member": "Inhibit", "body": ["sleep", "tltimer", "to record when you were away", "delay"]}


class Heard:
    """A watch on sleep, what it said, and how many held sleep up when it said so."""

    def __init__(self, bus: str, fakes: Fake) -> None:
        self.said: list[tuple[bool, int]] = []
        self._fakes = fakes
        self.watch, self.why = sleep_for({"DBUS_SYSTEM_BUS_ADDRESS": bus}, self._hear)

    def _hear(self, asleep: bool) -> None:
        self.said.append((asleep, self._fakes.answer("held")["held"]))

    def take_in(self, count: int) -> list[tuple[bool, int]]:
        while len(self.said) < count:
            ready, _w, _x = select.select([self.watch.fileno()], [], [], 10)
            assert ready, f"only {self.said} was heard"
            self.watch.take_in()
        return self.said


@pytest.fixture
def heard(bus: str, fakes: Fake) -> Iterator[Heard]:
    result = Heard(bus, fakes)
    assert fakes.heard() == INHIBIT
    yield result
    result.watch.close()


def test_sleep_is_held_up_until_it_was_noted_and_again_after_waking(heard: Heard, fakes: Fake):
    assert heard.watch.silence() == ""
    fakes.order("sleep")
    assert heard.take_in(1) == [(True, 1)]
    assert fakes.heard() == {"said": "let go"}, "logind sees that it may sleep"
    fakes.order("wake")
    assert heard.take_in(2)[1] == (False, 0)
    assert fakes.heard() == INHIBIT


def test_sleep_and_wake_are_heard_twice_and_out_of_order_too(heard: Heard, fakes: Fake):
    fakes.order("wake")
    heard.take_in(1)
    fakes.order("sleep")
    heard.take_in(2)
    assert fakes.heard() == {"said": "let go"}
    fakes.order("sleep")
    assert heard.take_in(3) == [(False, 1), (True, 1), (True, 0)]


def test_a_signal_of_another_shape_is_passed_over(heard: Heard, fakes: Fake):
    fakes.order("odd")
    fakes.order("sleep")
    assert heard.take_in(1) == [(True, 1)]


def test_without_logind_the_clocks_are_left_to_tell_of_sleep():
    watch, why = sleep_for({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}, lambda _asleep: None)
    assert isinstance(watch, NoSleepWatch)
    assert (watch.fileno(), watch.silence()) == (None, "")
    assert why[0].startswith("logind: ")


def test_a_machine_without_logind_on_its_bus_still_listens(bus: str):
    watch, why = sleep_for({"DBUS_SYSTEM_BUS_ADDRESS": bus}, lambda _asleep: None)
    assert (watch.name, why) == ("logind", ())
    assert watch.silence() == "it is not running"
    watch.close()
    assert watch.fileno() is None
