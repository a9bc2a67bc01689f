"""Another mode is noticed: told only if chosen, twice a day at most, and never while coding."""

import pytest

from tests.gui.homes import House
from tests.gui.noticed import evidence_of
from tests.gui.screen import Screen
from tltimer.domain.evidence.disagreements import Disagreement
from tltimer.gui.notifications.noticed import NoticedNotification
from tltimer.reports.notification_policy import Topic

CHOSEN = "[notifications]\nnoticed = true\n"


class Scene:
    def __init__(self, house: House) -> None:
        self.house, self.screen = house, Screen()
        self.followed: list[Disagreement] = []
        self.rejected: list[Disagreement] = []
        self.part = NoticedNotification(
            house.policy(), self.screen.notifier, self.followed.append, self.rejected.append
        )

    def look(self, clock: str) -> int:
        """Look at what is suggested at a time; return how many notifications there were."""
        self.house.turn_to(clock)
        self.part.suggest(self.house.program.evidence_from(self.house.reports).suggestion())
        self.part.look(self.house.reports.status(), self.house.reports.rules())
        return len(self.screen.sent)


@pytest.fixture
def scene(house: House) -> Scene:
    return Scene(house)


def test_it_is_told_once_with_both_answers(house: House, scene: Scene) -> None:
    house.settings(CHOSEN)
    house.do("9:00 planning").turn_to("9:50")
    evidence_of(house, [("9:30", "9:50", "coding")])
    assert scene.look("9:50") == scene.look("9:51") == 1
    assert scene.screen.sent[0].title == "Coding, from 09:30?"
    assert scene.screen.labels(Topic.NOTICED) == ["Switch to Coding", "Keep as logged"]
    scene.screen.press(Topic.NOTICED, "Switch to Coding")
    assert [disagreement.evidence for disagreement in scene.followed] == ["coding"]
    scene.look("10:30")
    assert Topic.NOTICED not in scene.screen.shown, "it is over"


def test_it_is_not_told_unless_chosen_nor_while_coding(house: House, scene: Scene) -> None:
    house.do("9:00 coding").turn_to("9:50")
    evidence_of(house, [("9:30", "9:50", "planning")])
    assert scene.look("9:50") == 0
    house.settings(CHOSEN + '\n[evidence]\nsources = ["window"]\n')
    assert scene.look("9:51") == 0
    house.do("9:52 review")
    assert scene.look("9:52") == 0, "the log agrees by now"


def test_it_is_told_twice_a_day_at_most(house: House, scene: Scene) -> None:
    house.settings(CHOSEN + "per_day = 9\n")
    house.do("9:00 planning").turn_to("12:00")
    spans = [(f"{hour}:00", f"{hour}:20", "coding") for hour in (9, 10, 11)]
    house.turn_to("12:00")
    evidence_of(house, spans)
    assert [scene.look(f"{hour}:20") for hour in (9, 10, 11)] == [1, 2, 2]
