"""Lists of the settings: rows with a name, a description and buttons, and pages on which one row can be open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.painting import BOLD, SUPPORT, painting_on, tip
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QIcon, QPaintEvent

    from tltimer.gui.widgets.theme import Theme


class Picture(QWidget):
    """Shows an icon as large as a line of text."""

    def __init__(self, icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take the room of a line."""
        return QSize(1, 1) * round(self.fontMetrics().height() * 1.1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        with painting_on(self) as painter:
            self._icon.paint(painter, self.rect())


class EntryRow(QWidget):
    """A picture, a name, what supports it, and words-only buttons at the right; ``below`` has room for a form."""

    def __init__(
        self, name: str, about: str, look: Theme, icon: QIcon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        if icon is not None:
            row.addWidget(Picture(icon), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(name, weight=BOLD, fills=True))
        if about:
            words.addWidget(Label(about, factor=SUPPORT, muted=True, wraps=True))
        row.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2)
        row.addLayout(self._buttons)
        row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(row)
        self.below = QVBoxLayout()
        outer.addLayout(self.below)
        self.setAccessibleName(name)

    def offer(self, words: str, name: str, slot: Callable[[], object], enabled: bool = True) -> Button:
        """Offer something to do: words on a button, and what it does to whom, for those who hear it."""
        button = Button(words, ButtonKind.BARE)
        button.setAccessibleName(name.format(name=self._name))
        button.setToolTip(tip(button.accessibleName()) if len(words) <= 2 else "")
        button.setEnabled(enabled)
        button.clicked.connect(lambda _checked=False: slot())
        self._buttons.addWidget(button)
        return button


REVEALED = 12
"""The space below a row that is scrolled to, in pixels."""


class EntryList(QWidget):
    """Rows by key, one below the other. When they are made anew, the keyboard stays with what it was on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, EntryRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def fill(self, rows: Mapping[str, EntryRow]) -> None:
        """Show these rows."""
        key, name = self._focused()
        clear(self._column)
        self.rows = dict(rows)
        for row in rows.values():
            self._column.addWidget(row)
        self.setVisible(bool(rows))
        if key in self.rows:
            children = self.rows[key].findChildren(QWidget)
            for child in children:
                if name and _name_of(child) == name and child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    child.setFocus(Qt.FocusReason.TabFocusReason)
                    break

    def reveal(self, key: str) -> None:
        """Scroll to all of a row, as soon as it is laid out: a form in it may go on below the window."""
        QTimer.singleShot(0, self, lambda: self._scroll_to(key))

    def _scroll_to(self, key: str) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, ScrollArea):
            around = around.parentWidget()
        if around is not None and key in self.rows:
            around.reveal(self.rows[key], REVEALED)

    def _focused(self) -> tuple[str, str]:
        for key, row in self.rows.items():
            for child in row.findChildren(QWidget):
                if child.hasFocus():
                    return key, _name_of(child)
        return "", ""


def _name_of(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


class AddingRow(QWidget):
    """Takes the name of something new; what is said of it stands below.

    Args:
        look: the palette to wear.
        name: what is typed, to those who hear it.
        hint: what stands in the line while it is empty.
        between: what stands between the line and its button.
    """

    entered = Signal(str)
    """This was typed and is to be added."""

    def __init__(self, look: Theme, name: str, hint: str, *between: QWidget) -> None:
        super().__init__()
        self.line = LineEdit(look, name, hint)
        self.button = Button(_("Add"))
        self.message = Label(factor=SUPPORT, wraps=True)
        self.message.hide()
        self.line.returnPressed.connect(self.submit)
        self.button.clicked.connect(self.submit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        for widget in (*between, self.button):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.message)

    def submit(self) -> None:
        """Request that the text in the line is added, unless that is under way already."""
        if self.button.isEnabled():
            self.entered.emit(self.line.text().strip())

    def wait(self, words: str) -> None:
        """Show the task in progress; nothing can be added meanwhile."""
        self.button.setEnabled(False)
        self._tell(words)

    def settle(self, wrong: str = "") -> None:
        """Show the problem of the line; without one, empty the line."""
        self.button.setEnabled(True)
        self._tell(wrong)
        if not wrong:
            self.line.clear()

    def _tell(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))


class OpenableList(QWidget):
    """A list of entries with a line to add one; one of the entries can be open, with a form below it.

    Args:
        look: the theme.
        adding: the line that adds an entry.
        parent: as of any widget.
    """

    changed = Signal(str, object)
    """An entry shall be different: its key, and what, as fields."""

    def __init__(self, look: Theme, adding: AddingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._open = ""
        self.list = EntryList()
        self.adding = adding
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.list)
        column.addWidget(self.adding)

    def open(self, key: str) -> None:
        """Open an entry, or close it if it is open."""
        self._open = "" if key == self._open else key
        self._fill()
        self.list.reveal(self._open)

    def _fill(self) -> None:
        raise NotImplementedError

    def _offer_changes(self, row: EntryRow, key: str, *, is_hidden: bool) -> None:
        """Offer to show or hide an entry, and to open or close it."""
        words = (_("Show"), _("Show {name}")) if is_hidden else (_("Hide"), _("Hide {name}"))
        row.offer(*words, lambda: self.changed.emit(key, {"hidden": not is_hidden}))
        row.offer(_("Close") if key == self._open else _("Change"), _("Change {name}"), lambda: self.open(key))
