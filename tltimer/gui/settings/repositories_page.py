"""The page of the local git repositories: which are read, and new ones."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.gui.settings.list_widgets import AddingRow, EntryList, EntryRow
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.file_dialog import folder_to_open
from tltimer.gui.widgets.label import Label
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.gui.widgets.theme import Theme


class RepositoriesPage(QWidget):
    """Shows repositories by name and folder."""

    added = Signal(str)
    """The repository of this folder shall be read."""

    removed = Signal(str)
    """The repository of this folder shall be read no longer."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.empty = Label(
            _("No repositories yet. Add one to see your share of the team's commits in the week window."), wraps=True
        )
        self.list = EntryList()
        self.folder = Button(_("Choose folder…"))
        self.folder.clicked.connect(self._choose)
        self.adding = AddingRow(look, _("Repository folder"), _("A folder with a git repository"), self.folder)
        self.adding.entered.connect(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addWidget(self.adding)

    def show_repositories(self, repositories: Iterable[tuple[str, str]]) -> None:
        """Show these: the name and the folder of each."""
        listed = tuple(repositories)
        if listed != self._shown:
            self._shown = listed
            self.empty.setVisible(not listed)
            self.list.fill({path: self._row(name, path) for name, path in listed})

    def add(self, folder: str) -> None:
        """Ask for the repository of a folder."""
        if folder:
            self.adding.wait(_("Reading the repository…"))
            self.added.emit(folder)

    def end(self, why: str = "") -> None:
        """Tell why it could not be added; nothing if it was."""
        self.adding.settle(why)

    def _row(self, name: str, path: str) -> EntryRow:
        row = EntryRow(one_line(name), one_line(path, 200), self._look)
        row.offer(_("Remove"), _("Stop reading {name}"), lambda: self.removed.emit(path))
        return row

    def _choose(self) -> None:
        folder = folder_to_open(self, _("Add a repository"))
        if folder:
            self.adding.line.setText(folder)
            self.adding.submit()
