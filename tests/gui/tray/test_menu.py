"""Actions and menu: values in, choices out."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QFontMetrics, QPalette
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.domain.balance.promises import waiting_on
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import MenuActions, has_column
from tltimer.gui.tray.menu_model import MenuModel, OpenPoints, menu_of
from tltimer.gui.tray.small_window import ActionRow, SmallWindow
from tltimer.gui.widgets.theme import Theme


class Table:
    """A menu with its actions, as the app has them."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.actions = MenuActions(TrayIcons())
        self.menu = TrayMenu(ColouredMenu(), self.actions, Theme)
        self.show()

    def show(self, points: OpenPoints | None = None, intention: str = "") -> MenuModel:
        today = self.house.reports.today()
        reports = self.house.reports
        due = waiting_on(today, reports.promises())
        log, standings = reports.log(today, today), reports.standings()
        model = menu_of(
            reports.status(),
            reports.rules(),
            log,
            standings,
            due,
            points or OpenPoints(),
            intention,
            undo=self.house.undo_redo.undo_label(),
        )
        self.actions.show_menu(model)
        self.menu.show_menu(model)
        return model

    def rows(self, menu: QMenu | None = None) -> list[str]:
        seen = [action for action in (menu or self.menu.menu).actions() if action.isVisible()]
        return ["-" if action.isSeparator() else action.text() for action in seen]

    def entry(self, text: str, menu: QMenu | None = None) -> QAction:
        (action,) = [
            action for action in (menu or self.menu.menu).actions() if action.text().partition("\t")[0] == text
        ]
        return action


@pytest.fixture
def table(qtbot: QtBot, house: House) -> Table:
    return Table(house)


def full_life(table: Table) -> None:
    """Play a day with everything that the menu can tell of."""
    house = table.house
    house.calendar(("14:30", "15:00", "Sprint sync"))
    house.program.people.add("Ana", every_days=7)
    house.program.promises.add("the RFC", "Dana", house.reports.today() - ONE_DAY)
    house.do("9:00 1:1/Ana 9:30 coding").turn_to("14:40")
    table.show(OpenPoints(gaps=1, missed_day="Friday", missed_count=2), "give away the importer to Chi")


def test_the_order_of_the_menu_in_a_full_life(table: Table) -> None:
    full_life(table)
    assert table.rows() == [
        "Coding for 5 h 10 min · 0–91% coding today",
        "-",
        "Coding",
        "1:1\t\u20030:30",
        "Review",
        "Planning",
        "Meeting · Sprint sync, from 14:30",
        "Break",
        "End the day",
        "-",
        "Started earlier",
        "1:1 with",
        "Promises · 1 overdue",
        "-",
        "Today · 1 gap to fill",
        "This week: give away the importer to Chi",
        "More",
        "-",
        "Settings",
        "Quit",
    ]
    assert table.rows(table.menu.more) == [
        "Quick switch…",
        "Undo: Coding at 09:30",
        "Confirm: Coding since 09:30",
        "Kind of coding",
        "End-of-day review · Friday, 2 open",
        "Quiet for today",
    ]


@pytest.mark.parametrize(
    ("platform", "desktop", "column"),
    [
        ("linux", "KDE", True),
        ("linux", "LXQt", True),
        ("linux", "ubuntu:GNOME", False),
        ("linux", "", False),
        ("win32", "", True),
        ("darwin", "", True),
    ],
)
def test_times_stand_in_a_column_or_not_in_the_menu(platform: str, desktop: str, column: bool) -> None:
    assert has_column(platform, desktop) is column


def test_where_gtk_shows_the_menu_there_is_room_for_a_header_that_grows_with_the_minutes(
    house: House, qtbot: QtBot
) -> None:
    actions = MenuActions(TrayIcons(), column=False)
    headers = []
    house.do("9:00 coding")
    for clock in ("9:00", "12:25", "23:59"):
        status = house.turn_to(clock).reports.status()
        actions.show_menu(menu_of(status, house.reports.rules(), ()))
        headers.append(actions.header.text())
    metrics = QFontMetrics(actions.header.font())
    room = metrics.horizontalAdvance(headers[0])
    assert [header for header in headers if metrics.horizontalAdvance(header.rstrip()) > room] == []


def test_without_a_column_a_time_follows_its_label(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding").turn_to("10:00")
    actions = MenuActions(TrayIcons(), column=False)
    menu = TrayMenu(ColouredMenu(), actions, Theme)
    window = SmallWindow(actions, menu, Theme("light"))
    qtbot.addWidget(window)
    actions.show_menu(menu_of(house.reports.status(), house.reports.rules(), ()))
    assert actions.modes[0].text() == "Coding · 1:00"
    assert actions.modes[1].text() == "1:1"
    assert window.modes[0].accessibleName() == "Coding, 1:00"


def test_the_first_row_can_be_chosen_and_so_is_written_like_the_others(table: Table, qtbot: QtBot) -> None:
    assert table.actions.header.isEnabled()
    with qtbot.waitSignal(table.actions.today_wanted):
        table.actions.header.trigger()


def test_with_six_modes_it_has_16_rows_at_most(table: Table) -> None:
    full_life(table)
    assert len([row for row in table.rows() if row != "-"]) == 16


def test_with_twelve_modes_it_fits_a_low_screen(table: Table) -> None:
    for number in range(6):
        table.house.program.modes.change_mode(f"mode{number}", label=f"Mode {number}")
    full_life(table)
    menu = table.menu.menu
    assert menu.sizeHint().height() <= 768 * max(1.0, menu.fontMetrics().height() / 17)


def test_the_entries_stay_the_same_objects(table: Table) -> None:
    before = table.menu.menu.actions()
    table.house.do("9:00 coding 9:30 1:1/Ana")
    table.show()
    assert table.menu.menu.actions() == before


def test_a_mode_that_was_added_gets_an_entry_among_the_modes(table: Table) -> None:
    table.house.program.modes.change_mode("mentoring", label="R&D", shape="star", colour="teal")
    table.show()
    rows = table.rows()
    assert rows.index("R&&D") == rows.index("End the day") - 1


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
    assert table.rows(table.menu.with_person) == ["Ana", "Someone else…"]

    with qtbot.waitSignal(table.actions.person_chosen) as chosen:
        table.entry("Ana", table.menu.with_person).trigger()
    assert chosen.args == ["Ana"]
    with qtbot.waitSignal(table.actions.other_person_wanted):
        table.entry("Someone else…", table.menu.with_person).trigger()


def test_it_can_have_begun_earlier_only_if_something_runs(table: Table, qtbot: QtBot) -> None:
    assert not table.menu.earlier.menuAction().isEnabled()

    table.house.do("9:00 review 9:30 coding")
    model = table.show()
    assert table.menu.earlier.menuAction().isEnabled()
    with qtbot.waitSignal(table.actions.moment_chosen) as chosen:
        table.entry("10 min earlier, 09:20", table.menu.earlier).trigger()
    assert chosen.args == [model.moments[1].at]


def test_the_kind_stands_beside_its_submenu(table: Table, qtbot: QtBot) -> None:
    assert not table.menu.kind.menuAction().isVisible()
    table.house.tracker.switch("coding", kind="pairing")
    table.show()

    assert table.menu.kind.menuAction().isVisible()
    assert "Coding · Pairing" in table.rows()
    assert table.menu.kind.title() == "Kind of coding\t\u2003Pairing"
    assert [action.text() for action in table.menu.kind.actions() if action.isChecked()] == ["Pairing"]
    with qtbot.waitSignal(table.actions.kind_chosen) as chosen:
        table.entry("Spike", table.menu.kind).trigger()
    assert chosen.args == ["spike"]


def test_a_meeting_marks_its_row_and_nothing_moves(table: Table, qtbot: QtBot) -> None:
    table.house.calendar(("14:30", "15:00", "R&D <sync>"))
    table.house.do("13:00 coding").turn_to("14:29")
    table.show()
    before, rows = table.menu.menu.actions(), len(table.rows())

    table.house.turn_to("14:40")
    model = table.show()
    (offered,) = [mode.offer for mode in model.modes if mode.offer]
    meeting = table.entry("Meeting · R&&D <sync>, from 14:30")
    assert meeting.font().bold()
    with qtbot.waitSignal(table.actions.offer_chosen) as chosen:
        meeting.trigger()
    assert chosen.args == [offered]

    table.house.tracker.switch("meeting")
    table.show()
    table.house.turn_to("15:05")
    table.show()
    with qtbot.waitSignal(table.actions.offer_chosen):
        table.entry("Coding · resume from 15:00").trigger()
    assert (table.menu.menu.actions(), len(table.rows())) == (before, rows)


def test_the_small_window_marks_it_too(table: Table, qtbot: QtBot) -> None:
    table.house.calendar(("14:30", "15:00", "&Quit"))
    table.house.do("13:00 coding").turn_to("14:40")
    window = SmallWindow(table.actions, table.menu, Theme("light"))
    qtbot.addWidget(window)
    window.show()
    table.show()
    (row,) = [row for row in window.findChildren(ActionRow) if "&Quit" in row.text()]
    assert row.text() == "Meeting · &Quit, from 14:30"
    assert row.shortcut().isEmpty()
    with qtbot.waitSignal(table.actions.offer_chosen):
        row.click()


def test_the_day_of_a_promise_is_never_cut_in_its_row(table: Table) -> None:
    today = table.house.reports.today()
    text, name = "write the promotion case that was promised in spring", "Bartholomäus-Maximilian of Sigmaringen"
    table.house.program.promises.add(text, name, today - ONE_DAY)
    table.show()
    assert table.rows(table.menu.due)[2] == (
        "write the promotion case that was p… · to Bartholomäus-Ma… · was due 15 November"
    )


def test_promises_that_are_due_have_a_submenu_each(table: Table, qtbot: QtBot) -> None:
    assert "New promise…" in table.rows()
    today = table.house.reports.today()
    for text in ("R&D <plan>", "the budget"):
        table.house.program.promises.add(text, None, today)
    before, rows = table.menu.menu.actions(), len(table.rows())
    table.show()
    assert "Promises · 2 due" in table.rows()
    assert (table.menu.menu.actions(), len(table.rows())) == (before, rows)
    assert table.rows(table.menu.due) == ["New promise…", "-", "R&&D <plan>", "the budget"]
    entry = table.actions.promises.each[0]
    assert table.rows(entry.menu) == ["Done", "Tomorrow, Tuesday", "Postpone…", "Drop…"]
    promises = table.actions.promises
    for action, said in (
        (entry.done, promises.kept),
        (entry.later, promises.later_wanted),
        (entry.drop, promises.drop_wanted),
    ):
        with qtbot.waitSignal(said) as heard:
            action.trigger()
        assert heard.args[0].text == "R&D <plan>"
    with qtbot.waitSignal(promises.put_off) as heard:
        entry.tomorrow.trigger()
    assert heard.args[1] == today + ONE_DAY

    table.house.program.promises.mark_done(heard.args[0].id, "")
    table.show()
    assert table.rows(table.menu.due) == ["New promise…", "-", "the budget"]


def test_the_outcome_of_a_1_1_can_be_noted_after_it(table: Table, qtbot: QtBot) -> None:
    assert not table.actions.note.isVisible()
    table.house.do("9:00 1:1/A&B 9:30 coding").turn_to("9:40")
    table.show()
    assert any("A&&B" in row for row in table.rows(table.menu.more))
    with qtbot.waitSignal(table.actions.note_wanted) as wanted:
        table.actions.note.trigger()
    assert wanted.args[0].switch.person == "A&B"
    with qtbot.waitSignal(table.actions.promise_wanted):
        table.entry("New promise…").trigger()


def test_who_waits_for_a_1_1_is_first_with_the_days(table: Table, qtbot: QtBot) -> None:
    table.house.program.people.add("Ana", every_days=7)
    (ana,) = table.house.reports.people()
    table.house.program.people.say_held(ana, table.house.reports.today() - 12 * ONE_DAY, held=True)
    table.house.do("9:00 1:1/Bo 9:30 coding")
    table.show()
    assert table.rows(table.menu.with_person) == ["Ana\t\u200312 days", "Bo", "Someone else…"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_menu_that_qt_shows_wears_the_colors_of_the_windows(qtbot: QtBot, theme: str) -> None:
    look = Theme(theme)
    shown = ColouredMenu()
    qtbot.addWidget(shown)
    menu = TrayMenu(shown, MenuActions(TrayIcons()), lambda: look)
    shown.popup(QPoint(10, 10))
    assert shown.palette().color(QPalette.ColorRole.Window).name() == look.palette.ground
    menu.more.popup(QPoint(10, 10))
    assert menu.more.palette().color(QPalette.ColorRole.Text).name() == look.palette.text
    menu.more.close()
    shown.close()
