"""The card of commits: the user's share of the team's, in a line and, opened, over twelve weeks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.hit_targets import HitTargets
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.painting import BOLD, SMALL, SUPPORT, paint_bar, painting_on, scaled, tip
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.commits import last_words, line_of, repository_words, share_words, trailer_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tltimer.domain.timeline.days import Week
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.commits import CommitsReport, WeekOfCommits

SHOWN = 3
"""For how many repositories there is a line; the others are in the tooltip of the last."""


class CommitsCard(Card):
    """Shows the four weeks up to the week's end in a line; opened, also every repository and twelve weeks."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Commits"), look, parent)
        self.line = Label(factor=SUPPORT, muted=True, fills=True)
        self.toggle = Button("›", ButtonKind.BARE)
        self.toggle.setAccessibleName(_("More about commits"))
        self.toggle.clicked.connect(self._toggle)
        self.head.insertWidget(1, self.line, 1000)
        self.head.addWidget(self.toggle)
        self.share = Label(weight=BOLD, fills=True)
        self.last = Label(muted=True, fills=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        self._details = QWidget()
        row = QHBoxLayout(self._details)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.share)
        words.addWidget(self.last)
        words.addLayout(self._lines)
        words.addStretch(1)
        self.picture = CommitsPicture(look)
        row.addLayout(words, 1)
        row.addWidget(self.picture, 1)
        self.body.addWidget(self._details)
        self._details.hide()

    @property
    def opened(self) -> bool:
        """Whether everything is shown."""
        return not self._details.isHidden()

    def open(self, opened: bool = True) -> None:
        """Show everything, or only the line."""
        self._details.setVisible(opened)
        self.toggle.setText("⌄" if opened else "›")

    def show_commits(self, report: CommitsReport) -> None:
        """Show the commits of the repositories."""
        together = report.together
        self.line.setText(line_of(report))
        for label, text in (
            (self.share, share_words(together)),
            (self.last, formats.listed((last_words(together), trailer_words(together)))),
        ):
            label.setText(formats.capitalized(text))
            label.setVisible(bool(text))
        clear(self._lines)
        alone = len(report.repositories) == 1
        for line in lines_of(report):
            self._lines.addWidget(Label(line, factor=SUPPORT, muted=True, wraps=alone, fills=not alone))
        self.picture.show_weeks(report.weeks)
        self.picture.setVisible(any(week.counts is not None for week in report.weeks))

    def _toggle(self) -> None:
        self.open(not self.opened)


def lines_of(report: CommitsReport) -> list[str]:
    """Return a line for each of several repositories, those in trouble first; of a single one only the trouble."""
    if len(report.repositories) == 1:
        return [repository.problem for repository in report.repositories if repository.problem]
    ordered = sorted(report.repositories, key=lambda report: not report.problem)
    lines = [_("{name}: {words}").format(name=report.name, words=repository_words(report)) for report in ordered]
    return lines if len(lines) <= SHOWN else [*lines[: SHOWN - 1], " · ".join(lines[SHOWN - 1 :])]


class CommitsPicture(HitTargets):
    """Shows weeks as bars of all commits, filled as far as they are the user's; an unknown week has none.

    Each leads to its week.
    """

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._weeks: tuple[WeekOfCommits, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Commits by week"))

    def show_weeks(self, weeks: tuple[WeekOfCommits, ...]) -> None:
        """Show these weeks."""
        self._weeks = weeks
        if weeks:
            self.begin_at(weeks[-1].week)
        self.setAccessibleDescription("; ".join(week_words(week) for week in weeks))
        self.update()

    def sizeHint(self) -> QSize:
        """Need four lines."""
        return QSize(240, self.fontMetrics().height() * 4)

    def _bars(self) -> tuple[tuple[QRectF, WeekOfCommits], ...]:
        """Return each week with its column, down to where its number is written."""
        column = self.width() / max(1, len(self._weeks))
        below = QFontMetricsF(scaled(self.font(), SMALL)).height() + 3
        tall = self.height() - below
        return tuple((QRectF(n * column, 0, column, tall), week) for n, week in enumerate(self._weeks))

    def targets(self) -> tuple[tuple[QRectF, Week], ...]:
        """Return the area of each week, its number included."""
        return tuple(
            (column.adjusted(0, 0, 0, self.height() - column.height()), week.week) for column, week in self._bars()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars and numbers."""
        palette = self._look.palette
        most = max((week.counts.commits for week in self._weeks if week.counts), default=0)
        with painting_on(self) as painter:
            painter.setFont(scaled(self.font(), SMALL))
            for column, week in self._bars():
                if week.counts and most:
                    for count, colour in ((week.counts.commits, palette.edge), (week.counts.mine, palette.hue("blue"))):
                        high = column.height() * count / most
                        bar = QRectF(column.left() + 2, column.bottom() - high, column.width() - 4, high)
                        paint_bar(painter, bar, QColor(colour), 2.0)
                painter.setPen(QColor(palette.muted))
                number = QRectF(column.left(), column.bottom() + 3, column.width(), self.height() - column.bottom() - 3)
                painter.drawText(number, Qt.AlignmentFlag.AlignHCenter, str(week.week.number))
            self.paint_focus(painter, palette.link)

    def event(self, event: QEvent) -> bool:
        """Show the figures of the week under the pointer as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            x = event.pos().x()
            words = [week_words(week) for column, week in self._bars() if column.left() <= x < column.right()]
            QToolTip.showText(event.globalPos(), tip("".join(words)), self)
            return True
        return super().event(event)


def week_words(week: WeekOfCommits) -> str:
    """Return the figures of a week: ``Week 46: you wrote 3 of 12 commits``."""
    name = formats.week_name(week.week)
    if week.counts is None:
        return _("{week}: unknown").format(week=name)
    words = ngettext(
        "{week}: you wrote {mine} of {count} commit", "{week}: you wrote {mine} of {count} commits", week.counts.commits
    )
    return words.format(week=name, mine=week.counts.mine, count=week.counts.commits)
