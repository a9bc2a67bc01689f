"""The page of the start: what is wanted, and how it is in truth."""

from PySide6.QtWidgets import QWidget

from tltimer.gui.settings.form import Form
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.settings.pages import settings_of


class StartingPage(Form):
    """A form, and below it whether the session starts the app: desktops let it be switched off elsewhere too."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(settings_of("starting"), look, parent)
        self.state = Label(wraps=True)
        self.rows.addWidget(self.state)

    def show_state(self, wanted: bool, entered: bool) -> None:
        """Say whether the session starts the app, and what to do where that is not what is wanted."""
        if entered:
            words = _("As things are, it starts with your session.")
        elif wanted:
            words = _(
                "As things are, it does not start with your session: it was switched off in the desktop's own settings,"
                " or cannot be entered there. Switch it on there."
            )
        else:
            words = _("As things are, it does not start with your session.")
        self.state.setText(words)
