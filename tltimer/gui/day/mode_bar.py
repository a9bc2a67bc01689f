"""The modes of the entry panel: what is selected becomes one of them with a click or its letter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.gui.day.shortcuts import letters_of
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.painting import SUPPORT, paint_bar, tip
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.timeline.modes_and_kinds import Mode
    from tltimer.gui.day.edit_commands import EditCommands
    from tltimer.gui.day.model import DayModel
    from tltimer.gui.widgets.theme import Theme

SHARPNESS = 4
"""Pixels of a swatch for each pixel of the layout: sharp on any screen."""


LONGEST, LONGEST_OF_MANY, MANY = 24, 14, 9
"""Columns of a name; where there are many modes, long names would leave them a line each, more than a screen has."""


class ModeButton(Button):
    """A mode with its color, in a name of at most so many columns; the letter that chooses it is underlined."""

    def __init__(
        self, mode: Mode, letter: str, look: Theme, longest: int = LONGEST, parent: QWidget | None = None
    ) -> None:
        super().__init__(clipped(mode.label, longest), parent=parent)
        self._look = look
        self._mode = mode
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # all of its column
        self.setAccessibleName(mode.label)
        self.setToolTip(tip(mode.label if self.text() != mode.label else ""))
        if letter:
            self.setToolTip(tip(_("{mode}, key {letter}").format(mode=mode.label, letter=letter.upper())))
            underline_letter(self, letter)
        look.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        swatch = mode_swatch(self._mode, self._look, self.fontMetrics().height())
        self.setIcon(swatch)
        self.setIconSize(swatch.availableSizes()[0] / SHARPNESS)


def underline_letter(button: Button, letter: str) -> None:
    """Underline the first place of a letter in the words of a button; the key is heard by the window, not by it."""
    words = button.text()
    place = words.casefold().find(letter)
    if place >= 0:
        mnemonic = f"{words[:place].replace('&', '&&')}&{words[place:].replace('&', '&&')}"
        QPushButton.setText(button, mnemonic)
        button.setShortcut(QKeySequence())


def mode_swatch(mode: Mode, look: Theme, line: int) -> QIcon:
    """Return a square in the color of a mode, with its rim and a gap to the words after it."""
    side, gap = round(line * 0.7), round(line * 0.2)
    picture = QPixmap(QSize(side + gap, side) * SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARPNESS, SHARPNESS)
    hue = look.hue(mode.colour)
    paint_bar(painter, QRectF(0, 0, side, side), hue, 3, look.rim(hue))
    painter.end()
    return QIcon(picture)


class ModeBar(QWidget):
    """Offers the modes for what is selected, and asks what it was where that is open."""

    def __init__(self, look: Theme, edits: EditCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._edits = look, edits
        self._made: tuple[Mode, ...] = ()
        self.modes: dict[str, ModeButton] = {}
        self.words = Label(factor=SUPPORT, muted=True, fills=True)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, across=6, down=6, even=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(self.words)
        outer.addWidget(self._row)
        edits.changed.connect(self._follow)

    def _follow(self) -> None:
        view = self._edits.view
        if view is None:
            return
        if view.modes.offered != self._made:
            self._make(view)
        words, question = self._words(view)
        self.words.setText(words)
        self.words.setVisible(question)
        edits = self._edits
        able = edits.meeting is None and (edits.mark is not None or edits.piece is not None)
        now = edits.piece.switch.mode if able and edits.mark is None and edits.piece is not None else ""
        self.setVisible(able)
        for key, button in self.modes.items():
            button.setChecked(key == now)
            button.setAccessibleDescription(words)

    def _make(self, view: DayModel) -> None:
        clear(self._flow)
        self._made = view.modes.offered
        letters = {key: letter for letter, key in letters_of(self._made).items()}
        longest = LONGEST_OF_MANY if len(self._made) >= MANY else LONGEST
        self.modes = {mode.key: ModeButton(mode, letters.get(mode.key, ""), self._look, longest) for mode in self._made}
        for key, button in self.modes.items():
            button.clicked.connect(partial(self._say, key))
            self._flow.addWidget(button)

    def _say(self, key: str, checked: bool = False) -> None:
        self.modes[key].setChecked(not checked)  # the log says what it was, not the click
        self._edits.say_mode(key)

    def _words(self, view: DayModel) -> tuple[str, bool]:
        """Return the selection that a mode would be applied to, in words, and whether they are a question to show."""
        edits, piece = self._edits, self._edits.piece
        if edits.mark is not None:
            return _("What were you doing?"), True  # the panel is headed by the span
        if piece is None:
            return "", False
        span = formats.span_words(piece.start, piece.end, view.zone)
        if piece.is_gap or piece.switch.mode == UNKNOWN:
            return _("What did you do from {start} to {end}?").format(
                start=formats.wall_time(piece.start, view.zone), end=formats.wall_time(piece.end, view.zone)
            ), True
        return _("Change {span} to").format(span=span), False
