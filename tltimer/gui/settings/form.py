"""A page made of the declaration of its settings."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.gui.settings.setting_form import Field
from tltimer.gui.widgets.theme import Look
from tltimer.settings.schema import Setting, Settings


class Form(QWidget):
    """Shows some settings one below the other."""

    written = Signal(str, str)
    """A setting shall have another value: its key, and the text of the value."""

    default_wanted = Signal(str)
    """A setting shall have its default: its key."""

    def __init__(self, settings: Iterable[Setting[Any]], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.fields: dict[str, Field] = {}
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(14)
        for setting in settings:
            self.fields[setting.key] = field = Field(setting, look)
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
