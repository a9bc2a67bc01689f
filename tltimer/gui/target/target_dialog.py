"""The form in which a target is chosen: circumstances, two ends, a reason, an end."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from tltimer.domain.balance.circumstances import circumstances, named_in, proposed
from tltimer.domain.timeline.names import folded
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.checkbox import CheckBox
from tltimer.gui.widgets.date_edit import DateEdit
from tltimer.gui.widgets.dialog import Dialog
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.line_edit import LabelledLineEdit
from tltimer.gui.widgets.painting import BOLD, SUPPORT, tip
from tltimer.gui.widgets.range_slider import RangeSlider
from tltimer.i18n.translate import _
from tltimer.values import Value
from tltimer.wording import formats, target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from tltimer.domain.balance.circumstances import Circumstance
    from tltimer.domain.balance.target import Choice
    from tltimer.domain.timeline.days import Week
    from tltimer.gui.widgets.theme import Theme

USUAL_WEEKS = 6
"""The weeks after which an end is proposed at first."""


class TargetChoice(Value):
    """A target that was chosen in the form, shares of 0 to 1."""

    from_week: Week
    low: float
    high: float
    because: str
    until: date | None


class TargetDialog(Dialog):
    """Proposes a target and lets it be chosen; nothing is chosen before the button that says so.

    Args:
        week: from which week on it is chosen.
        first: the first day of that week.
        choice: what holds until then; None if nothing was ever chosen.
        working_s: the working seconds of a week.
        look: the palette to wear.
        parent: as of any window.
    """

    def __init__(
        self,
        week: Week,
        first: date,
        choice: Choice | None,
        working_s: int,
        look: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("How much of your week do you want to spend coding?"), look, parent)
        self._week = week
        self._first = first
        self._working_s = working_s
        self.boxes = {circumstance.name: self._box(circumstance) for circumstance in circumstances()}
        self.proposal = Label(factor=SUPPORT, muted=True, wraps=True)
        self.take = Button(_("Use this target"), ButtonKind.LINK)
        self.slider = RangeSlider(look)
        self.range = Label(weight=BOLD, wraps=True)
        self.reason = LabelledLineEdit(look)
        self.reason.setAccessibleName(_("Reason (optional)"))
        self.reason.setPlaceholderText(_("A few words on why"))
        self.ends = CheckBox(_("Until"))
        self.until = DateEdit(look)
        self._fill_page()
        self._show_choice(choice)
        self._connect()

    @property
    def wish(self) -> TargetChoice:
        """The present content of the form."""
        low, high = self.slider.target
        until = self.until.day if self.ends.isChecked() else None
        return TargetChoice(self._week, low, high, self.reason.line(), until)

    def _box(self, circumstance: Circumstance) -> CheckBox:
        name, reason = formats.capitalized(circumstance.name), formats.capitalized(circumstance.reason)
        box = CheckBox(name)
        box.setToolTip(tip(reason))
        box.setAccessibleName(
            _("{name}, {shift} points").format(name=name, shift=target.shift_words(circumstance.shift))
        )
        box.setAccessibleDescription(reason)
        return box

    def _fill_page(self) -> None:
        dates = formats.week_dates(self._first)
        self.page.addWidget(
            Label(_("From week {week} ({dates})").format(week=self._week.number, dates=dates), muted=True, wraps=True)
        )
        self.page.addSpacing(4)
        self.page.addWidget(Label(_("What is your situation right now?"), weight=BOLD))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        for row, circumstance in enumerate(circumstances()):
            grid.addWidget(self.boxes[circumstance.name], row, 0)
            points = _("{shift} points").format(shift=target.shift_words(circumstance.shift))
            grid.addWidget(Label(points, factor=SUPPORT), row, 1, Qt.AlignmentFlag.AlignRight)
            reason = Label(formats.capitalized(circumstance.reason), factor=SUPPORT, muted=True, wraps=True)
            grid.addWidget(reason, row, 2)
        grid.setColumnStretch(2, 1)
        self.page.addLayout(grid)
        proposes = QHBoxLayout()
        proposes.setSpacing(8)
        proposes.addWidget(self.proposal, 1)
        proposes.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        self.page.addLayout(proposes)
        self.page.addWidget(self.slider)
        self.page.addWidget(self.range)
        for words in (target.above_words(), target.below_words()):
            self.page.addWidget(Label(words, factor=SUPPORT, muted=True, wraps=True))
        self.page.addSpacing(4)
        reason_label = Label(_("Reason (optional)"), weight=BOLD)
        reason_label.setBuddy(self.reason)
        self.page.addWidget(reason_label)
        last = QHBoxLayout()
        last.setSpacing(10)
        last.addWidget(self.reason, 1)
        last.addWidget(self.ends)
        last.addWidget(self.until)
        self.page.addLayout(last)
        self.page.addStretch(1)
        self.finish()

    def _show_choice(self, choice: Choice | None) -> None:
        named = named_in(choice.because) if choice else ()
        for circumstance in named:
            self.boxes[circumstance.name].setChecked(True)
        low, high = (choice.low, choice.high) if choice else proposed(())
        self.slider.show_target(low, high)
        self._show_reason(choice.because if choice else "")
        first = self._first
        self.until.setAccessibleName(_("The last day of this target"))
        held = choice is not None and choice.until is not None and choice.until >= first
        self.ends.setChecked(held)
        last = choice.until if choice and held and choice.until else first + timedelta(days=7 * USUAL_WEEKS - 1)
        self.until.show_day(last, first=first)
        self.until.setEnabled(held)
        # What was chosen otherwise than proposed stays until somebody takes the proposal.
        self._follows = choice is None or (low, high) == proposed(named)
        self._show()

    def _show_reason(self, reason: str) -> None:
        self.reason.setText(reason)
        self.reason.setCursorPosition(0)  # of what is too long the beginning says more

    def _connect(self) -> None:
        for name, box in self.boxes.items():
            box.toggled.connect(partial(self._mark, name))
        self.slider.range_changed.connect(self._move)
        self.take.clicked.connect(self._take)
        self.ends.toggled.connect(self.until.setEnabled)
        self.reason.returnPressed.connect(self.applied)

    def _found(self) -> tuple[Circumstance, ...]:
        return tuple(circumstance for circumstance in circumstances() if self.boxes[circumstance.name].isChecked())

    def _mark(self, name: str, applies: bool) -> None:
        """Write a circumstance into the reason or take it out, and propose anew."""
        parts = [part for part in self.reason.line().split(", ") if part]
        others = [part for part in parts if folded(part) != folded(name)]
        self._show_reason(", ".join([*others, name] if applies else others))
        if self._follows:
            self._take()
        else:
            self._show()

    def _take(self) -> None:
        self.slider.show_target(*proposed(self._found()))
        self._follows = True
        self._show()

    def _move(self) -> None:
        self._follows = self.slider.target == proposed(self._found())
        self._show()

    def _show(self) -> None:
        low, high = self.slider.target
        self.proposal.setText(target.proposal_words(self._found(), *proposed(self._found())))
        self.take.setVisible(not self._follows)
        self.range.setText(target.range_words(low, high, self._working_s))
        self.apply.setText(_("Set the target to {target}").format(target=formats.share_range((low, high))))
        self.apply.updateGeometry()
