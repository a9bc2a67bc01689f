"""The data page: where the files are, the state they are in, and how to take them along."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.gui.settings.list_widgets import EntryList, EntryRow
from tltimer.gui.settings.sections import section_title
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.checkbox import CheckBox
from tltimer.gui.widgets.file_dialog import file_to_open, file_to_save
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from tltimer.gui.widgets.theme import Theme

LONGEST = 300

NAMES = {
    "activitywatch": "ActivityWatch",
    "clockify": "Clockify",
    "csv": "CSV",
    "hamster": "Hamster",
    "harvest": "Harvest",
    "ics": "iCalendar",
    "json": "JSON",
    "org": "Org mode",
    "timewarrior": "Timewarrior",
    "toggl": "Toggl",
    "watson": "Watson",
}
"""The names that programs and formats give themselves, by the words of the command line where they differ."""


class DataPage(QWidget):
    """Shows folders and findings; what is to be done with a file is said by ``command_wanted``.

    Args:
        look: the palette to wear.
        writers: the formats to export to.
        readers: the formats to import from.
        parent: as of any widget.
    """

    opening_wanted = Signal(str)
    """A folder or file is to be shown by the system: its path."""

    command_wanted = Signal(object)
    """Something is to be done: the words of a command."""

    health_wanted = Signal()
    """Everything is to be looked at."""

    def __init__(
        self, look: Theme, writers: Iterable[str], readers: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.backups = ""
        """The folder in which backups are looked for first."""

        self.places = EntryList()
        self.problems = Label(wraps=True)
        self.problems.hide()
        self.message = Label(wraps=True)
        self.message.hide()
        self.backup = self._button(_("Back up…"), self._back_up)
        self.restore = self._button(_("Restore…"), self._restore)
        self.over = CheckBox(_("When restoring, also overwrite newer changes and bring back removed items"))
        self.writers = SegmentedControl(_("Export to"))
        self.writers.offer(_named(writers))
        self.writers.show_choice("json")
        self.export = self._button(_("Export…"), self._export)
        self.readers = SegmentedControl(_("Import from"))
        self.readers.offer(_named(readers))
        self.readers.show_choice("json")
        self.take_in = self._button(_("Import…"), self._import)
        self.health = self._button(_("Run checks"), self._check)
        self.findings = EntryList()
        self.findings.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._column = column
        column.addWidget(self.problems)
        column.addWidget(self.places)
        self._add_part(
            column,
            _("Backup"),
            _(
                "Your log, settings and lists in one file, without passwords, secret addresses or "
                "anything tltimer noticed."
            ),
        )
        column.addWidget(_row(self.backup, self.restore))
        column.addWidget(self.message)
        column.addWidget(self.over)
        self._add_part(
            column,
            _("Export"),
            _("Your log, for other programs or for you to read. JSON also contains your people, promises and notes."),
        )
        column.addWidget(self.writers)
        column.addWidget(_row(self.export))
        self._add_part(
            column,
            _("Import"),
            _(
                "Adds to your log without changing the entries in it. Only a tltimer export (JSON) can "
                "replace items, with newer versions of them. A single Undo reverts the import."
            ),
        )
        column.addWidget(self.readers)
        column.addWidget(_row(self.take_in))
        self._add_part(column, _("Diagnostics"), _("Shows what works on this desktop, what doesn't, and why."))
        column.addWidget(_row(self.health))
        column.addWidget(self.findings)

    def show_places(self, folders: Iterable[tuple[str, Path]]) -> None:
        """Show the path of something, and offer to open it."""
        rows = {}
        for name, path in folders:
            row = EntryRow(name, str(path), self._look)
            row.offer(_("Open"), _("Open {name}"), partial(self.opening_wanted.emit, str(path)))
            rows[name] = row
        self.places.fill(rows)

    def show_problems(self, problems: Iterable[str]) -> None:
        """Show the files that could not be read."""
        self.problems.setText("\n".join(one_line(problem, LONGEST) for problem in problems))
        self.problems.setVisible(bool(self.problems.text()))

    def show_findings(self, findings: Iterable[Mapping[str, str]]) -> None:
        """Show the doctor's findings: topic, state, text and advice of each."""
        states = {"ok": _("ok"), "limited": _("limited"), "off": _("off")}
        rows = {}
        for number, finding in enumerate(findings):
            name = _("{topic}: {state}").format(
                topic=formats.capitalized(one_line(finding["topic"])),
                state=states.get(finding["state"], finding["state"]),
            )
            text = finding["text"] if finding["text"] != states.get(finding["state"]) else ""
            advice = f"→ {_sentence(finding['advice'])}" if finding.get("advice") else ""
            about = "\n".join(filter(None, (_sentence(text), advice)))
            rows[str(number)] = EntryRow(name, about, self._look)
        self.findings.fill(rows)
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Offer nothing more while something is being done."""
        for button in (self.backup, self.restore, self.export, self.take_in, self.health):
            button.setEnabled(not busy)

    def tell(self, words: str) -> None:
        """Show the outcome."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def fail(self, why: str) -> None:
        """Tell why it could not be done."""
        self.set_busy(False)
        self.tell(formats.capitalized(why))

    def _button(self, words: str, slot: Callable[[], object]) -> Button:
        button = Button(words)
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def _tell_below(self, button: Button) -> None:
        """Let the outcome stand below what was pressed: elsewhere it may be out of sight."""
        row = button.parentWidget()
        if row is not None:
            self.message.hide()
            self._column.removeWidget(self.message)
            self._column.insertWidget(self._column.indexOf(row) + 1, self.message)

    def _add_part(self, column: QVBoxLayout, title: str, about: str) -> None:
        column.addSpacing(8)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(section_title(title))
        head.addWidget(Label(about, muted=True, wraps=True))
        column.addLayout(head)

    def _back_up(self) -> None:
        file = file_to_save(self, _("Back up to"), "tltimer.zip", _("Archives (*.zip)"))
        if file:
            self._want(self.backup, "backup", file)

    def _restore(self) -> None:
        file = file_to_open(self, _("Restore from"), self.backups, _("Archives (*.zip)"))
        if file:
            self.restore_from(file)

    def restore_from(self, file: str) -> None:
        """Let a backup be restored as it is ticked."""
        self._want(self.restore, "restore", file, *(["--over"] if self.over.isChecked() else []))

    def _export(self) -> None:
        file = file_to_save(self, _("Export to"), f"tltimer.{self.writers.choice}")
        if file:
            self.export_to(file)

    def export_to(self, file: str) -> None:
        """Let everything be written to a file, in the format that is chosen."""
        self._want(self.export, "export", self.writers.choice, file)

    def _import(self) -> None:
        file = file_to_open(self, _("Import from"))
        if file:
            self.import_from(file)

    def import_from(self, file: str) -> None:
        """Let a file be imported, in the format that is chosen."""
        self._want(self.take_in, "import", self.readers.choice, file)

    def _check(self) -> None:
        self._tell_below(self.health)
        self.health_wanted.emit()

    def _want(self, button: Button, *command: str) -> None:
        self._tell_below(button)
        self.command_wanted.emit(command)


def _sentence(words: str) -> str:
    """Write a finding as a sentence begins, unless a program's or a service's own name begins it."""
    words = one_line(words, LONGEST)
    first = words.partition(" ")[0]
    return words if first == "tltimer" or first.endswith(":") else formats.capitalized(words)


def _named(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, NAMES.get(name, name)) for name in sorted(names))


def _row(*buttons: Button) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row, across=8, down=6)
    for button in buttons:
        flow.addWidget(button)
    return row
