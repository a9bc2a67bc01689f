"""The week window's way into files, by the command that writes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tests.gui.homes import House
from tltimer.gui.controllers.export import ExportController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.export_dialog import ExportDialog
from tltimer.gui.widgets.theme import Theme


@pytest.fixture
def changes(qtbot: QtBot) -> DataChanges:
    return DataChanges()


@pytest.fixture
def exporting(house: House, changes: DataChanges, qtbot: QtBot, tmp_path: Path) -> Iterator[ExportController]:
    look = Theme("light")

    def name_file(dialog: ExportDialog) -> str:
        return str(tmp_path / f"{dialog.name}.{dialog.form}")

    made = ExportController(house.home, lambda: look, changes, name_file=name_file)
    yield made
    qtbot.waitUntil(lambda: not made.children(), timeout=120_000)  # its errand has ended, and is gone


@pytest.mark.parametrize(
    ("name", "form", "written", "begins"),
    [
        ("week.html", "pdf", "week.html", b"<!doctype html>"),
        ("week", "png", "week.png", b"\x89PNG"),
        ("week.PDF", "html", "week.PDF", b"%PDF-"),
        ("week", "md", "week.md", b"# Week 47"),
    ],
)
def test_a_week_is_written_as_its_name_ends_or_as_was_chosen(
    exporting: ExportController,
    changes: DataChanges,
    qtbot: QtBot,
    tmp_path: Path,
    name: str,
    form: str,
    written: str,
    begins: bytes,
) -> None:
    with qtbot.waitSignal(changes.message_wanted, timeout=120_000) as signal:
        exporting.write(("week", str(samples.WEEK)), str(tmp_path / name), form)
    assert (tmp_path / written).read_bytes().startswith(begins)
    assert str(tmp_path / written) in str(signal.args)


def test_problems_with_the_settings_are_not_written_into_a_report(
    exporting: ExportController, changes: DataChanges, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    house.settings("[mode.")
    with qtbot.waitSignal(changes.message_wanted, timeout=120_000):
        exporting.write(("week", str(samples.WEEK)), str(tmp_path / "week.md"), "md")
    report = (tmp_path / "week.md").read_text("utf-8")
    assert report.startswith("# Week 47")
    assert "TOML" not in report


@pytest.mark.parametrize(("name", "reason"), [("week.html", "none does not exist."), ("week.md", "cannot be written")])
def test_what_cannot_be_written_is_refused_in_a_line(
    exporting: ExportController, changes: DataChanges, qtbot: QtBot, tmp_path: Path, name: str, reason: str
) -> None:
    with qtbot.waitSignal(changes.refused, timeout=120_000) as refused:
        exporting.write(("week", str(samples.WEEK)), str(tmp_path / "none" / name), "html")
    (why,) = refused.args
    assert reason in why and "\n" not in why


def test_the_form_and_the_names_are_asked_for_before_the_file(
    exporting: ExportController, changes: DataChanges, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = exporting.ask("Export the week", ("week", str(samples.WEEK)), str(samples.WEEK), window)
    assert dialog.form == "pdf"
    dialog.forms["md"].click()
    dialog.no_names.click()
    with qtbot.waitSignal(changes.message_wanted, timeout=120_000):
        dialog.apply.click()
    assert "# Week 47" in (tmp_path / "2026-W47.md").read_text("utf-8")


@pytest.mark.parametrize("way", ["button", "Ctrl+E"])
def test_the_window_asks_for_the_week_that_it_shows(qtbot: QtBot, way: str) -> None:
    window = WeekWindow(Theme("light"))
    qtbot.addWidget(window)
    window.show_report(samples.week(), samples.rules())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with qtbot.waitSignal(window.export_wanted) as wanted:
        if way == "button":
            window.header.save.trigger()
        else:
            qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [samples.week().week]
