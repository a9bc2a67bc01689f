"""The page of the local git repositories: which are read, and new ones."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from tltimer.desktop.pieces.button import Button
from tltimer.desktop.pieces.label import Label
from tltimer.desktop.pieces.line import Line
from tltimer.desktop.pieces.look import Look
from tltimer.desktop.pieces.painting import SUPPORT
from tltimer.desktop.pieces.titles import plain
from tltimer.desktop.settings.entry_row import EntryList, EntryRow
from tltimer.language import _


class RepositoriesPage(QWidget):
    """Shows repositories by name and folder."""

    added = Signal(str)
    """The repository of this folder shall be read."""

    removed = Signal(str)
    """The repository of this folder shall be read no longer."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.empty = Label(
            _("No repository is read. The week shows your share of a team's commits where one is."), wraps=True
        )
        self.list = EntryList()
        self.new = Line(look, _("The folder of a repository"), _("A folder with a git repository"))
        self.new.returnPressed.connect(self.add)
        self.folder = Button(_("Folder…"), look)
        self.folder.clicked.connect(self._choose)
        self.add_button = Button(_("Add"), look)
        self.add_button.clicked.connect(self.add)
        self.told = Label(factor=SUPPORT, wraps=True)
        self.told.hide()
        adding = QHBoxLayout()
        adding.setSpacing(8)
        for widget, share in ((self.new, 1), (self.folder, 0), (self.add_button, 0)):
            adding.addWidget(widget, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addLayout(adding)
        column.addWidget(self.told)

    def show_repositories(self, repositories: Iterable[tuple[str, str]]) -> None:
        """Show these: the name and the folder of each."""
        found = tuple(repositories)
        if found != self._shown:
            self._shown = found
            self.empty.setVisible(not found)
            self.list.fill({path: self._row(name, path) for name, path in found})

    def add(self) -> None:
        """Ask for the repository whose folder was typed."""
        folder = self.new.text().strip()
        if folder and self.add_button.isEnabled():
            self.add_button.setEnabled(False)
            self._tell(_("Looking at it…"))
            self.added.emit(folder)

    def end(self, why: str = "") -> None:
        """Say why it could not be added; nothing if it was."""
        self.add_button.setEnabled(True)
        self._tell(why)
        if not why:
            self.new.clear()

    def _row(self, name: str, path: str) -> EntryRow:
        row = EntryRow(plain(name), plain(path, 200), self._look)
        row.offer(_("Remove"), _("Read {name} no longer"), lambda: self.removed.emit(path))
        return row

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("A repository"))
        if folder:
            self.new.setText(folder)
            self.add()

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
