"""Opens, exports and imports data, the slow parts in processes of their own."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tltimer.gui.background.task import BackgroundTask, carry_out, output_of
from tltimer.gui.process.open_external import open_folder, open_settings
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.gui.settings.data_page import DataPage
    from tltimer.services.bootstrap import Program


class DataController(QObject):
    """Carries out the requests of the data page.

    Args:
        program: whose data they are.
        page: the page, which shows the outcome.
    """

    journal_changed = Signal(str)
    """A command changed the journal: the name of the step, which can be undone."""

    def __init__(self, program: Program, page: DataPage) -> None:
        super().__init__(page)
        self._program = program
        self._page = page
        self._before: str | None = None
        home = program.home
        page.show_places(
            (
                (_("Settings file"), home.settings_file),
                (_("Data"), home.data),
                (_("Backups"), home.backups),
            )
        )
        page.backups = str(home.backups)
        page.opening_wanted.connect(self.open)
        page.command_wanted.connect(self.carry_out)
        page.health_wanted.connect(self.look_at_all)

    def open(self, path: str) -> None:
        """Open the settings in an editor, or show a folder."""
        settings = self._program.home.settings_file
        if not (open_settings(settings) if Path(path) == settings else open_folder(Path(path))):
            self._page.tell(
                _("{file} could not be opened from here. Try an editor or a file manager.").format(file=path)
            )

    def carry_out(self, words: tuple[str, ...]) -> None:
        """Carry a command out and show what it says."""
        self._before = self._program.undo_redo.undo_label()
        task = BackgroundTask(lambda: carry_out(self._program.home, *words), self)
        task.done.connect(self._end)
        task.refused.connect(self._page.fail)
        self._page.set_busy(True)
        self._page.tell(_("One moment…"))
        task.start()

    def look_at_all(self) -> None:
        """Run all checks and show their findings."""
        task = BackgroundTask(lambda: json.loads(output_of(self._program.home, "doctor", "--json"))["findings"], self)
        task.done.connect(self._page.show_findings)
        task.refused.connect(self._page.fail)
        self._page.set_busy(True)
        task.start()

    def _end(self, result: object) -> None:
        self._page.set_busy(False)
        self._page.tell(str(result))
        label = self._program.undo_redo.undo_label()
        if label is not None and label != self._before:
            self.journal_changed.emit(label)
