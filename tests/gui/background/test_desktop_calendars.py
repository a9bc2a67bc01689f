"""Changes of the desktop's calendars are heard from a real Evolution Data Server."""

from itertools import count

from tests.calendars.evolution_server import LOCAL, serving_evolution
from tltimer.calendars.offers import Offer
from tltimer.gui.background.desktop_calendars import DesktopCalendarWatch
from tltimer.services.bootstrap import open_program

EVENT = ("DTSTART:20261123T090000Z", "DTEND:20261123T093000Z", "SUMMARY:Sync")


def test_a_change_in_a_calendar_that_is_read_is_heard(qtbot, tmp_path, monkeypatch):
    program = open_program(str(tmp_path / "home"), None, {"TLTIMER_NOW": "2026-11-17T13:00:00Z", "TZ": "Europe/Berlin"})
    (tmp_path / "evolution").mkdir()
    with serving_evolution(tmp_path / "evolution", {}) as server:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", server.address)
        server.put("first", *EVENT)
        offer = Offer("Personal", kind="desktop", location=LOCAL)
        program.calendars.add_offered("own", offer, program.reports.rules().days.zone)
        watch = DesktopCalendarWatch(program.calendars, {"DBUS_SESSION_BUS_ADDRESS": server.address})
        heard = []
        watch.changed.connect(heard.append)
        watch.look()
        uids = count()

        def is_heard():
            # The view is opened by answers that come in meanwhile, so the first changes may come too early for it.
            server.put(f"later-{next(uids)}", *EVENT)
            return bool(heard)

        qtbot.waitUntil(is_heard, timeout=30_000)
        assert heard[0] == {"own"}
        program.calendars.remove("own")
        watch.look()
        watch.close()
