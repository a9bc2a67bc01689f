"""Noticing absence on a real home, from fakes of GNOME, logind and screen savers on a private bus."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House, on
from tests.system.bus import Fake
from tltimer.gui.presence.heartbeat import Heartbeat
from tltimer.gui.presence.monitor import PresenceMonitor

pytest.importorskip("jeepney", reason="D-Bus is for Linux")


@pytest.fixture
def noticing(bus: str, fakes: Fake, house: House, qtbot: QtBot) -> Iterator[PresenceMonitor]:
    house.do("9:00 coding").turn_to("12:00")
    monitor = begin(bus, house)
    for asked in ("GetSession", "Inhibit"):
        assert fakes.heard()["member"] == asked
    yield monitor
    monitor.close()


def begin(bus: str, house: House) -> PresenceMonitor:
    environ = {
        "WAYLAND_DISPLAY": "wl-none",
        "XDG_SESSION_ID": "37",
        "DBUS_SYSTEM_BUS_ADDRESS": bus,
        "DBUS_SESSION_BUS_ADDRESS": bus,
    }
    noticing = PresenceMonitor(house.program.absences, house.clock, Heartbeat(house.home.data / "heartbeat"), environ)
    noticing.know(house.reports.status(), house.reports.rules())
    noticing.start()
    return noticing


def look(noticing: PresenceMonitor, house: House, fakes: Fake, clock: str, idle_s: int) -> None:
    fakes.order(f"idle {idle_s * 1000}")
    house.turn_to(clock)
    noticing.look()


def test_what_is_at_work_is_named(noticing: PresenceMonitor, fakes: Fake) -> None:
    assert noticing.told_by == (("GNOME", "logind"), ("ScreenSaver: no screen saver is running",))
    fakes.order("own org.mate.ScreenSaver")
    assert noticing.told_by == (("GNOME", "logind", "ScreenSaver"), ())
    assert noticing.why == ()


def test_who_comes_back_finds_the_absence_booked(
    noticing: PresenceMonitor, house: House, fakes: Fake, qtbot: QtBot
) -> None:
    look(noticing, house, fakes, "12:05", 60)
    look(noticing, house, fakes, "12:50", 2760)
    assert house.log() == [("09:00", "coding")]
    with qtbot.waitSignal(noticing.returned) as returned:
        look(noticing, house, fakes, "12:51", 3)
    assert [absence.span.start for absence in returned.args[0]] == [on("12:04")]
    assert house.log() == [("09:00", "coding"), ("12:04", "unknown"), ("12:50", "coding")]


def test_a_locked_screen_is_absence_until_it_is_unlocked(
    noticing: PresenceMonitor, house: House, fakes: Fake, qtbot: QtBot
) -> None:
    house.turn_to("12:10")
    fakes.order("idle 2000")
    fakes.order("lock")
    fakes.order("saver org.gnome.ScreenSaver true")
    qtbot.waitUntil(lambda: noticing.is_away)
    look(noticing, house, fakes, "12:40", 1800)
    fakes.order("idle 1000")
    house.turn_to("12:41")
    with qtbot.waitSignal(noticing.returned):
        fakes.order("unlock")
    assert house.log() == [("09:00", "coding"), ("12:09", "unknown"), ("12:41", "coding")]


def test_a_sleep_is_absence_and_its_beginning_is_on_disk_before_it(
    noticing: PresenceMonitor, house: House, fakes: Fake, qtbot: QtBot
) -> None:
    house.turn_to("12:10")
    fakes.order("sleep")
    qtbot.waitUntil(fakes.has_spoken)
    assert fakes.heard() == {"said": "let go"}
    assert Heartbeat(house.home.data / "heartbeat").read() == on("12:10")
    house.turn_to("13:10")
    fakes.order("idle 0")
    fakes.order("wake")
    qtbot.waitUntil(fakes.has_spoken)
    assert fakes.heard()["member"] == "Inhibit"
    look(noticing, house, fakes, "13:11", 1)
    assert house.log() == [("09:00", "coding"), ("12:10", "unknown"), ("13:10", "coding")]


def test_after_a_crash_the_gap_is_known(bus: str, fakes: Fake, house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding").turn_to("11:30")
    Heartbeat(house.home.data / "heartbeat").write(on("10:00"))
    noticing = begin(bus, house)
    assert house.log() == [("09:00", "coding"), ("10:00", "unknown"), ("11:30", "coding")]
    noticing.close()


def test_who_switched_meanwhile_on_the_command_line_was_there_from_then_on(
    bus: str, fakes: Fake, house: House, qtbot: QtBot
) -> None:
    house.do("9:00 coding")
    Heartbeat(house.home.data / "heartbeat").write(on("10:00"))
    house.do("11:00 review 13:00 planning 15:00 off").turn_to("17:00")
    begin(bus, house).close()
    mine = [("11:00", "review"), ("13:00", "planning"), ("15:00", "off")]
    assert house.log() == [("09:00", "coding"), ("10:00", "unknown"), *mine]


def test_what_another_device_wrote_meanwhile_tells_nothing_of_this_one(
    bus: str, fakes: Fake, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    house.do("9:00 coding")
    Heartbeat(house.home.data / "heartbeat").write(on("10:00"))
    other = House(tmp_path / "other").do("10:30 review 10:40 coding")
    theirs = other.home.journal / other.journal.device
    shutil.copytree(theirs, house.home.journal / theirs.name)
    assert house.program.absences.acted_after(on("10:00"), on("11:30")) is None


def test_a_short_restart_is_no_absence(bus: str, fakes: Fake, house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding").turn_to("11:30")
    begin(bus, house).close()
    assert Heartbeat(house.home.data / "heartbeat").read() == on("11:30")
    begin(bus, house.turn_to("11:35")).close()
    assert house.log() == [("09:00", "coding")]


def test_where_nothing_is_known_nothing_is_booked(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding").turn_to("12:00")
    environ = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    noticing = PresenceMonitor(house.program.absences, house.clock, Heartbeat(house.home.data / "heartbeat"), environ)
    noticing.start()
    house.turn_to("13:00")
    noticing.look()
    assert noticing.told_by[0] == ()
    assert house.log() == [("09:00", "coding")]
    noticing.close()


def test_somebody_is_active_who_gives_input_twice(
    noticing: PresenceMonitor, house: House, fakes: Fake, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(noticing.active):
        look(noticing, house, fakes, "12:01", 3)
    with qtbot.assertNotEmitted(noticing.active):
        look(noticing, house, fakes, "12:04", 100)
        look(noticing, house, fakes, "12:05", 3)


def test_in_a_meeting_a_gap_says_nothing(bus: str, fakes: Fake, house: House, qtbot: QtBot) -> None:
    house.do("9:00 meeting").turn_to("11:30")
    Heartbeat(house.home.data / "heartbeat").write(on("10:00"))
    begin(bus, house).close()
    assert house.log() == [("09:00", "meeting")]


def test_a_gap_before_the_start_is_remembered_as_such(bus: str, fakes: Fake, house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding").turn_to("11:30")
    Heartbeat(house.home.data / "heartbeat").write(on("10:00"))
    noticing = begin(bus, house)
    assert noticing.began_with_absence
    noticing.close()
    again = begin(bus, house)
    assert not again.began_with_absence
    again.close()


def test_locks_out_of_order_twice_or_without_an_end_book_one_absence(
    noticing: PresenceMonitor, house: House, fakes: Fake, qtbot: QtBot
) -> None:
    house.turn_to("12:10")
    for order in ("idle 2000", "unlock", "lock", "saver org.gnome.ScreenSaver true", "lock", "odd"):
        fakes.order(order)
    qtbot.waitUntil(lambda: noticing.is_away)
    look(noticing, house, fakes, "12:40", 1800)
    for minute in range(41, 46):  # the word of the unlocking is lost, and somebody types
        look(noticing, house, fakes, f"12:{minute}", 2)
    assert not noticing.is_away
    assert [mode for _at, mode in house.log()] == ["coding", "unknown", "coding"]
    fakes.order("unlock")
    look(noticing, house, fakes, "12:50", 2)
    assert len(house.log()) == 3


def test_an_app_that_ends_books_who_came_back_just_then_and_asks_nothing(
    noticing: PresenceMonitor, house: House, fakes: Fake, qtbot: QtBot
) -> None:
    look(noticing, house, fakes, "12:05", 60)
    look(noticing, house, fakes, "12:50", 2760)
    fakes.order("idle 3000")
    house.turn_to("12:51")
    with qtbot.assertNotEmitted(noticing.returned):
        noticing.close()
    assert house.log() == [("09:00", "coding"), ("12:04", "unknown"), ("12:50", "coding")]
