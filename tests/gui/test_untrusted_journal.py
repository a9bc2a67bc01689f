"""Text from another device's folder of the journal: windows, menus and tooltips show it as plain text."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.titles import TURNING
from tltimer.domain.timeline.days import week_of
from tltimer.gui.controllers.audit import AuditController
from tltimer.gui.controllers.day import DayController
from tltimer.gui.controllers.settings import SettingsController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.popups.evening import EveningPopup
from tltimer.gui.settings.pages import PAGES
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import COLUMN, MenuActions
from tltimer.gui.tray.menu_model import menu_of
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.evening_questions import OpenItems, evening_questions

NASTY = "<b>x</b><img src=y>\x1b]0;t\x07\x1b[31m\u202e\u2066\nnext\r\x00\x7f\u2028&é"

RECORDS: dict[str, list[dict[str, Any]]] = {
    "modes": [{"id": "deep", "label": f"l{NASTY}", "counts_as": "coding", "colour": NASTY, "shape": NASTY}],
    "kinds": [{"id": "odd", "label": f"k{NASTY}", "side": "coding", "effect": "solo"}],
    "people": [
        {"id": "p", "name": f"p{NASTY}", "aliases": [f"a{NASTY}"], "addresses": [f"m{NASTY}@x"], "every_days": 1}
    ],
    "promises": [
        {"id": "q", "text": f"t{NASTY}", "to": f"p{NASTY}", "due": "2026-11-16"},
        {"id": "r", "text": f"t{NASTY}", "to": f"p{NASTY}", "due": "2026-11-13"},
    ],
    "notes": [{"id": "n", "day": "2026-11-16", "text": f"o{NASTY}"}],
    "choices": [
        {
            "id": "c",
            "from_week": "2026-W40",
            "low": 0.2,
            "high": 0.3,
            "because": NASTY,
            "decided_at": "2026-10-01T09:00:00Z",
        }
    ],
    "intentions": [{"id": "2026-W47", "week": "2026-W47", "text": f"i{NASTY}", "done": None}],
    "days_off": [{"id": "2026-11-18"}],
    "answers": [{"id": "z", "never_move": f"u{NASTY}", "title": f"t{NASTY}"}],
}

SWITCHES = [
    {"id": "a", "at": "2026-11-16T08:00:00Z", "mode": "deep", "kind": f"k{NASTY}", "note": f"n{NASTY}"},
    {"id": "b", "at": "2026-11-16T09:00:00Z", "mode": f"m{NASTY}", "person": f"p{NASTY}", "note": f"n{NASTY}"},
    {"id": "c", "at": "2026-11-16T10:00:00Z", "mode": "1:1", "person": f"p{NASTY}", "note": f"n{NASTY}"},
    {"id": "d", "at": "2026-11-16T11:00:00Z", "mode": "deep", "kind": "odd", "person": f"p{NASTY}"},
]


@pytest.fixture
def poisoned(house: House) -> House:
    stamp = {"edited_at": "2026-11-16T11:00:00Z", "device": "other-aaaa"}
    folder = house.home.journal / "other-aaaa"
    folder.mkdir(parents=True)
    tables = {"records.json": RECORDS, "2026-11.json": {"switches": SWITCHES}}
    for name, content in tables.items():
        numbered = {
            table: {str(number): entry | stamp for number, entry in enumerate(entries, 1)}
            for table, entries in content.items()
        }
        (folder / name).write_text(json.dumps(numbered))
    return house.turn_to("12:30")


OUR_OWN = dict.fromkeys(map(ord, "\n\t\N{NO-BREAK SPACE}"))
"""Characters that windows write between words themselves, though they count as unprintable."""


def assert_plain(window: QWidget) -> None:
    """See to it that nothing in a window is markup, a mark that turns the writing around, or a control character."""
    for widget in (window, *window.findChildren(QWidget)):
        texts = [widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText, widget.text()
            texts.append(widget.text())
        if isinstance(widget, QAbstractButton):
            assert widget.shortcut().isEmpty()
            texts.append(widget.text())
        if isinstance(widget, QLineEdit):
            texts.append(widget.text())
        if isinstance(widget, QListWidget):
            texts += [widget.item(row).text() for row in range(widget.count())]
        assert "<img" not in widget.toolTip() and "<b>x" not in widget.toolTip(), widget.toolTip()
        for text in (*texts, widget.toolTip()):
            assert text.translate(OUR_OWN).isprintable(), (type(widget), text)
            assert not TURNING & set(text), text


def test_in_the_menu(poisoned: House, qtbot: QtBot) -> None:
    today, rules = poisoned.reports.today(), poisoned.reports.rules()
    model = menu_of(poisoned.reports.status(), rules, poisoned.reports.log(today, today))
    actions = MenuActions(TrayIcons())
    menu = TrayMenu(ColouredMenu(), actions, Theme)
    actions.show_menu(model)
    menu.show_menu(model)
    texts = [model.tooltip, *(action.text() for action in (*actions.modes, *actions.moments, actions.header))]
    parts = [part for text in texts for line in text.split(COLUMN) for part in line.split("\n")]
    assert all(part.isprintable() for part in parts), parts
    assert not set("<>") & set(model.tooltip)


def test_in_week_evening_and_day(poisoned: House, qtbot: QtBot) -> None:
    rules, reports = poisoned.reports.rules(), poisoned.reports
    week = WeekWindow(Theme("light"))
    qtbot.addWidget(week)
    week.show_report(reports.week(week_of(reports.today())), rules)
    assert_plain(week)
    evening = EveningPopup(Theme("light"))
    qtbot.addWidget(evening)
    report = reports.evening(reports.today())
    evening.show_report(report, rules, evening_questions(report, OpenItems(), rules))
    assert_plain(evening)
    look = Theme("light")
    day = DayController(poisoned.program, reports, lambda: look, DataChanges())
    day.open()
    assert day.window is not None
    qtbot.addWidget(day.window)
    assert_plain(day.window)
    for piece in range(6):
        day.window.edits.choose(piece)
        assert_plain(day.window)


@pytest.fixture
def settings(poisoned: House, qtbot: QtBot) -> Iterator[SettingsController]:
    made = SettingsController(poisoned.program, poisoned.reports.at_hand(), Theme("dark"), TrayIcons(), DataChanges())
    made.show()
    yield made
    made.window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_on_every_page_of_the_settings(settings: SettingsController) -> None:
    for page in PAGES:
        settings.show(page.key)
        assert_plain(settings.window)


def test_in_the_audit(poisoned: House, qtbot: QtBot) -> None:
    poisoned.turn_to("12:30", days=28)
    look = Theme("light")
    audit = AuditController(poisoned.program, poisoned.reports, lambda: look, DataChanges(), lambda _window: None)
    audit.open()
    assert audit.window is not None
    audit.window.guess.skip.click()
    assert_plain(audit.window)
    audit.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_tooltip_is_written_as_plain_text() -> None:
    """Qt takes a tooltip for markup if it looks like it, so only a fixed text may do without ``tip``."""

    def is_safe(argument: ast.expr) -> bool:
        if isinstance(argument, ast.IfExp):
            return is_safe(argument.body) and is_safe(argument.orelse)
        if isinstance(argument, ast.Call) and isinstance(argument.func, ast.Name):
            fixed = argument.func.id == "_" and isinstance(argument.args[0], ast.Constant)
            return argument.func.id == "tip" or fixed
        return isinstance(argument, ast.Constant)

    gui = Path(__file__).parents[2] / "tltimer" / "gui"
    places = [
        f"{file.relative_to(gui)}:{node.lineno}"
        for file in sorted(gui.rglob("*.py"))
        if file.parent.name != "tray"  # the tray's own tooltip is escaped as its model is made
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setToolTip"
        if not is_safe(node.args[-1])
    ]
    assert places == []
