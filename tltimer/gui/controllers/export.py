"""Takes a week out of its window into a file, to be kept, sent or printed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tltimer.domain.timeline.weeks import Week
from tltimer.gui.background.task import Errand
from tltimer.i18n.translate import _
from tltimer.paths import Home

if TYPE_CHECKING:
    from tltimer.gui.week.window import WeekWindow

FORMS = ("pdf", "html", "png")
"""The first is offered first: it is also the one for printing."""


class Exporting(QObject):
    """Asks for a file and has the week written there, by the command that does it; no window waits for it."""

    told = Signal(str, str)
    """It was done: a title, and the file."""

    refused = Signal(str)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home

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
            from tltimer.gui.background.command import carry_out

            return carry_out(home, "week", str(week), f"--{form}", file)

        errand = Errand(carry, self)
        errand.done.connect(lambda said: self.told.emit(_("The week was exported"), str(said)))
        errand.refused.connect(self.refused)
        errand.start()
