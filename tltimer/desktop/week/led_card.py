"""The card of leading: what it took, with whom, and what came of it."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from tltimer.desktop.button import Button, Kind
from tltimer.desktop.card import Card
from tltimer.desktop.flow import clear
from tltimer.desktop.label import Label
from tltimer.desktop.look import Look
from tltimer.desktop.painting import BOLD, paint_bar, painting_on
from tltimer.desktop.week.plans import is_over
from tltimer.language import _, ngettext
from tltimer.meetings.busy import Plan
from tltimer.report import wording
from tltimer.report.rules import Rules
from tltimer.report.week import WeekReport
from tltimer.timeline.modes import CountsAs, Mode, ModeList
from tltimer.values import value

SHOWN = 1
"""How many notes are shown before the rest is asked for."""


@value
class Led:
    """What a leading mode took in a week, and with whom."""

    mode: Mode
    seconds: int
    people: tuple[str, ...]


class Dot(QWidget):
    """A dot in the colour of a mode."""

    def __init__(self, colour: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take the room of a small letter."""
        side = self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        with painting_on(self) as painter:
            side = self.height() * 0.62
            paint_bar(painter, QRectF(1, (self.height() - side) / 2, side, side), self._look.hue(self._colour), side)


class LedCard(Card):
    """Shows each leading mode, then the notes: what the leading produced."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("Led"), look, parent)
        self._modes = QGridLayout()
        self._modes.setHorizontalSpacing(8)
        self._modes.setVerticalSpacing(4)
        self._modes.setColumnStretch(3, 1)
        self.body.addLayout(self._modes)
        self.support = Label(muted=True, wraps=True)
        self.body.addWidget(self.support)
        self.notes = QVBoxLayout()
        self.notes.setSpacing(2)
        self.body.addLayout(self.notes)
        self.more = Button("", look, Kind.LINK)
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self._texts: tuple[str, ...] = ()

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show the leading of a week."""
        leading = report.figures.leading_s
        self.entitle(wording.length(leading) if leading else "")
        clear(self._modes)
        for row, led in enumerate(led_in(report, rules.modes)):
            self._modes.addWidget(Dot(led.mode.colour, self.look), row, 0)
            self._modes.addWidget(Label(led.mode.label, weight=BOLD), row, 1)
            self._modes.addWidget(Label(wording.duration(led.seconds), muted=True), row, 2)
            self._modes.addWidget(Label(", ".join(led.people), muted=True, fills=True), row, 3)
        self.support.setText(_support(report))
        self.support.setVisible(bool(self.support.text()))
        self._texts = tuple(note.text for day in report.days for note in day.notes)
        self._show_notes(SHOWN)

    def _show_all(self) -> None:
        self._show_notes(len(self._texts))

    def _show_notes(self, count: int) -> None:
        clear(self.notes)
        for text in self._texts[:count]:
            self.notes.addWidget(Label(_("“{note}”").format(note=text), wraps=count > SHOWN))
        rest = len(self._texts) - count
        self.more.setText(
            ngettext(
                "and {count} more thing your leading produced", "and {count} more things your leading produced", rest
            ).format(count=rest)
        )
        self.more.setVisible(rest > 0)
        self.more.updateGeometry()


def led_in(report: WeekReport, modes: ModeList) -> Iterator[Led]:
    """Give the leading modes of a week, those that took most first."""
    counting = {key: s for key, s in report.figures.modes_s.items() if modes.counts_as(key) is CountsAs.LEADING}
    for key, seconds in sorted(counting.items(), key=lambda item: (-item[1], item[0])):
        done = (one for day in report.days for one in day.stretches if one.mode == key and not one.unconfirmed)
        people = dict.fromkeys(one.switch.person for one in done if one.switch.person)
        yield Led(modes.mode(key), seconds, tuple(people))


def kept_leading(report: WeekReport) -> tuple[int, int]:
    """Give the seconds of planned leading that were kept, and all of them, on days whose plans are over."""
    over = [day.kept for day in report.days if is_over(day, Plan.LEADING, report.now)]
    return sum(kept.kept_leading_s for kept in over), sum(kept.planned_leading_s for kept in over)


def _support(report: WeekReport) -> str:
    kept, planned = kept_leading(report)
    if planned:
        return _("{kept} of {planned} planned for leading became that.").format(
            kept=wording.duration(kept), planned=wording.duration(planned)
        )
    if not report.figures.leading_s:
        return _("1:1s, reviews, planning and meetings appear here, and what came of them: one line in the evening.")
    return ""
