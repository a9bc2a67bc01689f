"""The card of coding: its blocks, what ended them, and what kind of code it was."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tltimer.domain.rules import Rules
from tltimer.domain.timeline.modes import CountsAs
from tltimer.gui.week.blocks_bar import BlocksBar
from tltimer.gui.week.kinds_bar import KindsBar
from tltimer.gui.week.leading_card import LINES_APART
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.reports.planned import kept_coding
from tltimer.reports.week import WeekReport
from tltimer.wording import formats
from tltimer.wording.blocks import block_counts, cause_counts
from tltimer.wording.kinds import effect_words, effects_of, kinds_in, rest_words


class CodedCard(Card):
    """Shows blocks by size, the share in crumbs, what ended them, and kinds where there are any."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("Coded"), look, parent)
        self.body.setSpacing(LINES_APART)
        self.bar = BlocksBar(look)
        self.body.addWidget(self.bar)
        self.counts = Label(weight=BOLD)
        self.crumbs = Label(muted=True)
        self.ended = Label(_("Ended by"), weight=BOLD)
        self.causes = Label(muted=True)
        self.planned = Label(_("Planned"), weight=BOLD)
        self.kept = Label(muted=True)
        for first, second in ((self.counts, self.crumbs), (self.ended, self.causes), (self.planned, self.kept)):
            line = FlowLayout(across=10, down=2)
            line.addWidget(first)
            line.addWidget(second)
            self.body.addLayout(line)
        self.kinds_bar = KindsBar(look)
        self.multiplies = Label(factor=SUPPORT, muted=True, fills=True)
        self.isolates = Label(factor=SUPPORT, muted=True)
        effects = QHBoxLayout()
        effects.setSpacing(12)
        effects.addWidget(self.multiplies, 1)
        effects.addWidget(self.isolates)
        self.body.addWidget(self.kinds_bar)
        self.body.addLayout(effects)
        self.empty = Label(muted=True, wraps=True)
        self.body.addWidget(self.empty)
        self.body.addStretch(1)

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show the coding of a week."""
        coding = report.figures.coding_s
        self.entitle(formats.length(coding) if coding else "")
        self.bar.show_blocks(report.days, rules.days.zone)
        self.counts.setText(block_counts(report.blocks))
        self.crumbs.setText(_("{share} in crumbs").format(share=formats.share(report.fragmentation.fragmented_share)))
        self.causes.setText(cause_counts(report.fragmentation))
        kept, planned = kept_coding(report)
        self.kept.setText(
            _("{kept} of {planned} became coding").format(
                kept=formats.duration(kept), planned=formats.duration(planned)
            )
        )
        kinds = kinds_in(report.days, rules.modes, CountsAs.CODING)
        effects = effects_of(kinds, rules.kinds)
        self.kinds_bar.show_effects(effects, kinds, rules.kinds)
        self.multiplies.setText(effect_words(effects, kinds, rules.kinds))
        self.isolates.setText(rest_words(effects))
        self.empty.setText(
            _("Blocks of coding appear here by size: {whole} and more is whole, below {usable} is a crumb.").format(
                whole=formats.length(rules.sizes.whole_s), usable=formats.length(rules.sizes.usable_s)
            )
        )
        _show(report.blocks, self.bar, self.counts, self.crumbs, self.ended, self.causes)
        _show(planned, self.planned, self.kept)
        _show(kinds, self.kinds_bar, self.multiplies, self.isolates)
        _show(not report.blocks, self.empty)


def _show(something: object, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setVisible(bool(something))
