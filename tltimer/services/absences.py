"""Puts absences into the log, and what the user says that they were."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tltimer.clock import Clock
from tltimer.domain.presence.absences import Absence, Booked, absences_in, worth_a_look
from tltimer.domain.presence.state import PresencePiece
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import OFF, UNKNOWN, USER, Switch
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.journal.journal import Journal
from tltimer.wording import formats
from tltimer.wording.status import span_label

if TYPE_CHECKING:
    from tltimer.journal.edit import Edit

A_SECOND = timedelta(seconds=1)


class Absences:
    """Changes the log by absences. Each call is one step of undo and is written whole or not at all.

    Args:
        journal: where it is written.
        clock: tells the time.
        rules: gives how to read the log, fresh each time.
        after: gives how long an absence lasts at least.
    """

    def __init__(
        self, journal: Journal, clock: Clock, rules: Callable[[], Rules], after: Callable[[], timedelta]
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._rules = rules
        self._after = after

    def book(self, pieces: Iterable[PresencePiece]) -> tuple[Booked, ...]:
        """Book the absences of which these pieces tell as unknown; what ran before runs on after each of them.

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
        start = rules.days.start_of(rules.days.day_of(min(one.span.start for one in pieces)))
        spans = [formats.span_words(one.span.start, one.span.end, rules.days.zone) for one in pieces[-1:]]
        with self._journal.edit(_("absence {span}").format(span=spans[0])) as edit:
            switches = edit.switches(start, now + A_SECOND)
            found = absences_in(
                pieces, switches, now, after, rules.modes, rules.days, lambda one: one.id.endswith(mark)
            )
            return tuple(_book(edit, absence) for absence in found)

    def acted_after(self, instant: datetime, until: datetime) -> datetime | None:
        """Give the first instant after this one at which somebody switched on this device; None if nobody did."""
        if not (device := self._journal.device):
            return None
        mark = "-" + device.rpartition("-")[2]
        switches = self._journal.switches(instant + A_SECOND, until + A_SECOND)
        return next((one.at for one in switches if one.source == USER and one.id.endswith(mark)), None)

    def answer(
        self, booked: Iterable[Booked], mode: str, *, person: str | None = None, until: datetime | None = None
    ) -> tuple[Booked, ...]:
        """Say what absences were; with ``until``, that only up to there.

        Returns:
            the rest, of which nobody knows still what it was.

        Raises:
            Refused: none of them is in the log any more, or the log cannot be written.
        """
        rules, booked = self._rules(), tuple(booked)
        zone, whole = rules.days.zone, (booked[0].span.start, until or booked[-1].span.end)
        label = span_label(mode, rules.modes, formats.span_words(*whole, zone))
        with self._journal.edit(label) as edit:
            found = [one for one in booked if _still_unknown(edit, one)]
            if not found:
                raise Refused(_("that absence is not in the log any more; the evening shows what is open"))
            rest = []
            for one in found:
                if until is not None and one.span.start >= until:
                    rest.append(one)
                    continue
                seconds = min(until or one.span.end, one.span.end) - one.span.start
                switch = edit.change_switch(
                    one.unknown, mode=mode, person=person, confirmed=seconds > rules.runaway_after and mode != OFF
                )
                if until is not None and one.span.covers(until):
                    unknown = edit.add_switch(at=until, mode=UNKNOWN, source=switch.source)
                    rest.append(Booked(Span(until, one.span.end), one.mode, unknown.id))
            return tuple(rest)

    def still_open(self, booked: Iterable[Booked]) -> tuple[Booked, ...]:
        """Give those of which still nobody knows what they were."""
        return tuple(
            one
            for one in booked
            if (switch := self._journal.find_switch(one.unknown)) is not None and switch.mode == UNKNOWN
        )


def _book(edit: "Edit", absence: Absence) -> Booked:
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


def _still_unknown(edit: "Edit", booked: Booked) -> Switch | None:
    switch = edit.find_switch(booked.unknown)
    return switch if switch is not None and switch.mode == UNKNOWN else None
