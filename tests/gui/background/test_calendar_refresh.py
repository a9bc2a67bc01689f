"""Refreshing calendars out of the way of the windows."""

from datetime import UTC, datetime
from pathlib import Path

from tests.calendars.caldav_server import PASSWORD, USER, serving_caldav
from tltimer.calendars.accounts import Account
from tltimer.domain.timeline.spans import Span
from tltimer.gui.background.calendar_refresh import CalendarRefresh
from tltimer.services.bootstrap import open_program
from tltimer.settings.toml_changes import write_setting

EVENT = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20260617T090000Z
DTEND:20260617T093000Z
SUMMARY:Sync
END:VEVENT
END:VCALENDAR
"""

WEDNESDAY = Span(datetime(2026, 11, 18, 9, tzinfo=UTC), datetime(2026, 11, 18, 11, tzinfo=UTC))


def test_the_event_of_an_undone_block_is_deleted_in_a_thread(qtbot, tmp_path: Path) -> None:
    environ = {"TLTIMER_NOW": "2026-11-17T13:00:00Z", "TZ": "Europe/Berlin"}
    program = open_program(str(tmp_path / "home"), None, environ)
    with serving_caldav(tmp_path) as server:
        server.calendar("job", "Job")
        (offer,) = program.calendars.server_offers(Account(server.address, USER, PASSWORD))
        program.calendars.add_offered("work", offer, program.reports.rules().days.zone)
        write_setting(program.home.settings_file, "calendar.write_to", "work")
        refresh = CalendarRefresh(program.calendars, lambda: program.time_blocks, program.reports)
        program.time_blocks.block(WEDNESDAY)
        with qtbot.waitSignal(refresh.refreshed, timeout=20_000):
            refresh.look()
        assert len(server.events("job")) == 1
        program.undo_redo.undo()
        with qtbot.waitSignal(refresh.refreshed, timeout=20_000):
            refresh.look()
        assert server.events("job") == {}
        assert program.time_blocks.undone() == {}


def test_what_was_wanted_while_another_was_read_is_read_after_it(qtbot, tmp_path: Path) -> None:
    environ = {"TLTIMER_NOW": "2026-11-17T13:00:00Z", "TZ": "Europe/Berlin"}
    program = open_program(str(tmp_path / "home"), None, environ)
    (tmp_path / "work.ics").write_text(EVENT)
    program.calendars.add("work", str(tmp_path / "work.ics"), program.reports.rules().days.zone)
    refresh = CalendarRefresh(program.calendars, lambda: program.time_blocks, program.reports)
    reports = program.reports.at_hand()
    june = [Span(datetime(2026, 6, day, tzinfo=UTC), datetime(2026, 6, day + 1, tzinfo=UTC)) for day in (3, 10, 17)]
    refresh.look()
    for span in june:
        refresh.want(span)
    qtbot.waitUntil(
        lambda: [meeting.title for meeting in reports.day(june[-1].start.date()).meetings] == ["Sync"], timeout=20_000
    )
