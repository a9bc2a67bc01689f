"""Orders on a real home."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House, on
from tltimer.gui.controllers.tracking import TrackingController
from tltimer.reports.attendance import SwitchOffer, turn_of


@pytest.fixture
def orders(qtbot: QtBot, house: House) -> TrackingController:
    return TrackingController(house.tracker, house.reports)


def test_a_switch_is_in_the_log_and_said(orders: TrackingController, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(orders.done):
        orders.switch("coding")
    assert house.log() == [("09:00", "coding")]


def test_a_1_1_is_with_whom_the_calendar_has_there(orders: TrackingController, house: House) -> None:
    house.calendar(("10:00", "10:30", "Catch up"), other="Chi")

    orders.switch("1:1")
    assert house.reports.status().person is None
    house.turn_to("10:05")
    orders.switch("1:1")
    assert house.reports.status().person == "Chi"


def test_a_1_1_with_somebody_named(orders: TrackingController, house: House) -> None:
    orders.meet("  Ana ")
    orders.meet("   ")
    assert (house.reports.status().mode, house.reports.status().person) == ("1:1", "Ana")


def test_back_stop_and_undo(orders: TrackingController, house: House) -> None:
    house.do("9:00 coding 9:30 review").turn_to("10:00")
    orders.back()
    assert house.log()[-1] == ("10:00", "coding")
    house.turn_to("10:30")
    orders.stop()
    assert house.log()[-1] == ("10:30", "off")
    orders.undo()
    assert house.log()[-1] == ("10:00", "coding")


def test_it_began_earlier_and_what_came_between_is_withdrawn(orders: TrackingController, house: House) -> None:
    house.do("8:00 coding 8:50 break 9:00 review").turn_to("9:10")
    orders.begin_earlier(on("8:40"))
    assert house.log() == [("08:00", "coding"), ("08:40", "review")]
    orders.undo()
    assert house.log() == [("08:00", "coding"), ("08:50", "break"), ("09:00", "review")]


def test_it_began_at_a_time_on_the_wall(orders: TrackingController, house: House) -> None:
    house.do("9:00 coding").turn_to("9:10")
    orders.begin_at("8:15")
    assert house.log() == [("08:15", "coding")]


@pytest.mark.parametrize("text", ["", "soon", "25:00", "9"])
def test_what_is_no_time_is_refused_in_words(orders: TrackingController, house: House, qtbot: QtBot, text: str) -> None:
    house.do("9:00 coding").turn_to("9:10")
    with qtbot.waitSignal(orders.refused) as said:
        orders.begin_at(text)
    assert "9:30" in said.args[0]
    assert house.log() == [("09:00", "coding")]


def test_the_kind_of_what_runs_is_set_and_taken_away(orders: TrackingController, house: House) -> None:
    house.do("9:00 coding").turn_to("9:10")
    orders.set_kind("pairing")
    assert house.reports.status().kind == "pairing"
    orders.set_kind("pairing")
    assert house.reports.status().kind is None
    assert house.log() == [("09:00", "coding")]


@pytest.mark.parametrize("order", ["back", "undo"])
def test_what_cannot_be_done_is_said(orders: TrackingController, house: House, qtbot: QtBot, order: str) -> None:
    with qtbot.waitSignal(orders.refused) as said, qtbot.assertNotEmitted(orders.done):
        getattr(orders, order)()
    assert said.args[0][0].isupper()


def test_nothing_runs_that_could_be_changed(orders: TrackingController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(orders.refused):
        orders.begin_earlier(on("8:00"))
    with qtbot.waitSignal(orders.refused):
        orders.set_kind("spike")


def turn(house: House) -> SwitchOffer:
    found = turn_of(house.reports.status(), house.reports.rules().modes)
    assert found is not None
    return found


def test_one_click_puts_one_into_the_meeting_that_runs_since_it_began(orders: TrackingController, house: House) -> None:
    house.calendar(("14:30", "15:00", "Sprint sync"))
    house.do("13:00 coding").turn_to("14:40")
    orders.take_turn(turn(house))
    assert house.log() == [("13:00", "coding"), ("14:30", "meeting")]

    house.turn_to("15:05")
    orders.take_turn(turn(house))
    assert house.log() == [("13:00", "coding"), ("14:30", "meeting"), ("15:00", "coding")]
    assert {one.source for one in house.reports.log(house.reports.today(), house.reports.today())} == {"user"}


def test_what_came_since_the_meeting_began_is_withdrawn_in_one_step(orders: TrackingController, house: House) -> None:
    house.calendar(("14:30", "15:00", "Catch up"), other="Ana")
    house.do("13:00 coding 14:33 review 14:36 break").turn_to("14:40")
    orders.take_turn(turn(house))
    assert house.log() == [("13:00", "coding"), ("14:30", "1:1")]
    assert house.reports.status().person == "Ana"
    orders.undo()
    assert house.log() == [("13:00", "coding"), ("14:33", "review"), ("14:36", "break")]


def test_the_way_back_brings_the_kind_along(orders: TrackingController, house: House) -> None:
    house.calendar(("14:30", "15:00", "Sprint sync"))
    house.turn_to("13:00").tracker.switch("coding", kind="pairing")
    house.do("14:30 meeting").turn_to("15:10")
    orders.take_turn(turn(house))
    assert house.reports.status().kind == "pairing"


def test_what_the_calendar_does_alone_is_marked_and_touches_nothing_else(
    orders: TrackingController, house: House
) -> None:
    house.calendar(("14:30", "15:00", "Sprint sync"))
    house.do("13:00 coding").turn_to("14:40")
    orders.follow_calendar(turn(house))
    switch = house.reports.status().running
    assert switch is not None
    assert (switch.mode, switch.at, switch.source, switch.confirmed) == ("meeting", on("14:30"), "calendar", False)


def test_what_runs_for_very_long_is_confirmed_in_one_step(
    orders: TrackingController, house: House, qtbot: QtBot
) -> None:
    house.do("9:00 coding").turn_to("14:30")
    assert house.reports.status().today.entries[-1].unconfirmed
    orders.confirm()
    assert not house.reports.status().today.entries[-1].unconfirmed
    house.tracker.undo()
    assert house.reports.status().today.entries[-1].unconfirmed


def test_where_nothing_runs_nothing_is_confirmed(orders: TrackingController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(orders.refused):
        orders.confirm()
