"""The place of a popup on the way to the screen."""

from PySide6.QtCore import QCoreApplication, QPoint, QSize
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.popup_window import PopupWindow
from tltimer.gui.widgets.theme import Theme


class Popup(PopupWindow):
    def __init__(self) -> None:
        super().__init__(Theme("light"))
        self.wanted = QSize(200, 100)
        self.setMinimumSize(self.wanted)

    def room(self) -> QSize:
        return self.wanted


def test_it_goes_back_once_where_a_window_manager_moves_it(qtbot: QtBot) -> None:
    popup = Popup()
    qtbot.addWidget(popup)
    popup.appear()
    place = popup.pos()
    popup.move(place + QPoint(2, 24))  # as i3 does with what it floats
    qtbot.waitUntil(lambda: popup.pos() == place)
    popup.move(place + QPoint(0, 24))
    QCoreApplication.processEvents()
    assert popup.pos() == place + QPoint(0, 24), "whoever insists has a reason"


def test_where_a_user_moves_it_later_it_stays(qtbot: QtBot) -> None:
    popup = Popup()
    qtbot.addWidget(popup)
    popup.settles.setInterval(0)
    popup.appear()
    qtbot.waitUntil(lambda: not popup.settles.isActive())
    place = popup.pos() - QPoint(100, 100)
    popup.move(place)
    QCoreApplication.processEvents()
    assert popup.pos() == place


def test_a_place_that_is_rounded_is_left(qtbot: QtBot) -> None:
    popup = Popup()
    qtbot.addWidget(popup)
    popup.appear()
    place = popup.pos() + QPoint(1, -1)
    popup.move(place)
    QCoreApplication.processEvents()
    assert popup.pos() == place


def test_one_that_grows_as_soon_as_it_is_there_stays_in_its_corner(qtbot: QtBot) -> None:
    popup = Popup()
    qtbot.addWidget(popup)
    popup.appear()
    place = popup.pos()
    popup.wanted = QSize(300, 200)
    popup.appear()
    grown = popup.pos()
    QCoreApplication.processEvents()
    assert popup.pos() == grown != place
