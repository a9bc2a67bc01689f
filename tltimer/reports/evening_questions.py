"""What is asked in the evening. The one place that chooses, so that it is three questions at most, whatever is open."""

from collections.abc import Iterable
from datetime import timedelta, tzinfo

from tltimer.domain.balance.new_contacts import Newcomer
from tltimer.domain.balance.one_to_ones import OneToOne
from tltimer.domain.balance.promises import Promise
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.entries import Entry
from tltimer.domain.timeline.spans import Span, overlap
from tltimer.frozen import frozen
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.evening import MOST_QUESTIONS, EveningReport, Gap
from tltimer.wording import formats
from tltimer.wording.evening import gap_question
from tltimer.wording.sanitize import clipped

NOTHING, LUNCH, HELD, SKIPPED, NO, SAME = "nothing", "lunch", "held", "skipped", "no", "same"
"""Answers besides modes, and besides numbers of days."""

LONGEST_NAME = 40

A_QUARTER = 15 * 60

LONGEST_LUNCH = timedelta(hours=2)

LUNCHES = 2
"""On how many days before there was nothing or a break about that time."""


@frozen
class Unanswered:
    """What a day leaves open besides its gaps.

    ``unsure`` are planned 1:1s of which nobody knows whether they were held, ``newcomers`` who may belong to the 1:1s,
    ``due`` the promises to keep, ``pauses`` when there was nothing or a break on days before, a tuple a day.
    """

    unsure: tuple[OneToOne, ...] = ()
    newcomers: tuple[Newcomer, ...] = ()
    due: tuple[Promise, ...] = ()
    pauses: tuple[tuple[Span, ...], ...] = ()


@frozen
class EveningQuestion:
    """A question with its answers, as keys and labels; ``short`` names what it is about once it is answered."""

    subject: Gap | OneToOne | Newcomer
    words: str
    short: str
    answers: tuple[tuple[str, str], ...]


@frozen
class EveningQuestions:
    """What is asked: to log meetings, single questions, which promises were kept; and all that is ``left``."""

    unlogged: tuple[Meeting, ...]
    asks: tuple[EveningQuestion, ...]
    due: tuple[Promise, ...]
    left: Unanswered


def evening_questions(report: EveningReport, left: Unanswered, rules: Rules) -> EveningQuestions:
    """Choose what is asked of a day.

    The promises that are due are one question, the meetings that were not logged another. What room is left goes in
    turns to 1:1s of which nobody knows whether they were held and to the longest gaps, then to new people. A 1:1 for
    which there is no room stays among the meetings to be logged.
    """
    room = MOST_QUESTIONS - bool(left.due)
    doubtful = {(one.meeting.uid, one.meeting.start) for one in left.unsure if one.meeting is not None}
    plain = [one for one in report.unlogged if (one.uid, one.start) not in doubtful]
    room -= bool(plain)
    gaps = sorted(report.open_gaps, key=lambda gap: (-gap.span.seconds, gap.span.start))
    chosen = [*_in_turns(left.unsure, gaps), *left.newcomers][:room]
    unsure = [one for one in chosen if isinstance(one, OneToOne)]
    asked = {(one.meeting.uid, one.meeting.start) for one in unsure if one.meeting is not None}
    shown_gaps = sorted((one for one in chosen if isinstance(one, Gap)), key=lambda gap: gap.span.start)
    zone = rules.days.zone
    return EveningQuestions(
        tuple(one for one in report.unlogged if (one.uid, one.start) not in asked) if plain else (),
        (
            *(_of_gap(gap, left, rules) for gap in shown_gaps),
            *(_of_one_to_one(one, report, rules, zone) for one in unsure),
            *(_of_newcomer(one) for one in chosen if isinstance(one, Newcomer)),
        ),
        left.due,
        left,
    )


def is_open(subject: Gap | OneToOne | Newcomer, report: EveningReport, questions: EveningQuestions) -> bool:
    """Say whether something that was asked about is still open."""
    if isinstance(subject, Gap):
        return subject.span in [gap.span for gap in report.open_gaps]
    if isinstance(subject, OneToOne):
        return (subject.person.id, subject.day) in [(one.person.id, one.day) for one in questions.left.unsure]
    return subject.key in [one.key for one in questions.left.newcomers]


def _in_turns(unsure: Iterable[OneToOne], gaps: Iterable[Gap]) -> list[OneToOne | Gap]:
    first, second = list(unsure), list(gaps)
    turns: list[OneToOne | Gap] = []
    for place in range(max(len(first), len(second))):
        turns += [*first[place : place + 1], *second[place : place + 1]]
    return turns


def _of_gap(gap: Gap, left: Unanswered, rules: Rules) -> EveningQuestion:
    start, end = (formats.wall_time(at, rules.days.zone) for at in (gap.span.start, gap.span.end))
    answers = [*((mode.key, mode.label) for mode in rules.modes.offered), (NOTHING, _("Nothing"))]
    lunch = usual_lunch(gap, left.pauses, rules)
    if lunch:
        answers.append((LUNCH, _("Always lunch {hours}").format(hours=lunch.replace("-", "–"))))
    return EveningQuestion(gap, gap_question(start, end, gap.unknown), f"{start}–{end}", tuple(answers))


def usual_lunch(gap: Gap, pauses: Iterable[tuple[Span, ...]], rules: Rules) -> str:
    """Give the hours of lunch, as the setting has them, if a gap about noon was one on days before too; "" if not.

    noon            |
    two days ago  |---|      nothing
    yesterday    |-----|     break
    today         |---|      is asked about
    """
    zone = rules.days.zone
    start, end = gap.span.start.astimezone(zone), gap.span.end.astimezone(zone)
    noon = start.replace(hour=12, minute=30, second=0)
    alike = sum(any(_mostly(gap.span, one, rules) for one in day) for day in pauses)
    if rules.hours.lunch or alike < LUNCHES or not start <= noon <= end or end - start > LONGEST_LUNCH:
        return ""
    begin = start - timedelta(seconds=start.timestamp() % A_QUARTER)
    until = end + timedelta(seconds=-end.timestamp() % A_QUARTER)
    return f"{begin:%H:%M}-{until:%H:%M}"


def _mostly(gap: Span, pause: Span, rules: Rules) -> bool:
    """Say whether a pause of another day lies at about the same time on the wall."""
    zone = rules.days.zone
    days = (gap.start.astimezone(zone).date() - pause.start.astimezone(zone).date()).days
    moved = Span(pause.start + timedelta(days=days), pause.end + timedelta(days=days))
    shared = overlap(gap, moved)
    return shared is not None and shared.seconds * 2 >= gap.seconds


def _of_one_to_one(one: OneToOne, report: EveningReport, rules: Rules, zone: tzinfo) -> EveningQuestion:
    assert one.meeting is not None
    name, time = clipped(one.person.name, LONGEST_NAME), formats.wall_time(one.meeting.start, zone)
    short = _("1:1 with {person}, {time}").format(person=name, time=time)
    mode = _mode_in(report.day.entries, one.meeting.span, rules)
    words = (
        _("{one_to_one}, in the calendar; the mode was {mode}.").format(one_to_one=short, mode=mode)
        if mode
        else _("{one_to_one}, in the calendar; nothing was tracked then.").format(one_to_one=short)
    )
    return EveningQuestion(one, words, short, ((HELD, _("Held")), (SKIPPED, _("Skipped"))))


def _mode_in(entries: Iterable[Entry], span: Span, rules: Rules) -> str:
    """Name the mode that took most of a span; "" where none was known."""
    shared: dict[str, int] = {}
    for one in entries:
        both = None if one.unconfirmed else overlap(one.span, span)
        if both is not None:
            shared[one.mode] = shared.get(one.mode, 0) + both.seconds
    return rules.modes.mode(max(shared, key=lambda mode: (shared[mode], mode))).label if shared else ""


def _of_newcomer(one: Newcomer) -> EveningQuestion:
    name = clipped(one.name, LONGEST_NAME)
    words = ngettext(
        "You met {person} alone {count} time. Is that a 1:1?",
        "You met {person} alone {count} times. Is that a 1:1?",
        one.times,
    ).format(person=name, count=formats.count_words(one.times))
    same = ((SAME, _("That is {person}").format(person=clipped(one.like.name, LONGEST_NAME))),) if one.like else ()
    cadences = (("7", _("Every week")), ("14", _("Every 2 weeks")), ("28", _("Every 4 weeks")))
    return EveningQuestion(one, words, name, (*same, *cadences, (NO, _("No"))))
