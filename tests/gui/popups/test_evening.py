"""The popup of the end-of-day review: what it shows, asks and emits."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tltimer.domain.balance.new_contacts import NewContact
from tltimer.domain.balance.promises import Promise
from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode, ModeList, shipped_modes
from tltimer.domain.timeline.spans import Span
from tltimer.gui.popups.evening import EveningPopup
from tltimer.gui.popups.question import AnswerChoice
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.popup_placement import corner, largest, unpadded_width
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.evening import EveningReport, Gap
from tltimer.reports.evening_questions import EveningQuestion, EveningQuestions, OpenItems, evening_questions
from tltimer.system.notifications.interface import ScreenEdge

FULL = "9:00 c 10:00 - 11:00 m 12:00 - 13:00 c 14:00 - 15:00 c 15:20 - 16:10 r 17:00 -"


def show(popup: EveningPopup, report: EveningReport | None = None, modes: ModeList | None = None) -> None:
    report, rules = report or samples.evening(), samples.rules(modes)
    popup.show_report(report, rules, evening_questions(report, OpenItems(), rules))


def choice(popup: EveningPopup) -> AnswerChoice:
    assert isinstance(popup.page, AnswerChoice)
    return popup.page


# The offscreen platform of the tests says of some requests to window managers that it does nothing with them.
@pytest.fixture
def popup(qtbot: QtBot) -> EveningPopup:
    made = EveningPopup(Theme("light"))
    qtbot.addWidget(made)
    show(made)
    return made


def test_it_reviews_the_day_in_words(popup: EveningPopup) -> None:
    assert (popup.title.text(), popup.date.text()) == ("Tuesday", "17 November")
    assert "coding this week, target" in popup.line.text()
    assert popup.gauge.accessibleDescription() == popup.line.text()
    assert popup.outcome.tomorrow.text().startswith("Tomorrow: 6 h free from 09:00, 2 meetings")
    assert "Coding, 1:00" in popup.strip.accessibleDescription()


def test_it_asks_about_gaps_one_by_one_and_offers_every_mode(popup: EveningPopup) -> None:
    assert (popup.question.text(), popup.progress.text()) == ("What did you do from 11:36 to 12:30?", "1 of 2")
    middles = [widget.geometry().top() + widget.geometry().bottom() for widget in (popup.skip, popup.progress)]
    assert abs(middles[0] - middles[1]) <= 1
    labels = [button.accessibleName() for button in choice(popup).answers.values()]
    assert labels == [*(mode.label for mode in shipped_modes()), "Not working", "Other times…"]
    popup.skip.click()
    assert (popup.question.text(), popup.progress.text()) == ("What did you do from 15:25 to 16:30?", "2 of 2")
    popup.skip.click()
    assert (popup.question.text(), popup.progress.text()) == ("Any outcome worth noting?", "")
    assert popup.page is popup.outcome


def promise_question(popup: EveningPopup, day: str) -> None:
    report, rules = samples.evening(day), samples.rules()
    due = OpenItems(due=(Promise("p1", "Try the profiler", "Ana", date(2026, 11, 11), None, None, None),))
    popup.show_report(report, rules, evening_questions(report, due, rules))


def test_after_the_last_list_the_outcome_is_named(popup: EveningPopup) -> None:
    promise_question(popup, "9:00 c 12:00 m 13:00 -")
    assert (popup.question.text(), popup.skip.text()) == ("Promises due", "Note an outcome")
    popup.skip.click()
    assert popup.page is popup.outcome


def test_a_single_question_is_not_counted(popup: EveningPopup) -> None:
    promise_question(popup, "9:00 c 12:00 m 13:00 -")
    assert popup.progress.text() == ""
    promise_question(popup, "9:00 c 10:00 ? 11:00 c 12:00 -")
    assert popup.progress.text() == "1 of 2"


def test_unknown_time_is_asked_about_as_such(popup: EveningPopup) -> None:
    show(popup, samples.evening("9:00 c 10:00 ? 11:00 c 12:00 -"))
    assert popup.question.text() == "10:00–11:00 is unknown. What did you do?"


def test_one_click_answers_and_leads_on(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    with qtbot.waitSignal(popup.answered) as answered:
        qtbot.mouseClick(choice(popup).answers["review"], Qt.MouseButton.LeftButton)
    span = Span(samples.at(samples.TUESDAY, "11:36"), samples.at(samples.TUESDAY, "12:30"))
    assert answered.args == [Gap(span, False), "review"]
    assert popup.done_line.text().endswith("Review")
    assert popup.question.text() == "What did you do from 15:25 to 16:30?"
    with qtbot.waitSignal(popup.undone) as undone:
        popup.undo.click()
    assert undone.args == [Gap(span, False)]
    assert popup.question.text() == "What did you do from 11:36 to 12:30?"


def test_it_has_one_size_only_so_that_tiling_compositors_let_it_float(popup: EveningPopup) -> None:
    for _time in range(2):
        popup.appear()
        assert popup.minimumSize() == popup.maximumSize() == popup.size() == popup.room()


def test_number_keys_answer_once_it_has_the_keyboard(popup: EveningPopup, qtbot: QtBot) -> None:
    answers = choice(popup).answers.values()
    assert not any(button.shows_number for button in answers)
    with qtbot.waitActive(popup):
        popup.appear(quietly=False)
    assert all(button.shows_number for button in answers)
    with qtbot.waitSignal(popup.answered) as answered:
        qtbot.keyClick(popup, Qt.Key.Key_2)
    assert answered.args[1] == "1:1"
    with qtbot.assertNotEmitted(popup.answered):
        qtbot.keyClick(popup, Qt.Key.Key_9)


def test_nothing_moves_from_question_to_question(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    qtbot.waitExposed(popup)

    def places() -> tuple[object, ...]:
        return popup.geometry(), *(widget.mapToGlobal(QPoint()) for widget in (popup.strip, popup.done, popup.line))

    before = places()
    for _page in range(2):
        popup.skip.click()
        qtbot.wait(0)
        assert places() == before


def test_it_is_low_enough(popup: EveningPopup) -> None:
    show(popup, samples.evening(FULL))
    line = popup.fontMetrics().height()
    assert popup.sizeHint().height() <= 420 * max(1.0, line / 17)
    assert popup.sizeHint().width() <= 500 * max(1.0, line / 17)


def test_the_room_is_enough_for_the_longest_question(popup: EveningPopup) -> None:
    def height(*names: str) -> int:
        subjects = [NewContact(name, name, "", 4, 7, None) for name in names]
        asked = tuple(EveningQuestion(subject, ("7", "14", "28", "no")) for subject in subjects)
        popup.show_report(samples.evening(), samples.rules(), EveningQuestions(asked, OpenItems()))
        return popup.sizeHint().height()

    short, long = "Zoe", "bartholomaeus.von-und-zu-hohenstein@example.org"
    assert height(short, long) >= height(short, short) + popup.fontMetrics().height()
    assert abs(height(short, long) - height(long, short)) <= 4


def test_what_was_answered_elsewhere_is_left(popup: EveningPopup) -> None:
    show(popup, samples.evening(FULL))
    popup.appear()
    assert popup.progress.text() == "1 of 3"
    show(popup, samples.evening(FULL.replace("10:00 -", "10:00 c")))
    assert popup.progress.text() == "2 of 3", "it is still one of them"
    assert popup.question.text() == "What did you do from 12:00 to 13:00?"


def test_what_is_being_written_survives_a_new_report(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    qtbot.keyClicks(popup.outcome.note, "half a se")
    show(popup)
    assert popup.outcome.note.text() == "half a se"


def test_a_note_is_handed_over_with_return(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    note = popup.outcome.note
    qtbot.keyClicks(note, "  Chi takes  over ")
    with qtbot.waitSignal(popup.note_written) as written:
        qtbot.keyClick(note, Qt.Key.Key_Return)
    assert written.args == ["Chi takes over", None]
    assert note.text() == ""
    assert popup.isVisible()


@pytest.mark.parametrize("name", ["later", "week", "done"])
def test_the_last_buttons_hand_over_the_note_and_close(popup: EveningPopup, qtbot: QtBot, name: str) -> None:
    signals = {"later": popup.later_chosen, "week": popup.week_wanted, "done": popup.done_chosen}
    popup.appear()
    qtbot.keyClicks(popup.outcome.note, "a line")
    with qtbot.waitSignals([popup.note_written, signals[name]], order="strict"):
        qtbot.mouseClick(getattr(popup, name), Qt.MouseButton.LeftButton)
    assert not popup.isVisible()


def test_done_answers_nothing(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    with qtbot.assertNotEmitted(popup.answered):
        popup.done.click()


def test_escape_puts_it_away_and_loses_nothing(popup: EveningPopup, qtbot: QtBot) -> None:
    with qtbot.waitActive(popup):
        popup.appear(quietly=False)
    qtbot.keyClicks(popup.outcome.note, "a line")
    with qtbot.waitSignal(popup.note_written):
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_no_key_presses_a_button_that_was_not_chosen(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with (
            qtbot.assertNotEmitted(popup.done_chosen),
            qtbot.assertNotEmitted(popup.week_wanted),
            qtbot.assertNotEmitted(popup.answered),
        ):
            qtbot.keyClick(popup, key)
    assert popup.isVisible()
    assert all(button.focusPolicy() is Qt.FocusPolicy.TabFocus for button in popup.findChildren(Button))


def test_on_fridays_the_week_is_the_main_button(popup: EveningPopup) -> None:
    assert (popup.week.kind, popup.done.kind) == (ButtonKind.PLAIN, ButtonKind.MAIN)
    show(popup, samples.evening(which=date(2026, 11, 20)))
    assert (popup.week.kind, popup.done.kind) == (ButtonKind.MAIN, ButtonKind.PLAIN)


def test_it_refuses_the_keyboard_until_it_is_clicked(popup: EveningPopup, qtbot: QtBot) -> None:
    refusing = Qt.WindowType.WindowDoesNotAcceptFocus
    popup.appear()
    assert popup.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert popup.windowHandle().flags() & refusing
    qtbot.mouseClick(popup, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not popup.windowHandle().flags() & refusing
    popup.close()
    popup.appear()
    assert popup.windowHandle().flags() & refusing


def test_opened_by_the_user_it_takes_the_keyboard(popup: EveningPopup) -> None:
    popup.appear(quietly=False)
    assert not popup.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_with_many_modes_it_stays_on_the_screen(qtbot: QtBot) -> None:
    more = [Mode(f"m{n}", f"A mode with a rather long name {n}", CountsAs.LEADING) for n in range(12)]
    popup = EveningPopup(Theme("dark"))
    qtbot.addWidget(popup)
    show(popup, samples.evening(FULL), ModeList([*shipped_modes(), *more]))
    popup.appear()
    assert popup.screen().availableGeometry().contains(popup.geometry())
    assert not popup.grab().isNull()


def test_nothing_is_cut(popup: EveningPopup, qtbot: QtBot) -> None:
    popup.appear()
    qtbot.waitExposed(popup)
    for label in popup.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())


def test_a_full_day_asks_only_for_an_outcome(popup: EveningPopup) -> None:
    show(popup, samples.evening("9:00 c 12:00 m 13:00 -"))
    assert popup.page is popup.outcome


def test_it_changes_to_dark_while_open(qtbot: QtBot) -> None:
    look = Theme("light")
    popup = EveningPopup(look)
    qtbot.addWidget(popup)
    show(popup)
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


@pytest.mark.parametrize(
    ("available", "edge", "top"),
    [
        (QRect(0, 30, 1920, 1050), ScreenEdge.TOP, 548),
        (QRect(0, 30, 1920, 1050), ScreenEdge.BOTTOM, 42),
        (QRect(0, 0, 1920, 1050), ScreenEdge.TOP, 518),
        (QRect(0, 0, 1920, 1050), ScreenEdge.BOTTOM, 12),
        (QRect(0, 0, 1920, 1050), ScreenEdge.PANEL, 12),
        (QRect(0, 30, 1920, 1050), ScreenEdge.PANEL, 548),
    ],
)
def test_it_keeps_clear_of_notifications(available: QRect, edge: ScreenEdge, top: int) -> None:
    assert corner(SIZE, SCREEN, available, notifications=edge) == QPoint(1468, top)


@pytest.mark.parametrize(
    ("available", "other", "point"),
    [
        (QRect(0, 0, 1920, 1050), QRect(1468, 700, 440, 338), QPoint(1468, 168)),
        (QRect(0, 30, 1920, 1050), QRect(1468, 42, 440, 300), QPoint(1468, 354)),
        (QRect(0, 0, 1920, 1050), QRect(1468, 300, 440, 738), QPoint(1016, 518)),
        (QRect(0, 0, 1920, 1050), QRect(100, 100, 400, 600), QPoint(1468, 518)),
        (QRect(0, 0, 600, 600), QRect(60, 60, 500, 500), QPoint(148, 68)),
    ],
    ids=["above the other", "below the other", "beside the other", "far from the other", "no room beside it"],
)
def test_no_small_window_is_covered(available: QRect, other: QRect, point: QPoint) -> None:
    assert corner(SIZE, SCREEN, available, [other]) == point


@pytest.mark.parametrize(
    ("width", "most", "scale", "wanted"),
    [
        (459, 1376, 1.0, 512),
        (448, 1376, 1.0, 448),
        (459, 1376, 2.0, 480),
        (459, 1376, 1.5, 469),
        (459, 1376, 1.25, 461),
        (459, 500, 1.0, 459),
    ],
    ids=["at 100 %", "as it is", "at 200 %", "at 150 %", "at 125 %", "no room for it"],
)
def test_its_width_needs_no_padding(width: int, most: int, scale: float, wanted: int) -> None:
    assert unpadded_width(width, most, scale) == wanted


def test_it_is_never_larger_than_what_the_panel_leaves() -> None:
    assert largest(QRect(0, 0, 300, 200)) == QSize(276, 176)


def test_tab_goes_through_the_answers_first_and_back_from_there_to_the_last_button(
    popup: EveningPopup, qtbot: QtBot
) -> None:
    with qtbot.waitActive(popup):
        popup.appear(quietly=False)
    first = next(iter(choice(popup).answers.values()))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Backtab)
    assert popup.focusWidget() is popup.done
    passed: list[QWidget | None] = []
    for _step in range(20):
        before = popup.focusWidget()
        assert before is not None
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        passed.append(popup.focusWidget())
    where = [passed.index(widget) for widget in (first, popup.skip, popup.later, popup.week, popup.done)]
    assert where == sorted(where)
    assert passed.index(first) == 0
