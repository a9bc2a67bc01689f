"""Carries out what is decided in the week window, and opens the forms for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.moves import Move
from tltimer.domain.timeline.spans import Span
from tltimer.errors import Refused
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.process.window_activation import bring_to_front
from tltimer.i18n.translate import _
from tltimer.services.bootstrap import Program
from tltimer.services.reports import Reports

if TYPE_CHECKING:
    from tltimer.gui.controllers.time_blocks import BlockOutcome, TimeBlocksController
    from tltimer.gui.target.action_dialog import ActionDialog
    from tltimer.gui.target.target_dialog import TargetDialog
    from tltimer.gui.week.window import WeekWindow

MOST_MOVES = 3

KEEP, CHANGE, ACT, DONE, NOT_DONE = "keep", "change", "act", "done", "not_done"
"""The answers that a notification offers."""


class TargetController(QObject):
    """One form at a time; what it says is written when its button is pressed, as one step of undo.

    Args:
        program: its decisions change what was decided.
        overview: answers without waiting.
        windows: shows the week, copies messages.
    """

    changed = Signal()
    """Something was decided."""

    refused = Signal(str)

    told = Signal(str, str)
    """What became of a block that no window shows: a title and a text."""

    def __init__(
        self, program: Program, reports: Reports, windows: WeekController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._windows = windows
        self._window: WeekWindow | None = None
        self._blocking: TimeBlocksController | None = None
        self._promised: TimeBlocksController | None = None
        self._undo: str | None = None
        self.form: TargetDialog | ActionDialog | None = None

    def attend(self, window: "WeekWindow") -> None:
        """Answer what the week window asks from now on."""
        self._window = window
        answers, keep_free = window.header.answers, window.next.keep_free
        answers.keep_chosen.connect(self.keep)
        answers.change_wanted.connect(self.change)
        answers.act_wanted.connect(self.act)
        answers.answered.connect(self.answer)
        keep_free.block_wanted.connect(self.block)
        keep_free.undo_wanted.connect(self.undo_block)
        window.next.never_wanted.connect(self.never_move)
        window.destroyed.connect(self._let_window_go)

    def take(self, action: str, token: str = "") -> None:
        """A button of the notification was pressed; a click on the notification itself opens the week."""
        if action == KEEP:
            self.keep()
        elif action == CHANGE:
            self.change(token)
        elif action == ACT:
            self.act(token)
        elif action in (DONE, NOT_DONE):
            self.answer(action == DONE)
        else:
            self._windows.show_week(token)

    def keep(self) -> None:
        """Keep the target there is, as a choice."""
        from tltimer.domain.balance.target import DEFAULT_HIGH, DEFAULT_LOW, kept, week_decided

        days = self._reports.rules().days
        week = week_decided(self._reports.today(), days)
        choice = kept(week, self._reports.choices(), days)
        target = (choice.low, choice.high, choice.because, choice.until) if choice else (DEFAULT_LOW, DEFAULT_HIGH)
        try:
            self._program.decisions.choose_target(week, *target)
        except Refused as refusal:
            self._refuse(refusal)
        else:
            self.changed.emit()

    def change(self, token: str = "") -> None:
        """Open the form of the target."""
        from tltimer.domain.balance.target import kept, week_decided
        from tltimer.gui.target.target_dialog import TargetDialog
        from tltimer.reports.week import usual_seconds

        reports = self._reports
        rules = reports.rules()
        week = week_decided(reports.today(), rules.days)
        choice = kept(week, reports.choices(), rules.days)
        first, working_s = rules.days.first_day(week), usual_seconds(week, rules)
        form = TargetDialog(week, first, choice, working_s, self._windows.look, self._window)
        form.applied.connect(lambda: self._choose(form))
        self._open(form, token)

    def act(self, token: str = "") -> None:
        """Open the form in which one thing is chosen."""
        from tltimer.domain.balance.target import week_decided
        from tltimer.gui.target.action_dialog import ActionDialog
        from tltimer.reports.block_suggestions import usual_plan, worth_blocking

        reports, rules = self._reports, self._reports.rules()
        week = week_decided(reports.today(), rules.days)
        before = reports.week(week.plus(-1), trend_weeks=0)
        spans = worth_blocking(before.next_free, before.next_planned, before.now, rules.sizes)
        plans = reports.plan(rules.days.first_day(week), rules.days.last_day(week))
        moves = sorted((plan.moves[0] for plan in plans if plan.moves), key=lambda move: -move.gain_s)[:MOST_MOVES]
        plan = usual_plan(week, before.choices, before.drift, rules.days)
        form = ActionDialog(week, spans, plan, tuple(moves), rules.days.zone, self._windows.look, self._window)
        form.applied.connect(lambda: self._intend(form))
        self._open(form, token)

    def answer(self, done: bool) -> None:
        """Say whether what was meant for the week shown, or for this one, was done."""
        from tltimer.domain.balance.intentions import intention_for

        week = self._windows.week or self._reports.this_week()
        meant = intention_for(week, self._reports.intentions())
        if meant is None:
            return
        try:
            self._program.decisions.answer_intention(meant, done)
        except Refused as refusal:
            self._refuse(refusal)
        else:
            self.changed.emit()

    def never_move(self, move: Move) -> None:
        """Propose no move of the series of a move any more."""
        from tltimer.wording.plan import series_words

        try:
            self._program.decisions.never_move(move.meeting.uid, series_words(move.meeting.title))
        except Refused as refusal:
            self._refuse(refusal)
        else:
            self.changed.emit()

    def block_for(self, span: Span, promised: str) -> None:
        """Keep a span free for something that was promised, and tell what became of that wherever one is."""
        from tltimer.gui.controllers.time_blocks import TimeBlocksController
        from tltimer.services.time_blocks import title_of_promise

        if self._promised is None:
            self._promised = TimeBlocksController(self._program, self)
            self._promised.ended.connect(self._tell_of_promised)
        try:
            if self._promised.busy:
                raise Refused(_("Another block is still being made."))
            title = title_of_promise(promised, Plan.LEADING, self._reports.rules().reading)
        except Refused as refusal:
            self.told.emit(_("Promised, but no time is kept free"), str(refusal))
        else:
            self._promised.begin(span, Plan.LEADING, title)

    def _tell_of_promised(self, outcome: "BlockOutcome") -> None:
        title = _("Time kept free") if outcome.made else _("Promised, but no time is kept free")
        self.told.emit(title, outcome.words)
        self.changed.emit()

    def block(self, span: Span, plan: Plan) -> None:
        """Keep a span free; the window says what becomes of it."""
        if self._blocking is None:
            from tltimer.gui.controllers.time_blocks import TimeBlocksController

            self._blocking = TimeBlocksController(self._program, self)
            self._blocking.ended.connect(self._show_outcome)
        if self._blocking.busy:
            self.refused.emit(_("Another block is still being made."))
            return
        self._undo = None
        if self._window is not None:
            self._window.next.keep_free.show_begun(span, self._reports.rules().days.zone)
        self._blocking.begin(span, plan)

    def undo_block(self) -> None:
        """Take the block back that was made last, unless something else was changed since."""
        try:
            if self._undo is None or self._program.journal.undo_label() != self._undo:
                raise Refused(_("Something else was changed since; Undo in the tray takes changes back one by one."))
            self._program.tracker.undo()
        except Refused as refusal:
            self._refuse(refusal)
            return
        self._undo = None
        if self._window is not None:
            self._window.next.keep_free.show_undone()
        self.changed.emit()

    def close(self) -> None:
        """Close the form without an answer."""
        if self.form is not None:
            self.form.close()

    def _open(self, form: "TargetDialog | ActionDialog", token: str) -> None:
        self.close()
        self.form = form
        form.destroyed.connect(lambda: self._let_form_go(form))
        bring_to_front(form, token)

    def _choose(self, form: "TargetDialog") -> None:
        wish = form.wish
        try:
            self._program.decisions.choose_target(wish.from_week, wish.low, wish.high, wish.because, wish.until)
        except Refused as refusal:
            form.refuse(str(refusal))
            return
        form.close()
        self.changed.emit()

    def _intend(self, form: "ActionDialog") -> None:
        deed = form.deed
        if deed is None:
            form.refuse(_("Choose one of them first, or Cancel."))
            return
        try:
            self._program.decisions.set_intention(deed.week, deed.text)
        except Refused as refusal:
            form.refuse(str(refusal))
            return
        form.close()
        self.changed.emit()
        if deed.span is not None:
            self.block(deed.span, deed.plan)
        if deed.move is not None:
            self._windows.copy_message(deed.move)

    def _show_outcome(self, outcome: "BlockOutcome") -> None:
        self._undo = outcome.undo
        if self._window is not None:
            self._window.next.keep_free.show_outcome(outcome.span, outcome.words, outcome.made, bool(outcome.undo))
        elif outcome.made:
            self.told.emit(_("Time kept free"), outcome.words)
        else:
            self.refused.emit(outcome.words)
        self.changed.emit()

    def _refuse(self, refusal: Refused) -> None:
        text = str(refusal)
        self.refused.emit(text[:1].upper() + text[1:])

    def _let_form_go(self, form: QWidget) -> None:
        if self.form is form:
            self.form = None

    def _let_window_go(self) -> None:
        self._window = None
