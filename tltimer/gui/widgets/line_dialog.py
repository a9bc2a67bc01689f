"""A small window that asks for one line and shows what it understands before it is saved."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.line_edit import LabelledLineEdit
from tltimer.gui.widgets.painting import BOLD
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.gui.widgets.theme import Theme
    from tltimer.wording.line_input import Understood

MARGIN = 20


class LineDialog(QWidget):
    """Asks for a line. One that does not fit keeps it open, with the text as it is and what is allowed below it."""

    answered = Signal(str)
    """This line was given, and it fits; the form stays until it is settled."""

    def __init__(
        self,
        title: str,
        question: str,
        read: Callable[[str], Understood],
        look: Theme,
        *,
        text: str = "",
        save: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._look = look
        self._waits = False
        self.setWindowTitle(title)
        self.question = Label(question, weight=BOLD, wraps=True)
        self.field = LabelledLineEdit(look)
        self.field.setText(text)
        self.field.selectAll()
        self.field.setAccessibleName(question)
        self.words = Label(muted=True, wraps=True)
        self.cancel = Button(_("Cancel"))
        self.save = Button(save or _("Save"), ButtonKind.MAIN)
        self._lay_out()
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._finish)
        self.save.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.close)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        look.changed.connect(self._dress)
        self._dress()
        self._show()

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        page.setSpacing(8)
        page.addWidget(self.question)
        page.addWidget(self.field)
        # Room for two lines, so that nothing moves while somebody types.
        self.words.setMinimumHeight(2 * self.words.fontMetrics().lineSpacing())
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        page.addWidget(self.words)
        page.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.save)
        page.addLayout(below)
        self.setFocusProxy(self.field)

    def sizeHint(self) -> QSize:
        """Ask for a width in which a line can be read as a whole."""
        letter, page = self.fontMetrics().averageCharWidth(), self.layout()
        assert page is not None
        return QSize(letter * 62, page.totalHeightForWidth(letter * 62))

    def _show(self) -> None:
        understood = self._read(self.field.line())
        self.words.setText(understood.words)
        self.field.setAccessibleDescription(understood.words)
        self.save.setEnabled(understood.fits)
        self._grow()

    def _grow(self) -> None:
        """Take the room that more than two lines below the field need, so that none of them is cut."""
        page = self.layout()
        if self.isVisible() and page is not None:
            page.activate()
            self.resize(self.width(), max(self.height(), page.totalHeightForWidth(self.width())))

    def _finish(self) -> None:
        line = self.field.line()
        if self._read(line).fits:
            self._waits = True
            self.answered.emit(line)
        else:
            self.field.setFocus()

    def settle(self) -> None:
        """Close, unless what was answered was refused."""
        if self._waits:
            self._waits = False
            self.close()

    def refuse(self, why: str) -> None:
        """Tell why the answer was not carried out, and keep its text; nothing happens while none is given."""
        if self._waits:
            self._waits = False
            self.words.setText(why)
            self._grow()
            self.field.setAccessibleDescription(why)
            self.field.setFocus()

    def _dress(self) -> None:
        self._look.dress(self)
