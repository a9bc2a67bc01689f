"""The keyboard shortcuts of the day window, the same on the timeline and on the list."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from tltimer.domain.timeline.day_editing import GRID
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT, painting_on
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from tltimer.domain.timeline.modes_and_kinds import Mode
    from tltimer.gui.day.edit_commands import EditCommands
    from tltimer.gui.widgets.theme import Theme


def letters_of(modes: Iterable[Mode]) -> dict[str, str]:
    """Return the keys of modes by letter: the first letter or digit of a label that is free, ``c`` for Coding."""
    letters: dict[str, str] = {}
    for mode in modes:
        letter = next(
            (character for character in mode.label.casefold() if character.isalnum() and character not in letters), None
        )
        if letter is not None:
            letters[letter] = mode.key
    return letters


Key, Modifier = Qt.Key, Qt.KeyboardModifier
MINUTE = timedelta(minutes=1)


def descriptions() -> tuple[tuple[str, str], ...]:
    """Return the keys, each with what it does."""
    return (
        (_("← →"), _("select an entry")),
        (_("↑ ↓"), _("go to the plan and back")),
        (_("Shift+← →"), _("move the entry's end by 5 min (with Ctrl: 1 min)")),
        (_("Alt+← →"), _("move the entry's start")),
        (_("Underlined letter"), _("change the entry to that mode; ? for unknown")),
        (_("Digit"), _("type the entry's start time")),
        (_("Space"), _("select a range; arrows resize it, a letter or digit fills it")),
        (_("/"), _("split the entry")),
        (_("Backspace"), _("merge the entry into the previous one, or into the next one with Shift")),
        (_("Delete"), _("delete the selection")),
        (_("+"), _("confirm a long entry, or log a meeting")),
        (_("Enter"), _("edit the entry")),
        (_("Ctrl+Z"), _("undo, or redo with Shift")),
        (_("Esc"), _("cancel the edit, then close")),
        (_("Page Up, Page Down"), _("go to the previous or next day")),
        (_("Ctrl+Scroll"), _("show fewer or more hours")),
    )


def take_key(event: QKeyEvent, edits: EditCommands) -> bool:
    """Carry out what a key means; return whether it means anything."""
    key, held = event.key(), event.modifiers() & ~(Modifier.KeypadModifier | Modifier.GroupSwitchModifier)
    if key in (Key.Key_Left, Key.Key_Right):
        return _arrow(1 if key == Key.Key_Right else -1, held, edits)
    plain: dict[Qt.Key, Callable[[], None]] = {
        Key.Key_Delete: edits.delete,
        Key.Key_Backspace: lambda: edits.merge(-1),
        Key.Key_Slash: edits.split,
        Key.Key_Plus: lambda: _confirm_or_book(edits),
        Key.Key_Space: edits.toggle_mark,
        Key.Key_Question: lambda: edits.say_mode(UNKNOWN),
    }
    order = plain.get(Key(key))
    if order is not None and held in (Modifier.NoModifier, Modifier.ShiftModifier):
        if key == Key.Key_Backspace and held == Modifier.ShiftModifier:
            edits.merge(1)
        else:
            order()
        return True
    if held not in (Modifier.NoModifier, Modifier.ShiftModifier):
        return False
    if event.text().isdecimal() and edits.mark is None:
        # A mode such as 1:1 has a digit, and a time begins with one: the time wins unless a range is to be filled.
        edits.time_typed.emit(event.text())
        return True
    mode = _mode_of(event.text(), edits)
    if mode is not None:
        edits.say_mode(mode)
    return mode is not None


def _arrow(by: int, held: Qt.KeyboardModifier, edits: EditCommands) -> bool:
    """Select a neighbor; with Shift move the end, with Alt the start, by five minutes, with Control too by one."""
    if held == Modifier.NoModifier:
        edits.step(by)
        return True
    size = MINUTE if held & Modifier.ControlModifier else GRID
    other_modifiers = held & ~Modifier.ControlModifier
    side = {Modifier.ShiftModifier: 1, Modifier.AltModifier: 0}.get(other_modifiers)
    if side is None:
        return False
    edits.nudge(side, size * by)
    return True


def _confirm_or_book(edits: EditCommands) -> None:
    if edits.meeting is not None:
        edits.book(edits.meeting)
    else:
        edits.confirm()


def _mode_of(text: str, edits: EditCommands) -> str | None:
    view = edits.view
    return letters_of(view.modes.offered).get(text.casefold()) if view is not None and text else None


class KeysCard(QWidget):
    """Shows each key with what it does."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look.dress(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        for row, (key, words) in enumerate(descriptions()):
            grid.addWidget(Label(key, factor=SUPPORT, weight=BOLD), row, 0)
            grid.addWidget(Label(words, factor=SUPPORT), row, 1)
        self.setAccessibleName("; ".join(f"{key}: {words}" for key, words in descriptions()))

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Close with any key."""
        self.close()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its line."""
        palette = self._look.palette
        with painting_on(self) as painter:
            painter.setPen(QPen(QColor(palette.edge), 1))
            painter.setBrush(QColor(palette.card))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
