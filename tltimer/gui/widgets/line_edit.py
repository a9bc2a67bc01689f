"""A line that is edited in place, and does not lose what is typed when the value changes under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from tltimer.gui.widgets.button import repolish

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from tltimer.gui.widgets.theme import Theme

BESIDE_CARET = "\N{THIN SPACE}"

BESIDE_EDGE = "\N{NARROW NO-BREAK SPACE}"
"""Behind a hint at the right: Qt keeps room for the caret behind a text there, and none behind a hint."""


def mark_wrong(line: QLineEdit, wrong: bool) -> None:
    """Mark a line whose text was refused, or take the mark away."""
    line.setProperty("wrong", wrong)
    repolish(line)


class _Line(QLineEdit):
    """A line whose hint keeps clear of the caret, which would cover its first letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""

    def placeholderText(self) -> str:
        """Return the hint."""
        return self._hint

    def setPlaceholderText(self, text: str) -> None:
        """Show a hint while the line is empty."""
        self._hint = text
        if text and self.alignment() & Qt.AlignmentFlag.AlignRight:
            text += BESIDE_EDGE
        super().setPlaceholderText(f"{BESIDE_CARET}{text}" if text and self.hasFocus() else text)

    def setAlignment(self, side: Qt.AlignmentFlag) -> None:
        """Write text and hint at a side, ending at one place."""
        super().setAlignment(side)
        self.setPlaceholderText(self._hint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make room for the caret."""
        super().focusInEvent(event)
        self.setPlaceholderText(self._hint)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the hint back to where the text begins."""
        super().focusOutEvent(event)
        self.setPlaceholderText(self._hint)


class TextField(_Line):
    """Shows a value and takes another one, by Enter or by leaving it; Esc reverts what was typed.

    Args:
        name: what it is, for those who hear it.
        look: the palette to wear.
        guards: whether a value that changed while it is typed over is a conflict.
        parent: as of any widget.
    """

    written = Signal(str)
    """Another value was typed."""

    conflicted = Signal(str)
    """The value became another one while it is typed over."""

    orphaned = Signal(str)
    """The subject became another one while this is typed about it."""

    left = Signal()
    """The keyboard is to go back to where it came from."""

    def __init__(self, name: str, look: Theme, *, guards: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._guards = look, guards
        self._value, self._before, self._subject = "", "", ""
        self._warned = False
        self.setAccessibleName(name)
        self.setMaxLength(500)
        self.returnPressed.connect(self._leave)
        self.textEdited.connect(lambda _text: self._mark(False))

    @property
    def is_wrong(self) -> bool:
        """Whether the text was refused and has not changed since."""
        return bool(self.property("wrong"))

    @property
    def is_typed(self) -> bool:
        """Whether something is typed that is not written yet."""
        return self.text() != self._value

    def show_value(self, value: str, subject: str) -> None:
        """Show the value of a subject; what is being typed stays, and another value or subject under it is said."""
        is_other, self._subject = subject != self._subject, subject
        # Who leaves a field has handed over what was typed; while the keyboard is in it, others have changed something.
        has_focus = self.window().focusWidget() is self  # also while another window is in front
        if not self.is_typed or (is_other and not (self._guards and has_focus)):
            self.reset(value)
            return
        old_value, self._value = self._value, value
        if is_other:
            self._warned = True
            self.orphaned.emit(self.text())
        elif self._guards and value not in (old_value, self.text()):
            self._warned = True
            self.conflicted.emit(value)

    def reset(self, value: str) -> None:
        """Show a value, whatever is typed."""
        self._value, self._warned = value, False
        self._mark(False)
        if self.text() != value:
            self.setText(value)
            self.setCursorPosition(0)  # of what is too long the beginning says more

    def refuse(self) -> None:
        """Keep the text as typed, marked as wrong: it cannot be the value."""
        self._value = self._before
        self._mark(True)

    def finish(self) -> None:
        """Hand over what is typed; after a conflict, only when it is asked for once more."""
        text = " ".join(self.text().split())
        if text == self._value:
            self.setText(text)
        elif self._warned:
            self._warned = False
        else:
            self._before, self._value = self._value, text
            self.setText(text)
            self.written.emit(text)

    def _leave(self) -> None:
        waits = self._warned
        self.finish()
        if not waits and not self.is_wrong:
            self.left.emit()

    def _mark(self, wrong: bool) -> None:
        if wrong != self.is_wrong:
            mark_wrong(self, wrong)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what is typed, but not only because another window came to the front."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Revert what was typed with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.reset(self._value)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window, which it would close."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)


LONGEST = 2000


class LineEdit(_Line):
    """Takes one line of text and hands it over when Enter is pressed or the keyboard goes elsewhere, if it is new.

    Args:
        look: the palette to wear.
        name: what it is for, to those who hear it.
        hint: what stands in it while it is empty.
        parent: as of any widget.
    """

    written = Signal(str)
    """Another text is finished."""

    def __init__(self, look: Theme, name: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = ""
        self._saved = ""
        self.setMaxLength(LONGEST)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._finish)

    def show_text(self, text: str) -> None:
        """Show a text, unless somebody is typing here."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self._shown = self._saved = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def letters(self, count: int) -> None:
        """Be as wide as a number of letters."""
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * count + 2 * self.fontMetrics().height())

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo to the window while there is nothing typed to revert."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and self.text() == self._shown
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Revert what is typed, or was refused, with Escape; else it closes the window as elsewhere."""
        before = self._saved if self.property("wrong") else self._shown
        if event.key() == Qt.Key.Key_Escape and self.text() != before:
            self._shown = before
            self.setText(before)
            self.written.emit(before)
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.written.emit(self.text())


LONGEST_LINE = 500


class LabelledLineEdit(_Line):
    """Takes one line of text, in the colours of the look."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("room", "more")
        self.setMaxLength(LONGEST_LINE)

    def line(self) -> str:
        """Return the text, with single spaces."""
        return " ".join(self.text().split())
