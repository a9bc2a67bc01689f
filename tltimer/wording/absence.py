"""The words of the question after an absence, and the answers that are offered."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.spans import Span, shared_seconds
from tltimer.domain.timeline.switches import OFF
from tltimer.i18n.translate import _
from tltimer.reports.attendance import partner
from tltimer.values import Value
from tltimer.wording import formats
from tltimer.wording.sanitize import one_line
from tltimer.wording.status import is_bare_one_to_one

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.presence.absences import Booked
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.switches import Switch

MOST_MODES = 3
MOST_OFFERED = 4
MOST_SPANS = 3
LONGEST_TITLE = 40
LEAST_MEETING_S = 5 * 60
LEAST_BETWEEN = timedelta(minutes=5)


class AbsenceAnswer(Value):
    """A possible answer about an absence; a meeting has a ``span``, and its answer takes no more than that."""

    label: str
    mode: str
    person: str | None = None
    span: Span | None = None


def away_words(absences: Sequence[Booked], rules: Rules) -> str:
    """Return the absences as a sentence: ``You were away 12:04–12:51 and 13:10–13:30``.

    Args:
        absences: in the order of time; those with hardly anything between them count as one.
        rules: the time zone, and when days begin.
    """
    zone, days = rules.days.zone, rules.days
    spans = _joined(absence.span for absence in absences)
    first, last = spans[0], spans[-1]
    if len(spans) > MOST_SPANS:
        text = _("You were away {count} times between {start} and {end}").format(
            count=len(spans),
            start=formats.wall_time(first.start, zone),
            end=formats.wall_time(last.end, zone),
        )
    else:
        text = away_title(formats.enumerated(formats.span_words(span.start, span.end, zone) for span in spans))
    day = days.day_of(first.start)
    if day != days.day_of(last.end + timedelta(seconds=1)):
        text = _("{day}: {away}").format(day=formats.day_name(day), away=text)
    return text


def away_title(spans: str) -> str:
    """Return the title of the question after an absence."""
    return _("You were away {spans}").format(spans=spans)


def away_question() -> str:
    """Ask for the mode of an absence."""
    return _("What were you doing?")


def answer_words(answer: AbsenceAnswer, spans: Iterable[Span], rules: Rules) -> str:
    """State the effect of an answer: ``Break, 12:04–12:51``."""
    label = _("Not working") if answer.mode == OFF else rules.modes.mode(answer.mode).label
    if answer.person:
        label = _("{mode} with {person}").format(mode=label, person=answer.person)
    words = (formats.span_words(span.start, span.end, rules.days.zone) for span in spans)
    return _("{mode}, {span}").format(mode=label, span=formats.enumerated(words))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Join spans with so little between them that nobody would distinguish them."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end < LEAST_BETWEEN:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def answers_to(
    absences: Iterable[Booked], meetings: Iterable[Meeting], recent: Iterable[Switch], rules: Rules
) -> tuple[AbsenceAnswer, ...]:
    """Return the likely answers: the meeting that the calendar has there, modes, a break, not working.

    Of the modes first those of late, then those with other people: that is what takes people from their desks.

    Args:
        absences: what is asked about.
        meetings: those of the days in question.
        recent: switches of late, whose modes are offered, the latest first.
        rules: all modes, and the time zone.
    """
    absences, modes = tuple(absences), rules.modes
    latest = sorted(recent, key=lambda switch: (switch.at, switch.id), reverse=True)
    offered = {mode.key: mode for mode in modes.offered}
    working = {key for key, mode in offered.items() if mode.counts_as is not CountsAs.NEITHER}
    of_late = dict.fromkeys((*(absence.mode for absence in absences), *(switch.mode for switch in latest)))
    with_people = (key for key, mode in offered.items() if mode.meets)
    likely = list(dict.fromkeys((*[key for key in of_late if key in working][:MOST_MODES], *with_people)))[
        :MOST_OFFERED
    ]
    neither = [key for key, mode in offered.items() if mode.counts_as is CountsAs.NEITHER][:1]
    meeting = _meeting_there(absences, meetings)
    return (
        *((_of_meeting(meeting, absences, rules),) if meeting else ()),
        *(AbsenceAnswer(offered[key].label, key) for key in (*likely, *neither)),
        AbsenceAnswer(_("Not working"), OFF),
    )


def _of_meeting(meeting: Meeting, absences: Sequence[Booked], rules: Rules) -> AbsenceAnswer:
    """Offer a meeting; where the absence was longer than it, with its own time."""
    person = partner(meeting)
    if person and is_bare_one_to_one(meeting.title, person):
        title = _("1:1 with {person}").format(person=person)
    else:
        title = one_line(meeting.title, LONGEST_TITLE) or _("Meeting")
    start, end = max(meeting.start, absences[0].span.start), min(meeting.end, absences[-1].span.end)
    if start > absences[0].span.start or end < absences[-1].span.end:
        span = formats.span_words(start, end, rules.days.zone)
        title = _("{title}, {span}").format(title=title, span=span)
    return AbsenceAnswer(title, "1:1" if person else "meeting", person, Span(start, end))


def _meeting_there(absences: Sequence[Booked], meetings: Iterable[Meeting]) -> Meeting | None:
    """Return the meeting that shares the most time with the absences, if that is not next to nothing."""
    spans = [absence.span for absence in absences]
    shared = [(shared_seconds([meeting.span], spans), meeting) for meeting in meetings if meeting.plan is Plan.MEETING]
    seconds, meeting = max(shared, key=lambda pair: (pair[0], -pair[1].start.timestamp()), default=(0, None))
    return meeting if seconds >= LEAST_MEETING_S else None
