"""All changes of the log: switch, stop, paint, correct."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.timeline.entries import compute_entries, counting, running_switch
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.steps import span_step, step_name, switch_step
from tltimer.domain.timeline.switches import OFF, UNKNOWN, USER
from tltimer.errors import Refused
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.attendance import bookings_step
from tltimer.reports.status import LOOK_BACK_DAYS, previous_switch
from tltimer.values import Value
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime
    from typing import Any

    from tltimer.clock import Clock
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.documents import Document
    from tltimer.domain.timeline.switches import Switch
    from tltimer.journal.edit import Edit
    from tltimer.journal.journal import Journal
    from tltimer.reports.attendance import Booking

A_SECOND = timedelta(seconds=1)
A_DAY = timedelta(days=1)


class LogChange(Value):
    """The outcome of a verb: the switch that now stands, None if nothing had to be written, and how many it withdrew.

    ``unchanged`` is the switch that made writing unnecessary; None where nothing ran then. ``ahead`` counts the
    switches that lay ahead of the clock, which somebody had set back, and were withdrawn.
    """

    switch: Switch | None
    withdrawn: int = 0
    unchanged: Switch | None = None
    ahead: int = 0


class _OnlyTried(Exception):  # noqa: N818 - leaves an edit without writing it
    pass


class Tracker:
    """Changes the log. Each verb is one step of undo and is written whole or not at all.

    Every verb raises Refused, with nothing changed, for a time in the future or a file that cannot be written.

    Args:
        journal: where it is written.
        clock: the clock.
        rules: returns how to read the log, fresh each time.
        day_rule: returns how it is cut into days, fresh each time; nearly every verb needs no more of the rules.
    """

    def __init__(
        self, journal: Journal, clock: Clock, rules: Callable[[], Rules], day_rule: Callable[[], DayRule]
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._rules = rules
        self._day_rule = day_rule

    def switch(
        self,
        mode: str,
        *,
        at: datetime | None = None,
        ago: timedelta | None = None,
        person: str | None = None,
        kind: str | None = None,
        note: str | None = None,
        source: str = "user",
        answers: Iterable[Document] = (),
    ) -> LogChange:
        """Switch to a mode: now, at an instant (touching nothing else), or so long ago (withdrawing what came since).

        Nothing is written if mode, person, kind and note are those that run then.

        One that is written now withdraws those of this device at most a day ahead: somebody had set the clock back.

            before      |coding----|meeting---now
            ago              |planning--------now

        ``answers`` are kept with it, as documents of the collection of that name.
        """
        days, now = self._day_rule(), self._clock.now()
        since = self._past(at if at is not None else now - (ago or timedelta(0)), now)
        with self._journal.edit(switch_step(mode, since)) as edit:
            withdrawn = 0
            if ago is not None:
                withdrawn = self._withdraw(edit, since + A_SECOND, now + A_SECOND)
            running = self._running(edit, since, days)
            alike = running is not None and (
                (running.mode, running.person, running.kind, running.note) == (mode, person, kind, note)
            )
            if alike or (running is None and mode == OFF):
                return LogChange(None, withdrawn, running)
            ahead = 0
            if since == now:
                mistaken = edit.own_switches(now + A_SECOND, now + A_DAY + A_SECOND)
                for switch in mistaken:
                    edit.remove_switch(switch.id)
                ahead = len(mistaken)
            for answer in answers:
                edit.put("answers", answer)
            added = edit.add_switch(at=since, mode=mode, person=person, kind=kind, note=note, source=source)
            return LogChange(added, withdrawn, ahead=ahead)

    def back(self) -> LogChange:
        """Switch to the mode before this one, with its person and kind.

        Raises:
            Refused: there was none.
        """
        now = self._clock.now()
        switches = self._journal.switches(now - LOOK_BACK_DAYS * A_DAY, now + A_SECOND)
        previous = previous_switch(counting(switches), running_switch(switches, now, self._day_rule()))
        if previous is None:
            text = ngettext(
                "There is no previous mode in the last {count} day. Choose a mode.",
                "There is no previous mode in the last {count} days. Choose a mode.",
                LOOK_BACK_DAYS,
            )
            raise Refused(text.format(count=LOOK_BACK_DAYS))
        return self.switch(previous.mode, person=previous.person, kind=previous.kind)

    def stop(self, *, at: datetime | None = None, ago: timedelta | None = None) -> LogChange:
        """Stop tracking: now, at an instant, or so long ago."""
        return self.switch(OFF, at=at, ago=ago)

    def stop_earlier(self, switch_id: str, at: datetime) -> None:
        """Stop an entry that was never stopped at an earlier instant, and confirm what is left of it.

        before   |coding······················|  the end of its day
        at                  |
        after    |coding----|
        """
        switch = self._known(switch_id)
        label = _("Stop at {time}").format(time=formats.wall_time(at, self._day_rule().zone))
        with self._journal.edit(label) as edit:
            edit.change_switch(switch.id, confirmed=True)
            edit.add_switch(at=self._past(at, self._clock.now()), mode=OFF)

    def paint(
        self,
        start: datetime,
        end: datetime,
        mode: str,
        *,
        person: str | None = None,
        kind: str | None = None,
        answers: Iterable[Document] = (),
    ) -> LogChange:
        """Make a span of one day one mode; what ran at its end runs on from there.

        before   |coding-----------|meeting|
        paint         |review|
        after    |cod.|review|cod.-|meeting|

        Args:
            start: where the span begins.
            end: where it ends.
            mode: the mode.
            person: with whom.
            kind: the kind of work.
            answers: what is kept with it, as documents of the collection ``answers``.
        """
        days = self._day_rule()
        with self._journal.edit(span_step(mode, start, end)) as edit:
            for answer in answers:
                edit.put("answers", answer)
            return self._paint(edit, Span(start, end), mode, person, kind, days)

    def fill(self, start: datetime, end: datetime, mode: str) -> LogChange:
        """Set unknown or empty time to a mode; after a plausible end nothing runs on.

        before   |coding······················|  the end of its day, ten hours later
        shown    |??????????|
        after    |review----|
        """
        rules = self._rules()
        with self._journal.edit(span_step(mode, start, end)) as edit:
            goes_on = self._goes_on(edit, end, rules)
            change = self._paint(edit, Span(start, end), mode, None, None, rules.days)
            if not goes_on:
                for switch in edit.switches(end, end + A_SECOND):
                    edit.change_switch(switch.id, mode=OFF, source=USER, confirmed=False)
            return change

    def _goes_on(self, edit: Edit, at: datetime, rules: Rules) -> bool:
        """Return whether what runs at an instant has no plausible end up to there."""
        day = rules.days.span_of(rules.days.day_of(at))
        entries = compute_entries(edit.switches(day.start, day.end), self._clock.now(), rules.entries)
        return not any(entry.end <= at < entry.logged_end and not entry.running for entry in entries)

    def book(self, bookings: Sequence[Booking], held: Iterable[Document] = ()) -> int:
        """Put meetings into the log where they were, as one step; return how many switches that withdrew.

        Args:
            bookings: when they were, and with whom.
            held: what the user says of them by the way, as documents of the collection ``answers``.
        """
        days = self._day_rule()
        with self._journal.edit(bookings_step(bookings)) as edit:
            for answer in held:
                edit.put("answers", answer)
            return sum(
                self._paint(edit, span, booking.mode, booking.person, None, days).withdrawn
                for booking in bookings
                for span in booking.spans
            )

    def change(
        self,
        switch_id: str,
        *,
        at: datetime | None = None,
        mode: str | None = None,
        person: str | None = None,
        kind: str | None = None,
        note: str | None = None,
        confirmed: bool | None = None,
    ) -> Switch:
        """Correct a switch; None leaves a field as it is, an empty text removes it.

        Raises:
            Refused: there is no such switch, or it would move by more than seven days.
        """
        now = self._clock.now()
        fields: dict[str, Any] = {
            name: value
            for name, value in (("mode", mode), ("person", person), ("kind", kind), ("note", note))
            if value is not None
        }
        fields |= {name: value or None for name, value in fields.items() if name != "mode"}
        if at is not None:
            fields["at"] = self._past(at, now)
        if confirmed is not None:
            fields["confirmed"] = confirmed
        before = self._known(switch_id)
        with self._journal.edit(switch_step(before.mode, before.at, "switch_changed")) as edit:
            return edit.change_switch(switch_id, **fields) if fields else before

    def remove(self, switch_id: str) -> Switch:
        """Remove a switch from the log.

        Raises:
            Refused: there is no such switch.
        """
        switch = self._known(switch_id)
        with self._journal.edit(switch_step(switch.mode, switch.at, "switch_removed")) as edit:
            edit.remove_switch(switch_id)
        return switch

    def note(self, text: str, day: date) -> None:
        """Note the outcome of a day in one line."""
        with self._journal.edit(step_name("note", day=day.isoformat())) as edit:
            edit.put("notes", {"day": day.isoformat(), "text": text})

    def take_in(
        self, documents: Mapping[str, Iterable[Document]], label: str, dry_run: bool = False, over: bool = False
    ) -> dict[str, int]:
        """Merge documents from elsewhere, by collection; all of them, or none if one is not a document.

        Args:
            documents: they keep their ids and stamps, and get those that they lack.
            label: the name of the step.
            dry_run: only report what would change.
            over: let them count also where they were changed here since, as changes made now.

        Returns:
            how many documents of each collection changed anything.

        Raises:
            Refused: one of them cannot be kept.
        """
        counts: dict[str, int] = {}
        try:
            with self._journal.edit(label) as edit:
                for collection, entries in documents.items():
                    take = edit.set_back if over else edit.take_in
                    counts[collection] = take(collection, entries)
                if dry_run:
                    raise _OnlyTried
        except _OnlyTried:
            pass
        return counts

    def leave_empty(self, day: date, span: Span) -> None:
        """Record that a gap of a day was no work, so that tltimer does not ask about it again."""
        from tltimer.domain.presence.absences import looked_back

        with self._journal.edit(span_step(None, span.start, span.end)) as edit:
            _looked_at, before = looked_back(edit.entries("answers"), day)
            spans = dict.fromkeys((*before, span))
            edit.put(
                "answers",
                {
                    "id": f"evening-{day.isoformat()}",
                    "nothing": [[format_instant(span.start), format_instant(span.end)] for span in spans],
                },
            )

    def look_back_done(self, day: date, offered: Iterable[str] = ()) -> None:
        """Record that a day was reviewed, and who was suggested for 1:1s. It confirms nothing else."""
        entry: Document = {"id": f"evening-{day.isoformat()}", "looked_at": format_instant(self._clock.now())}
        entry |= {"offered": questions} if (questions := list(offered)) else {}
        with self._journal.edit(step_name("review", day=day.isoformat())) as edit:
            edit.put("answers", entry)

    def _paint(
        self, edit: Edit, span: Span, mode: str, person: str | None, kind: str | None, days: DayRule
    ) -> LogChange:
        self._past(span.end, self._clock.now())
        day = days.span_of(days.day_of(span.start))
        if not day.start <= span.start < span.end <= day.end:
            raise Refused(_("A time range must begin before it ends, and stay within one day."))
        after = self._running(edit, span.end, days) if span.end < day.end else None
        is_taken = any(switch.at == span.end for switch in edit.switches(span.end, span.end + A_SECOND))
        withdrawn = self._withdraw(edit, span.start, span.end)
        # Who states both ends has confirmed the span, however long it is.
        confirmed = mode not in (OFF, UNKNOWN)
        switch = edit.add_switch(at=span.start, mode=mode, person=person, kind=kind, confirmed=confirmed)
        if not is_taken and span.end < day.end:
            self._resume(edit, span.end, after)
        return LogChange(switch, withdrawn)

    def _past(self, instant: datetime, now: datetime) -> datetime:
        if instant > now:
            zone = self._day_rule().zone
            raise Refused(
                _("{time} is in the future; it is now {now}. Choose an earlier time.").format(
                    time=formats.wall_time(instant, zone), now=formats.wall_time(now, zone)
                )
            )
        return instant

    def _running(self, edit: Edit, at: datetime, days: DayRule) -> Switch | None:
        day = days.span_of(days.day_of(at))
        return running_switch(edit.switches(day.start, at + A_SECOND), at, days)

    def _withdraw(self, edit: Edit, start: datetime, end: datetime) -> int:
        switches = edit.switches(start, end)
        for switch in switches:
            edit.remove_switch(switch.id)
        return len(switches)

    def _resume(self, edit: Edit, at: datetime, after: Switch | None) -> None:
        if after is None:
            edit.add_switch(at=at, mode=OFF)
        else:
            edit.add_switch(**after.fields() | {"at": at})

    def _known(self, switch_id: str) -> Switch:
        switch = self._journal.find_switch(switch_id)
        if switch is None:
            raise Refused(_("'{id}' is not the id of a switch. To list the ids: tltimer log").format(id=switch_id))
        return switch
