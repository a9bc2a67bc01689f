"""Choices in the menu, on a real home."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House, on
from tltimer.gui.controllers.tracking import TrackingController
from tltimer.gui.data_changes import DataChanges
from tltimer.reports.attendance import SwitchOffer, turn_of


@pytest.fixture
def changes(qtbot: QtBot) -> DataChanges:
    return DataChanges()


@pytest.fixture
def tracking(changes: DataChanges, house: House) -> TrackingController:
    return TrackingController(house.program, house.reports, changes)


def test_a_switch_is_in_the_log_and_said(
    tracking: TrackingController, house: House, qtbot: QtBot, changes: DataChanges
) -> None:
    with qtbot.waitSignal(changes.data_changed):
        tracking.switch("coding")
    assert house.log() == [("09:00", "coding")]


def test_a_1_1_is_with_whom_the_calendar_has_there(tracking: TrackingController, house: House) -> None:
    house.calendar(("10:00", "10:30", "Catch up"), other="Chi")

    tracking.switch("1:1")
    assert house.reports.status().person is None
    house.turn_to("10:05")
    tracking.switch("1:1")
    assert house.reports.status().person == "Chi"


def test_a_1_1_with_somebody_named(tracking: TrackingController, house: House) -> None:
    tracking.meet("  Ana ")
    tracking.meet("   ")
    assert (house.reports.status().mode, house.reports.status().person) == ("1:1", "Ana")


def test_back_stop_and_undo(tracking: TrackingController, house: House) -> None:
    house.do("9:00 coding 9:30 review").turn_to("10:00")
    tracking.back()
    assert house.log()[-1] == ("10:00", "coding")
    house.turn_to("10:30")
    tracking.stop()
    assert house.log()[-1] == ("10:30", "off")
    tracking.undo()
    assert house.log()[-1] == ("10:00", "coding")


def test_it_began_earlier_and_what_came_between_is_withdrawn(tracking: TrackingController, house: House) -> None:
    house.do("8:00 coding 8:50 break 9:00 review").turn_to("9:10")
    tracking.begin_earlier(on("8:40"))
    assert house.log() == [("08:00", "coding"), ("08:40", "review")]
    tracking.undo()
    assert house.log() == [("08:00", "coding"), ("08:50", "break"), ("09:00", "review")]


def test_it_began_at_a_time_on_the_wall(tracking: TrackingController, house: House) -> None:
    house.do("9:00 coding").turn_to("9:10")
    tracking.begin_at("8:15")
    assert house.log() == [("08:15", "coding")]


@pytest.mark.parametrize("text", ["", "soon", "25:00", "9"])
def test_what_is_no_time_is_refused_in_words(
    tracking: TrackingController, house: House, qtbot: QtBot, text: str, changes: DataChanges
) -> None:
    house.do("9:00 coding").turn_to("9:10")
    with qtbot.waitSignal(changes.refused) as said:
        tracking.begin_at(text)
    assert "9:30" in said.args[0]
    assert house.log() == [("09:00", "coding")]


def test_the_kind_of_what_runs_is_set_and_taken_away(tracking: TrackingController, house: House) -> None:
    house.do("9:00 coding").turn_to("9:10")
    tracking.set_kind("pairing")
    assert house.reports.status().kind == "pairing"
    tracking.set_kind("pairing")
    assert house.reports.status().kind is None
    assert house.log() == [("09:00", "coding")]


@pytest.mark.parametrize("order", ["back", "undo"])
def test_what_cannot_be_done_is_said(
    tracking: TrackingController, house: House, qtbot: QtBot, order: str, changes: DataChanges
) -> None:
    with qtbot.waitSignal(changes.refused) as said, qtbot.assertNotEmitted(changes.data_changed):
        getattr(tracking, order)()
    assert said.args[0][0].isupper()


def test_nothing_runs_that_could_be_changed(tracking: TrackingController, qtbot: QtBot, changes: DataChanges) -> None:
    with qtbot.waitSignal(changes.refused):
        tracking.begin_earlier(on("8:00"))
    with qtbot.waitSignal(changes.refused):
        tracking.set_kind("spike")


def turn(house: House) -> SwitchOffer:
    turn = turn_of(house.reports.status(), house.reports.rules().modes)
    assert turn is not None
    return turn


def test_one_click_puts_one_into_the_meeting_that_runs_since_it_began(
    tracking: TrackingController, house: House
) -> None:
    house.calendar(("14:30", "15:00", "Sprint sync"))
    house.do("13:00 coding").turn_to("14:40")
    tracking.accept(turn(house))
    assert house.log() == [("13:00", "coding"), ("14:30", "meeting")]

    house.turn_to("15:05")
    tracking.accept(turn(house))
    assert house.log() == [("13:00", "coding"), ("14:30", "meeting"), ("15:00", "coding")]
    assert {entry.source for entry in house.reports.log(house.reports.today(), house.reports.today())} == {"user"}


def test_what_came_since_the_meeting_began_is_withdrawn_in_one_step(tracking: TrackingController, house: House) -> None:
    house.calendar(("14:30", "15:00", "Catch up"), other="Ana")
    house.do("13:00 coding 14:33 review 14:36 break").turn_to("14:40")
    tracking.accept(turn(house))
    assert house.log() == [("13:00", "coding"), ("14:30", "1:1")]
    assert house.reports.status().person == "Ana"
    tracking.undo()
    assert house.log() == [("13:00", "coding"), ("14:33", "review"), ("14:36", "break")]


def test_the_way_back_brings_the_kind_along(tracking: TrackingController, house: House) -> None:
    house.calendar(("14:30", "15:00", "Sprint sync"))
    house.turn_to("13:00").tracker.switch("coding", kind="pairing")
    house.do("14:30 meeting").turn_to("15:10")
    tracking.accept(turn(house))
    assert house.reports.status().kind == "pairing"


def test_what_the_calendar_does_alone_is_marked_and_touches_nothing_else(
    tracking: TrackingController, house: House
) -> None:
    house.calendar(("14:30", "15:00", "Sprint sync"))
    house.do("13:00 coding").turn_to("14:40")
    tracking.follow_calendar(turn(house))
    switch = house.reports.status().running
    assert switch is not None
    assert (switch.mode, switch.at, switch.source, switch.confirmed) == ("meeting", on("14:30"), "calendar", False)


def test_what_runs_for_very_long_is_confirmed_in_one_step(
    tracking: TrackingController, house: House, qtbot: QtBot
) -> None:
    house.do("9:00 coding").turn_to("14:30")
    assert house.reports.status().today.entries[-1].unconfirmed
    tracking.confirm()
    assert not house.reports.status().today.entries[-1].unconfirmed
    house.undo_redo.undo()
    assert house.reports.status().today.entries[-1].unconfirmed


def test_where_nothing_runs_nothing_is_confirmed(
    tracking: TrackingController, qtbot: QtBot, changes: DataChanges
) -> None:
    with qtbot.waitSignal(changes.refused):
        tracking.confirm()
