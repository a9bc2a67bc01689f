"""The page of the modes: their order, what each is, and new ones."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from tltimer.domain.timeline.modes_and_kinds import CountsAs, free_look
from tltimer.domain.timeline.names import folded
from tltimer.gui.settings.list_widgets import AddingRow, EntryRow, OpenableList
from tltimer.gui.settings.mode_form import LONGEST, ModeForm
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from tltimer.domain.timeline.modes_and_kinds import Mode
    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.widgets.theme import Theme

RESERVED = ("off", "unknown", "back")


class ModesPage(OpenableList):
    """Shows the modes in their order; one of them can be open."""

    ordered = Signal(object)
    """The modes shall have this order: their keys."""

    def __init__(self, look: Theme, icons: TrayIcons, parent: QWidget | None = None) -> None:
        super().__init__(look, AddingRow(look, _("Name of the new mode"), _("e.g. On call")), parent)
        self._icons = icons
        self._modes: tuple[Mode, ...] = ()
        self.form: ModeForm | None = None
        self.adding.entered.connect(self.add)

    def show_modes(self, modes: Iterable[Mode]) -> None:
        """Show these; the keyboard stays with what it was on, if that is there still."""
        modes = tuple(modes)
        if modes == self._modes:
            return
        self._modes = modes
        self._fill()

    def add(self, label: str) -> None:
        """Add a mode by its name, in a colour and a shape that no other has."""
        label = " ".join(label.split())
        key = label.replace(" ", "-")
        names = {folded(name) for mode in self._modes for name in (mode.key, mode.label)}
        if not label:
            return self.adding.settle(_("Enter a name for the mode."))
        if len(label) > LONGEST:
            return self.adding.settle(_("That name is too long. Use at most {count} characters.").format(count=LONGEST))
        if key.startswith("-"):
            return self.adding.settle(_("A name cannot begin with a dash. Choose another name."))
        if folded(key) in RESERVED:
            words = _("{key} cannot be the name of a mode. Choose another name.")
            return self.adding.settle(words.format(key=repr(label)))
        if {folded(key), folded(label)} & names:
            return self.adding.settle(_("That name is taken. Choose another name."))
        look = dict(zip(("colour", "shape"), free_look(self._modes), strict=True))
        self.adding.settle()
        self._open = key
        self.changed.emit(key, {"label": label, "counts_as": str(CountsAs.LEADING), "meets": False, **look})
        return None

    def _fill(self) -> None:
        self.form = None
        self.list.fill({mode.key: self._row(index, mode) for index, mode in enumerate(self._modes)})

    def _row(self, index: int, mode: Mode) -> EntryRow:
        row = EntryRow(mode.label, _about(mode), self._look, self._icons.icon(mode.shape, mode.colour))
        up = row.offer("↑", _("Move {name} up"), lambda: self._move(index, -1), index > 0)
        down = row.offer("↓", _("Move {name} down"), lambda: self._move(index, 1), index + 1 < len(self._modes))
        for arrow in (up, down):
            if not arrow.isEnabled():  # it would look like one that moves something
                policy = arrow.sizePolicy()
                policy.setRetainSizeWhenHidden(True)
                arrow.setSizePolicy(policy)
                arrow.hide()
        self._offer_changes(row, mode.key, is_hidden=mode.hidden)
        if mode.key == self._open:
            self.form = ModeForm(mode, self._modes, self._look, self._icons)
            self.form.changed.connect(lambda fields: self.changed.emit(mode.key, fields))
            row.below.addWidget(self.form)
        return row

    def open(self, key: str) -> None:
        """Open a mode, or close it if it is open."""
        super().open(key)
        if self.form is not None:
            self.form.label.setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, index: int, steps: int) -> None:
        keys = [mode.key for mode in self._modes]
        keys.insert(index + steps, keys.pop(index))
        self.ordered.emit(tuple(keys))


def _about(mode: Mode) -> str:
    about = {
        CountsAs.CODING: _("Counts as coding"),
        CountsAs.LEADING: _("Counts as leading"),
        CountsAs.ATTENDING: _("Counts as attending meetings"),
        CountsAs.NEITHER: _("Not counted in the coding share"),
    }[mode.counts_as]
    about = _("{side} · with other people").format(side=about) if mode.meets else about
    return _("{what} · hidden").format(what=about) if mode.hidden else about
