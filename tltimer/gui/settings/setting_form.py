"""One setting in a form: its name, what it is edited with, what it does, and what is wrong."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tltimer.gui.settings.editors import TickEditor, editor_for, text_of
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.settings.schema import WORK, Setting, Settings

NAMES = 11
"""How wide the column of names is, in lines of text."""


class SettingField(QWidget):
    """Shows a setting's value and says what is wanted instead; a refused text stays, with what is allowed below it."""

    written = Signal(str, str)
    """A setting shall have another value: its key, and the text of the value."""

    default_wanted = Signal(str)
    """A setting shall have its default: its key."""

    def __init__(self, setting: Setting[Any], look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.editor = editor_for(setting, look)
        self.editor.written.connect(lambda text: self.written.emit(setting.key, text))
        self.setFocusProxy(self.editor)
        self.help = Label(_(setting.help), factor=SUPPORT, muted=True, wraps=True)
        # “Monday” says all that there is to be said of a line of hours.
        self.help.setHidden(setting in WORK)
        self.problem = Label(factor=SUPPORT, weight=BOLD, wraps=True)
        self.problem.hide()
        default = text_of(setting, setting.default)
        self.default = Button(_("Usual: {value}").format(value=_worded(setting, default)), look, ButtonKind.LINK)
        self.default.setAccessibleName(_("{setting}: as usual").format(setting=_(setting.label)))
        self.default.clicked.connect(lambda: self.default_wanted.emit(setting.key))
        self.default.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        if not isinstance(self.editor, TickEditor):
            name = Label(_(setting.label or setting.key), wraps=True)
            name.setFixedWidth(NAMES * self.fontMetrics().height())
            name.setBuddy(self.editor)
            name.setContentsMargins(0, 5, 0, 0)
            grid.addWidget(name, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)
            left, across = 1, 1
        else:
            left, across = 0, 2
        grid.addWidget(self.editor, 0, left, 1, across)
        self._below = below = QGridLayout()
        below.setVerticalSpacing(3)
        below.setContentsMargins(round(self.fontMetrics().height() * 1.6) if across == 2 else 2, 0, 0, 0)
        below.addWidget(self.problem, 0, 0)
        below.addWidget(self.help, 1, 0)
        below.addWidget(self.default, 2, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(below, 1, left, 1, across)
        grid.setColumnStretch(1, 1)

    def add_below(self, widget: QWidget) -> None:
        """Show something more below what the setting does."""
        self._below.addWidget(widget, 3, 0)

    def show_settings(self, settings: Settings) -> None:
        """Show the value in these settings."""
        value = settings[self.setting]
        self.editor.show_text(text_of(self.setting, value))
        self.default.setVisible(value != self.setting.default and not isinstance(self.editor, TickEditor))

    def complain(self, why: str) -> None:
        """Say what is wrong with what was typed; nothing any more for an empty text."""
        self.problem.setText(why)
        self.problem.setVisible(bool(why))


def _worded(setting: Setting[Any], text: str) -> str:
    if text in setting.kind.names and len(setting.choices) == len(setting.kind.names):
        return _(setting.choices[setting.kind.names.index(text)])
    return text or _("nothing")


class SettingForm(QWidget):
    """Shows some settings one below the other."""

    written = Signal(str, str)
    """A setting shall have another value: its key, and the text of the value."""

    default_wanted = Signal(str)
    """A setting shall have its default: its key."""

    def __init__(self, settings: Iterable[Setting[Any]], look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.fields: dict[str, SettingField] = {}
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(14)
        for setting in settings:
            self.fields[setting.key] = field = SettingField(setting, look)
            field.written.connect(self.written)
            field.default_wanted.connect(self.default_wanted)
            self.rows.addWidget(field)

    def show_settings(self, settings: Settings) -> None:
        """Show the values in these settings."""
        for field in self.fields.values():
            field.show_settings(settings)

    def complain(self, key: str, why: str) -> None:
        """Say beside a field what is wrong there."""
        if key in self.fields:
            self.fields[key].complain(why)
