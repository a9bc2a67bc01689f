"""The second page of the audit: guess, actual and aim, and what stands behind the gap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.audit.charts import TAKEN_HUES, ComparisonChart, LevelChart, ProtectedBar
from tltimer.gui.audit.split_bar import HUES
from tltimer.gui.week.legend import Square
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.card import MARGIN, Card
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.line_edit import LabelledLineEdit
from tltimer.gui.widgets.painting import BOLD, HEADLINE, SUPPORT, TITLE, painting_on
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import audit, formats
from tltimer.wording.protected import taken_sentences
from tltimer.wording.sanitize import clipped
from tltimer.wording.target import answer_day_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from tltimer.domain.rules import Rules
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.audit import AuditReport, PersonOutcomes

SHOWN_MEETINGS = 5
SHOWN_PEOPLE = 6
LONGEST = 40

ROW_SPACING = 5

STACKED = 50
"""In a page that is narrower, in lines of text, each card has a row of its own."""

LEAST_NAME, LONG_NAME = 12, 26
"""So many letters of a name are seen beside the figures of a table at least, if it has them."""

SHOWN_BROKEN = 2

ACTUAL, GAPS = 2, (4, 5)
"""The columns of the actual shares and of the gaps, among those of guess and aim."""

ACROSS, DOWN = 16, 12
"""So far cards are apart."""

BESIDE = 28
"""So far bars and figures are apart."""


class Table(QWidget):
    """Rows under heads with hairlines between them; the first column fills the room, the others are figures.

    Args:
        look: the palette to wear.
        least_name: so many letters of the first column are seen at least.
        keeps_heads: whether the heads of figures are never cut, as the figures are not.
        parent: as of any widget.
    """

    def __init__(
        self,
        look: Theme,
        *,
        least_name: int = LEAST_NAME,
        keeps_heads: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._least_name, self._keeps_heads = least_name, keeps_heads
        self._rows = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(ROW_SPACING)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, ROW_SPACING)
        column.addLayout(self._grid)

    def show_rows(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence[str]],
        bold: Sequence[int] = (),
        hues: Sequence[str] = (),
        sums: bool = False,
    ) -> None:
        """Show heads and rows.

        Args:
            heads: one for each column; none of them shown where all are empty.
            rows: the texts of each row.
            bold: the columns that stand out.
            hues: the colour of the square before each row, if any.
            sums: whether the last row is the sum of the others, and stands out.
        """
        clear(self._grid)
        rows = tuple(rows)
        self._rows = len(rows)
        for column, head in enumerate(heads if any(heads) else ()):
            self._add(Label(head, factor=SUPPORT, weight=BOLD, muted=True), 0, column)
        for number, row in enumerate(rows, start=1):
            if hues:
                self._grid.addWidget(Square(hues[number - 1], self._look), number, 0)
            for column, text in enumerate(row):
                stands_out = column in bold or (sums and number == len(rows))
                self._add(Label(text, weight=BOLD if stands_out else None, fills=column == 0), number, column)
        self.update()

    def _add(self, label: Label, row: int, column: int) -> None:
        if column == 0:
            name = self._least_name * label.fontMetrics().averageCharWidth()
            label.setMinimumWidth(min(label.sizeHint().width(), name))
        elif row or self._keeps_heads:
            label.setMinimumWidth(label.sizeHint().width())
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, column + 1, *(() if column == 0 else (1, 1, side)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a hairline below the heads and below each row but the last."""
        with painting_on(self) as painter:
            painter.setPen(QPen(QColor(self._look.palette.hairline), 1))
            for number in range(self._rows):
                cell = self._grid.cellRect(number, 1)
                if cell.height() > 1:
                    down = cell.bottom() + (ROW_SPACING + 1) // 2 + 0.5
                    painter.drawLine(QPointF(0, down), QPointF(self.width(), down))


class AnswerPage(QWidget):
    """Shows an audit, and takes an intention for next week.

    Args:
        look: the palette to wear.
        shows_all: whether all meetings and people are listed, as on paper; else the first ones.
        parent: as of any widget.
    """

    intention_wanted = Signal(str)
    """An intention for next week."""

    def __init__(self, look: Theme, *, shows_all: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._most_meetings = None if shows_all else SHOWN_MEETINGS
        self._most_people = None if shows_all else SHOWN_PEOPLE
        self.headline = Label(factor=HEADLINE, weight=BOLD, wraps=True)
        self.explanation = Label(muted=True, wraps=True)
        self.comparison = Card(_("Guess, actual and aim"), look)
        self.tracked = Label(factor=SUPPORT, muted=True)
        self.comparison.head.addWidget(self.tracked)
        self.bars, self.gaps = ComparisonChart(look), Table(look, keeps_heads=False)
        self.about_gap = Label(_("Gap: actual minus guess or aim, in hours per week"), factor=SUPPORT, muted=True)
        self.change = Card(_("When your coding share changed"), look)
        self.levels, self.change_head = LevelChart(look), Label(weight=BOLD, wraps=True)
        self.surroundings = Table(look, least_name=LONG_NAME)
        self.meetings, self.costs = Card(_("Meetings that cost the most"), look), Table(look)
        self.no_meetings = Label(_("No meetings in your calendar in this period."), muted=True, wraps=True)
        self.people_card, self.people = Card(_("1:1s"), look), Table(look)
        self.no_people = Label(_("No 1:1s with anyone in your 1:1 list in this period."), muted=True, wraps=True)
        self.promises_card, self.promises = Card(_("Promises"), look), Table(look)
        self.broken = Label(factor=SUPPORT, muted=True, wraps=True)
        self.protected_card, self.protected = Card(_("Protected time"), look), ProtectedBar(look)
        self.kept = Label(factor=TITLE, weight=BOLD)  # as high as the title, which it would push down
        self.protected_card.head.addWidget(self.kept)
        self.taken = QVBoxLayout()
        self.intention = LabelledLineEdit(look)
        self.intention.setAccessibleName(_("Next week's intention"))
        self.intention.setPlaceholderText(_("e.g. ask Dana to move Sprint sync to the morning"))
        self.set_intention = Button(_("Set intention"), ButtonKind.MAIN)
        self.set_intention.clicked.connect(self._take_intention)
        self.intention.returnPressed.connect(self._take_intention)
        self._lay_out(look)

    def _lay_out(self, look: Theme) -> None:
        self._beside = beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        beside.setSpacing(BESIDE)
        beside.addWidget(self.bars, 1)
        figures = QVBoxLayout()
        figures.addWidget(self.gaps)
        figures.addWidget(self.about_gap, 0, Qt.AlignmentFlag.AlignRight)
        figures.addStretch(1)
        beside.addLayout(figures, 1)
        self.comparison.body.addLayout(beside)
        levels = QHBoxLayout()
        levels.setSpacing(20)
        levels.addWidget(self.levels, 1)
        words = QVBoxLayout()
        words.addWidget(self.change_head)
        words.addWidget(self.surroundings)
        words.addStretch(1)
        levels.addLayout(words, 1)
        self.change.body.addLayout(levels, 1)
        for card, parts in (
            (self.meetings, (self.costs, self.no_meetings)),
            (self.people_card, (self.people, self.no_people)),
            (self.promises_card, (self.promises, self.broken)),
            (self.protected_card, (self.protected,)),
        ):
            for part in parts:
                card.body.addWidget(part)
        self.protected_card.body.addLayout(self.taken)
        for card in (self.meetings, self.people_card, self.promises_card, self.protected_card):
            card.body.addStretch(1)
        self.asked = Label(factor=SUPPORT, muted=True)
        self.next_intention = last = Card(_("Next week's intention"), look)
        last.head.addWidget(self.asked)
        row = QHBoxLayout()
        row.addWidget(self.intention, 1)
        row.addWidget(self.set_intention)
        last.body.addLayout(row)
        cards = QVBoxLayout()
        cards.setSpacing(DOWN)
        self._rows: list[tuple[QBoxLayout, tuple[Card, ...]]] = []
        for number, row_of_cards in enumerate(
            (
                ((self.comparison, 1),),
                ((self.change, 7), (self.meetings, 5)),
                ((self.people_card, 1), (self.promises_card, 1), (self.protected_card, 1)),
                ((self.next_intention, 1),),
            )
        ):
            line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            for card, stretch in row_of_cards:
                card.keep_title()
                line.addWidget(card, stretch)
            cards.addLayout(line, 1 if number == 1 else 0)
            self._rows.append((line, tuple(card for card, _stretch in row_of_cards)))
        self._stack()
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(6)
        column_of_all.addWidget(self.headline)
        column_of_all.addWidget(self.explanation)
        column_of_all.addSpacing(4)
        column_of_all.addLayout(cards, 1)

    def minimumSizeHint(self) -> QSize:
        """Shrink to the widest card: those beside each other are put below each other then."""
        widest = max(card.minimumSizeHint().width() for _row, cards in self._rows for card in cards)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put below each other what would be cut beside each other: cards, and figures and their bars."""
        super().resizeEvent(event)
        self._stack()

    def event(self, event: QEvent) -> bool:
        """Look again whether all fits once something has changed, the font for one."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._stack()
        return super().event(event)

    def _stack(self) -> None:
        narrow = self.width() < STACKED * self.fontMetrics().height()
        for row, cards in self._rows:
            needed = sum(card.minimumSizeHint().width() for card in cards) + ACROSS * (len(cards) - 1)
            stacked = narrow or needed > self.width()
            row.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
            spacing = DOWN if stacked else ACROSS
            if row.spacing() != spacing:  # set again, it would ask for another look, without end
                row.setSpacing(spacing)
        half = (self.width() - 2 * MARGIN - BESIDE) / 2
        fits = max(self.gaps.sizeHint().width(), self.about_gap.sizeHint().width()) <= half
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def show_report(self, report: AuditReport, rules: Rules) -> None:
        """Show an audit."""
        self.headline.setText(audit.headline(report))
        self.explanation.setText(audit.explanation(report, rules.days))
        self.explanation.setVisible(bool(self.explanation.text()))
        self.tracked.setText(audit.tracked_words(report))
        next_week = rules.days.week_of(rules.days.day_of(report.now)).plus(1)
        self.asked.setText(answer_day_words(next_week, rules.hours))
        self.bars.show_report(report)
        self._show_gaps(report)
        self._show_change(report, rules)
        self._show_meetings(report)
        self._show_people(report.one_to_ones)
        counts = report.promises
        rows = ((_("Kept"), counts.kept), (_("Kept late"), counts.late), (_("Not kept"), counts.broken))
        self.promises.show_rows(("", ""), ((name, str(count) if count else "–") for name, count in rows), bold=(1,))
        broken = audit.broken_words(counts)
        if len(broken) > SHOWN_BROKEN:
            rest = len(broken) - SHOWN_BROKEN
            broken[SHOWN_BROKEN:] = [ngettext("{count} more", "{count} more", rest).format(count=rest)]
        self.broken.setText("\n".join(broken))
        self.broken.setVisible(bool(self.broken.text()))
        self._show_protected(report, rules)

    def _show_gaps(self, report: AuditReport) -> None:
        heads, rows = audit.comparison_heads(), audit.comparison_rows(report)
        # Without a guess, or an aim, its columns would be empty.
        shown = [
            column
            for column in range(len(heads))
            if column == ACTUAL or any(row[column] != audit.NOTHING for row in rows)
        ]
        self.gaps.show_rows(
            [heads[column] for column in shown],
            ([row[column] for column in shown] for row in rows),
            bold=[place for place, column in enumerate(shown) if column in (0, ACTUAL, GAPS[0])],
            hues=tuple(HUES.values()),
        )
        self.about_gap.setVisible(any(column in GAPS for column in shown))

    def _show_change(self, report: AuditReport, rules: Rules) -> None:
        self.levels.show_report(report)
        change = report.change
        self.surroundings.setVisible(change is not None)
        if change is None:
            self.change_head.setText(
                _(
                    "To show when your coding share changed, tltimer needs a period that has at least eight "
                    "weeks with enough tracked time."
                )
                if len(report.judged) < 8
                else _("No clear change in your coding share.")
            )
            return
        self.change_head.setText(audit.change_head(change, rules.days))
        if report.before is not None and report.after is not None:
            rows = audit.surroundings_rows(report.before, report.after)
            self.surroundings.show_rows(("", _("Before"), _("After")), rows, bold=(2,))

    def _show_meetings(self, report: AuditReport) -> None:
        self.costs.setVisible(bool(report.meetings))
        self.no_meetings.setVisible(not report.meetings)
        self.costs.show_rows(
            _without_planned(audit.meeting_heads()),
            (
                (clipped(name, LONGEST), *figures)
                for name, *figures in map(_without_planned, audit.meeting_rows(report)[: self._most_meetings])
            ),
            bold=(3,),
        )

    def _show_people(self, outcomes: Sequence[PersonOutcomes]) -> None:
        self.people.setVisible(bool(outcomes))
        self.no_people.setVisible(not outcomes)
        shown = audit.one_to_one_rows(outcomes[: self._most_people])
        rows = [(clipped(name, LONGEST), *counts) for name, *counts in shown]
        if len(outcomes) > 1:
            sums = ((outcome.held, outcome.skipped, outcome.cancelled) for outcome in outcomes)
            rows.append((_("Total"), *audit.counts(*map(sum, zip(*sums, strict=True)))))
        self.people.show_rows(audit.one_to_one_heads(), rows, bold=(1,), sums=len(outcomes) > 1)

    def _show_protected(self, report: AuditReport, rules: Rules) -> None:
        planned = bool(report.protected.planned_s)
        self.kept.setText(audit.protected_words(report) if planned else "")
        self.kept.setMinimumWidth(self.kept.sizeHint().width())
        self.protected.setVisible(planned)
        self.protected.show_report(report)
        clear(self.taken)
        if not planned:
            self.taken.addWidget(Label(_("No time was blocked for coding or leading."), muted=True, wraps=True))
        for cause, seconds in report.protected.taken.items():
            if seconds:
                row = QHBoxLayout()
                row.setSpacing(6)
                row.addWidget(Square(TAKEN_HUES[cause], self._look))
                row.addWidget(Label(audit.taken_label(cause), fills=True), 1)
                row.addWidget(Label(formats.duration(seconds), weight=BOLD))
                self.taken.addLayout(row)
        for line in taken_sentences(report.protected, rules.modes):
            self.taken.addWidget(Label(line, muted=True, wraps=True))

    def _take_intention(self) -> None:
        text = self.intention.line()
        if text:
            self.intention_wanted.emit(text)

    def settle_intention(self) -> None:
        """Show that the intention was set."""
        self.intention.clear()
        self.set_intention.setText(_("Intention set"))


def _without_planned(row: tuple[str, ...]) -> tuple[str, ...]:
    name, count, _planned, *others = row
    return name, count, *others
