"""The list of meetings that the log does not have."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tltimer.domain.meetings.meetings import Meeting
from tltimer.gui.popups.evening import EveningPopup
from tltimer.gui.popups.unlogged_meetings import UnloggedList
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.evening import EveningReport, evening_report
from tltimer.reports.evening_questions import OpenItems, evening_questions

# The offscreen platform of the tests says of some requests to window managers that it does nothing with them.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

THREE = samples.meetings(samples.TUESDAY, "10:00-10:30 Sprint sync|13:00-13:30 Hiring|15:00-15:30 " + "long " * 40)


@pytest.fixture
def asked(qtbot: QtBot) -> UnloggedList:
    made = UnloggedList(THREE, samples.BERLIN, Theme("light"))
    qtbot.addWidget(made)
    made.resize(420, made.heightForWidth(420) if made.hasHeightForWidth() else made.sizeHint().height())
    made.show()
    return made


def test_each_meeting_has_a_line_with_its_time(asked: UnloggedList) -> None:
    assert asked.accessibleName() == "Meetings you didn't track"
    assert [(row.name, row.time) for row in asked.rows[:2]] == [
        ("Sprint sync", "10:00–10:30"),
        ("Hiring", "13:00–13:30"),
    ]
    assert asked.rows[0].accessibleName() == "Sprint sync, 10:00–10:30"
    assert all(row.isChecked() for row in asked.rows)


def test_a_long_name_is_cut_and_whole_in_the_tip(asked: UnloggedList) -> None:
    assert asked.rows[2].toolTip().startswith("<qt>long long")
    assert asked.rows[0].toolTip() == ""
    assert asked.rows[2].width() <= 420


def test_one_button_adds_all(asked: UnloggedList, qtbot: QtBot) -> None:
    assert asked.add.text() == "Add all 3"
    with qtbot.waitSignal(asked.chosen) as chosen:
        qtbot.mouseClick(asked.add, Qt.MouseButton.LeftButton)
    assert chosen.args == [THREE]


def test_or_those_that_are_ticked(asked: UnloggedList, qtbot: QtBot) -> None:
    qtbot.mouseClick(asked.rows[1], Qt.MouseButton.LeftButton)
    assert asked.add.text() == "Add 2 of 3"
    with qtbot.waitSignal(asked.chosen) as chosen:
        asked.add.click()
    assert chosen.args == [(THREE[0], THREE[2])]
    asked.rows[0].click()
    asked.rows[2].click()
    assert not asked.add.isEnabled()


def test_what_is_in_the_log_by_now_keeps_its_place_and_asks_no_more(asked: UnloggedList, qtbot: QtBot) -> None:
    places = [row.geometry() for row in asked.rows], asked.sizeHint()
    asked.settle([THREE[1]])
    assert [row.isEnabled() for row in asked.rows] == [False, True, False]
    assert asked.add.text() == "Add the meeting"
    asked.settle([])
    assert not any(row.isEnabled() for row in asked.rows)
    assert asked.accessibleName() == "All 3 added."
    assert not asked.add.isVisible()
    assert ([row.geometry() for row in asked.rows], asked.sizeHint()) == places


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_painted_in_every_state(qtbot: QtBot, theme: str) -> None:
    made = UnloggedList(THREE, samples.BERLIN, Theme(theme))
    qtbot.addWidget(made)
    made.rows[1].setChecked(False)
    made.settle(THREE[1:])
    made.show()
    made.rows[1].setFocus()
    assert not made.grab().isNull()


FULL = "9:00 c 10:00 - 11:00 m 12:00 - 13:00 c 14:00 - 15:00 c 15:20 - 16:10 r 17:00 -"


def evening(unlogged: tuple[Meeting, ...]) -> EveningReport:
    usual = samples.evening(FULL)
    return evening_report(
        usual.day, usual.week, usual.target, (), usual.tomorrow, usual.tomorrow_meetings, False, unlogged=unlogged
    )


def show(popup: EveningPopup, report: EveningReport) -> None:
    rules = samples.rules()
    popup.show_report(report, rules, evening_questions(report, OpenItems(), rules))


@pytest.fixture
def popup(qtbot: QtBot) -> EveningPopup:
    made = EveningPopup(Theme("light"))
    qtbot.addWidget(made)
    show(made, evening(THREE))
    made.appear()
    return made


def test_in_the_popup_it_is_the_first_of_three_questions(popup: EveningPopup, qtbot: QtBot) -> None:
    page = popup.page
    assert isinstance(page, UnloggedList)
    assert (popup.question.text(), popup.progress.text()) == ("Meetings you didn't track", "1 of 3")
    with qtbot.waitSignal(popup.meetings_chosen) as chosen:
        page.add.click()
    assert chosen.args[1] == THREE
    assert popup.progress.text() == "2 of 3"


def test_in_the_popup_it_is_settled_by_what_the_log_has(popup: EveningPopup) -> None:
    before, page = popup.geometry(), popup.page
    show(popup, evening(()))
    assert isinstance(page, UnloggedList)
    assert not any(row.isEnabled() for row in page.rows)
    assert popup.geometry() == before


def test_a_day_with_all_meetings_logged_has_no_list(popup: EveningPopup) -> None:
    popup.close()
    show(popup, evening(()))
    assert not isinstance(popup.page, UnloggedList)
    assert popup.progress.text() == "1 of 3"


def test_a_long_list_stays_on_the_screen(popup: EveningPopup) -> None:
    popup.close()
    many = samples.meetings(
        samples.TUESDAY, "|".join(f"{9 + n // 4}:{n % 4 * 15:02}-18:00 Meeting {n}" for n in range(30))
    )
    show(popup, evening(many))
    popup.appear()
    assert popup.screen().availableGeometry().contains(popup.geometry())


def test_its_button_has_the_number_key_one(popup: EveningPopup, qtbot: QtBot) -> None:
    with qtbot.waitSignal(popup.meetings_chosen) as chosen:
        qtbot.keyClick(popup, Qt.Key.Key_1)
    assert chosen.args[1] == THREE
    assert popup.progress.text() == "2 of 3"
