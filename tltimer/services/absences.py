"""Absences in the log, and the user's answers about them."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.presence.absences import Booked, absences_in, worth_a_look
from tltimer.domain.timeline.spans import Span, overlap
from tltimer.domain.timeline.steps import span_step
from tltimer.domain.timeline.switches import OFF, UNKNOWN, USER
from tltimer.errors import Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from tltimer.clock import Clock
    from tltimer.domain.presence.absences import Absence
    from tltimer.domain.presence.state import PresencePiece
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.switches import Switch
    from tltimer.journal.edit import Edit
    from tltimer.journal.journal import Journal

A_SECOND = timedelta(seconds=1)


class Absences:
    """Changes the log by absences. Each call is one step of undo and is written whole or not at all.

    Args:
        journal: where it is written.
        clock: the clock.
        rules: returns how to read the log, fresh each time.
        after: returns the least length of an absence.
    """

    def __init__(
        self, journal: Journal, clock: Clock, rules: Callable[[], Rules], after: Callable[[], timedelta]
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._rules = rules
        self._after = after

    def book(self, pieces: Iterable[PresencePiece]) -> tuple[Booked, ...]:
        """Log the absences that these pieces show as unknown; what ran before runs on after each of them.

            before   |coding------------------now
            pieces           |----|
            after    |coding-|????|coding----now

        Raises:
            Refused: the log cannot be written.
        """
        pieces, after = tuple(pieces), self._after()
        if not worth_a_look(pieces, after) or not (device := self._journal.device):
            return ()
        rules, now, mark = self._rules(), self._clock.now(), "-" + device.rpartition("-")[2]
        start = rules.days.start_of(rules.days.day_of(min(piece.span.start for piece in pieces)))
        last = pieces[-1].span
        with self._journal.edit(span_step(None, last.start, last.end, "absence"), automatic=True) as edit:
            switches = edit.switches(start, now + A_SECOND)
            absences = absences_in(
                pieces, switches, now, after, rules.modes, rules.days, lambda switch: switch.id.endswith(mark)
            )
            return tuple(_book(edit, absence) for absence in absences)

    def acted_after(self, instant: datetime, until: datetime) -> datetime | None:
        """Return the first instant after this one at which the user switched on this device; None if they did not."""
        if not (device := self._journal.device):
            return None
        mark = "-" + device.rpartition("-")[2]
        switches = self._journal.switches(instant + A_SECOND, until + A_SECOND)
        return next((switch.at for switch in switches if switch.source == USER and switch.id.endswith(mark)), None)

    def answer(
        self, booked: Iterable[Booked], mode: str, *, person: str | None = None, span: Span | None = None
    ) -> tuple[Booked, ...]:
        """Record the mode of absences; with ``span``, only of the part of them that lies in it.

            before   |coding-|?????????????|coding----now
            span                 |mtg|
            after    |coding-|???|mtg|?????|coding----now

        Returns:
            the rest, which is still unknown, in the order of time.

        Raises:
            Refused: none of them is in the log any more, or the log cannot be written.
        """
        booked = tuple(booked)
        whole_span = span or Span(booked[0].span.start, booked[-1].span.end)
        with self._journal.edit(span_step(mode, whole_span.start, whole_span.end)) as edit:
            unknown = [booked for booked in booked if _still_unknown(edit, booked)]
            if not unknown:
                raise Refused(
                    _("That absence is no longer in the log. The end-of-day review shows what is still open.")
                )
            remaining: list[Booked] = []
            for absence in unknown:
                answered_span = overlap(absence.span, whole_span)
                remaining += [absence] if answered_span is None else _fill(edit, absence, answered_span, mode, person)
            return tuple(remaining)

    def still_open(self, booked: Iterable[Booked]) -> tuple[Booked, ...]:
        """Return those that are still unknown."""
        return tuple(
            booked
            for booked in booked
            if (switch := self._journal.find_switch(booked.unknown)) is not None and switch.mode == UNKNOWN
        )


def _book(edit: Edit, absence: Absence) -> Booked:
    span, before = absence.span, absence.switch
    unknown = edit.add_switch(at=span.start, mode=UNKNOWN, source=absence.source)
    if not absence.closes:
        edit.add_switch(
            at=span.end,
            mode=before.mode,
            person=before.person,
            kind=before.kind,
            note=before.note,
            source=before.source,
            confirmed=before.confirmed,
        )
    return Booked(span, before.mode, unknown.id)


def _fill(edit: Edit, absence: Booked, span: Span, mode: str, person: str | None) -> list[Booked]:
    """Assign a part of an absence to a mode and return what is still unknown before and after it."""
    remaining, confirmed = [], mode != OFF
    if span.start > absence.span.start:
        source = absence_source(edit, absence)
        edit.add_switch(at=span.start, mode=mode, person=person, source=source, confirmed=confirmed)
        remaining.append(Booked(Span(absence.span.start, span.start), absence.mode, absence.unknown))
    else:
        source = edit.change_switch(absence.unknown, mode=mode, person=person, confirmed=confirmed).source
    if span.end < absence.span.end:
        unknown = edit.add_switch(at=span.end, mode=UNKNOWN, source=source)
        remaining.append(Booked(Span(span.end, absence.span.end), absence.mode, unknown.id))
    return remaining


def absence_source(edit: Edit, absence: Booked) -> str:
    """Return the source of an absence."""
    switch = edit.find_switch(absence.unknown)
    return switch.source if switch is not None else USER


def _still_unknown(edit: Edit, booked: Booked) -> Switch | None:
    switch = edit.find_switch(booked.unknown)
    return switch if switch is not None and switch.mode == UNKNOWN else None
