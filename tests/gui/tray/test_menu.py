"""Actions and menu: values in, choices out."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.domain.balance.promises import waiting_on
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import MenuActions
from tltimer.gui.tray.menu_model import MenuModel, offer_of
from tltimer.gui.tray.small_window import ActionRow, SmallWindow
from tltimer.gui.widgets.theme import Theme


class Table:
    """A menu with its actions, as the app has them."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.actions = MenuActions(TrayIcons())
        self.menu = TrayMenu(QMenu(), self.actions)
        self.show()

    def show(self) -> MenuModel:
        today = self.house.reports.today()
        reports = self.house.reports
        due = waiting_on(today, reports.promises())
        offer = offer_of(reports.status(), reports.rules(), reports.log(today, today), reports.standings(), due)
        self.actions.show_offer(offer)
        self.menu.show_offer(offer)
        return offer

    def rows(self, menu: QMenu | None = None) -> list[str]:
        seen = [action for action in (menu or self.menu.menu).actions() if action.isVisible()]
        return ["-" if action.isSeparator() else action.text() for action in seen]

    def entry(self, text: str, menu: QMenu | None = None) -> QAction:
        (found,) = [one for one in (menu or self.menu.menu).actions() if one.text().partition("\t")[0] == text]
        return found


@pytest.fixture
def table(qtbot: QtBot, house: House) -> Table:
    return Table(house)


def test_the_order_of_the_menu(table: Table) -> None:
    table.house.calendar(("14:30", "15:00", "Sprint sync"))
    table.house.do("9:00 coding").turn_to("11:05")
    table.show()

    assert table.rows() == [
        "Coding for 2 h 5 min · today 100% coding",
        "-",
        "Coding\t\u20032:05",
        "1:1",
        "Review",
        "Planning",
        "Meeting",
        "Break",
        "Stop for today",
        "-",
        "1:1 with",
        "It began earlier",
        "Kind of coding",
        "I promised…",
        "-",
        "14:30 Sprint sync, in 3 h 25 min",
        "-",
        "Undo: Coding at 09:00",
        "This week",
        "Today",
        "Quiet for today",
        "Settings",
        "Quit",
    ]


def test_the_entries_stay_the_same_objects(table: Table) -> None:
    before = table.menu.menu.actions()
    table.house.do("9:00 coding 9:30 1:1/Ana")
    table.show()
    assert table.menu.menu.actions() == before


def test_a_mode_that_was_added_gets_an_entry_among_the_modes(table: Table) -> None:
    table.house.decisions.change_mode("mentoring", label="R&D", shape="star", colour="teal")
    table.show()
    rows = table.rows()
    assert rows.index("R&&D") == rows.index("Stop for today") - 1


def test_every_mode_says_its_key(table: Table, qtbot: QtBot) -> None:
    for label, key in (("Coding", "coding"), ("1:1", "1:1"), ("Break", "break")):
        with qtbot.waitSignal(table.actions.mode_chosen) as chosen:
            table.entry(label).trigger()
        assert chosen.args == [key]


def test_what_runs_is_marked_and_nothing_is_when_nothing_runs(table: Table) -> None:
    table.house.do("9:00 review")
    table.show()
    assert [action.text() for action in table.actions.modes if action.isChecked()] == ["Review"]
    assert table.entry("Review").font().bold()
    assert not table.entry("Coding").font().bold()

    table.house.turn_to("9:30").tracker.stop()
    table.show()
    assert not any(action.isChecked() for action in table.actions.modes)
    assert not table.actions.stop.isEnabled()


def test_people_are_offered_and_another_can_be_named(table: Table, qtbot: QtBot) -> None:
    table.house.do("9:00 1:1/Ana")
    table.show()
    assert table.rows(table.menu.with_person) == ["Ana", "Another…"]

    with qtbot.waitSignal(table.actions.person_chosen) as chosen:
        table.entry("Ana", table.menu.with_person).trigger()
    assert chosen.args == ["Ana"]
    with qtbot.waitSignal(table.actions.other_person_wanted):
        table.entry("Another…", table.menu.with_person).trigger()


def test_it_can_have_begun_earlier_only_if_something_runs(table: Table, qtbot: QtBot) -> None:
    assert not table.menu.earlier.menuAction().isEnabled()

    table.house.do("9:00 review 9:30 coding")
    offer = table.show()
    assert table.menu.earlier.menuAction().isEnabled()
    with qtbot.waitSignal(table.actions.moment_chosen) as chosen:
        table.entry("10 min earlier, 09:20", table.menu.earlier).trigger()
    assert chosen.args == [offer.moments[1].at]


def test_the_kind_stands_beside_its_submenu(table: Table, qtbot: QtBot) -> None:
    assert not table.menu.kind.menuAction().isEnabled()
    table.house.tracker.switch("coding", kind="pairing")
    table.show()

    assert table.menu.kind.menuAction().isEnabled()
    assert table.menu.kind.title() == "Kind of coding\t\u2003Pairing"
    assert [action.text() for action in table.menu.kind.actions() if action.isChecked()] == ["Pairing"]
    with qtbot.waitSignal(table.actions.kind_chosen) as chosen:
        table.entry("Spike", table.menu.kind).trigger()
    assert chosen.args == ["spike"]


def test_the_meeting_that_runs_is_the_first_entry_until_it_is_moot(table: Table, qtbot: QtBot) -> None:
    table.house.calendar(("14:30", "15:00", "R&D <sync>"))
    table.house.do("13:00 coding").turn_to("14:29")
    table.show()
    assert table.rows()[0].startswith("Coding for")
    before = table.menu.menu.actions()

    table.house.turn_to("14:40")
    offer = table.show()
    assert table.rows()[:3] == ["R&&D <sync>, since 14:30", "-", "Coding for 1 h 40 min · today 100% coding"]
    assert not table.actions.turn.icon().isNull()
    assert offer.turn is not None
    with qtbot.waitSignal(table.actions.turn_chosen) as chosen:
        table.actions.turn.trigger()
    assert chosen.args == [offer.turn.turn]

    table.house.tracker.switch("meeting")
    table.show()
    assert table.rows()[0].startswith("Meeting")

    table.house.turn_to("15:05")
    table.show()
    assert table.rows()[:2] == ["Back to Coding, since 15:00", "-"]
    assert table.menu.menu.actions() == before


def test_the_small_window_offers_it_first_too(table: Table, qtbot: QtBot) -> None:
    table.house.calendar(("14:30", "15:00", "&Quit"))
    table.house.do("13:00 coding").turn_to("14:40")
    window = SmallWindow(table.actions, table.menu, Theme("light"))
    qtbot.addWidget(window)
    window.show()
    first = window.findChildren(ActionRow)[0]
    assert not first.isVisible()

    table.show()
    assert first.isVisible()
    assert first.text() == "&Quit, since 14:30"
    assert first.shortcut().isEmpty()
    assert first.mapTo(window, QPoint()).y() < window.header.mapTo(window, QPoint()).y()
    with qtbot.waitSignal(table.actions.turn_chosen):
        first.click()


def test_promises_that_are_due_have_a_submenu_each(table: Table, qtbot: QtBot) -> None:
    assert "Promises that are due" not in table.rows()
    today = table.house.reports.today()
    for text in ("R&D <plan>", "the budget"):
        table.house.decisions.promise(text, None, today)
    before = table.menu.menu.actions()
    table.show()
    assert table.rows()[-9:-6] == ["I promised…", "Promises that are due", "-"]
    assert table.menu.menu.actions() == before
    assert table.rows(table.menu.due) == ["the budget", "R&&D <plan>"]
    one = table.actions.promises.each[1]
    assert table.rows(one.menu) == ["Done", "Tomorrow, Tuesday", "By another day…", "Drop it…"]
    promises = table.actions.promises
    for action, said in (
        (one.done, promises.kept),
        (one.later, promises.later_wanted),
        (one.drop, promises.drop_wanted),
    ):
        with qtbot.waitSignal(said) as heard:
            action.trigger()
        assert heard.args[0].text == "R&D <plan>"
    with qtbot.waitSignal(promises.put_off) as heard:
        one.tomorrow.trigger()
    assert heard.args[1] == today + ONE_DAY

    table.house.decisions.promise_done(heard.args[0].id, "")
    table.show()
    assert table.rows(table.menu.due) == ["the budget"]


def test_what_came_of_a_1_1_has_an_entry_after_it(table: Table, qtbot: QtBot) -> None:
    assert not table.actions.note.isVisible()
    table.house.do("9:00 1:1/A&B 9:30 coding").turn_to("9:40")
    table.show()
    assert table.rows()[-8:-6] == ["What came of 1:1 with A&&B…", "-"]
    with qtbot.waitSignal(table.actions.note_wanted) as wanted:
        table.actions.note.trigger()
    assert wanted.args[0].switch.person == "A&B"
    with qtbot.waitSignal(table.actions.promise_wanted):
        table.entry("I promised…").trigger()


def test_who_waits_for_a_1_1_is_first_with_the_days(table: Table, qtbot: QtBot) -> None:
    table.house.decisions.add_person("Ana", every_days=7)
    (ana,) = table.house.reports.people()
    table.house.decisions.say_held(ana, table.house.reports.today() - 12 * ONE_DAY, held=True)
    table.house.do("9:00 1:1/Bo 9:30 coding")
    table.show()
    assert table.rows(table.menu.with_person) == ["Ana\t\u200312 days", "Bo", "Another…"]
