"""A button that records the keys of a shortcut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from tltimer.gui.widgets.button import Button
from tltimer.i18n.translate import _
from tltimer.settings.shortcuts import parse_keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from tltimer.settings.shortcuts import Keys

KEYS = {
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Insert: "Insert",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PageUp",
    Qt.Key.Key_PageDown: "PageDown",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Pause: "Pause",
    Qt.Key.Key_Print: "Print",
    Qt.Key.Key_ScrollLock: "ScrollLock",
    Qt.Key.Key_Menu: "Menu",
    Qt.Key.Key_Plus: "Plus",
    Qt.Key.Key_Equal: "Equal",
} | {Qt.Key(Qt.Key.Key_F1.value + number): f"F{number + 1}" for number in range(24)}

MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Super": Qt.KeyboardModifier.MetaModifier,
}
MODIFIER_KEYS = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


def keys_of(key: int, modifiers: Qt.KeyboardModifier) -> Keys | None:
    """Return the keys that were pressed together; None for what cannot be a shortcut."""
    named = next((name for qt_key, name in KEYS.items() if qt_key.value == key), "")
    name = named or (chr(key) if 0x20 < key < 0xFFFF else "")
    pressed = [text for text, modifier in MODIFIERS.items() if modifiers & modifier]
    try:
        return parse_keys("+".join((*pressed, name)))
    except ValueError:
        return None


class KeyRecorder(Button):
    """Shows keys; a click waits for others. Esc leaves them as they were, Backspace takes them away."""

    recorded = Signal(str)
    """Other keys were pressed, in words; "" for none."""

    refused = Signal(str)
    """Keys were pressed that cannot be a shortcut: why."""

    _records = False  # of the class, as Qt sends events before the widget is made

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("")
        self.setParent(parent)
        self._name = name
        self._keys = ""
        self.clicked.connect(self._begin)
        self.show_keys("")

    def show_keys(self, keys: str) -> None:
        """Show the keys that an action has, "" for none."""
        self._keys = keys
        if not self._records:
            self._write()

    def _write(self) -> None:
        self.setText(_("Press keys…") if self._records else self._keys or _("Record…"))
        described = _("waiting for keys; Esc cancels") if self._records else self._keys or _("no keys")
        self.setAccessibleName(_("{action}: {keys}").format(action=self._name, keys=described))

    @property
    def records(self) -> bool:
        """Whether it waits for keys."""
        return self._records

    def take_keys(self, keys: str) -> None:
        """Take keys that were pressed but came another way: those of a shortcut do not reach a window."""
        self._end()
        self.recorded.emit(keys)

    def _begin(self) -> None:
        self._records = True
        self._write()
        self.setFocus()

    def _end(self) -> None:
        self._records = False
        self._write()

    def event(self, event: QEvent) -> bool:
        """Take every key while it records, those of shortcuts and of Tab too."""
        if self._records and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self._records and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in MODIFIER_KEYS:
            return
        if alone and event.key() == Qt.Key.Key_Escape:
            self._end()
        elif alone and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._end()
            self.recorded.emit("")
        elif (keys := keys_of(event.key(), event.modifiers())) is not None:
            self.take_keys(str(keys))
        else:
            self.refused.emit(
                _(
                    "These keys cannot be a shortcut. Press Ctrl, Alt or Super together with a letter, a "
                    "digit or a function key."
                )
            )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop waiting when something else is used."""
        super().focusOutEvent(event)
        if self._records:
            self._end()
