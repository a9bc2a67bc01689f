"""Open questions of a day, on a real home with a calendar."""

from pathlib import Path

import pytest

from tests.gui.homes import House
from tltimer.domain.balance.new_contacts import offered_from
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.reports.evening import Gap
from tltimer.reports.evening_questions import LUNCH
from tltimer.services.open_questions import OpenQuestions


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "home")


def open_of(house: House) -> OpenQuestions:
    return OpenQuestions(house.reports, house.journal, house.calendars, patient=True)


def test_a_1_1_in_the_calendar_with_another_mode_is_open_until_something_is_said(house: House) -> None:
    house.program.people.add("Ana", ("ana@test",))
    house.calendar(("10:00", "10:30", "Catch up"), other="Ana")
    house.do("9:00 coding 12:00 off").turn_to("17:30")
    today = house.reports.today()
    (one_to_one,) = open_of(house).open_items(today).unsure
    assert (one_to_one.person.name, one_to_one.day) == ("Ana", today)
    house.program.people.say_held(one_to_one.person, today, held=False)
    assert open_of(house).open_items(today).unsure == ()
    house.undo_redo.undo()
    house.do("10:00 1:1/Ana 10:30 coding").turn_to("17:30")
    assert open_of(house).open_items(today).unsure == ()


def test_somebody_met_twice_is_new_until_added_or_refused(house: House) -> None:
    house.calendar(("10:00", "10:30", "Catch up"), ("15:00", "15:30", "Later"), other="Zoe")
    house.turn_to("17:30")
    today = house.reports.today()
    assert open_of(house).new_contacts(today) == ()  # twice, but on one day
    event = (house.home.data / "calendar.ics").read_text()
    (house.home.data / "calendar.ics").write_text(event.replace("20261116T14", "20261112T14"))
    house.calendars.refresh()
    (zoe,) = open_of(house).new_contacts(today)
    assert (zoe.name, zoe.times) == ("Zoe", 2)
    house.program.people.no_one_to_one(zoe.key, zoe.name)
    assert open_of(house).new_contacts(today) == ()
    assert house.undo_redo.undo() == "don't suggest Zoe for your 1:1 list"
    house.program.people.add("Bo")
    (bo,) = house.reports.people()
    house.program.people.also_called(bo, zoe.name, zoe.address)
    house.program.people.also_called(next(iter(house.reports.people())), zoe.name, zoe.address)
    assert open_of(house).new_contacts(today) == ()
    (bo,) = house.reports.people()
    assert (bo.names, bo.addresses) == (("Bo", "Zoe"), ("zoe@test",))


def test_who_was_removed_from_the_1_1_list_is_not_offered(house: House) -> None:
    house.calendar(("10:00", "10:30", "Catch up"), ("15:00", "15:30", "Later"), other="Zoe")
    event = (house.home.data / "calendar.ics").read_text()
    (house.home.data / "calendar.ics").write_text(event.replace("20261116T14", "20261112T14"))
    house.program.people.add("Zoe", ("zoe@test",))
    house.turn_to("17:30").program.people.remove(next(iter(house.reports.people())))
    assert open_of(house).new_contacts(house.reports.today()) == ()


def test_an_evening_with_an_odd_list_of_people_is_read_past(house: House) -> None:
    today = house.reports.today()
    house.tracker.look_back_done(today, ("zoe@test",))
    with house.journal.edit("odd") as edit:
        edit.put("answers", {"id": "evening-2026-11-15", "offered": 5})
    assert offered_from(house.journal.entries("answers")) == {"zoe@test"}


def test_lunch_is_offered_after_two_days_with_a_pause_and_is_no_gap_once_it_is_set(house: House) -> None:
    house.do("9:00 coding 12:00 off 13:00 coding 17:00 off")
    monday = house.reports.today()
    (gap,) = house.reports.evening(monday).open_gaps
    house.tracker.leave_empty(monday, gap.span)
    house.turn_to("09:00", days=1)
    for clock, mode in (("09:00", "coding"), ("12:10", "break"), ("12:50", "coding"), ("17:00", "off")):
        house.turn_to(clock, days=1).tracker.switch(mode)
    for clock, mode in (("09:00", "coding"), ("12:00", "off"), ("13:00", "coding"), ("17:00", "off")):
        house.turn_to(clock, days=2).tracker.switch(mode)
    wednesday = monday + 2 * ONE_DAY
    report = house.reports.evening(wednesday)
    (question,) = open_of(house).of(report).questions
    assert isinstance(question.subject, Gap)
    assert LUNCH in question.answers
    house.settings('[work]\nlunch = "12:00-13:00"\n')
    assert house.reports.evening(wednesday).open_gaps == ()


def test_promises_that_are_due_are_open(house: House) -> None:
    today = house.reports.today()
    house.program.promises.add("the RFC", None, today)
    house.program.promises.add("some day")
    assert [promise.text for promise in open_of(house).open_items(today).due] == ["the RFC"]
