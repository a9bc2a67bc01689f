"""The card of coding: its blocks, how they ended, and the kinds of code."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindEffect
from tltimer.gui.week.blocks_bar import GAP, BlocksBar, widths
from tltimer.gui.week.leading_card import LINES_APART
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.hit_targets import HitTargets
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT, paint_bar, painting_on, tinted, tip
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.blocks import cause_counts, fragment_counts
from tltimer.wording.kinds import effect_words, effects_of, kinds_in, kinds_in_full, rest_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.modes_and_kinds import KindList
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.week import WeekReport

TINTS = {KindEffect.MULTIPLIER: 1.0, KindEffect.NEITHER: 0.7, KindEffect.SOLO: 0.38}
"""The tints of the coding colour by effect, those of blocks by size."""

ABOVE = 3
"""The space above, in pixels."""


class KindsBar(HitTargets):
    """Shows the effects as parts of one thin bar; its tooltip names every kind. Each leads to what kinds there are."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._effects: dict[KindEffect, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Kinds of coding"))

    def show_effects(self, effects: Mapping[KindEffect, int], seconds: Mapping[str, int], kinds: KindList) -> None:
        """Show how long each effect took, and say so of each kind."""
        self._effects = {effect: s for effect, s in effects.items() if s}
        words = kinds_in_full(seconds, kinds)
        self.setAccessibleDescription(words.replace("\n", "; "))
        self.setToolTip(tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a thin line with some space above."""
        return QSize(60, round(self.fontMetrics().height() * 0.6) + ABOVE)

    def targets(self) -> tuple[tuple[QRectF, KindEffect], ...]:
        """Return the place of each effect."""
        bars, left = [], 0.0
        for effect, width in zip(self._effects, widths(tuple(self._effects.values()), self.width(), 0), strict=True):
            bars.append((QRectF(left, ABOVE, width, self.height() - ABOVE), effect))
            left += width + GAP
        return tuple(bars)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts."""
        blue = self._look.hue("blue")
        with painting_on(self) as painter:
            for rect, effect in self.targets():
                paint_bar(painter, rect, tinted(blue, TINTS[effect]), 4, self._look.rim(blue))
            self.paint_focus(painter, self._look.palette.text)


class CodingCard(Card):
    """Shows blocks by size, the share in fragments, how they ended, and kinds where there are any."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Coding"), look, parent)
        self.body.setSpacing(LINES_APART)
        self.bar = BlocksBar(look)
        self.body.addWidget(self.bar)
        self.counts = Label(factor=SUPPORT, wraps=True)
        self.body.addWidget(self.counts)
        self.ended = Label(_("How they ended"), factor=SUPPORT, weight=BOLD)
        self.causes = Label(factor=SUPPORT, muted=True, wraps=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.ended, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.causes, 1)
        self.body.addLayout(line)
        self.kinds_bar = KindsBar(look)
        self.is_multiplier = Label(factor=SUPPORT, muted=True, wraps=True)
        self.is_solo = Label(factor=SUPPORT, muted=True)
        effects = QHBoxLayout()
        effects.setSpacing(10)
        effects.addWidget(self.kinds_bar, 1, Qt.AlignmentFlag.AlignTop)
        effects.addWidget(self.is_multiplier, 2)
        effects.addWidget(self.is_solo, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(effects)
        self.empty = Label(factor=SUPPORT, muted=True, wraps=True)
        self.body.addWidget(self.empty)
        self.body.addStretch(1)

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show the coding of a week."""
        coding = report.figures.coding_s
        self.show_figure(formats.duration(coding) if coding else "")
        self.bar.show_blocks(report.days, rules.days.zone)
        self.counts.setText(_unbroken(fragment_counts(report.blocks, report.fragmentation)))
        self.causes.setText(cause_counts(report.fragmentation))
        kinds = kinds_in(report.days, rules.modes, CountsAs.CODING)
        effects = effects_of(kinds, rules.kinds)
        self.kinds_bar.show_effects(effects, kinds, rules.kinds)
        self.is_multiplier.setText(effect_words(effects, kinds, rules.kinds))
        self.is_solo.setText(rest_words(effects))
        self.empty.setText(
            _(
                "Your coding blocks appear here by length: {focus} or more is a focus block, under {short} a fragment."
            ).format(focus=formats.length(rules.sizes.focus_s), short=formats.length(rules.sizes.short_s))
        )
        _show(report.blocks, self.bar, self.counts, self.ended, self.causes)
        _show(kinds, self.kinds_bar, self.is_multiplier, self.is_solo)
        _show(not report.blocks, self.empty)


def _unbroken(words: str) -> str:
    """Keep the words in brackets on one line."""
    before, bracket, inside = words.partition("(")
    return before + bracket + inside.replace(" ", "\N{NO-BREAK SPACE}")


def _show(something: object, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setVisible(bool(something))
