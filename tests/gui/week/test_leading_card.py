"""The card of leading, and the one of coding beside it: 1:1s, promises, what multiplies."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tltimer.domain.balance.one_to_ones import OneToOneStanding
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise, WeekPromises
from tltimer.gui.week.coding_card import CodingCard
from tltimer.gui.week.leading_card import LeadingCard
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.week import WeekReport

ANA = OneToOneStanding(Person("ana", "Ana", 7), date(2026, 11, 16), 6, 1, 0, 0, 0)
BO = OneToOneStanding(Person("bo", "Bo", 7), date(2026, 11, 3), 19, 0, 1, 0, 0)
QUIET = OneToOneStanding(Person("x", "Nobody", None), None, None, 0, 0, 0, 0)


@pytest.fixture
def card(qtbot: QtBot) -> LeadingCard:
    made = LeadingCard(Theme("light"))
    qtbot.addWidget(made)
    return made


def show(card: LeadingCard, qtbot: QtBot, report: WeekReport) -> None:
    card.show_report(report, samples.rules())
    card.resize(340, 260)
    card.show()
    qtbot.waitExposed(card)


def texts(card: LeadingCard) -> list[str]:
    return [label.text() for label in card.findChildren(Label) if label.isVisible()]


def test_who_waits_is_named_and_everybody_is_in_the_tooltip(card: LeadingCard, qtbot: QtBot) -> None:
    show(card, qtbot, samples.week(people=(ANA, BO, QUIET)))
    assert card.people.words.text() == "1 held · Bo: skipped, last held 3 November"
    assert "Ana: held" in card.people.accessibleDescription()
    card.show_report(samples.week(), samples.rules())
    assert not card.people.isVisible()


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (OneToOneStanding(Person("c", "Chi", 7), date(2026, 11, 3), 19, 0, 0, 1, 0), "Chi: cancelled, last held 3 Nov"),
        (OneToOneStanding(Person("c", "Chi", 7), None, None, 0, 0, 0, 1), "Chi: unknown"),
        (OneToOneStanding(Person("c", "Chi", 7), date(2026, 11, 3), 19, 0, 0, 0, 0), "Chi: overdue, last held 3 Nov"),
    ],
    ids=["cancelled", "unknown", "overdue"],
)
def test_a_1_1_that_was_not_held_says_why(
    card: LeadingCard, qtbot: QtBot, standing: OneToOneStanding, words: str
) -> None:
    show(card, qtbot, samples.week(people=(standing,)))
    assert card.people.words.text().startswith(words)


def test_names_of_people_are_never_read_as_markup(card: LeadingCard, qtbot: QtBot) -> None:
    bold = "<b>Bo</b>"
    show(card, qtbot, samples.week(people=(OneToOneStanding(Person("b", bold, 7), None, None, 0, 1, 0, 0),)))
    assert card.people.words.text() == f"{bold}: skipped"
    assert "<b>" not in card.people.toolTip()


def test_who_is_in_the_1_1_list_is_not_named_again_beside_the_mode(card: LeadingCard, qtbot: QtBot) -> None:
    show(card, qtbot, samples.week(people=(BO, ANA)))
    assert "1:1 with Chi" in texts(card)


def test_the_words_of_all_lines_begin_below_each_other(card: LeadingCard, qtbot: QtBot) -> None:
    promise = Promise("1", "Dana's RFC", "Dana", date(2026, 11, 18), 30, None, None)
    show(card, qtbot, samples.week(people=(BO, ANA), promises=WeekPromises(kept=(promise,))))
    parts = (card.people.words, card.promises.words, card.notes)
    assert all(part.isVisible() for part in parts)
    assert len({part.mapTo(card, QPoint(0, 0)).x() for part in parts}) == 1


def test_promises_are_counted_in_a_line_of_their_own(card: LeadingCard, qtbot: QtBot) -> None:
    promise = Promise("1", "Dana's RFC", "Dana", date(2026, 11, 18), 30, None, None)
    show(card, qtbot, samples.week(promises=WeekPromises(kept=(promise,) * 4, late=(promise,))))
    assert card.promises.words.text() == "4 kept · 1 kept late: Dana's RFC"
    assert card.promises.isVisible()
    card.show_report(samples.week(), samples.rules())
    assert not card.promises.isVisible()


def test_an_empty_card_says_what_will_be_in_it(card: LeadingCard, qtbot: QtBot) -> None:
    show(card, qtbot, samples.empty_week())
    assert "Settings\xa0›\xa0People" in card.empty.text()
    card.show_report(samples.week(("",) * 7, people=(BO,)), samples.rules())
    assert not card.empty.isVisible()


def test_coding_of_which_nothing_multiplies_says_only_what_isolates(qtbot: QtBot) -> None:
    card = CodingCard(Theme("dark"))
    qtbot.addWidget(card)
    card.show_report(samples.week(("9:00 c+rewrite 12:00 c+odd 13:00 -",) + ("",) * 6), samples.rules())
    assert card.is_multiplier.text() == ""
    assert card.is_solo.text() == "75% solo · 25% neither"
    card.show()
    qtbot.waitExposed(card)
    assert not card.grab().isNull()


def test_a_promise_that_waits_is_ticked_off_with_one_click_and_can_be_unticked(card: LeadingCard, qtbot: QtBot) -> None:
    late = Promise("1", "the budget", None, date(2026, 11, 17), None, None, None)
    some = Promise("2", "the R&D plan", "Dana", date(2026, 11, 20), 30, None, None)
    other = Promise("3", "some day", None, None, None, None, None)
    show(card, qtbot, samples.week(promises=WeekPromises(broken=(late,), open=(some, other))))
    assert not card.waiting.isVisible()
    qtbot.keyClick(card.promises, Qt.Key.Key_Return)
    assert card.waiting.isVisible()
    rows = card.waiting.rows
    assert [(row.name, row.time) for row in rows] == [
        ("the budget", "was due 17 November"),
        ("the R&D plan", "was due 20 November"),
    ]
    with qtbot.waitSignal(card.waiting.kept) as kept:
        qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert kept.args == [late]
    done = samples.week(promises=WeekPromises(late=(late,), open=(some, other)))
    card.show_report(done, samples.rules())
    assert [(row.name, row.isChecked()) for row in card.waiting.rows] == [("the budget", True), ("the R&D plan", False)]
    with qtbot.waitSignal(card.waiting.unkept) as unkept:
        card.waiting.rows[0].click()
    assert unkept.args == [late]
    card.show_report(samples.week(promises=WeekPromises(kept=(late,))), samples.rules())
    assert not card.waiting.isVisible()


def test_the_outcome_of_an_entry_stands_with_the_entry(card: LeadingCard, qtbot: QtBot) -> None:
    report = samples.week(("9:00 o/Ana 9:30 p+writing 10:00 p+coaching 12:00 -",) + ("",) * 6)
    show(card, qtbot, report)
    assert card.kinds.text() == "coaching 80% · writing 20%"
    assert card.kinds_name.isVisible()
    card.show_report(samples.week(), samples.rules())
    assert not card.kinds_name.isVisible()


@pytest.mark.parametrize(("count", "rest"), [(3, []), (5, ["2 more"])])
def test_promises_without_a_row_of_their_own_are_counted(
    card: LeadingCard, qtbot: QtBot, count: int, rest: list[str]
) -> None:
    overdue = tuple(Promise(str(n), f"promise {n}", None, date(2026, 11, 2), None, None, None) for n in range(count))
    show(card, qtbot, samples.week(promises=WeekPromises(overdue=overdue), notes=()))
    qtbot.mouseClick(card.promises, Qt.MouseButton.LeftButton)
    assert len(card.waiting.rows) == 3
    qtbot.waitUntil(lambda: [text for text in texts(card) if text.endswith(" more")] == rest)
