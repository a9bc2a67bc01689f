"""The page of the notices: each with a switch and an example of what it says."""

from PySide6.QtWidgets import QWidget

from tltimer.gui.settings.form import Form
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.settings.pages import settings_of
from tltimer.wording.notification_examples import examples
from tltimer.wording.titles import one_line


class NoticesPage(Form):
    """A form with, below each notice's help, an example in the very words that are used.

    Below them it says how absence is noticed on this desktop.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(settings_of("notices"), look, parent)
        self.examples: dict[str, Label] = {}
        for key, (title, body) in examples().items():
            if key in self.fields:
                words = _("{title} – {text}").format(title=title, text=" ".join(body.split())) if body else title
                self.examples[key] = Label(_("“{words}”").format(words=words), factor=SUPPORT, wraps=True)
                self.fields[key].add_below(self.examples[key])
        self.presence = Label(factor=SUPPORT, muted=True, wraps=True)
        self.rows.addWidget(Label(_("How absence is noticed here"), weight=BOLD))
        self.rows.addWidget(self.presence)

    def show_presence(self, names: tuple[str, ...], why: tuple[str, ...]) -> None:
        """Say what tells of absence on this desktop, and why other things do not."""
        words = _("Told by {names}.").format(names=", ".join(names))
        if not names:
            words = _("Nothing here tells of it but the clocks, which show when the machine slept.")
        self.presence.setText(
            "\n".join((words, *(_("Not by {reason}").format(reason=one_line(one, 300)) for one in why)))
        )
