"""Asks for what no menu can offer: a name, a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog

from tltimer.desktop.running.raising import bring_to_front
from tltimer.language import _
from tltimer.overview import Overview
from tltimer.report.wording import wall_time


class Questions(QObject):
    """Asks in a small window of its own, one at a time, and holds up nothing meanwhile."""

    person_named = Signal(str)
    moment_named = Signal(str)

    def __init__(self, overview: Overview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overview = overview
        self.dialog: QInputDialog | None = None

    def ask_person(self) -> None:
        """Ask with whom one is."""
        self._ask(_("1:1 with"), _("With whom?"), "", self.person_named.emit)

    def ask_moment(self) -> None:
        """Ask when what runs began; the present time stands there to be corrected."""
        now = wall_time(self._overview.now(), self._overview.rules().days.zone)
        self._ask(_("It began earlier"), _("It began at (such as 9:30)"), now, self.moment_named.emit)

    def _ask(self, title: str, question: str, text: str, answered: Callable[[str], None]) -> None:
        if self.dialog is not None:
            self.dialog.close()
        dialog = QInputDialog()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        dialog.setTextValue(text)
        dialog.textValueSelected.connect(answered)
        dialog.destroyed.connect(lambda _gone: self._let_go(dialog))
        self.dialog = dialog
        bring_to_front(dialog)

    def _let_go(self, dialog: QInputDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
