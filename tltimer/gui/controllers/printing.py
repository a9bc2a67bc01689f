"""Prints a week from its window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from tltimer.domain.timeline.weeks import Week
from tltimer.i18n.translate import _
from tltimer.services.bootstrap import Program
from tltimer.services.reports import Overview

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from tltimer.gui.week.window import WeekWindow


class Printing(QObject):
    """Asks for a printer in the desktop's own dialog, and paints the week on its paper.

    Args:
        program: knows what repositories say.
        overview: answers what is true, without waiting for calendars.
    """

    refused = Signal(str)

    def __init__(self, program: Program, overview: Overview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program, self._overview = program, overview

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

        file = WeekFile(self._overview.week(week), self._overview.rules(), self._program.authorship.week(week))
        printer.setDocName(file.title)
        printer.setCreator("tltimer")
        try:
            file.fill(printer)
        except OSError:
            self.refused.emit(_("The week was not printed; see whether the printer, or the folder of the file, works."))
        finally:
            file.close()
