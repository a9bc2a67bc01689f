"""Asks for a name, a time or a line of text, which no menu can offer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tltimer.gui.process.window_activation import bring_to_front, delete_on_close
from tltimer.i18n.translate import _
from tltimer.settings import schema
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.timeline.entries import Entry
    from tltimer.gui.controllers.week import WeekController
    from tltimer.gui.widgets.line_dialog import LineDialog
    from tltimer.services.reports import Reports
    from tltimer.wording.line_input import Understood


class PromptsController(QObject):
    """Asks in a small window, one question at a time, without blocking anything."""

    person_named = Signal(str)
    moment_named = Signal(str)

    promised = Signal(str)
    """A promise was written: the line."""

    noted = Signal(object, str)
    """An outcome was written for an entry."""

    put_off = Signal(object, object)
    """A Promise gets a new day, a date."""

    dropped = Signal(object, str)
    """A Promise is dropped, and why."""

    def __init__(self, reports: Reports, windows: WeekController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports = reports
        self._windows = windows
        self.form: LineDialog | None = None

    def ask_person(self) -> None:
        """Ask for the partner of the 1:1."""
        from tltimer.wording.line_input import person_read

        people = self._reports.people()
        self._ask(
            _("1:1 with"), _("Who is the 1:1 with?"), lambda line: person_read(line, people), self.person_named.emit
        )

    def ask_moment(self) -> None:
        """Ask when the running mode started; the present time is filled in."""
        from tltimer.wording.line_input import moment_read

        now, days = self._reports.now(), self._reports.rules().days
        self._ask(
            _("Started earlier"),
            _("When did you start?"),
            lambda line: moment_read(line, now, days),
            self.moment_named.emit,
            formats.wall_time(now, days.zone),
        )

    def ask_promise(self) -> None:
        """Ask for a promise."""
        from tltimer.wording.line_input import promise_read

        now, people, days = self._reports.now(), self._reports.people(), self._reports.rules().days
        opens = not self._reports.settings()[schema.WRITE_TO]
        self._ask(
            _("New promise"),
            _("What did you promise?"),
            lambda line: promise_read(line, now, people, days, opens),
            self.promised.emit,
        )

    def ask_note(self, entry: Entry) -> None:
        """Ask for the outcome of an entry."""
        from tltimer.wording.line_input import note_read
        from tltimer.wording.notes import about

        rules = self._reports.rules()
        name = about(entry, rules.modes)
        span = formats.span_words(entry.start, entry.end, rules.days.zone)
        self._ask(
            name,
            _("Outcome of {entry}, {span}").format(entry=name, span=span),
            note_read,
            lambda line: self.noted.emit(entry, line),
        )

    def ask_due(self, promise: Promise) -> None:
        """Ask for a new day for a promise."""
        from tltimer.domain.balance.promise_parser import read_day
        from tltimer.wording.line_input import due_read

        today = self._reports.today()
        self._ask(
            _("New due date"),
            _('New due date for "{promise}"').format(promise=promise.text),
            lambda line: due_read(line, today),
            lambda line: self.put_off.emit(promise, read_day(line, today)),
        )

    def ask_reason(self, promise: Promise) -> None:
        """Ask why a promise is dropped; the reason is optional."""
        from tltimer.wording.line_input import reason_read

        self._ask(
            _("Drop a promise"),
            _('Why drop "{promise}"?').format(promise=promise.text),
            reason_read,
            lambda line: self.dropped.emit(promise, line),
            save=_("Drop"),
        )

    def close(self) -> None:
        """Close the window without an answer."""
        if self.form is not None:
            self.form.close()

    def refuse(self, why: str) -> None:
        """Show why the answer was refused, if the window waits for that; it stays open."""
        if self.form is not None:
            self.form.refuse(why)

    def _ask(
        self,
        title: str,
        question: str,
        read: Callable[[str], Understood],
        answered: Callable[[str], None],
        text: str = "",
        save: str = "",
    ) -> None:
        from tltimer.gui.widgets.line_dialog import LineDialog
        from tltimer.gui.widgets.popup_window import keep_clear

        self.close()
        form = LineDialog(title, question, read, self._windows.look, text=text, save=save)
        delete_on_close(form)
        form.answered.connect(answered)
        form.answered.connect(form.settle)  # after what it leads to, which may have been refused
        form.destroyed.connect(lambda _gone: self._forget(form))
        self.form = form
        keep_clear(form)
        bring_to_front(form)

    def _forget(self, form: LineDialog) -> None:
        if self.form is form:
            self.form = None
