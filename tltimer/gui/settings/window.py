"""The window of the settings: pages at the side, one of them open, and what was changed last below."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tltimer.gui.settings.sidebar import Sidebar
from tltimer.gui.tray.small_window import Hairline
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, HEADLINE
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.settings.pages import PAGES, Page

WIDEST = 44
"""How wide a page grows, in lines of text."""


class PageView(ScrollArea):
    """A page with its title; what stands on it is given."""

    def __init__(self, page: Page, content: QWidget, parent: QWidget | None = None) -> None:
        inner = QWidget()
        inner.setMaximumWidth(WIDEST * inner.fontMetrics().height())
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(6)
        column.addWidget(Label(_(page.title), factor=HEADLINE * 0.85, weight=BOLD))
        column.addWidget(Label(_(page.about), muted=True, wraps=True))
        column.addSpacing(12)
        column.addWidget(content)
        column.addStretch(1)
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        super().__init__(around, parent)
        self.content = content


class SettingsWindow(QWidget):
    """Shows one page at a time; what stands on it is made when it is first opened.

    Args:
        look: the palette to wear.
        make: makes what stands on a page, of the page's key.
        parent: as of any widget.
    """

    opened = Signal(str)
    """A page was opened: its key."""

    undo_wanted = Signal()
    """The last change shall be taken back."""

    def __init__(self, look: Theme, make: Callable[[str], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._make = make
        self.pages: dict[str, PageView] = {}
        self.setWindowTitle(_("Settings"))
        self.sidebar = Sidebar(look)
        self.sidebar.shown.connect(self._open)
        self.sidebar.chosen.connect(lambda key, setting: self._open(key, setting, go=True))
        self._stack = QStackedWidget()
        self.told = Label(_("Changes apply at once."), fills=True, muted=True)
        self.undo = Button(_("Undo"), look)
        self.undo.setToolTip(
            QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        )
        self.undo.clicked.connect(self.undo_wanted)
        self.undo.hide()
        self._lay_out()
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo_wanted.emit),
            (QKeySequence(QKeySequence.StandardKey.Find), self._search),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
        ):
            QShortcut(keys, self).activated.connect(slot)
        look.changed.connect(self._dress)
        self._dress()
        self.setMinimumSize(620, 420)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 10)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.undo)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(Hairline(self._look))
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)

    def show_page(self, key: str, setting: str = "") -> None:
        """Open a page; with a setting, take the keyboard there."""
        self.sidebar.show_page(key)
        self._open(key, setting, go=bool(setting))

    def tell(self, words: str, can_undo: bool) -> None:
        """Say what was done last, and whether it can be taken back."""
        self.told.setText(words)
        self.undo.setVisible(can_undo)

    def sizeHint(self) -> QSize:
        """Ask for room for a page, and for no more than the screen has."""
        line = self.fontMetrics().height()
        screen = self.screen().availableGeometry().size() - QSize(0, line * 2)
        return QSize(line * 56, line * 40).expandedTo(QSize(940, 680)).boundedTo(screen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, unless there is something typed that it takes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _open(self, key: str, setting: str = "", go: bool = False) -> None:
        if key not in self.pages:
            page = next(one for one in PAGES if one.key == key)
            self.pages[key] = view = PageView(page, self._make(key))
            self._stack.addWidget(view)
        view = self.pages[key]
        self._stack.setCurrentWidget(view)
        self.opened.emit(key)
        fields = getattr(view.content, "fields", {})
        if setting in fields:
            if go:
                fields[setting].editor.setFocus(Qt.FocusReason.TabFocusReason)
            # Where it lies is known once the page is laid out.
            QTimer.singleShot(0, view, lambda: view.ensureWidgetVisible(fields[setting]))

    def _search(self) -> None:
        self.sidebar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sidebar.search.selectAll()

    def _dress(self) -> None:
        self._look.dress(self)
