"""The page of blocks and target: how long is long enough, and which share of coding is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.balance.target import Target
from tltimer.gui.settings.editors import ChoiceEditor
from tltimer.gui.settings.setting_form import SettingForm
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, FIGURE, SUPPORT
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.settings.pages import settings_of
from tltimer.wording import formats
from tltimer.wording.notification_examples import examples
from tltimer.wording.sanitize import one_line


class BlocksPage(QWidget):
    """Shows the target that holds, and leads to where it is chosen; below it the settings of blocks."""

    target_wanted = Signal()
    """The target is to be chosen."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = Label(factor=FIGURE, weight=BOLD)
        self.why = Label(muted=True, wraps=True)
        self.choose = Button(_("Choose a target…"), look)
        self.choose.clicked.connect(self.target_wanted)
        self.form = SettingForm(settings_of("blocks"), look)
        self.fields = self.form.fields
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.target)
        words.addWidget(self.why)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addLayout(row)
        column.addWidget(self.form)

    def show_target(self, target: Target) -> None:
        """Show the target of this week."""
        self.target.setText(_("{range} of your time for coding").format(range=formats.target_range(target)))
        self.why.setText(
            _("Nothing was chosen yet; this is what is usual.") if target.source == "default" else target.because or ""
        )
        self.why.setVisible(bool(self.why.text()))

    def offer_calendars(self, names: tuple[str, ...]) -> None:
        """Offer these calendars on servers to put blocks into."""
        editor = self.fields["calendar.write_to"].editor
        if isinstance(editor, ChoiceEditor):
            editor.offer((("", _("No calendar")), *((name, name) for name in names)))


class NotificationsPage(SettingForm):
    """A form with, below each notification's help, an example in the very words that are used.

    Below them it says how absence is noticed on this desktop.
    """

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(settings_of("notifications"), look, parent)
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


class StartingPage(SettingForm):
    """A form, and below it whether the session starts the app: desktops let it be switched off elsewhere too."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
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
