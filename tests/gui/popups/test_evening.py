"""The popup of the evening: what it shows, asks and says."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tltimer.domain.timeline.modes import CountsAs, Mode, ModeList, shipped_modes
from tltimer.domain.timeline.spans import Span
from tltimer.gui.popups.evening import EveningPopup
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.popup_window import corner, largest
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.evening import Gap

FULL = "9:00 c 10:00 - 11:00 m 12:00 - 13:00 c 14:00 - 15:00 c 15:20 - 16:10 r 17:00 -"


# The offscreen platform of the tests says of some requests to window managers that it does nothing with them.
@pytest.fixture
def popup(qtbot: QtBot) -> EveningPopup:
    made = EveningPopup(Theme("light"))
    qtbot.addWidget(made)
    made.show_report(samples.evening(), samples.rules())
    return made


def test_it_looks_back_in_words(popup: EveningPopup) -> None:
    assert popup.title.text() == "Tuesday"
    assert popup.line.text() == "40–42% coding so far this week · you chose 30–50%"
    assert popup.tomorrow.text() == "Tomorrow: 6 h free from 09:00. Two meetings."
    assert "09:30–10:30 Coding, 1:00" in popup.strip.accessibleDescription()


def test_it_asks_about_gaps_and_offers_every_mode(popup: EveningPopup) -> None:
    assert [question.words.text() for question in popup.asked] == [
        "11:36–12:30 is empty. It was",
        "15:25–16:30 is empty. It was",
    ]
    first = popup.asked[0]
    labels = [button.text() for button in first.answers.values()]
    assert labels == [*(mode.label for mode in shipped_modes()), "Nothing"]
    assert first.answers["nothing"].accessibleDescription() == "11:36–12:30 is empty. It was"


def test_it_asks_three_questions_at_most(popup: EveningPopup) -> None:
    popup.show_report(samples.evening(FULL), samples.rules())
    assert len(popup.asked) == 3


def test_unknown_time_is_asked_about_as_such(popup: EveningPopup) -> None:
    popup.show_report(samples.evening("9:00 c 10:00 ? 11:00 c 12:00 -"), samples.rules())
    assert popup.asked[0].words.text() == "10:00–11:00 is unknown. It was"


def test_one_click_fills_a_gap(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    with qtbot.waitSignal(popup.answered) as filled:
        qtbot.mouseClick(popup.asked[1].answers["review"], Qt.MouseButton.LeftButton)
    span = Span(samples.at(samples.TUESDAY, "15:25"), samples.at(samples.TUESDAY, "16:30"))
    assert filled.args == [Gap(span, False), "review"]
    assert popup.asked[1].words.text() == "15:25–16:30: Review"
    assert popup.asked[1].settled
    assert not popup.asked[0].settled
    assert popup.isVisible()


def test_a_gap_can_be_nothing(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    with qtbot.waitSignal(popup.answered) as nothing:
        qtbot.mouseClick(popup.asked[0].answers["nothing"], Qt.MouseButton.LeftButton)
    span = Span(samples.at(samples.TUESDAY, "11:36"), samples.at(samples.TUESDAY, "12:30"))
    assert nothing.args == [Gap(span, False), "nothing"]


def test_an_answer_moves_nothing_under_the_pointer(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    qtbot.waitExposed(popup)
    before = (
        popup.geometry(),
        popup.right.mapToGlobal(QPoint()),
        popup.asked[1].answers["nothing"].mapToGlobal(QPoint()),
    )
    popup.asked[0].answers["coding"].click()
    popup.show_report(samples.evening(samples.TUESDAY_DRAWN.replace("11:36 -", "11:36 c")), samples.rules())
    qtbot.wait(0)
    after = popup.geometry(), popup.right.mapToGlobal(QPoint()), popup.asked[1].answers["nothing"].mapToGlobal(QPoint())
    assert before == after


def test_no_further_questions_come_up_while_it_is_open(popup: EveningPopup) -> None:
    popup.show_report(samples.evening(FULL), samples.rules())
    popup.appear()
    asked = popup.asked
    filled = FULL.replace("10:00 -", "10:00 c")
    popup.show_report(samples.evening(filled), samples.rules())
    assert popup.asked == asked
    assert asked[0].settled
    assert asked[0].words.text() == "10:00–11:00 is answered."


def test_what_is_being_written_survives_a_new_report(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    qtbot.keyClicks(popup.note, "half a se")
    popup.show_report(samples.evening(), samples.rules())
    assert popup.note.text() == "half a se"


def test_a_note_is_handed_over_with_return(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    qtbot.keyClicks(popup.note, "  Chi takes  over ")
    with qtbot.waitSignal(popup.note_written) as written:
        qtbot.keyClick(popup.note, Qt.Key.Key_Return)
    assert written.args == ["Chi takes over", None]
    assert popup.note.text() == ""
    assert popup.isVisible()


@pytest.mark.parametrize("name", ["later", "week", "right"])
def test_the_last_buttons_hand_over_the_note_and_close(popup: EveningPopup, qtbot: QtBot, name: str) -> None:
    signals = {"later": popup.later_chosen, "week": popup.week_wanted, "right": popup.looks_right}
    popup.appear()
    qtbot.keyClicks(popup.note, "a line")
    with (
        qtbot.assertNotEmitted(popup.dismissed),
        qtbot.waitSignals([popup.note_written, signals[name]], order="strict"),
    ):
        qtbot.mouseClick(getattr(popup, name), Qt.MouseButton.LeftButton)
    assert not popup.isVisible()


def test_looks_right_answers_nothing(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    with qtbot.assertNotEmitted(popup.answered):
        popup.right.click()


def test_escape_puts_it_away_and_loses_nothing(popup: EveningPopup, qtbot: QtBot) -> None:
    with qtbot.waitActive(popup):
        popup.appear(quietly=False)
    qtbot.keyClicks(popup.note, "a line")
    with qtbot.waitSignals([popup.note_written, popup.dismissed], order="strict"):
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_no_key_presses_a_button_that_was_not_chosen(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with (
            qtbot.assertNotEmitted(popup.looks_right),
            qtbot.assertNotEmitted(popup.week_wanted),
            qtbot.assertNotEmitted(popup.answered),
        ):
            qtbot.keyClick(popup, key)
    assert popup.isVisible()
    assert all(button.focusPolicy() is Qt.FocusPolicy.TabFocus for button in popup.findChildren(Button))


def test_on_fridays_the_week_is_the_main_button(popup: EveningPopup) -> None:
    assert (popup.week.kind, popup.right.kind) == (ButtonKind.PLAIN, ButtonKind.MAIN)
    popup.show_report(samples.evening(which=date(2026, 11, 20)), samples.rules())
    assert (popup.week.kind, popup.right.kind) == (ButtonKind.MAIN, ButtonKind.PLAIN)


def test_it_refuses_the_keyboard_until_the_note_is_clicked(popup: EveningPopup, qtbot: QtBot) -> None:
    refusing = Qt.WindowType.WindowDoesNotAcceptFocus
    popup.appear()
    assert popup.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert popup.windowHandle().flags() & refusing
    qtbot.mouseClick(popup.note, Qt.MouseButton.LeftButton)
    assert not popup.windowHandle().flags() & refusing
    popup.close()
    popup.appear()
    assert popup.windowHandle().flags() & refusing


def test_asked_for_it_takes_the_keyboard(popup: EveningPopup) -> None:
    popup.appear(quietly=False)
    assert not popup.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_it_grows_with_many_modes_and_stays_on_the_screen(qtbot: QtBot) -> None:
    more = [Mode(f"m{n}", f"A mode with a rather long name {n}", CountsAs.LEADING) for n in range(12)]
    popup = EveningPopup(Theme("dark"))
    qtbot.addWidget(popup)
    popup.show_report(samples.evening(FULL), samples.rules(ModeList([*shipped_modes(), *more])))
    popup.appear()
    assert popup.screen().availableGeometry().contains(popup.geometry())
    assert not popup.grab().isNull()


def test_nothing_is_cut(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    qtbot.waitExposed(popup)
    for label in popup.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    assert popup.note.width() <= popup.width()


def test_there_is_nothing_to_ask_about_a_full_day(popup: EveningPopup) -> None:
    popup.show_report(samples.evening("9:00 c 12:00 m 13:00 -"), samples.rules())
    assert popup.asked == ()


def test_it_changes_to_dark_while_open(qtbot: QtBot) -> None:
    look = Theme("light")
    popup = EveningPopup(look)
    qtbot.addWidget(popup)
    popup.show_report(samples.evening(), samples.rules())
    popup.appear()
    look.choose("dark")
    assert popup.grab().toImage().pixelColor(40, 6).name() == "#1f2023"


SCREEN, SIZE = QRect(0, 0, 1920, 1080), QSize(440, 520)


@pytest.mark.parametrize(
    ("available", "point"),
    [
        (QRect(0, 0, 1920, 1050), QPoint(1468, 518)),
        (QRect(0, 30, 1920, 1050), QPoint(1468, 42)),
        (QRect(0, 0, 1920, 1080), QPoint(1468, 548)),
        (QRect(0, 0, 1860, 1080), QPoint(1408, 548)),
        (QRect(0, 0, 300, 200), QPoint(0, 0)),
    ],
    ids=["panel below", "panel above", "no panel", "panel at the right", "hardly any screen"],
)
def test_it_stands_in_the_corner_by_the_panel(available: QRect, point: QPoint) -> None:
    assert corner(SIZE, SCREEN, available) == point


def test_it_is_never_larger_than_what_the_panel_leaves() -> None:
    assert largest(QRect(0, 0, 300, 200)) == QSize(276, 176)


def test_tab_goes_through_what_is_asked_first_and_back_from_there_to_the_last_button(
    popup: EveningPopup, qtbot: QtBot
) -> None:
    with qtbot.waitActive(popup):
        popup.appear(quietly=False)
    first = next(iter(popup.asked[0].answers.values()))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Backtab)
    assert popup.focusWidget() is popup.right
    passed: list[QWidget | None] = []
    for _step in range(40):
        before = popup.focusWidget()
        assert before is not None
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        passed.append(popup.focusWidget())
    where = [passed.index(one) for one in (first, popup.note, popup.correct, popup.later, popup.week, popup.right)]
    assert where == sorted(where)
    assert passed.index(first) == 0
