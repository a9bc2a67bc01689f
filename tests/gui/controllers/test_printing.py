"""The week window's way onto paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tests.gui.homes import House
from tltimer.gui.controllers.export import PrintController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.paper import on_its_side
from tltimer.gui.widgets.theme import Theme


@pytest.fixture
def changes(qtbot: QtBot) -> DataChanges:
    return DataChanges()


@pytest.fixture
def printing(house: House, changes: DataChanges) -> PrintController:
    return PrintController(house.program, house.reports, changes)


def paper(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageLayout(on_its_side(QPageSize(QPageSize.PageSizeId.A4)))
    printer.setOutputFileName(str(file))
    return printer


def test_a_week_is_painted_on_one_page_on_its_side(printing: PrintController, tmp_path: Path) -> None:
    file = tmp_path / "week.pdf"
    printing.print(samples.WEEK, paper(file))
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == 1
    assert b"/MediaBox [0 0 842" in content, "an A4 is 842 points wide on its side"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_paper_that_cannot_be_reached_is_said(
    printing: PrintController, changes: DataChanges, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(changes.refused) as refused:
        printing.print(samples.WEEK, paper(tmp_path / "none" / "week.pdf"))
    assert "could not be printed" in refused.args[0]


@pytest.mark.parametrize("way", ["button", "Ctrl+P"])
def test_the_window_asks_for_a_printer(printing: PrintController, qtbot: QtBot, way: str) -> None:
    window = WeekWindow(Theme("light"))
    qtbot.addWidget(window)
    window.show_report(samples.week(), samples.rules())
    printing.attend(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    seen = []

    def refuse() -> None:
        (dialog,) = window.findChildren(QPrintDialog)
        seen.append(dialog.isVisible())
        dialog.reject()

    QTimer.singleShot(200, window, refuse)
    if way == "button":
        window.header.print.trigger()
    else:
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert seen == [True]
