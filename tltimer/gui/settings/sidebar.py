"""The pages of the settings by name, and what a search finds in them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from tltimer.gui.settings.pages import PAGES, search
from tltimer.gui.widgets.accessibility import CurrentFollows
from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.painting import tip
from tltimer.i18n.translate import _
from tltimer.settings.toml_file import find_setting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from tltimer.gui.widgets.theme import Theme

WIDE = 13
"""The width, in lines of text."""


class SearchLine(LineEdit):
    """Passes the arrows down to what it finds."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down to the list; Escape forgets the search before it closes anything."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Sidebar(QWidget):
    """Offers the pages, or, while something is searched for, the settings and pages found."""

    shown = Signal(str, str)
    """A page is to be seen, and a setting on it or ""."""

    chosen = Signal(str, str)
    """A setting of a page was chosen, to go on there."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchLine(look, _("Search settings"), _("Search settings"))
        self.search.textChanged.connect(self._fill)
        self.search.left.connect(self._enter)
        self.list = QListWidget()
        self.list.setProperty("kind", "pages")
        self.list.setAccessibleName(_("Pages"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._show)
        CurrentFollows(self.list)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.setFixedWidth(WIDE * self.fontMetrics().height())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 0, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self._fill("")

    def show_page(self, key: str) -> None:
        """Show which page is open; the search is over if it did not find that."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == (key, ""):
                self.list.setCurrentRow(row)
                return
        if self.search.text():
            self.search.clear()
            self.show_page(key)

    def _fill(self, text: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        titles = {page.key: _(page.title) for page in PAGES}
        hits = search(text) if text.strip() else tuple((page.key, "") for page in PAGES)
        for page, key in hits:
            words = titles[page]
            if key:
                words = _("{setting} · {page}").format(setting=_(find_setting(key).label), page=titles[page])
            item = QListWidgetItem(words)
            item.setToolTip(tip(words) if key else "")
            item.setData(Qt.ItemDataRole.UserRole, (page, key))
            self.list.addItem(item)
        if not hits:
            item = QListWidgetItem(_("No matches"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def _enter(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.setCurrentRow(0)

    def _show(self, item: QListWidgetItem | None, _before: object = None) -> None:
        target = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if target is not None:
            self.shown.emit(*target)

    def _choose(self, item: QListWidgetItem) -> None:
        target = item.data(Qt.ItemDataRole.UserRole)
        if target is not None and target[1]:
            self.chosen.emit(*target)
