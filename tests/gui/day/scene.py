"""A house with the day window open: what a person does there with mouse and keys."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.homes import House, on
from tltimer.gui.controllers.day import DayController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.day.window import DayWindow
from tltimer.gui.widgets.theme import Theme

Key, Modifier, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
DAY = "9:00 coding 10:00 meeting 11:00 off 12:00 review 13:00 unknown 14:00 planning 15:00 off"


class Scene:
    """A house with the window of its Monday open."""

    def __init__(self, house: House, qtbot: QtBot) -> None:
        self.house, self.qtbot = house, qtbot
        look = Theme("light")
        self.changes = DataChanges()
        self.controller = DayController(house.program, house.reports, lambda: look, self.changes)
        self.changes.data_changed.connect(self.controller.update)
        self.controller.open()
        window = self.controller.window
        assert window is not None
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        qtbot.addWidget(window)
        window.resize(1000, 700)
        self.window: DayWindow = window
        window.show()
        qtbot.waitExposed(window)
        QApplication.processEvents()

    def keys(self, *keys: Qt.Key | str, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self.window.rows, key)
            else:
                QTest.keyClick(self.window.rows, key, held)
        self.window.edits.settle()

    def choose(self, clock: str) -> None:
        self.window.edits.choose_at(on(clock))

    def point(self, clock: str) -> QPoint:
        places = self.window.canvas.places
        assert places is not None
        return QPointF(places.across(on(clock)), places.done.center().y()).toPoint()

    def drag(self, start: str, end: str, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        canvas = self.window.canvas
        QTest.mousePress(canvas, Left, Modifier.NoModifier, self.point(start))
        self.move(end, held)
        QTest.mouseRelease(canvas, Left, held, self.point(end))

    def move(self, to: str, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        canvas, point = self.window.canvas, QPointF(self.point(to))
        event = QMouseEvent(QEvent.Type.MouseMove, point, canvas.mapToGlobal(point), Left, Left, held)
        QApplication.sendEvent(canvas, event)

    def hover(self, at: str) -> None:
        """Move the pointer over the timeline, whatever window another test has left in front of it."""
        canvas, point = self.window.canvas, QPointF(self.point(at))
        none = Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, point, canvas.mapToGlobal(point), none, none, Modifier.NoModifier)
        QApplication.sendEvent(canvas, moved)

    @property
    def log(self) -> list[tuple[str, str]]:
        return self.house.log()

    @property
    def said(self) -> str:
        return self.window.toast.text

    def row_texts(self) -> list[str]:
        return [self.window.rows.item(n).text() for n in range(self.window.rows.count())]
