"""While the app runs, today's plan is remembered, a write a minute at most."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.calendars.cache import CalendarCache
from tltimer.gui.background.plan_snapshots import PlanSnapshotTask

MONDAY = date(2026, 11, 16)


@pytest.fixture
def task(house: House, qtbot: QtBot) -> PlanSnapshotTask:
    house.calendar(("10:00", "11:00", "Sync"))
    return PlanSnapshotTask(house.journal, house.calendars, house.reports.at_hand())


def read(house: House) -> None:
    """As the thread does that reads calendars."""
    house.calendars.refresh()
    house.reports.status()


def starts(house: House) -> list[str]:
    """Return the starts of the meetings in Monday's latest plan."""
    snapshots = [snapshot for snapshot in house.journal.plans(MONDAY, MONDAY) if snapshot["snapshot"] == "latest"]
    return [event["start"][11:16] for snapshot in snapshots for event in snapshot["events"]]


def move(house: House, start: str, end: str) -> None:
    house.calendars.remove("work")
    house.calendar((start, end, "Sync"))


def test_what_is_read_is_remembered_once(house: House, task: PlanSnapshotTask) -> None:
    read(house)
    task.look()
    assert starts(house) == ["09:00"]
    before = house.journal.fingerprint()
    task.look()
    house.turn_to("9:05")
    task.look_anew()
    assert house.journal.fingerprint() == before


def test_a_change_is_remembered_but_not_within_the_minute(house: House, task: PlanSnapshotTask) -> None:
    read(house)
    task.look()
    move(house, "14:00", "15:00")
    read(house)
    task.look_anew()
    assert starts(house) == ["09:00"]
    house.turn_to("9:01")
    task.look()
    assert starts(house) == ["13:00"]


def test_a_calendar_that_is_still_being_read_is_remembered_when_it_was(house: House, task: PlanSnapshotTask) -> None:
    (source,) = house.calendars.sources()
    CalendarCache(house.home, source).clear()
    task.look()
    assert starts(house) == []
    read(house)
    task.look_anew()
    assert starts(house) == ["09:00"]


def test_a_new_day_is_remembered_though_no_calendar_changed(house: House, task: PlanSnapshotTask) -> None:
    read(house)
    task.look()
    house.turn_to("9:00", days=1)
    read(house)
    task.look()
    assert [snapshot["day"] for snapshot in house.journal.plans(MONDAY, date(2026, 11, 17))] == ["2026-11-16"] * 2 + [
        "2026-11-17"
    ] * 2


def test_without_a_calendar_nothing_is_written(house: House, qtbot: QtBot) -> None:
    PlanSnapshotTask(house.journal, house.calendars, house.reports).look()
    assert not house.home.journal.exists()


def test_what_cannot_be_written_is_tried_again(house: House, task: PlanSnapshotTask) -> None:
    read(house)
    house.home.journal.mkdir(parents=True, exist_ok=True)
    blocked = house.home.data / "unfinished"
    blocked.write_text("a file where a folder belongs")
    task.look()
    assert starts(house) == []
    blocked.unlink()
    task.look()
    assert starts(house) == ["09:00"]
