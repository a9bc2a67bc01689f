"""Answers to what was noticed: one step of undo each, and once a question about the program."""

import pytest

from tests.gui.homes import House
from tests.gui.noticed import evidence_of
from tests.gui.screen import Screen
from tltimer.gui.controllers.evidence import TOPIC, EvidenceController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.history import NotificationHistory


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def controller(house: House, screen: Screen) -> EvidenceController:
    history = NotificationHistory(house.home.data / "notifications.json")
    return EvidenceController(
        lambda: house.program.evidence_from(house.reports),
        house.reports,
        DataChanges(),
        screen.notifier,
        history,
        lambda _span, mode: "Xterm" if mode == "coding" else None,
    )


def test_accepting_corrects_the_log_and_one_undo_takes_it_back(house: House, controller: EvidenceController) -> None:
    house.do("9:00 planning").turn_to("11:00")
    evidence = evidence_of(house, [("9:30", "10:10", "coding")])
    (disagreement,) = evidence.day(house.reports.today()).open
    controller.accept(disagreement)
    assert house.log() == [("09:00", "planning"), ("09:30", "coding"), ("10:10", "planning")]
    assert evidence.day(house.reports.today()).open == ()
    house.undo_redo.undo()
    assert house.log() == [("09:00", "planning")]
    assert evidence.day(house.reports.today()).open == (disagreement,)
    assert evidence.suggestion() is None, "it is over"


def test_what_happens_now_is_followed_from_its_start(house: House, controller: EvidenceController) -> None:
    house.do("9:00 planning 9:40 break").turn_to("10:03")
    evidence = evidence_of(house, [("9:30", "10:03", "coding")])
    suggestion = evidence.suggestion()
    assert suggestion is not None
    controller.follow(suggestion)
    assert house.log() == [("09:00", "planning"), ("09:30", "coding")]
    assert evidence.suggestion() is None
    house.undo_redo.undo()
    assert house.log() == [("09:00", "planning"), ("09:40", "break")]


def test_a_rejected_suggestion_asks_once_whether_the_program_counts_differently(
    house: House, controller: EvidenceController, screen: Screen
) -> None:
    house.do("9:00 planning").turn_to("12:00")
    evidence = evidence_of(
        house, [("9:30", "10:10", "coding"), ("10:30", "11:00", "coding"), ("11:20", "11:40", "meeting")]
    )
    first, second, third = evidence.day(house.reports.today()).open
    controller.reject(third)
    assert screen.sent == [], "of a call no program is known"
    controller.reject(first)
    assert screen.shown[TOPIC].title == "Should Xterm count differently?"
    assert screen.labels(TOPIC) == ["Planning", "No mode", "Keep Coding"]
    screen.press(TOPIC, "Planning")
    assert evidence.rules()["xterm"] == "planning"
    controller.reject(second)
    assert len(screen.sent) == 1
    assert "xterm" not in (house.home.data / "notifications.json").read_text().casefold()
    assert house.log() == [("09:00", "planning")]


def test_a_program_can_stand_for_nothing(house: House, controller: EvidenceController, screen: Screen) -> None:
    house.turn_to("12:00")
    evidence = evidence_of(house, [("9:30", "10:10", "coding")])
    (disagreement,) = evidence.day(house.reports.today()).open
    controller.reject(disagreement)
    assert screen.labels(TOPIC) == ["No mode", "Keep Coding"]
    screen.press(TOPIC, "No mode")
    assert evidence.rules()["xterm"] == ""


def test_nothing_is_suggested_once_somebody_has_switched(house: House) -> None:
    house.do("9:00 planning").turn_to("9:50")
    evidence = evidence_of(house, [("9:30", "9:50", "coding")])
    assert evidence.suggestion() is not None
    house.do("9:52 meeting").turn_to("9:54")
    assert evidence.suggestion() is None
    assert len(evidence.day(house.reports.today()).open) == 1, "the evening asks"


def test_what_is_noticed_while_nothing_runs_is_suggested_too(house: House) -> None:
    house.turn_to("9:50")
    evidence = evidence_of(house, [("9:30", "9:50", "coding")])
    suggestion = evidence.suggestion()
    assert suggestion is not None
    evidence.follow(suggestion)
    assert house.log() == [("09:30", "coding")]
