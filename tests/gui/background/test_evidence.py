"""The app's work for evidence, each minute."""

import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House, on
from tests.gui.noticed import evidence_of
from tests.services.test_evidence_watch import Window
from tltimer.domain.evidence.samples import EvidenceSource
from tltimer.domain.timeline.spans import Span
from tltimer.gui.background.evidence import EvidenceTask
from tltimer.services.evidence import Evidence
from tltimer.services.evidence_watch import EvidenceWatch


class Task:
    def __init__(self, house: House, qtbot: QtBot) -> None:
        self.house, self.qtbot = house, qtbot
        self.asked = 0
        self.window = Window()
        self.evidence = house.program.evidence_from(house.reports)
        self.task = EvidenceTask(
            house.home, lambda: self.evidence, house.reports, house.clock, {}, lambda: True, self._ask, self._watch
        )

    def _watch(self, evidence: Evidence) -> EvidenceWatch:
        return EvidenceWatch(
            evidence, self.house.clock, {}, lambda _environ: (self.window, ()), lambda _environ: ((), ())
        )

    def _ask(self) -> dict[str, Any]:
        self.asked += 1
        return {"authored": [int(on("8:40").timestamp()), "nonsense"]}

    def look(self, clock: str) -> int:
        """Look at a time, and wait for the child; return how often it was asked."""
        self.house.turn_to(clock)
        self.task.follow()
        self.task.know(self.house.reports.status(), self.house.reports.rules())
        self.task.look()
        for thread in threading.enumerate():
            if thread.name == "evidence":
                thread.join(30)
        return self.asked


@pytest.fixture
def task(house: House, qtbot: QtBot) -> Task:
    return Task(house, qtbot)


def test_while_evidence_is_off_nothing_is_read(task: Task) -> None:
    assert task.look("9:00") == 0
    assert task.task.app_in(Span(on("8:00"), on("9:00")), "coding") is None
    task.task.close()


def test_other_trackers_and_commits_are_read_every_quarter_of_an_hour(task: Task, qtbot: QtBot) -> None:
    task.evidence.turn_on([EvidenceSource.COMMIT])
    with qtbot.waitSignal(task.task.renewed):
        assert task.look("9:00") == 1
    assert [sample.mode for sample in task.evidence.day(task.house.reports.today()).samples] == ["coding", "coding"]
    assert task.look("9:14") == 1
    assert task.look("9:15") == 2
    task.task.close()


def test_windows_and_calls_need_no_child(task: Task) -> None:
    task.evidence.turn_on([EvidenceSource.WINDOW, EvidenceSource.CALL])
    assert task.look("9:00") == 0
    task.task.close()


def test_what_is_suggested_ends_once_the_log_agrees(task: Task) -> None:
    said: list[Any] = []
    task.task.suggested.connect(said.append)
    task.house.do("9:00 planning")
    evidence_of(task.house, [("9:30", "9:50", "coding")])
    task.window.shown = "code"
    task.look("9:51")
    assert task.task.offer is not None
    assert (task.task.offer.mode, task.task.offer.since) == ("coding", on("9:30"))
    assert task.task.app_in(Span(on("9:50"), on("10:00")), "coding") == "code"
    task.evidence.follow(said[-1])
    task.look("9:52")
    assert task.task.offer is None
    assert said[-1] is None
    task.task.close()
