"""Today's plan is remembered: the first of the day, and the latest."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.drawing import BERLIN, MONDAY, RULES, at
from tltimer.calendars.calendars import Calendars
from tltimer.clock import Clock
from tltimer.domain.meetings.snapshots import snapshots_from
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.journal.journal import Journal
from tltimer.paths import Home, home_at
from tltimer.services.plan_snapshots import forget_plans, remember_plans

NINE = datetime(2026, 11, 16, 8, tzinfo=UTC)


class House:
    """A home with one calendar, at an instant."""

    def __init__(self, home: Home, file: Path) -> None:
        self.home = home
        self.file = file
        self.turn_to(NINE)

    def turn_to(self, now: datetime, machine: str = "here") -> "House":
        self.now = now
        self.journal = Journal(self.home, Clock(now), machine)
        self.calendars = Calendars(self.home, Clock(now))
        return self

    def holds(self, *events: tuple[str, str, str]) -> "House":
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
        for start, end, title in events:
            times = (
                f"{edge}:{at(wall).astimezone(UTC):%Y%m%dT%H%M%SZ}"
                for edge, wall in (("DTSTART", start), ("DTEND", end))
            )
            lines += ["BEGIN:VEVENT", f"UID:{title}", *times, f"SUMMARY:{title}", "END:VEVENT"]
        self.file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), newline="")
        return self

    def read(self) -> "House":
        """Read the calendar anew, as reports and the app do."""
        self.calendars.refresh()
        self.calendars.occurrences(at("00:00"), at("48:00"), BERLIN)
        return self

    def remember(self) -> bool:
        return remember_plans(self.journal, self.calendars, self.now, RULES)

    def plans(self) -> dict[str, list[str]]:
        """Return the remembered plans of Monday: titles and times by snapshot."""
        titles: dict[str, list[str]] = {}
        for plan in self.journal.plans(MONDAY, MONDAY):
            titles["/".join(plan["id"].split("/")[1:3])] = [
                f"{event['title']} {event['start'][11:16]}" for event in plan["events"]
            ]
        return titles


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(home_at(str(tmp_path / "home")), tmp_path / "work.ics").holds(("10:00", "11:00", "Sync"))
    made.calendars.add("office", str(made.file), BERLIN)
    return made.read()


def test_the_first_plan_of_the_day_is_also_its_latest(house: House) -> None:
    assert house.remember()
    assert house.plans() == {"office/first": ["Sync 09:00"], "office/latest": ["Sync 09:00"]}


def test_what_changes_is_the_latest_and_the_first_stays(house: House) -> None:
    house.remember()
    house.turn_to(at("12:00")).holds(("14:00", "15:00", "Sync"), ("16:00", "17:00", "Demo")).read()
    assert house.remember()
    assert house.plans() == {"office/first": ["Sync 09:00"], "office/latest": ["Sync 13:00", "Demo 15:00"]}


def test_nothing_is_written_while_nothing_changes(house: House) -> None:
    house.remember()
    before = house.journal.fingerprint()
    house.turn_to(at("12:00")).read()
    assert not house.remember()
    assert house.turn_to(at("12:00")).journal.fingerprint() == before


def test_another_day_has_plans_of_its_own(house: House) -> None:
    house.remember()
    house.turn_to(at("27:59")).holds(("10:00", "10:30", "Sync")).read()
    assert house.remember()
    house.turn_to(at("28:00")).holds(("12:00", "13:00", "Sync")).read()
    assert house.remember()
    assert house.plans() == {"office/first": ["Sync 09:00"], "office/latest": ["Sync 09:00"]}
    assert [plan["id"] for plan in house.journal.plans(MONDAY, at("36:00").date())][2:] == [
        "2026-11-17/office/first",
        "2026-11-17/office/latest",
    ]


def test_a_calendar_is_remembered_as_it_was_read_last(house: House) -> None:
    house.holds(("14:00", "15:00", "Sync"), ("16:00", "17:00", "Demo"))
    assert house.remember()
    assert house.plans()["office/first"] == ["Sync 09:00"]
    house.read().remember()
    assert house.plans()["office/latest"] == ["Sync 13:00", "Demo 15:00"]


def test_the_days_ahead_are_remembered_before_they_begin(house: House) -> None:
    house.holds(("34:00", "35:00", "Sync")).read().remember()
    tuesday = MONDAY + ONE_DAY
    ahead = {plan["snapshot"]: plan for plan in house.journal.plans(tuesday, tuesday)}
    assert {name: len(switch["events"]) for name, switch in ahead.items()} == {"first": 1, "latest": 1}
    house.holds(("36:00", "37:00", "Sync")).read().remember()
    house.turn_to(at("33:00")).holds(("39:00", "40:00", "Sync")).read().remember()
    ahead = {plan["snapshot"]: plan for plan in house.journal.plans(tuesday, tuesday)}
    assert [plan["events"][0]["start"][11:16] for plan in (ahead["first"], ahead["latest"])] == ["11:00", "14:00"]


def test_without_calendars_nothing_is_written(tmp_path: Path) -> None:
    home = home_at(str(tmp_path / "home"))
    assert not remember_plans(Journal(home, Clock(NINE)), Calendars(home, Clock(NINE)), NINE, RULES)
    assert not home.journal.exists()


def changed(house: House, **fields: Any) -> None:
    """As if another device had remembered the latest plan otherwise."""
    with house.journal.edit(None) as edit:
        edit.put_plan({**edit.plans(MONDAY)[1], **fields})


def test_what_was_seen_in_a_newer_copy_stays(house: House) -> None:
    house.remember()
    changed(house, events=[], as_of="2026-11-16T08:00:01Z")
    assert not house.remember()
    assert house.plans()["office/latest"] == []
    changed(house, as_of="2026-11-16T08:00:00Z")
    assert house.remember()
    assert house.plans()["office/latest"] == ["Sync 09:00"]


def test_a_plan_from_before_the_day_counts_though_another_device_saw_the_day_only_later(tmp_path: Path) -> None:
    """The other device had not seen this one's journal yet."""
    tuesday, houses = MONDAY + ONE_DAY, []
    for name, now, event in (("here", NINE, "34:00"), ("there", at("33:00"), "36:00"), ("third", at("35:00"), "40:00")):
        made = House(home_at(str(tmp_path / name)), tmp_path / f"{name}.ics").turn_to(now, name)
        made.holds((event, "41:00", "Sync")).calendars.add("office", str(made.file), BERLIN)
        made.read().remember()
        houses.append(made)
    here, *others = houses
    for other in others:
        shutil.copytree(other.home.journal, here.home.journal, dirs_exist_ok=True)

    def first() -> list[str]:
        plans = snapshots_from(here.turn_to(at("60:00")).journal.plans(tuesday, tuesday))
        return [f"{plan.occurrences[0].start:%H:%M}" for plan in plans if plan.snapshot == "first"]

    assert first() == ["09:00"]
    shutil.rmtree(here.home.journal / str(here.journal.device))
    assert first() == ["11:00"]


def test_days_that_begin_elsewhere_are_remembered_so(house: House) -> None:
    house.remember()
    changed(house, to="2026-11-17T00:00:00Z")
    assert house.remember()


def test_of_a_calendar_that_is_read_no_longer_today_s_plan_is_forgotten(house: House) -> None:
    house.remember()
    forget_plans(house.journal, "private", house.now, RULES)
    assert len(house.plans()) == 2
    forget_plans(house.journal, " OFFICE ", house.now, RULES)
    assert house.plans() == {}


def test_past_days_keep_what_they_had(house: House) -> None:
    house.remember()
    house.turn_to(at("36:00"))
    forget_plans(house.journal, "office", house.now, RULES)
    assert len(house.plans()) == 2
