"""The settings window: pages at the side, one of them open, and the last change below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tltimer.gui.process.window_size import largest_size
from tltimer.gui.settings.pages import PAGES, page_with
from tltimer.gui.settings.sections import NotificationsPage, section_title
from tltimer.gui.settings.sidebar import Sidebar
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.hairline import Hairline
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, NAME, tip
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent

    from tltimer.gui.settings.pages import Page
    from tltimer.gui.widgets.theme import Theme

WIDEST = 44
"""The greatest width of a page, in lines of text."""


class PageView(ScrollArea):
    """A page with its title and its sections."""

    def __init__(self, page: Page, sections: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        inner = QWidget()
        inner.setMaximumWidth(WIDEST * inner.fontMetrics().height())
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(6)
        column.addWidget(Label(_(page.title), factor=NAME, weight=BOLD))
        column.addWidget(Label(_(page.about), muted=True, wraps=True))
        for section in page.sections:
            column.addSpacing(12)
            if section.title:
                column.addWidget(section_title(_(section.title)))
            column.addWidget(sections[section.key])
        column.addStretch(1)
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        super().__init__(around, parent)
        self.sections = dict(sections)
        self._inner = inner

    def show_setting(self, key: str, go: bool) -> None:
        """Show a setting, unfolded and in sight; ``go``: the keyboard goes there too."""
        for section in self.sections.values():
            field = getattr(section, "fields", {}).get(key)
            if field is None:
                continue
            if isinstance(section, NotificationsPage):
                section.reveal(key)
            if go:
                field.editor.setFocus(Qt.FocusReason.TabFocusReason)
            # Its place is known once the page is laid out.
            QTimer.singleShot(0, self, partial(self.ensureWidgetVisible, field))

    def show_section(self, key: str) -> None:
        """Scroll to a section."""
        if key in self.sections and list(self.sections).index(key):
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.sections[key], 0, 60))


class SettingsWindow(QWidget):
    """Shows one page at a time; its sections are made when it is first opened.

    Args:
        look: the palette to wear.
        make: makes a section, of its key.
        parent: as of any widget.
    """

    opened = Signal(str)
    """A page was opened: its key."""

    undo_wanted = Signal()
    """The last change shall be undone."""

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
        self.message = Label("", wraps=True, muted=True)
        self.undo = Button(_("Undo"))
        shown = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self.undo.setToolTip(tip(shown))
        self.undo.clicked.connect(self.undo_wanted)
        self.tell("", can_undo=False)
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
        foot.setContentsMargins(24, 14, 24, 10)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.undo)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        rule = Hairline(self._look)
        rule.setFixedHeight(1)  # the page ends at it
        right.addWidget(rule)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)

    def show_page(self, key: str, setting: str = "") -> None:
        """Open a page, or the page of a section; with a setting, take the keyboard there."""
        page = page_with(key)
        self.sidebar.show_page(page)
        self._open(page, setting, go=bool(setting))
        self.pages[page].show_section(key)

    def tell(self, words: str, can_undo: bool) -> None:
        """Tell the last change, and offer to undo it; "" tells how changes apply."""
        default = _("Changes apply at once. Invalid values aren't saved.")
        self.message.setText(words or default)
        self.undo.setVisible(can_undo)

    def sizeHint(self) -> QSize:
        """Ask for the room of a page, and for no more than the screen has."""
        line = self.fontMetrics().height()
        screen = largest_size(self)
        return QSize(line * 56, line * 40).expandedTo(QSize(940, 680)).boundedTo(screen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, unless there is something typed that it reverts."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def section(self, key: str) -> QWidget:
        """Return a section of a page that was opened."""
        return next(view.sections[key] for view in self.pages.values() if key in view.sections)

    def _open(self, key: str, setting: str = "", go: bool = False) -> None:
        if key not in self.pages:
            page = next(page for page in PAGES if page.key == key)
            self.pages[key] = view = PageView(page, {section.key: self._make(section.key) for section in page.sections})
            self._stack.addWidget(view)
        view = self.pages[key]
        self.opened.emit(key)  # which fills it: an empty page would be seen for a moment, and its rows grow
        held = self._stack.focusWidget()
        if held is not None and self._stack.currentWidget() is not view:
            held.clearFocus()  # Qt would give it to whatever comes first on the other page
        self._stack.setCurrentWidget(view)
        if setting:
            view.show_setting(setting, go)

    def _search(self) -> None:
        self.sidebar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sidebar.search.selectAll()

    def _dress(self) -> None:
        self._look.dress(self)
