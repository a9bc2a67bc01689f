"""Changes made in the settings window: carried out at once, undone step by step."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused
from tltimer.gui.settings.editors import text_of, words_of
from tltimer.i18n.translate import _
from tltimer.settings.notification_levels import Level, values_of
from tltimer.settings.schema import SHORTCUTS
from tltimer.settings.toml_changes import drop_setting, write_setting
from tltimer.settings.toml_file import check, find_setting
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import Any

    from tltimer.services.bootstrap import Program
    from tltimer.settings.schema import Setting

MOST = 100
"""Steps that can be undone."""


class SettingsUndoStack(QObject):
    """Carries changes out: those of settings in their file, all others as ``services`` do."""

    made = Signal(str)
    """Something was changed, in words."""

    undone = Signal(str)
    """A change was undone, in words."""

    refused = Signal(str)
    """Something could not be done: why."""

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._steps: list[tuple[str, Callable[[], object]]] = []

    @property
    def can_undo(self) -> bool:
        """Whether something can be undone."""
        return bool(self._steps)

    def write(self, key: str, text: str) -> str:
        """Change a setting; return why that is refused, "" otherwise."""
        setting = find_setting(key)
        try:
            value = check(setting, setting.kind.from_text(text))
        except Refused:
            return _refusal(setting).format(text=one_line(text, 60), allowed=_(setting.kind.allowed))
        if value == self._program.reports.settings()[setting]:
            return ""
        words = _(setting.label or key)
        if setting is not SHORTCUTS:  # the page shows them in words, their rules are for the file
            words = _("{setting}: {value}").format(setting=words, value=words_of(setting, value))
        return self._replace(key, words, lambda: write_setting(self._program.home.settings_file, key, text))

    def choose_level(self, level: Level) -> None:
        """Switch all tips as at a level, as one step."""
        file, before = self._program.home.settings_file, self._program.reports.settings()
        wanted = {tip: on for tip, on in values_of(level).items() if before[tip] != on}
        if not wanted:
            return
        old_texts = {tip.key: text_of(tip, before[tip]) if before.is_set(tip) else None for tip in wanted}
        try:
            for tip, on in wanted.items():
                if on == tip.default:
                    drop_setting(file, tip.key)
                else:
                    write_setting(file, tip.key, text_of(tip, on))
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        names = {Level.QUIET: _("Quiet"), Level.DEFAULT: _("Default"), Level.EVERYTHING: _("Everything")}
        self._keep(_("Notifications: {level}").format(level=names[level]), lambda: _restore(file, old_texts))

    def restore_default(self, key: str) -> str:
        """Restore the default of a setting; return why that is refused, "" otherwise."""
        words = _("{setting}: default").format(setting=_(find_setting(key).label or key))
        return self._replace(key, words, lambda: drop_setting(self._program.home.settings_file, key))

    def decide(self, verb: Callable[[], object]) -> bool:
        """Carry out a change of the journal; return whether it was made."""
        try:
            verb()
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        self.take_note(self._program.undo_redo.undo_label() or "")
        return True

    def take_note(self, label: str) -> None:
        """Know of a change of the journal that was made elsewhere, on behalf of this window."""
        self._keep(label, lambda: self._undo_journal(label))

    def keep(self, words: str, undo: Callable[[], object]) -> None:
        """Know of a change that was made elsewhere: what it was, and what undoes it."""
        self._keep(words, undo)

    def undo(self) -> None:
        """Undo the last change."""
        if not self._steps:
            return
        words, undo = self._steps[-1]
        try:
            undo()
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self._steps.pop()
        self.undone.emit(words)

    def _replace(self, key: str, words: str, write: Callable[[], object]) -> str:
        setting, file = find_setting(key), self._program.home.settings_file
        before = self._program.reports.settings()
        old = text_of(setting, before[setting]) if before.is_set(setting) else None
        try:
            write()
        except Refused as refusal:
            return str(refusal)
        self._keep(words, lambda: drop_setting(file, key) if old is None else write_setting(file, key, old))
        return ""

    def _keep(self, words: str, undo: Callable[[], object]) -> None:
        self._steps = [*self._steps[-MOST:], (words, undo)]
        self.made.emit(words)

    def _undo_journal(self, label: str) -> None:
        if self._program.undo_redo.undo_label() != label:
            raise Refused(
                _(
                    "This change has already been undone, or others were made after it. If so, undo those "
                    "first, with Undo in the day window."
                )
            )
        self._program.undo_redo.undo()


def _refusal(setting: Setting[Any]) -> str:
    """Return the refusal of a text, without the marks that a value has in the file and not in its field."""
    if setting.kind.name == "hours":
        return _(
            "'{text}' is not valid here. Enter a start and a later end, such as 09:00–17:30, or leave the field empty."
        )
    if setting.kind.name == "zone":
        return _("'{text}' is not a time zone. Enter a name such as Europe/Berlin, or leave the field empty.")
    if setting.kind.name == "addresses":
        return _("'{text}' is not valid here. Enter e-mail addresses separated by commas.")
    return _("'{text}' is not valid here. Use {allowed}.")


def _restore(file: Path, texts: Mapping[str, str | None]) -> None:
    """Write settings as they were; None where one was not set."""
    for key, text in texts.items():
        if text is None:
            drop_setting(file, key)
        else:
            write_setting(file, key, text)
