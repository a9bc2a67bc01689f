"""The coding of a week by what it does to the team: multiplies, neither, isolates."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.domain.timeline.kinds import Effect, KindList
from tltimer.gui.week.blocks_bar import GAP, widths
from tltimer.gui.widgets.hit_targets import Targets
from tltimer.gui.widgets.painting import paint_bar, painting_on, tinted, tip
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.wording.kinds import kinds_in_full

ABOVE = 3
"""The space above, in pixels."""


class KindsBar(Targets):
    """Shows the effects as parts of one thin bar; its tooltip names every kind. Each leads to what kinds there are."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._effects: dict[Effect, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Kinds of coding"))

    def show_effects(self, effects: Mapping[Effect, int], seconds: Mapping[str, int], kinds: KindList) -> None:
        """Show how long each effect took, and say so of each kind."""
        self._effects = {effect: s for effect, s in effects.items() if s}
        words = kinds_in_full(seconds, kinds)
        self.setAccessibleDescription(words.replace("\n", "; "))
        self.setToolTip(tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a thin line with some space above."""
        return QSize(200, round(self.fontMetrics().height() * 0.6) + ABOVE)

    def targets(self) -> tuple[tuple[QRectF, Effect], ...]:
        """Give where each effect lies."""
        bars, left = [], 0.0
        for effect, width in zip(self._effects, widths(tuple(self._effects.values()), self.width(), 0), strict=True):
            bars.append((QRectF(left, ABOVE, width, self.height() - ABOVE), effect))
            left += width + GAP
        return tuple(bars)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts."""
        green, quiet = self._look.hue("green"), QColor(self._look.palette.quiet)
        colours = {Effect.MULTIPLIES: green, Effect.NEITHER: tinted(green, 0.35), Effect.ISOLATES: quiet}
        with painting_on(self) as painter:
            for rect, effect in self.targets():
                paint_bar(painter, rect, colours[effect], 4)
            self.paint_focus(painter, self._look.palette.text)
