"""Exports a week to a file, or prints it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from tltimer.domain.timeline.weeks import Week
from tltimer.gui.background.task import BackgroundTask
from tltimer.gui.data_changes import DataChanges
from tltimer.i18n.translate import _
from tltimer.paths import Home
from tltimer.services.bootstrap import Program
from tltimer.services.reports import Reports

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from tltimer.gui.week.window import WeekWindow


FORMS = ("pdf", "html", "png")
"""The first is offered first: it is also the one for printing."""


class ExportController(QObject):
    """Asks for a file and has the week written there, by the command that does it; no window waits for it."""

    def __init__(self, home: Home, changes: DataChanges, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._changes = changes

    def attend(self, window: "WeekWindow") -> None:
        """Serve a window while it is open."""
        window.export_wanted.connect(lambda week: self._ask(week, window))

    def _ask(self, week: Week, window: "WeekWindow") -> None:
        from PySide6.QtWidgets import QFileDialog

        kinds = {
            "pdf": _("A page for printing (*.pdf)"),
            "html": _("A web page (*.html)"),
            "png": _("A picture (*.png)"),
        }
        file, kind = QFileDialog.getSaveFileName(
            window, _("Export the week to"), f"{week}.pdf", ";;".join(kinds[form] for form in FORMS)
        )
        if file:
            self.write(week, file, next((form for form in FORMS if kinds[form] == kind), FORMS[0]))

    def write(self, week: Week, file: str, form: str) -> None:
        """Write a week to a file, in the form that its name ends with, else in a form that was chosen."""
        ending = Path(file).suffix[1:].lower()
        if ending in FORMS:
            form = ending
        elif not ending:
            file = f"{file}.{form}"
        home = self._home

        def carry() -> str:
            from tltimer.gui.background.task import carry_out

            return carry_out(home, "week", str(week), f"--{form}", file)

        task = BackgroundTask(carry, self)
        task.done.connect(lambda answer: self._changes.tell(_("Week exported"), str(answer)))
        task.refused.connect(self._changes.refuse)
        task.start()


class PrintController(QObject):
    """Asks for a printer in the desktop's own dialog, and paints the week on its paper.

    Args:
        program: has the figures of the repositories.
        reports: answers without waiting for calendars.
    """

    def __init__(self, program: Program, reports: Reports, changes: DataChanges, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program, self._reports, self._changes = program, reports, changes

    def attend(self, window: "WeekWindow") -> None:
        """Serve a window while it is open."""
        window.print_wanted.connect(lambda week: self._ask(week, window))

    def _ask(self, week: Week, window: "WeekWindow") -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from tltimer.gui.week.export import on_its_side

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(on_its_side(printer.pageLayout().pageSize()))
        dialog = QPrintDialog(printer, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if dialog.exec():
            self.print(week, printer)

    def print(self, week: Week, printer: "QPrinter") -> None:
        """Paint a week on a printer's paper."""
        from tltimer.gui.week.export import WeekFile

        file = WeekFile(self._reports.week(week), self._reports.rules(), self._program.repository_stats.week(week))
        printer.setDocName(file.title)
        printer.setCreator("tltimer")
        try:
            file.fill(printer)
        except OSError:
            self._changes.refuse(_("The week could not be printed. Check the printer, or the folder of the file."))
        finally:
            file.close()
