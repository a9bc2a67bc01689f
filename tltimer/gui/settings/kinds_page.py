"""The page of the kinds of work: what each does to the team, and new ones."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindEffect
from tltimer.domain.timeline.names import folded
from tltimer.gui.settings.list_widgets import AddingRow, EntryRow, OpenableList
from tltimer.gui.widgets.label import SEGMENT_TOP, row_name
from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.i18n.translate import _
from tltimer.services.modes_and_kinds import LONGEST_NAME
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.timeline.modes_and_kinds import KindOfWork
    from tltimer.gui.widgets.theme import Theme


class KindForm(QWidget):
    """Shows one kind and says what shall be different."""

    changed = Signal(object)
    """The fields that shall be different."""

    def __init__(self, kind: KindOfWork, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = LineEdit(look, _("Name"))
        self.label.show_text(kind.label)
        self.label.written.connect(self._rename)
        self.effect = SegmentedControl(_("Effect on your team"))
        self.effect.offer(effects())
        self.effect.show_choice(str(kind.effect))
        self.effect.chosen.connect(lambda effect: self.changed.emit({"effect": effect}))
        self.side = SegmentedControl(_("Counts as"))
        self.side.offer(((str(CountsAs.CODING), _("Coding")), (str(CountsAs.LEADING), _("Leading"))))
        self.side.show_choice(str(kind.side))
        self.side.chosen.connect(lambda side: self.changed.emit({"side": side}))
        form = QFormLayout(self)
        form.setContentsMargins(16, 4, 0, 10)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(row_name(_("Name")), self.label)
        form.addRow(row_name(_("Effect on your team"), above=SEGMENT_TOP), self.effect)
        form.addRow(row_name(_("Counts as"), above=SEGMENT_TOP), self.side)

    def _rename(self, text: str) -> None:
        if text.strip():
            self.changed.emit({"label": " ".join(text.split())})


class KindsPage(OpenableList):
    """Shows the kinds; one of them can be open."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, AddingRow(look, _("Name of the new kind"), _("e.g. Incident")), parent)
        self._kinds: tuple[KindOfWork, ...] = ()
        self.form: KindForm | None = None
        self.adding.entered.connect(self.add)

    def show_kinds(self, kinds: Iterable[KindOfWork]) -> None:
        """Show these."""
        kinds = tuple(kinds)
        if kinds != self._kinds:
            self._kinds = kinds
            self._fill()

    def add(self, label: str) -> None:
        """Add a kind by its name."""
        label = " ".join(label.split())
        names = {folded(name) for kind in self._kinds for name in (kind.key, kind.label)}
        wrong = "" if label else _("Enter a name for the kind of work.")
        if len(label) > LONGEST_NAME:
            wrong = _("That name is too long. Use at most {count} characters.").format(count=LONGEST_NAME)
        if label.startswith("-"):
            wrong = _("A name cannot begin with a dash. Choose another name.")
        elif folded(label) in names:
            wrong = _("That name is taken. Choose another name.")
        self.adding.settle(wrong)
        if not wrong:
            self._open = label
            self.changed.emit(label, {"label": label})

    def open(self, key: str) -> None:
        """Open a kind, or close it if it is open."""
        super().open(key)
        if self.form is not None:
            self.form.label.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        self.form = None
        self.list.fill({kind.key: self._row(kind) for kind in self._kinds})

    def _row(self, kind: KindOfWork) -> EntryRow:
        side = _("leading") if kind.side is CountsAs.LEADING else _("coding")
        about = side if kind.effect is KindEffect.NEITHER else f"{side} · {dict(effects())[str(kind.effect)]}"
        about = formats.capitalized(about)
        row = EntryRow(kind.label, _("{what} · hidden").format(what=about) if kind.hidden else about, self._look)
        self._offer_changes(row, kind.key, is_hidden=kind.hidden)
        if kind.key == self._open:
            self.form = KindForm(kind, self._look)
            self.form.changed.connect(lambda fields: self.changed.emit(kind.key, fields))
            row.below.addWidget(self.form)
        return row


def effects() -> tuple[tuple[str, str], ...]:
    """Return the effects of a kind on the team, with their labels."""
    return (
        (str(KindEffect.MULTIPLIER), _("Multiplier")),
        (str(KindEffect.SOLO), _("Solo")),
        (str(KindEffect.NEITHER), _("Neither")),
    )
