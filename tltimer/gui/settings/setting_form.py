"""One setting in a form: its name, its field, a sentence about it, and what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.settings.editors import ChoiceEditor, LineEditor, editor_for, text_of, words_of
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT, painting_on, scaled, tip
from tltimer.i18n.translate import _
from tltimer.settings.schema import WORK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from PySide6.QtGui import QPaintEvent

    from tltimer.gui.widgets.theme import Theme
    from tltimer.settings.schema import Setting, Settings

WIDE = ("words", "text", "addresses")
"""Kinds of settings whose field takes a line of its own."""

MANY = 3
"""A choice of more names takes a line of its own."""


ARROW = 1.5
"""The size of the sign that resets a value, in that of a button's words: its glyph is small."""


class SettingField(QWidget):
    """Shows a setting: its name with a sentence below, its field at the right, and an error below the field.

    A refused text stays in the field, with the keyboard.
    """

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
        self.name = Label(_(setting.label or setting.key), weight=BOLD, wraps=True)
        self.name.setBuddy(self.editor)
        self.help = Label(_(setting.help), factor=SUPPORT, muted=True, wraps=True)
        # “Monday” says all that there is to say of a line of hours.
        self.help.setHidden(setting in WORK)
        self.problem = Label(factor=SUPPORT, wraps=True)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.problem.hide()
        default = words_of(setting, setting.default)
        self.default = Button("↺", ButtonKind.BARE)
        self.default.setFont(scaled(self.default.font(), ARROW))
        self.default.setToolTip(tip(_("Reset to the default: {value}").format(value=default)))
        self.default.setAccessibleName(_("{setting}: reset to the default").format(setting=_(setting.label)))
        self.default.clicked.connect(lambda: self.default_wanted.emit(setting.key))
        policy = self.default.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.default.setSizePolicy(policy)
        self.default.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        wide = self.setting.kind.name in WIDE or (
            isinstance(self.editor, ChoiceEditor) and len(self.editor.options.buttons) > MANY
        )
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.name)
        words.addWidget(self.help)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addLayout(words, 1)
        top.addWidget(self.default, 0, Qt.AlignmentFlag.AlignVCenter)
        if not wide:
            top.addWidget(self.editor, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 10)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        if wide:
            self._column.addWidget(self.editor)
        self._column.addWidget(self.problem)

    def add_below(self, widget: QWidget) -> None:
        """Show something more below the sentence."""
        self._column.addWidget(widget)

    def show_settings(self, settings: Settings) -> None:
        """Show the value in these settings; what is wrong in the field stays there until it is corrected."""
        value = settings[self.setting]
        if self.problem.isHidden():
            self.editor.show_text(text_of(self.setting, value))
        self.default.setVisible(value != self.setting.default)

    def complain(self, why: str) -> None:
        """Tell below the field what is wrong with its text, and keep the keyboard there; "" once nothing is."""
        self.problem.setText(why)
        self.problem.setVisible(bool(why))
        if isinstance(self.editor, LineEditor):
            self.editor.mark(bool(why))


class Surface(QWidget):
    """Rows on a card, with hairlines between them."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(18, 2, 18, 2)
        self.rows.setSpacing(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface, its edge and the lines."""
        palette = self._look.palette
        with painting_on(self) as painter:
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.setBrush(QColor(palette.card))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
            shown = [
                item.geometry()
                for n in range(self.rows.count())
                if (item := self.rows.itemAt(n)) and not item.isEmpty()
            ]
            for before in shown[:-1]:
                painter.drawLine(18, before.bottom(), self.width() - 18, before.bottom())


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
        self.surface = Surface(look)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(14)
        self.rows.addWidget(self.surface)
        for setting in settings:
            self.fields[setting.key] = field = SettingField(setting, look)
            field.written.connect(self.written)
            field.default_wanted.connect(self.default_wanted)
            self.surface.rows.addWidget(field)
        self.surface.setVisible(bool(self.fields))

    def show_settings(self, settings: Settings) -> None:
        """Show the values in these settings."""
        for field in self.fields.values():
            field.show_settings(settings)

    def complain(self, key: str, why: str) -> None:
        """Tell below a field what is wrong there."""
        if key in self.fields:
            self.fields[key].complain(why)
