"""The card of coding: its blocks, what ended them, and what kind of code it was."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.desktop.card import Card
from tltimer.desktop.flow import FlowLayout
from tltimer.desktop.label import Label
from tltimer.desktop.look import Look
from tltimer.desktop.painting import BOLD, SUPPORT, paint_bar, painting_on, tinted
from tltimer.desktop.week.blocks_bar import BlocksBar, widths
from tltimer.desktop.week.plans import is_over
from tltimer.language import _
from tltimer.meetings.busy import Plan
from tltimer.report import wording
from tltimer.report.rules import Rules
from tltimer.report.sentences import block_counts, cause_counts
from tltimer.report.week import WeekReport
from tltimer.timeline.modes import CountsAs, ModeList

SHADES = (1.0, 0.65, 0.4, 0.22)


class KindsBar(QWidget):
    """Shows how coding divides into kinds."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._seconds: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_kinds(self, seconds: Iterable[int]) -> None:
        """Show the parts in this order."""
        self._seconds = tuple(seconds)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a thin line."""
        return QSize(200, round(self.fontMetrics().height() * 0.6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts."""
        with painting_on(self) as painter:
            left = 0.0
            for number, width in enumerate(widths(self._seconds, self.width(), 0)):
                shade = SHADES[min(number, len(SHADES) - 1)]
                paint_bar(painter, QRectF(left, 0, width, self.height()), tinted(self._look.hue("blue"), shade), 4)
                left += width + 3


class CodedCard(Card):
    """Shows blocks by size, the share in crumbs, what ended them, and kinds where there are any."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("Coded"), look, parent)
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
        self.kinds = Label(factor=SUPPORT, muted=True)
        self.body.addWidget(self.kinds_bar)
        self.body.addWidget(self.kinds)
        self.empty = Label(muted=True, wraps=True)
        self.body.addWidget(self.empty)
        self.body.addStretch(1)

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show the coding of a week."""
        coding = report.figures.coding_s
        self.entitle(wording.length(coding) if coding else "")
        self.bar.show_blocks([(day.date, block) for day in report.days for block in day.blocks], rules.days.zone)
        self.counts.setText(block_counts(report.blocks))
        self.crumbs.setText(_("{share} in crumbs").format(share=wording.share(report.fragmentation.fragmented_share)))
        self.causes.setText(cause_counts(report.fragmentation))
        kept, planned = kept_coding(report)
        self.kept.setText(
            _("{kept} of {planned} became coding").format(
                kept=wording.duration(kept), planned=wording.duration(planned)
            )
        )
        kinds = coding_kinds(report, rules.modes)
        whole = sum(kinds.values())
        self.kinds_bar.show_kinds(kinds.values())
        self.kinds.setText(wording.listed(f"{kind} {wording.share(s / whole)}" for kind, s in kinds.items()))
        self.empty.setText(
            _("Blocks of coding appear here by size: {whole} and more is whole, below {usable} is a crumb.").format(
                whole=wording.length(rules.sizes.whole_s), usable=wording.length(rules.sizes.usable_s)
            )
        )
        _show(report.blocks, self.bar, self.counts, self.crumbs, self.ended, self.causes)
        _show(planned, self.planned, self.kept)
        _show(kinds, self.kinds_bar, self.kinds)
        _show(not report.blocks, self.empty)


def _show(something: object, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setVisible(bool(something))


def kept_coding(report: WeekReport) -> tuple[int, int]:
    """Give the seconds of planned coding that were kept, and all of them, on days whose plans are over."""
    over = [day.kept for day in report.days if is_over(day, Plan.CODING, report.now)]
    return sum(kept.kept_coding_s for kept in over), sum(kept.planned_coding_s for kept in over)


def coding_kinds(report: WeekReport, modes: ModeList) -> dict[str, int]:
    """Give the seconds of coding by kind, the most first; coding of no kind is left out."""
    found: dict[str, int] = {}
    for stretch in (one for day in report.days for one in day.stretches):
        kind = stretch.switch.kind
        if kind and not stretch.unconfirmed and modes.counts_as(stretch.mode) is CountsAs.CODING:
            found[kind] = found.get(kind, 0) + stretch.seconds
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
