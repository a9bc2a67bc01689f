"""Exports reports to files, and prints a week."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from tltimer.errors import Refused, reason_of
from tltimer.gui.background.task import BackgroundTask
from tltimer.gui.process.window_activation import delete_on_close
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from tltimer.domain.timeline.days import Week
    from tltimer.gui.audit.window import AuditWindow
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.week.window import WeekWindow
    from tltimer.gui.widgets.export_dialog import ExportDialog
    from tltimer.gui.widgets.theme import Theme
    from tltimer.paths import Home
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports


class ExportController(QObject):
    """Asks for a file and runs the command that writes a report there; no window waits for it.

    Args:
        home: the home whose reports are exported.
        look: returns the theme of all windows.
        changes: reports the outcome.
        parent: as of any QObject.
        name_file: asks for the file; returns an empty text if that was cancelled.
    """

    def __init__(
        self,
        home: Home,
        look: Callable[[], Theme],
        changes: DataChanges,
        parent: QObject | None = None,
        name_file: Callable[[ExportDialog], str] = lambda dialog: dialog.ask_for_file(),
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._name_file = name_file
        self._look = look
        self._changes = changes

    def attend(self, window: WeekWindow) -> None:
        """Serve a window of the week while it is open."""
        window.export_wanted.connect(
            lambda week: self.ask(_("Export the week"), ("week", str(week)), str(week), window)
        )

    def attend_audit(self, window: AuditWindow) -> None:
        """Serve a window of the audit while it is open."""
        window.export_wanted.connect(
            lambda span: self.ask(_("Export the audit"), ("audit", str(span), "--skip-guess"), f"audit-{span}", window)
        )

    def ask(self, title: str, command: tuple[str, ...], name: str, window: QWidget) -> ExportDialog:
        """Ask how a report is to be written, and where."""
        from tltimer.gui.widgets.export_dialog import ExportDialog

        dialog = ExportDialog(title, name, self._look(), window)

        def take() -> None:
            file = self._name_file(dialog)
            if file:
                words = (*command, "--no-names") if dialog.no_names.isChecked() else command
                self.write(words, file, dialog.form)
                dialog.close()

        dialog.applied.connect(take)
        dialog.show()
        return dialog

    def write(self, command: tuple[str, ...], file: str, form: str) -> None:
        """Write a report to a file, in the form that its name ends with, else in a form that was chosen."""
        from tltimer.gui.widgets.export_dialog import FORMS

        ending = Path(file).suffix[1:].lower()
        if ending in FORMS:
            form = ending
        elif not ending:
            file = f"{file}.{form}"
        home = self._home

        def carry() -> str:
            from tltimer.gui.background.task import carry_out, output_of

            if form != "md":
                return carry_out(home, *command, f"--{form}", file)
            write_report(Path(file), output_of(home, *command, "--markdown"))
            return _("Written to {file}.").format(file=file)

        task = BackgroundTask(carry, self)
        task.done.connect(lambda answer: self._changes.tell(_("Exported"), str(answer)))
        task.refused.connect(self._changes.refuse)
        task.start()


def write_report(file: Path, text: str) -> None:
    """Replace the content of a file with a text.

    Raises:
        Refused: it cannot be written.
    """
    from tltimer.storage.atomic import write_text

    try:
        if not file.parent.is_dir():
            raise FileNotFoundError(2, _("the folder {folder} does not exist").format(folder=file.parent))
        write_text(file, f"{text}\n", keep_mode=True)
    except OSError as error:
        reason = reason_of(error)
        raise Refused(_("'{file}' cannot be written: {why}.").format(file=file, why=reason)) from error


class PrintController(QObject):
    """Asks for a printer in the desktop's own dialog, and paints the week on its paper.

    Args:
        program: has the figures of the repositories.
        reports: answers without waiting for calendars.
    """

    def __init__(self, program: Program, reports: Reports, changes: DataChanges, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program, self._reports, self._changes = program, reports, changes

    def attend(self, window: WeekWindow) -> None:
        """Serve a window while it is open."""
        window.print_wanted.connect(lambda week: self._ask(week, window))

    def _ask(self, week: Week, window: WeekWindow) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from tltimer.gui.widgets.file_dialog import wear_colours
        from tltimer.gui.widgets.paper import on_its_side

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(on_its_side(printer.pageLayout().pageSize()))
        dialog = QPrintDialog(printer, window)
        delete_on_close(dialog)
        wear_colours(dialog)
        if dialog.exec():
            self.print(week, printer)

    def print(self, week: Week, printer: QPrinter) -> None:
        """Paint a week on a printer's paper."""
        from tltimer.gui.week.paper import week_paper

        file = week_paper(
            self._reports.week(week),
            self._reports.rules(),
            self._program.repository_stats.week(week),
            has_calendars=self._reports.has_calendars(),
        )
        printer.setDocName(file.title)
        printer.setCreator("tltimer")
        try:
            file.fill(printer)
        except OSError:
            self._changes.refuse(
                _("The week could not be printed. Check the printer or, when printing to a file, its folder.")
            )
        finally:
            file.close()
