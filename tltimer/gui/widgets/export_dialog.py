"""The form in which a report is exported: as what, and with or without names."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup

from tltimer.gui.widgets.checkbox import CheckBox, RadioButton
from tltimer.gui.widgets.dialog import Dialog
from tltimer.gui.widgets.file_dialog import file_to_save
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import SUPPORT
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from tltimer.gui.widgets.theme import Theme

FORMS = ("pdf", "html", "md", "png")
"""The first is offered first: it is also the one for printing."""


def form_words() -> Mapping[str, str]:
    """Return the label of each form."""
    return {
        "pdf": _("Page for printing (PDF)"),
        "html": _("Web page (HTML)"),
        "md": _("Text for a wiki or notes (Markdown)"),
        "png": _("Image (PNG)"),
    }


class ExportDialog(Dialog):
    """Asks for a form, whether names are left out, and then for a file.

    Args:
        title: what is exported.
        name: the name that is proposed for the file, without its ending.
        look: the palette to wear.
        parent: as of any window.
    """

    def __init__(self, title: str, name: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title, look, parent)
        self.name = name
        self.forms = {form: RadioButton(words) for form, words in form_words().items()}
        self._group = QButtonGroup(self)
        for button in self.forms.values():
            self._group.addButton(button)
            self.page.addWidget(button)
        self.forms[FORMS[0]].setChecked(True)
        self.no_names = CheckBox(_("Leave out names"))
        self.page.addSpacing(6)
        self.page.addWidget(self.no_names)
        about = _(
            "Leaves out people, titles, notes, reasons, and the text of promises and intentions, so "
            "that you can share the file."
        )
        self.page.addWidget(Label(about, factor=SUPPORT, muted=True, wraps=True))
        self.page.addStretch(1)
        self.apply.setText(_("Save as…"))
        self.finish()

    @property
    def form(self) -> str:
        """The form that is chosen."""
        return next(form for form, button in self.forms.items() if button.isChecked())

    def ask_for_file(self) -> str:
        """Return the file that the user names in the desktop's own dialog; empty if that was cancelled."""
        form = self.form
        return file_to_save(self, self.windowTitle(), f"{self.name}.{form}", f"{form_words()[form]} (*.{form})")
