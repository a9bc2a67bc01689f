"""The card of leading: what it took, with whom, and what came of it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tltimer.domain.balance.one_to_ones import MODE as ONE_TO_ONE
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.modes import CountsAs, Mode, ModeList
from tltimer.domain.timeline.names import folded
from tltimer.frozen import frozen
from tltimer.gui.week.legend import Dot
from tltimer.gui.week.list_rows import NoteRows, PeopleRows, PromiseRows
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.painting import BOLD
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.notes import LeadingOutput, produced
from tltimer.reports.planned import kept_leading
from tltimer.reports.week import WeekReport
from tltimer.wording import formats
from tltimer.wording.kinds import kind_shares, kinds_in
from tltimer.wording.people import person_lines, promise_counts

LINES_APART = 3
"""The space between lines in the cards of leading and of coding, in pixels."""

SHOWN = 1
"""How many notes are shown before the rest is asked for."""

PEOPLE = 3
"""How many lines are for people."""

PARTS, COLUMNS = 3, 7
"""Of how many parts a mode's line consists, and how many columns two of them take with the gap between."""


@frozen
class LeadingRow:
    """What a leading mode took in a week, and with whom."""

    mode: Mode
    seconds: int
    people: tuple[str, ...]


class LeadingCard(Card):
    """Shows each leading mode, 1:1s by person, promises, then the notes: what the leading produced."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Leading"), look, parent)
        self.body.setSpacing(LINES_APART)
        self._modes = QGridLayout()
        self._modes.setHorizontalSpacing(8)
        self._modes.setVerticalSpacing(LINES_APART)
        self._modes.setColumnMinimumWidth(PARTS, 4)
        self._modes.setColumnStretch(COLUMNS, 1)
        self.body.addLayout(self._modes)
        self.people = PeopleRows(look)
        self.body.addWidget(self.people)
        self.promises_name, self.promises = Label(_("Promises"), weight=BOLD), Label(muted=True, fills=True)
        self.planned_name, self.planned = Label(_("Planned"), weight=BOLD), Label(muted=True, fills=True)
        self.kinds_name, self.kinds = Label(_("Kinds"), weight=BOLD), Label(muted=True, fills=True)
        self._add_line(self.kinds_name, self.kinds)
        self._add_line(self.promises_name, self.promises)
        self.waiting = PromiseRows(look)
        self.body.addWidget(self.waiting)
        self._add_line(self.planned_name, self.planned)
        self.empty = Label(muted=True, wraps=True)
        self.body.addWidget(self.empty)
        self.notes = NoteRows(look, LINES_APART - 1)
        self.body.addWidget(self.notes)
        self.more = Button("", look, ButtonKind.LINK)
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self._produced: tuple[LeadingOutput, ...] = ()

    def _add_line(self, name: Label, words: Label) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(name)
        line.addWidget(words, 1)
        self.body.addLayout(line)

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show the leading of a week."""
        leading = report.figures.leading_s
        self.entitle(formats.length(leading) if leading else "")
        self._show_modes(report, rules.modes)
        until = min(report.days[-1].date, rules.days.day_of(report.now))
        self.people.show_lines(person_lines(report.one_to_ones, until, PEOPLE), rules.modes.mode(ONE_TO_ONE).colour)
        kinds = kinds_in(report.days, rules.modes, CountsAs.LEADING)
        self.kinds.setText(formats.listed(kind_shares(kinds, rules.kinds)))
        self.promises.setText(promise_counts(report.promises))
        self.waiting.show_promises(report.week, report.promises, rules.days.day_of(report.now))
        self.planned.setText(_kept_words(report))
        self.empty.setText(_empty_words(report))
        named = ((self.kinds, self.kinds_name), (self.promises, self.promises_name), (self.planned, self.planned_name))
        for widgets in (*named, (self.empty,)):
            for widget in widgets:
                widget.setVisible(bool(widgets[0].text()))
        self._produced = produced(report.days, rules.modes)
        self._show_notes(SHOWN)

    def _show_modes(self, report: WeekReport, modes: ModeList) -> None:
        """Show two modes a line; one with people of whom no line of the 1:1 list tells has its own."""
        clear(self._modes)
        row = column = 0
        for led in led_in(report, modes):
            if column and led.people:
                row, column = row + 1, 0
            parts: tuple[QWidget, ...] = (
                Dot(led.mode.colour, self.look),
                Label(led.mode.label, weight=BOLD),
                Label(formats.duration(led.seconds), muted=True),
            )
            for place, part in enumerate(parts, start=column):
                self._modes.addWidget(part, row, place)
            if led.people:
                self._modes.addWidget(Label(", ".join(led.people), muted=True, fills=True), row, PARTS, 1, -1)
            row, column = (row, PARTS + 1) if not column and not led.people else (row + 1, 0)

    def _show_all(self) -> None:
        self._show_notes(len(self._produced))

    def _show_notes(self, count: int) -> None:
        self.notes.show_notes(self._produced[:count], whole=count > SHOWN)
        rest = max(0, len(self._produced) - count)
        self.more.setText(
            ngettext(
                "and {count} more thing your leading produced", "and {count} more things your leading produced", rest
            ).format(count=rest)
        )
        self.more.setVisible(rest > 0)
        self.more.updateGeometry()


def led_in(report: WeekReport, modes: ModeList) -> Iterator[LeadingRow]:
    """Give the leading modes of a week, those that took most first, with the people who are not in the 1:1 list."""
    records = {folded(name) for one in report.one_to_ones for name in one.person.names}
    counting = {key: s for key, s in report.figures.modes_s.items() if modes.counts_as(key) is CountsAs.LEADING}
    for key, seconds in sorted(counting.items(), key=lambda item: (-item[1], item[0])):
        done = (one for day in report.days for one in day.entries if one.mode == key and not one.unconfirmed)
        people = dict.fromkeys(name for one in done if (name := one.switch.person) and folded(name) not in records)
        yield LeadingRow(modes.mode(key), seconds, tuple(people))


def _kept_words(report: WeekReport) -> str:
    kept, planned = kept_leading(report)
    if not planned:
        return ""
    return _("{kept} of {planned} became leading").format(
        kept=formats.duration(kept), planned=formats.duration(planned)
    )


def _empty_words(report: WeekReport) -> str:
    if report.figures.leading_s or report.one_to_ones:
        return ""
    return _(
        "1:1s, reviews, planning and meetings appear here, and what came of them: one line in the evening. "
        "“tltimer people add Ana” remembers with whom you have 1:1s."
    )
