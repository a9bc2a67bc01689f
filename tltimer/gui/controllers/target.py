"""Carries out decisions about the target, and opens the forms for them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.domain.meetings.meetings import Plan
from tltimer.errors import Refused
from tltimer.gui.process.window_activation import bring_to_front
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tltimer.domain.meetings.moves import Move
    from tltimer.domain.timeline.spans import Span
    from tltimer.gui.controllers.time_blocks import BlockOutcome, TimeBlocksController
    from tltimer.gui.controllers.week import WeekController
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.target.action_dialog import ActionDialog
    from tltimer.gui.target.target_dialog import TargetDialog
    from tltimer.gui.week.window import WeekWindow
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports

MOST_MOVES = 3

LONGEST = 60


class TargetController(QObject):
    """One form at a time; it is saved when its button is pressed, as one step of undo.

    Args:
        program: whose decisions are changed.
        reports: answers without waiting.
        week: shows the week, copies messages.
        changes: carries out changes and tells of them.
    """

    def __init__(
        self,
        program: Program,
        reports: Reports,
        week: WeekController,
        changes: DataChanges,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._week = week
        self._changes = changes
        self._window: WeekWindow | None = None
        self._blocking: TimeBlocksController | None = None
        self._promised: TimeBlocksController | None = None
        self._undo: str | None = None
        self._decided: tuple[int, str] | None = None
        self.form: TargetDialog | ActionDialog | None = None

    def attend(self, window: WeekWindow) -> None:
        """Serve a week window while it is open."""
        self._window = window
        answers, keep_free = window.header.answers, window.next.keep_free
        answers.keep_chosen.connect(self.keep)
        answers.change_wanted.connect(self.change)
        answers.act_wanted.connect(self.act)
        answers.undo_wanted.connect(self.undo_decision)
        window.header.intention.answered.connect(self.answer)
        keep_free.block_wanted.connect(self.block)
        keep_free.undo_wanted.connect(self.undo_block)
        window.next.never_wanted.connect(self.never_move)
        window.destroyed.connect(self._forget_window)

    def keep(self) -> None:
        """Keep the present target, as a choice."""
        from tltimer.domain.balance.target import DEFAULT_HIGH, DEFAULT_LOW, kept, week_decided

        days = self._reports.rules().days
        week = week_decided(self._reports.today(), days)
        choice = kept(week, self._reports.choices(), days)
        target = (choice.low, choice.high, choice.because, choice.until) if choice else (DEFAULT_LOW, DEFAULT_HIGH)
        if self._changes.carry_out(lambda: self._program.target.choose(week, *target)):
            self._offer_undo(_("Your target stays at {target}.").format(target=formats.share_range(target[:2])))

    def undo_decision(self) -> None:
        """Undo the last decision, whatever was changed since."""
        decided, self._decided = self._decided, None
        if decided is not None:
            self._changes.carry_out(lambda: self._program.undo_redo.undo_change(decided))
        if self._window is not None:
            self._window.header.answers.offer_undo("")

    def _offer_undo(self, decided: str) -> None:
        self._decided = self._program.undo_redo.mark()
        if self._window is not None and self._decided is not None:
            self._window.header.answers.offer_undo(decided)

    def change(self, token: str = "") -> None:
        """Open the form for the target."""
        from tltimer.domain.balance.target import kept, week_decided
        from tltimer.gui.target.target_dialog import TargetDialog
        from tltimer.reports.week import full_week_seconds

        reports = self._reports
        rules = reports.rules()
        week = week_decided(reports.today(), rules.days)
        choice = kept(week, reports.choices(), rules.days)
        first, working_s = rules.days.first_day(week), full_week_seconds(week, rules)
        form = TargetDialog(week, first, choice, working_s, self._week.look, self._window)
        form.applied.connect(lambda: self._choose(form))
        self._open(form, token)

    def act(self, token: str = "") -> None:
        """Open the form in which one action is chosen."""
        from tltimer.domain.balance.target import week_decided
        from tltimer.gui.target.action_dialog import ActionDialog
        from tltimer.reports.block_suggestions import default_plan, worth_blocking

        reports, rules = self._reports, self._reports.rules()
        week = week_decided(reports.today(), rules.days)
        before = reports.week(week.plus(-1), trend_weeks=0)
        spans = worth_blocking(before.next_free, before.next_planned, before.now, rules.sizes)
        plans = reports.plan(rules.days.first_day(week), rules.days.last_day(week))
        best = (plan.moves[0] for plan in plans if plan.moves)
        moves = sorted(best, key=lambda move: move.rank_across_days, reverse=True)[:MOST_MOVES]
        plan = default_plan(week, before.choices, before.drift, rules.days)
        form = ActionDialog(week, spans, plan, tuple(moves), rules.hours, self._week.look, self._window)
        form.applied.connect(lambda: self._intend(form))
        self._open(form, token)

    def answer(self, done: bool) -> None:
        """Record whether the intention of the week shown, or of this one, was carried out."""
        from tltimer.domain.balance.intentions import intention_for

        week = self._week.week or self._reports.this_week()
        intention = intention_for(week, self._reports.intentions())
        if intention is None:
            return
        self._changes.carry_out(lambda: self._program.intentions.answer(intention, done))

    def never_move(self, move: Move) -> None:
        """Never propose to move the series of a move again."""
        from tltimer.wording.plan import series_words

        title = series_words(move.meeting.title)
        self._changes.carry_out(lambda: self._program.move_suggestions.stop(move.meeting.uid, title))

    def block_for(self, span: Span, promised: str) -> None:
        """Block time for a promise, and show the outcome in a notification."""
        from tltimer.gui.controllers.time_blocks import TimeBlocksController
        from tltimer.services.time_blocks import title_of_promise

        if self._promised is None:
            self._promised = TimeBlocksController(self._program, self)
            self._promised.ended.connect(self._tell_of_promised)
        try:
            if self._promised.busy:
                raise Refused(_("Another block is still being created. Try again in a moment."))
            title = title_of_promise(promised, Plan.LEADING, self._reports.rules().reading)
        except Refused as refusal:
            self._changes.tell(_("Promise saved, but no time was blocked"), str(refusal))
        else:
            self._promised.begin(span, Plan.LEADING, title)

    def _tell_of_promised(self, outcome: BlockOutcome) -> None:
        title = _("Protected time") if outcome.made else _("Promise saved, but no time was blocked")
        self._changes.tell(title, outcome.words)
        self._changes.announce()

    def block(self, span: Span, plan: Plan) -> None:
        """Block time; the window tells what becomes of it."""
        if self._blocking is None:
            from tltimer.gui.controllers.time_blocks import TimeBlocksController

            self._blocking = TimeBlocksController(self._program, self)
            self._blocking.ended.connect(self._show_outcome)
        if self._blocking.busy:
            self._changes.refuse(_("Another block is still being created. Try again in a moment."))
            return
        self._undo = None
        if self._window is not None:
            self._window.next.keep_free.show_begun(span, self._reports.rules().days.zone)
        self._blocking.begin(span, plan)

    def undo_block(self) -> None:
        """Undo the last block, unless something else was changed since."""
        if self._undo is None or self._program.undo_redo.undo_label() != self._undo:
            self._changes.refuse(
                _(
                    "This change has already been undone, or others were made after it. If so, undo those "
                    "first, with Undo in the day window."
                )
            )
            return
        if not self._changes.carry_out(self._program.undo_redo.undo):
            return
        self._undo = None
        if self._window is not None:
            self._window.next.keep_free.show_undone()

    def close(self) -> None:
        """Close the form without an answer."""
        if self.form is not None:
            self.form.close()

    def _open(self, form: TargetDialog | ActionDialog, token: str) -> None:
        self.close()
        self.form = form
        form.destroyed.connect(lambda: self._forget_form(form))
        bring_to_front(form, token)

    def _choose(self, form: TargetDialog) -> None:
        wish = form.wish
        program = self._program
        if self._changes.carry_out(
            lambda: program.target.choose(wish.from_week, wish.low, wish.high, wish.because, wish.until), form.refuse
        ):
            form.close()
            words = _("Your target is {target} from week {week} on.")
            target = formats.share_range((wish.low, wish.high))
            self._offer_undo(words.format(target=target, week=wish.from_week.number))

    def _intend(self, form: ActionDialog) -> None:
        deed = form.deed
        if deed is None:
            form.refuse(_("Choose an action first."))
            return
        program = self._program
        if not self._changes.carry_out(lambda: program.intentions.set(deed.week, deed.text), form.refuse):
            return
        form.close()
        self._offer_undo(_("Week {week}: {text}").format(week=deed.week.number, text=clipped(deed.text, LONGEST)))
        if deed.span is not None:
            self.block(deed.span, deed.plan)
        if deed.move is not None:
            self._week.copy_message(deed.move)

    def _show_outcome(self, outcome: BlockOutcome) -> None:
        self._undo = outcome.undo
        if self._window is not None:
            self._window.next.keep_free.show_outcome(outcome.span, outcome.words, outcome.made, bool(outcome.undo))
        elif outcome.made:
            self._changes.tell(_("Protected time"), outcome.words)
        else:
            self._changes.refuse(outcome.words)
        self._changes.announce()

    def _forget_form(self, form: QWidget) -> None:
        if self.form is form:
            self.form = None

    def _forget_window(self) -> None:
        self._window = self._decided = None
