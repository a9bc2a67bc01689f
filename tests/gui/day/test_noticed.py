"""The lane of what was noticed in the day window, and its answers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.gui.noticed import evidence_of
from tltimer.domain.evidence.disagreements import Disagreement
from tltimer.gui.controllers.day import DayController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.day.noticed_lane import places_of
from tltimer.gui.day.window import DayWindow
from tltimer.gui.widgets.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Scene:
    """The window of Monday, with two places where log and evidence disagree."""

    def __init__(self, house: House, qtbot: QtBot) -> None:
        self.house = house
        house.do("9:00 planning 12:00 off").turn_to("17:30")
        self.evidence = evidence_of(house, [("9:30", "10:10", "coding"), ("11:00", "11:20", "meeting")])
        self.accepted: list[Disagreement] = []
        self.rejected: list[Disagreement] = []
        look = Theme("light")
        self.controller = DayController(
            house.program, house.reports, lambda: look, DataChanges(), None, self.evidence.noticed
        )
        self.controller.noticed_accepted.connect(self.accepted.append)
        self.controller.noticed_rejected.connect(self.rejected.append)
        self.controller.open()
        window = self.controller.window
        assert window is not None
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.resize(1000, 700)
        qtbot.waitExposed(window)
        self.window: DayWindow = window

    def point(self, number: int) -> QPoint:
        geometry = self.window.canvas.places
        assert geometry is not None
        return list(places_of(geometry))[number][0].center().toPoint()

    def click(self, number: int) -> None:
        """Click a place in the lane."""
        QTest.mouseClick(self.window.canvas, Qt.MouseButton.LeftButton, pos=self.point(number))


@pytest.fixture
def scene(house: House, qtbot: QtBot) -> Scene:
    return Scene(house, qtbot)


def test_a_click_in_the_lane_opens_the_entry_with_what_it_looks_like(scene: Scene) -> None:
    scene.click(0)
    box = scene.window.editor.noticed
    assert box.isVisible()
    assert (box.title.text(), box.reason.text()) == (
        "09:30–10:10 looks like Coding",
        "You were using an editor or a terminal",
    )
    box.accept.click()
    box.keep.click()
    first = scene.evidence.day(scene.house.reports.today()).open[0]
    assert scene.accepted == scene.rejected == [first]


def test_all_can_be_accepted(scene: Scene) -> None:
    assert scene.window.accept_all.text() == "Accept all 2 corrections"
    scene.window.accept_all.click()
    assert [disagreement.evidence for disagreement in scene.accepted] == ["coding", "meeting"]


def test_the_lane_is_told_to_those_who_hear_and_under_the_pointer(scene: Scene) -> None:
    assert "09:30–10:10: logged Planning, noticed Coding." in scene.window.canvas.accessibleDescription()
    assert scene.window.canvas.words_at(scene.point(0).toPointF()) == "09:30–10:10: logged Planning, noticed Coding"


def test_once_answered_nothing_is_offered(scene: Scene) -> None:
    scene.click(0)
    for disagreement in scene.evidence.day(scene.house.reports.today()).open:
        scene.evidence.reject(disagreement)
    scene.controller.update()
    assert not scene.window.accept_all.isVisible()
    assert not scene.window.editor.noticed.isVisible()
