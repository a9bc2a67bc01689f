"""The section of what tltimer notices: a switch for each source, the programs and their modes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.evidence.app_rules import DEFAULT_RULES
from tltimer.domain.evidence.samples import EvidenceSource
from tltimer.gui.settings.list_widgets import AddingRow, EntryList, EntryRow
from tltimer.gui.settings.sections import section_title
from tltimer.gui.settings.setting_form import Surface
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.checkbox import CheckBox
from tltimer.gui.widgets.choice_button import ChoiceButton
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.i18n.translate import _
from tltimer.wording.evidence import reads_and_never
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.gui.widgets.theme import Theme


class SourceRow(QWidget):
    """A source: its name, what it reads and what it never reads, and its switch."""

    turned = Signal(object, bool)
    """The EvidenceSource shall be on, or off."""

    def __init__(self, source: EvidenceSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, reads, never = reads_and_never(source)
        self.tick = CheckBox("")
        self.tick.setProperty("kind", "switch")
        self.tick.setAccessibleName(name)
        self.tick.clicked.connect(lambda on: self.turned.emit(source, on))
        self.tick.setAccessibleDescription(f"{reads} {never}")
        self.trouble = Label(factor=SUPPORT, wraps=True)
        self.trouble.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (
            Label(name, weight=BOLD, wraps=True),
            Label(reads, factor=SUPPORT, muted=True, wraps=True),
            Label(never, factor=SUPPORT, muted=True, wraps=True),
            self.trouble,
        ):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)


class EvidenceSection(QWidget):
    """All sources are off at first; what each reads stands beside its switch."""

    turned = Signal(object, bool)
    """An EvidenceSource shall be on, or off."""

    app_said = Signal(str, str)
    """A program shall stand for a mode, "" for none."""

    app_forgotten = Signal(str)
    """The shipped rule of a program shall count again."""

    forgotten = Signal()
    """All evidence shall be forgotten."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: object = None
        self.sources = {source: SourceRow(source) for source in EvidenceSource}
        surface = Surface(look)
        for row in self.sources.values():
            row.turned.connect(self.turned)
            surface.rows.addWidget(row)
        retention = Label(
            _(
                "tltimer records a source and a mode for every five minutes and keeps these records for "
                "14 days, on this machine only. They are never synchronised, exported or backed up. "
                "Where they disagree with your log, the end-of-day review and the day window ask you "
                "about it."
            ),
            factor=SUPPORT,
            muted=True,
            wraps=True,
        )
        self.forget = Button(_("Delete all evidence"))
        self.forget.clicked.connect(lambda _checked=False: self.forgotten.emit())
        below = QHBoxLayout()
        below.addWidget(retention, 1)
        below.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignTop)
        self.shipped = Label(factor=SUPPORT, muted=True, wraps=True)
        self.own = EntryList()
        self.mode = ChoiceButton(look, _("Mode"))
        self.mode.chosen.connect(self.mode.show_choice)
        self.adding = AddingRow(look, _("Program"), _("Window class, e.g. code"), self.mode)
        self.adding.entered.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(surface)
        column.addLayout(below)
        column.addSpacing(6)
        column.addWidget(section_title(_("Programs and their modes")))
        column.addWidget(self.own)
        column.addWidget(self.adding)
        column.addWidget(self.shipped)

    def show_evidence(self, on: Iterable[EvidenceSource], rules: Iterable[str], modes: ModeList) -> None:
        """Show which sources are on, and the modes of programs: the user's own first, then the shipped ones."""
        on, rules = tuple(on), tuple(rules)
        for source, row in self.sources.items():
            row.tick.setChecked(source in on)
        if self._shown == (rules, modes):
            return
        self._shown = (rules, modes)
        own = {app: mode for app, _equals, mode in (rule.rpartition("=") for rule in rules)}
        self.own.fill({app: self._row(app, mode, modes) for app, mode in own.items()})
        self.mode.offer(modes_for(modes, self.mode.key or "coding"), self.mode.key or "coding")
        self.shipped.setText(_("Built-in rules:") + "\n" + "\n".join(shipped_lines(own, modes)))

    def show_trouble(self, source: EvidenceSource, why: str) -> None:
        """Tell below a source why it is not available here; "" where it is."""
        self.sources[source].trouble.setText(why)
        self.sources[source].trouble.setVisible(bool(why))

    def _row(self, app: str, mode: str, modes: ModeList) -> EntryRow:
        row = EntryRow(one_line(app), "", self._look)
        button = ChoiceButton(self._look, _("Mode for {name}").format(name=one_line(app)))
        button.offer(modes_for(modes, mode), mode)
        button.chosen.connect(lambda mode: self.app_said.emit(app, mode))
        row.below.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.offer(_("Remove"), _("Remove {name}"), lambda: self.app_forgotten.emit(app))
        return row

    def _add(self, app: str) -> None:
        if app:
            self.app_said.emit(app, self.mode.key)
            self.adding.settle()


def modes_for(modes: ModeList, own: str) -> dict[str, str]:
    """Return the modes that a program can stand for, words by key: those offered, none, and its own."""
    offered = {mode.key: mode.label for mode in modes.offered}
    return offered | {"": _("No mode")} | ({own: modes.mode(own).label} if own else {})


def shipped_lines(own: Mapping[str, str], modes: ModeList) -> list[str]:
    """Return the shipped rules that the user has not replaced, a line for each mode."""
    by_mode: dict[str, list[str]] = {}
    for app, mode in DEFAULT_RULES.items():
        if app not in own:
            by_mode.setdefault(mode, []).append(app)
    return [
        _("{mode}: {programs}").format(mode=modes.mode(mode).label, programs=", ".join(apps))
        for mode, apps in by_mode.items()
    ]
