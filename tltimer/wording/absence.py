"""The question after an absence, worded, and the answers that are offered; without any widget."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.presence.absences import Booked
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.modes import CountsAs, ModeList
from tltimer.domain.timeline.spans import Span, shared_seconds
from tltimer.domain.timeline.switches import OFF, Switch
from tltimer.frozen import frozen
from tltimer.i18n.translate import _
from tltimer.reports.attendance import partner
from tltimer.wording import formats
from tltimer.wording.sanitize import one_line

MOST_MODES = 3
MOST_OFFERED = 4
MOST_SPANS = 3
LONGEST_TITLE = 40
LEAST_MEETING_S = 5 * 60
LEAST_BETWEEN = timedelta(minutes=5)


@frozen
class AbsenceAnswer:
    """Something that an absence can have been; ``planned`` says that the calendar has it there."""

    label: str
    mode: str
    person: str | None = None
    planned: bool = False


def away_words(booked: Sequence[Booked], rules: Rules) -> str:
    """Say when one was away: ``Away 12:04–12:51 and 13:10–13:30 while Coding``; what hardly parts two is left out.

    Args:
        booked: the absences, in the order of time.
        rules: the modes, and the zone in which times are told.
    """
    zone, days = rules.days.zone, rules.days
    spans = _joined(one.span for one in booked)
    first, last = spans[0], spans[-1]
    if len(spans) > MOST_SPANS:
        text = _("Away {count} times, {span}").format(
            count=formats.count_words(len(spans)), span=formats.span_words(first.start, last.end, zone)
        )
    else:
        words = [formats.span_words(one.start, one.end, zone) for one in spans]
        text = _("Away {spans}").format(spans=_enumerated(words))
    modes = dict.fromkeys(rules.modes.mode(one.mode).label for one in booked)
    if len(modes) <= MOST_MODES:
        text = _("{away} while {mode}").format(away=text, mode=_enumerated(list(modes)))
    day = days.day_of(first.start)
    if day != days.day_of(last.end + timedelta(seconds=1)):
        text = _("{day}: {away}").format(day=formats.day_name(day), away=text)
    return text


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Join spans with so little between them that nobody would tell them apart."""
    found: list[Span] = []
    for span in spans:
        if found and span.start - found[-1].end < LEAST_BETWEEN:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _enumerated(words: Sequence[str]) -> str:
    """Say all of them: ``one``, ``one and two``, ``one, two and three``."""
    *most, last = words
    return _("{most} and {last}").format(most=", ".join(most), last=last) if most else last


def answers_to(
    booked: Iterable[Booked], meetings: Iterable[Meeting], recent: Iterable[Switch], modes: ModeList
) -> tuple[AbsenceAnswer, ...]:
    """Give the likely answers: the meeting that the calendar has there, modes, Break, Nothing.

    Of the modes first those of late, then those in which one is with people: that is what takes one from the desk.

    Args:
        booked: the absences.
        meetings: those of the days in question.
        recent: switches of late, whose modes are offered, the latest first.
        modes: all modes.
    """
    booked = tuple(booked)
    latest = sorted(recent, key=lambda one: (one.at, one.id), reverse=True)
    offered = {mode.key: mode for mode in modes.offered}
    working = {key for key, mode in offered.items() if mode.counts_as is not CountsAs.NEITHER}
    of_late = dict.fromkeys((*(one.mode for one in booked), *(one.mode for one in latest)))
    with_people = (key for key, mode in offered.items() if mode.meets)
    likely = list(dict.fromkeys((*[key for key in of_late if key in working][:MOST_MODES], *with_people)))[
        :MOST_OFFERED
    ]
    rest = [key for key, mode in offered.items() if mode.counts_as is CountsAs.NEITHER][:1]
    meeting = _meeting_there(booked, meetings)
    return (
        *((_of_meeting(meeting),) if meeting else ()),
        *(AbsenceAnswer(offered[key].label, key) for key in (*likely, *rest)),
        AbsenceAnswer(_("Nothing"), OFF),
    )


def _of_meeting(meeting: Meeting) -> AbsenceAnswer:
    person = partner(meeting)
    label = one_line(meeting.title, LONGEST_TITLE) or person or _("the meeting")
    return AbsenceAnswer(label, "1:1" if person else "meeting", person, planned=True)


def _meeting_there(booked: Sequence[Booked], meetings: Iterable[Meeting]) -> Meeting | None:
    """Give the meeting that shares the most time with the absences, if that is not next to nothing."""
    spans = [one.span for one in booked]
    shared = [(shared_seconds([one.span], spans), one) for one in meetings if one.plan is Plan.MEETING]
    seconds, meeting = max(shared, key=lambda pair: (pair[0], -pair[1].start.timestamp()), default=(0, None))
    return meeting if seconds >= LEAST_MEETING_S else None
