"""The card of leading: the time by mode, 1:1s, promises, and the outcomes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.names import folded
from tltimer.gui.week.legend import Square
from tltimer.gui.week.list_rows import BESIDE_NAME, LinkRow, NoteRows, PromiseRows
from tltimer.gui.widgets.accessibility import unbroken
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.notes import produced
from tltimer.values import Value
from tltimer.wording import formats
from tltimer.wording.kinds import kind_shares, kinds_in
from tltimer.wording.people import promise_counts
from tltimer.wording.week import one_to_ones_in_full, one_to_ones_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.modes_and_kinds import Mode, ModeList
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.notes import LeadingOutput
    from tltimer.reports.week import WeekReport

LINES_APART = 2
"""The space between lines in the cards of the week, in pixels."""

SHOWN = 1
"""The outcomes that are shown until the user asks for the rest."""


class LeadingRow(Value):
    """The time of a leading mode in a week, and the people whom the 1:1 list does not know."""

    mode: Mode
    seconds: int
    people: tuple[str, ...]


class LeadingCard(Card):
    """Shows the leading modes, the 1:1s, promises and outcomes, a line each."""

    people_wanted = Signal()
    """The 1:1 list should be opened."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Leading"), look, parent)
        self.body.setSpacing(LINES_APART)
        self._modes = FlowLayout(across=14, down=LINES_APART)
        self.body.addLayout(self._modes)
        self.people = LinkRow(_("1:1s"), look)
        self.people.chosen.connect(lambda _name: self.people_wanted.emit())
        self.body.addWidget(self.people)
        self.promises = LinkRow(_("Promises"), look)
        self.promises.chosen.connect(lambda _name: self._unfold(not self.unfolded))
        self.body.addWidget(self.promises)
        self.waiting = PromiseRows(look)
        self._waiting = QWidget()
        around = QVBoxLayout(self._waiting)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.waiting)
        self._unfold(False)
        self.body.addWidget(self._waiting)
        self.kinds_name, self.kinds = self._add_line(_("Kinds of work"))
        self.empty = Label(factor=SUPPORT, muted=True, wraps=True)
        self.body.addWidget(self.empty)
        self.notes = NoteRows(look, LINES_APART)
        self.more = Button("", ButtonKind.LINK)
        self.more.clicked.connect(self._show_all)
        self._outcomes_line = outcomes = QHBoxLayout()
        outcomes.setSpacing(BESIDE_NAME)
        self.outcomes = Label(_("Outcomes"), factor=SUPPORT, weight=BOLD)
        names = (self.people.name, self.promises.name, self.outcomes)
        column = max(name.sizeHint().width() for name in names)
        for name in names:
            name.setMinimumWidth(column)  # so that the words of all lines begin below each other
        outcomes.addWidget(self.outcomes)
        outcomes.addWidget(self.notes, 1)
        outcomes.addWidget(self.more)
        self.body.addLayout(outcomes)
        self.body.addStretch(1)
        self._produced: tuple[LeadingOutput, ...] = ()

    def _add_line(self, title: str) -> tuple[Label, Label]:
        name, words = Label(title, factor=SUPPORT, weight=BOLD), Label(factor=SUPPORT, muted=True, fills=True)
        line = QHBoxLayout()
        line.setSpacing(BESIDE_NAME)
        line.addWidget(name)
        line.addWidget(words, 1)
        self.body.addLayout(line)
        return name, words

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show the leading of a week."""
        leading = report.figures.leading_s
        self.show_figure(formats.duration(leading) if leading else "")
        self._show_modes(report, rules.modes)
        self.people.show_words(one_to_ones_line(report.one_to_ones), one_to_ones_in_full(report.one_to_ones))
        kinds = kinds_in(report.days, rules.modes, CountsAs.LEADING)
        self.kinds.setText(formats.listed(kind_shares(kinds, rules.kinds)))
        self.promises.show_words(promise_counts(report.promises), _("Click to see the open promises"))
        self.waiting.show_promises(report.week, report.promises, rules.days.day_of(report.now))
        self.empty.setText(unbroken(_empty_words(report)))
        for widgets in ((self.kinds, self.kinds_name), (self.empty,)):
            for widget in widgets:
                widget.setVisible(bool(widgets[0].text()))
        self._produced = produced(report.days, rules.modes)
        self._show_notes(SHOWN)

    @property
    def unfolded(self) -> bool:
        """Whether the open promises are shown."""
        return not self._waiting.isHidden()

    def _unfold(self, unfolded: bool) -> None:
        self._waiting.setVisible(unfolded)

    def _show_modes(self, report: WeekReport, modes: ModeList) -> None:
        clear(self._modes)
        for leading in led_in(report, modes):
            self._modes.addWidget(_item(leading, self.look))

    def _show_all(self) -> None:
        self._show_notes(len(self._produced))

    def _show_notes(self, count: int) -> None:
        several = count > SHOWN
        self.notes.show_notes(self._produced[:count], expanded=several)
        self.outcomes.setVisible(bool(self._produced))
        self._outcomes_line.setAlignment(
            self.outcomes, Qt.AlignmentFlag.AlignTop if several else Qt.AlignmentFlag.AlignVCenter
        )
        hidden_count = max(0, len(self._produced) - count)
        self.more.setText(ngettext("{count} more", "{count} more", hidden_count).format(count=hidden_count))
        self.more.setAccessibleName(
            ngettext("Show {count} more outcome", "Show {count} more outcomes", hidden_count).format(count=hidden_count)
        )
        self.more.setVisible(hidden_count > 0)


def _item(leading: LeadingRow, look: Theme) -> QWidget:
    item = QWidget()
    row = QHBoxLayout(item)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
    name = leading.mode.label
    if leading.people:
        name = _("{mode} with {person}").format(mode=name, person=", ".join(leading.people))
    row.addWidget(Square(leading.mode.colour, look))
    label = Label(name, factor=SUPPORT, muted=True)
    label.setMaximumWidth(24 * label.fontMetrics().averageCharWidth())
    row.addWidget(label)
    row.addWidget(Label(formats.duration(leading.seconds), factor=SUPPORT, weight=BOLD))
    return item


def led_in(report: WeekReport, modes: ModeList) -> Iterator[LeadingRow]:
    """Return the leading modes of a week, the longest first, with the people who are not in the 1:1 list."""
    records = {folded(name) for standing in report.one_to_ones for name in standing.person.names}
    counting = {key: s for key, s in report.figures.modes_s.items() if modes.counts_as(key) is CountsAs.LEADING}
    for key, seconds in sorted(counting.items(), key=lambda item: (-item[1], item[0])):
        done = (entry for day in report.days for entry in day.entries if entry.mode == key and not entry.unconfirmed)
        people = dict.fromkeys(name for entry in done if (name := entry.switch.person) and folded(name) not in records)
        yield LeadingRow(modes.mode(key), seconds, tuple(people))


def _empty_words(report: WeekReport) -> str:
    if report.figures.leading_s or report.one_to_ones:
        return ""
    return _("1:1s, planning and other leading appear here. In Settings › People, add the people you have 1:1s with.")
