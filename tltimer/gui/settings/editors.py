"""The fields that edit the values of settings, by their kind."""

from __future__ import annotations

from json import dumps

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from tltimer.gui.widgets.button import repolish
from tltimer.gui.widgets.checkbox import CheckBox
from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.i18n.language_choice import own_name, translated
from tltimer.i18n.translate import _
from tltimer.wording.formats import length

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from tltimer.gui.widgets.theme import Theme
    from tltimer.settings.schema import Setting

LETTERS = {"time": 10, "hours": 14, "length": 10, "minutes": 10, "number": 10, "zone": 26}
"""The letters for which a field has room; the others take all the room."""

HINTS = {"hours": "–", "words": "–"}


class LineEditor(QWidget):
    """A line, with what stands behind it."""

    written = Signal(str)

    def __init__(self, setting: Setting[Any], look: Theme, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEdit(look, _(setting.label), hint or HINTS.get(setting.kind.name, ""))
        self.line.setAccessibleDescription(_(setting.help))
        self.line.written.connect(self.written)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        letters = LETTERS.get(setting.kind.name)
        row.addWidget(self.line, 0 if letters else 1)
        if letters:
            self.line.letters(letters)
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def show_text(self, text: str) -> None:
        """Show a value."""
        self.line.show_text(text)

    def mark(self, wrong: bool) -> None:
        """Mark the field as wrong, or no more."""
        self.line.setProperty("wrong", wrong)
        repolish(self.line)

    def complete(self, names: Iterable[str]) -> None:
        """Offer these while somebody types."""
        completer = QCompleter(list(names), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)


class TickEditor(QWidget):
    """A switch."""

    written = Signal(str)

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = CheckBox("")
        self.tick.setProperty("kind", "switch")
        self.tick.setAccessibleName(_(setting.label))
        self.tick.setAccessibleDescription(_(setting.help))
        self.tick.clicked.connect(lambda on: self.written.emit("true" if on else "false"))
        self.setFocusProxy(self.tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tick)

    def show_text(self, text: str) -> None:
        """Show a value."""
        self.tick.setChecked(text == "true")


class ChoiceEditor(QWidget):
    """A choice between a few names."""

    written = Signal(str)

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = SegmentedControl(_(setting.label))
        self.options.setAccessibleDescription(_(setting.help))
        self.options.chosen.connect(self.written)
        names = setting.kind.names
        words = setting.choices if len(setting.choices) == len(names) else names
        self.offer(languages() if setting.kind.name == "language" else zip(names, map(_, words), strict=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.options)

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer other names than those of the setting."""
        self.options.offer(options)
        first = next(iter(self.options.buttons.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def show_text(self, text: str) -> None:
        """Show a value."""
        self.options.show_choice(text)


def languages() -> Iterator[tuple[str, str]]:
    """Return the languages of the interface with their names, each in itself."""
    yield "", _("Follow system")
    for name in ("en", *translated()):
        yield name, own_name(name)


def editor_for(setting: Setting[Any], look: Theme) -> LineEditor | TickEditor | ChoiceEditor:
    """Return the field that edits a setting."""
    if setting.kind.name == "switch":
        return TickEditor(setting)
    if setting.kind.names or setting.kind.name == "language" or setting.key == "calendar.write_to":
        return ChoiceEditor(setting)
    if setting.kind.name == "zone":
        from zoneinfo import available_timezones

        editor = LineEditor(setting, look, _("System"))
        editor.complete(sorted(available_timezones()))
        return editor
    return LineEditor(setting, look)


def text_of(setting: Setting[Any], value: Any) -> str:
    """Write a value as people do, ``1 h 30 min``, ``09:00–17:30``; a list with commas, bracketed if a part has one."""
    if setting.kind.name in ("length", "minutes"):
        seconds = value * 60 if isinstance(value, int) else int(value.total_seconds())
        if seconds % 60 == 0:
            return length(seconds)
    raw = setting.kind.write(value)
    if setting.kind.name == "hours":
        return str(raw).replace("-", "–")
    if isinstance(raw, list):
        return dumps(raw, ensure_ascii=False) if any("," in part for part in raw) else ", ".join(raw)
    return str(raw).lower() if isinstance(raw, bool) else str(raw)


def words_of(setting: Setting[Any], value: Any) -> str:
    """Write a value as the window shows it, such as "Small window" for ``window``."""
    text = text_of(setting, value)
    if text in setting.kind.names and len(setting.choices) == len(setting.kind.names):
        return _(setting.choices[setting.kind.names.index(text)])
    if setting.kind.name == "language":
        return dict(languages()).get(text, text)
    return {"true": _("on"), "false": _("off")}.get(text, text) or _("empty")
