"""Everything that can be said of one mode."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from tltimer.domain.timeline.modes_and_kinds import HUES, SHAPES, CountsAs
from tltimer.gui.settings.checked_field import CheckedField
from tltimer.gui.settings.color_difference import nearest
from tltimer.gui.widgets.checkbox import CheckBox
from tltimer.gui.widgets.label import SEGMENT_TOP, Label, row_name
from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.painting import SUPPORT, tip
from tltimer.gui.widgets.segmented_control import Segment, SegmentedControl, check_only
from tltimer.i18n.translate import _
from tltimer.palette import DARK, LIGHT
from tltimer.services.modes_and_kinds import LONGEST_NAME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QIcon

    from tltimer.domain.timeline.modes_and_kinds import Mode
    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.widgets.theme import Theme


class Pictures(QWidget):
    """Offers pictures by key."""

    chosen = Signal(str)
    """Another picture was chosen: its key."""

    def __init__(self, look: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self, across=4, down=4)
        self._group = QButtonGroup(self)
        self._current = ""
        self.buttons: dict[str, Segment] = {}
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, pictures: Iterable[tuple[str, str, QIcon]]) -> None:
        """Offer these: a key, a name and the picture of each."""
        clear(self._flow)
        self.buttons = {}
        for key, name, icon in pictures:
            self.buttons[key] = button = Segment("")
            button.setIcon(icon)
            button.setAccessibleName(name)
            button.setToolTip(tip(name))
            button.clicked.connect(partial(self._choose, key))
            self._group.addButton(button)
            self._flow.addWidget(button)
        self.show_choice(self._current)

    def show_choice(self, key: str) -> None:
        """Show which one is chosen; none if it is not among them."""
        self._current = key
        check_only(self.buttons, key)

    def _choose(self, key: str, _checked: bool = False) -> None:
        changed = key != self._current
        self.show_choice(key)
        if changed:
            self.chosen.emit(key)


LONGEST = LONGEST_NAME


def sides() -> tuple[tuple[str, str], ...]:
    """Return the sides that a mode can count as, with their labels."""
    return (
        (str(CountsAs.CODING), _("Coding")),
        (str(CountsAs.LEADING), _("Leading")),
        (str(CountsAs.ATTENDING), _("Attending")),
        (str(CountsAs.NEITHER), _("None of these")),
    )


class ModeForm(QWidget):
    """Shows one mode and says what shall be different."""

    changed = Signal(object)
    """The fields that shall be different."""

    def __init__(
        self, mode: Mode, others: Iterable[Mode], look: Theme, icons: TrayIcons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.mode = mode
        self.label = LineEdit(look, _("Name"))
        self.label.show_text(mode.label)
        self.label.written.connect(self._rename)
        self.side = SegmentedControl(_("Counts as"))
        self.side.offer(sides())
        self.side.show_choice(str(mode.counts_as))
        self.side.chosen.connect(lambda side: self.changed.emit({"counts_as": side}))
        self.meets = CheckBox(_("Counts as time with other people"))
        self.meets.setChecked(mode.meets)
        self.meets.clicked.connect(lambda on: self.changed.emit({"meets": on}))
        self.quiet = CheckBox(_("Turn on Do Not Disturb while this mode runs"))
        self.quiet.setToolTip(
            _("Afterwards, tltimer restores your earlier setting, unless you have changed it in the meantime.")
        )
        self.quiet.setChecked(mode.do_not_disturb)
        self.quiet.clicked.connect(lambda on: self.changed.emit({"do_not_disturb": on}))
        self.colours = Pictures(look, _("Colour"))
        self.colours.offer((hue, _(hue), icons.icon("square", hue)) for hue in HUES)
        self.colours.show_choice(mode.colour)
        self.colours.chosen.connect(lambda hue: self.changed.emit({"colour": hue}))
        self.own = LineEdit(look, _("Custom colour"), "#rrggbb")
        self.own.letters(9)
        self.own.show_text(mode.colour if mode.colour.startswith("#") else "")
        self.own.written.connect(self._colour)
        self.shapes = Pictures(look, _("Shape"))
        self.shapes.offer((shape, _(shape), icons.icon(shape, mode.colour)) for shape in SHAPES)
        self.shapes.show_choice(mode.shape)
        self.shapes.chosen.connect(lambda shape: self.changed.emit({"shape": shape}))
        self.name_field = CheckedField(self.label)
        self.colour_field = CheckedField(self.own, before=self.colours)
        self.near = Label(nearness(mode, others), factor=SUPPORT, muted=True, wraps=True)
        self.near.setVisible(bool(self.near.text()))
        colour = QVBoxLayout()
        colour.setSpacing(4)
        colour.addWidget(self.colour_field)
        colour.addWidget(self.near)
        form = QFormLayout(self)
        form.setContentsMargins(28, 4, 0, 10)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(row_name(_("Name")), self.name_field)
        form.addRow(row_name(_("Counts as"), above=SEGMENT_TOP), self.side)
        form.addRow(Label(), self.meets)
        form.addRow(Label(), self.quiet)
        form.addRow(row_name(_("Colour")), colour)
        form.addRow(row_name(_("Shape"), above=SEGMENT_TOP), self.shapes)

    def _rename(self, text: str) -> None:
        if len(" ".join(text.split())) > LONGEST:
            self.name_field.complain(_("That name is too long. Use at most {count} characters.").format(count=LONGEST))
        elif text.strip():
            self.name_field.complain("")
            self.changed.emit({"label": " ".join(text.split())})
        else:
            self.name_field.complain(_("Enter a name for the mode."))

    def _colour(self, text: str) -> None:
        text = text.strip().lower()
        if len(text) == 7 and text[0] == "#" and all(digit in "0123456789abcdef" for digit in text[1:]):
            self.colour_field.complain("")
            self.changed.emit({"colour": text})
        elif text:
            self.colour_field.complain(
                _("Choose one of the colours shown, or enter # and six hexadecimal digits, such as #7a9a01.")
            )


def nearness(mode: Mode, others: Iterable[Mode]) -> str:
    """Return the mode whose colour is hard to tell from another's, in the light or the dark palette; "" if none."""
    shown = [other for other in others if not other.hidden and other.key != mode.key]
    closest = None
    for palette in (LIGHT, DARK):
        near = nearest(palette.hue(mode.colour), {mode.label: palette.hue(mode.colour) for mode in shown})
        if near is not None and (closest is None or near[1]):
            closest = near
    if closest is None:
        return ""
    text = _(
        "This colour is hard to tell from the colour of {mode}. Make sure that the two modes have different shapes."
    )
    if not closest[1]:
        text = _(
            "Some people cannot tell this colour from the colour of {mode}. Make sure that the two "
            "modes have different shapes."
        )
    return text.format(mode=closest[0])
