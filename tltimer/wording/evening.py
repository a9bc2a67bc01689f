"""The words of the end-of-day review."""

from __future__ import annotations

from datetime import UTC, datetime

from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.new_contacts import NewContact
from tltimer.domain.balance.one_to_ones import OneToOne
from tltimer.domain.timeline.instants import elapsed
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.evening import Gap
from tltimer.reports.evening_questions import (
    ACCEPT,
    ALL_OF_IT,
    DONE,
    DROP,
    HELD,
    KEEP,
    LATER_DAY,
    LUNCH,
    NO,
    NOT_DONE,
    NOTHING,
    OTHER_TIMES,
    SAME,
    SKIPPED,
    STOPPED,
    ForgottenTimer,
    NoticedDifferences,
    StalePromise,
    UnloggedMeetings,
    usual_lunch,
)
from tltimer.values import Value
from tltimer.wording import formats
from tltimer.wording.promises import due_words
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from tltimer.domain.rules import Rules
    from tltimer.reports.evening import EveningReport
    from tltimer.reports.evening_questions import (
        EveningQuestion,
        EveningQuestions,
    )

LONGEST_NAME, LONGEST_TEXT = 40, 80


class QuestionWords(Value):
    """A question, what helps to answer it, and its answers by their keys; ``short`` names it once it is answered."""

    question: str
    detail: str
    short: str
    answers: tuple[tuple[str, str], ...] = ()


def evening_line(report: EveningReport) -> str:
    """Return the state of the week on this evening: ``34–37% of this week coding, target 30–50%``."""
    if report.week.coding_share_range is None:
        return _("Nothing was tracked that week.") if report.belated else _("Nothing tracked yet this week.")
    share, target = formats.coding_share(report.week), formats.target_range(report.target)
    if not report.target.chosen:
        words = _("{share} coding that week, up to that day") if report.belated else _("{share} coding this week")
        return words.format(share=share)
    if report.belated:
        words = _("{share} coding that week, up to that day; target {target}")
    else:
        words = _("{share} coding this week, target {target}")
    return words.format(share=share, target=target)


def tomorrow_line(report: EveningReport, zone: tzinfo) -> str:
    """Return the free time of tomorrow: ``Tomorrow: 3 h free from 9:30, 2 meetings.``; "" for a past day."""
    longest = report.tomorrow.longest
    if report.belated:
        return ""
    if report.tomorrow.window is None:
        return _("No work tomorrow.")
    if longest is None:
        return _("No free time tomorrow.")
    length, time = formats.length(longest.span.seconds), formats.wall_time(longest.span.start, zone)
    count = len(report.tomorrow_meetings)
    if not count:
        return _("Tomorrow: {length} free from {time}, no meetings.").format(length=length, time=time)
    return ngettext(
        "Tomorrow: {length} free from {time}, {count} meeting.",
        "Tomorrow: {length} free from {time}, {count} meetings.",
        count,
    ).format(length=length, time=time, count=count)


def question_words(
    question: EveningQuestion, questions: EveningQuestions, day: datetime, rules: Rules
) -> QuestionWords:
    """Return the words of a question; ``day`` is an instant of the day that is reviewed."""
    subject, zone = question.subject, rules.days.zone
    if isinstance(subject, NoticedDifferences):
        return _noticed(question, subject, questions, rules)
    if isinstance(subject, ForgottenTimer):
        return _forgotten_timer(question, subject, rules)
    if isinstance(subject, UnloggedMeetings):
        count = len(subject.meetings)
        return QuestionWords(
            _unlogged_title(count),
            ngettext(
                "The meeting is in your calendar but not in your log.",
                "The meetings are in your calendar but not in your log.",
                count,
            ),
            _("Meetings"),
        )
    if isinstance(subject, Gap):
        return _gap(question, subject, questions, rules)
    if isinstance(subject, OneToOne):
        return _one_to_one(question, subject, rules)
    if isinstance(subject, NewContact):
        return _new_contact(question, subject)
    if isinstance(subject, Intention):
        return QuestionWords(
            _("Did you carry out the week's intention?"),
            formats.capitalized(clipped(subject.text, LONGEST_TEXT)),
            _("Intention"),
            _chosen(question, {DONE: _("Done"), NOT_DONE: _("Not yet")}),
        )
    if isinstance(subject, StalePromise):
        return _stale_promise(question, subject, day.astimezone(zone))
    return QuestionWords(_("Promises due"), "", _("Promises"))


def _chosen(question: EveningQuestion, words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((key, words[key]) for key in question.answers)


def _noticed(
    question: EveningQuestion, subject: NoticedDifferences, questions: EveningQuestions, rules: Rules
) -> QuestionWords:
    """Return the words of one place as a question with its reason; of several as the head of a list."""
    from tltimer.wording import evidence  # few have evidence turned on

    if len(subject.places) > 1:
        title = formats.capitalized(evidence.places_words(len(subject.places)))
        return QuestionWords(title, _("Accept what tltimer noticed, or keep what you logged."), _("Noticed"))
    (disagreement,) = subject.places
    samples = questions.open_items.noticed.samples if questions.open_items.noticed is not None else ()
    accept = _("Add {mode}") if disagreement.log is None else _("Change to {mode}")
    keep = (
        _("Keep {mode}").format(mode=evidence.logged_label(disagreement, rules))
        if disagreement.log is not None
        else _("Leave untracked")
    )
    words = {
        ACCEPT: accept.format(mode=evidence.noticed_label(disagreement, rules)),
        KEEP: keep,
        OTHER_TIMES: _("Other times…"),
    }
    return QuestionWords(
        evidence.disagreement_question(disagreement, rules),
        evidence.reason_words(disagreement, samples, rules),
        evidence.span_words(disagreement, rules),
        _chosen(question, words),
    )


def _forgotten_timer(question: EveningQuestion, timer: ForgottenTimer, rules: Rules) -> QuestionWords:
    zone = rules.days.zone
    mode = formats.mode_label(timer.mode, rules.modes.mode(timer.mode).label)
    words = {OTHER_TIMES: _("Other time…"), ALL_OF_IT: _("Confirm full length")}
    for key in question.answers:
        if key.startswith(STOPPED):
            words[key] = formats.wall_time(stop_of(key), zone)
    return QuestionWords(*forgotten_timer_words(timer, rules), mode, _chosen(question, words))


def forgotten_timer_words(timer: ForgottenTimer, rules: Rules) -> tuple[str, str]:
    """Ask when a timer that was forgotten should have stopped, and state when it started and how long it ran."""
    zone = rules.days.zone
    mode = formats.mode_label(timer.mode, rules.modes.mode(timer.mode).label)
    return (
        _("{mode} ran until {time}. When did you stop?").format(mode=mode, time=formats.wall_time(timer.until, zone)),
        _("{mode} started on {day} at {time} and ran for {length}.").format(
            mode=mode,
            day=formats.day_name(rules.days.day_of(timer.start)),
            time=formats.wall_time(timer.start, zone),
            length=formats.length(elapsed(timer.start, timer.until)),
        ),
    )


def stopped_words(timer: ForgottenTimer, stop: datetime, rules: Rules) -> str:
    """Return the entry that remains of a forgotten timer: ``Coding, 16:00–17:30``."""
    mode = formats.mode_label(timer.mode, rules.modes.mode(timer.mode).label)
    return _("{mode}, {span}").format(mode=mode, span=formats.span_words(timer.start, stop, rules.days.zone))


def stop_of(key: str) -> datetime:
    """Return the instant that an answer about a forgotten timer names."""
    return datetime.fromtimestamp(int(key.removeprefix(STOPPED)), UTC)


def _gap(question: EveningQuestion, gap: Gap, questions: EveningQuestions, rules: Rules) -> QuestionWords:
    zone = rules.days.zone
    start, end = (formats.wall_time(at, zone) for at in (gap.span.start, gap.span.end))
    words = {mode.key: mode.label for mode in rules.modes.offered} | {
        NOTHING: _("Not working"),
        OTHER_TIMES: _("Other times…"),
    }
    if LUNCH in question.answers:
        hours = usual_lunch(gap, questions.open_items.pauses, rules).replace("-", "–")
        words[LUNCH] = _("Lunch every day, {hours}").format(hours=hours)
    return QuestionWords(
        gap_question(start, end, gap.unknown),
        "" if gap.unknown else _("Nothing was tracked during this time."),
        formats.span_words(gap.span.start, gap.span.end, zone),
        _chosen(question, words),
    )


def gap_question(start: str, end: str, unknown: bool) -> str:
    """Ask for the mode of a gap."""
    if unknown:
        return _("{start}–{end} is unknown. What did you do?").format(start=start, end=end)
    return _("What did you do from {start} to {end}?").format(start=start, end=end)


def _one_to_one(question: EveningQuestion, one_to_one: OneToOne, rules: Rules) -> QuestionWords:
    assert one_to_one.meeting is not None
    name, time = (
        clipped(one_to_one.person.name, LONGEST_NAME),
        formats.wall_time(one_to_one.meeting.start, rules.days.zone),
    )
    if question.mode is None:
        detail = _("The 1:1 is in your calendar, but your log doesn't show what you did at that time.")
    else:
        label = formats.mode_label(question.mode, rules.modes.mode(question.mode).label)
        detail = _("The 1:1 is in your calendar, but you tracked {mode} at that time.").format(mode=label)
    return QuestionWords(
        _("Did your {time} 1:1 with {person} happen?").format(time=time, person=name),
        detail,
        _("1:1 with {person}, {time}").format(person=name, time=time),
        _chosen(question, {HELD: _("Yes"), SKIPPED: _("No")}),
    )


def _new_contact(question: EveningQuestion, contact: NewContact) -> QuestionWords:
    name = clipped(contact.name, LONGEST_NAME)
    words = {"7": _("Every week"), "14": _("Every 2 weeks"), "28": _("Every 4 weeks"), NO: _("Not a 1:1")}
    if contact.like:
        words[SAME] = _("This is {person}").format(person=clipped(contact.like.name, LONGEST_NAME))
    times = ngettext(
        "You met {person} one-to-one on {count} day in the last four weeks.",
        "You met {person} one-to-one on {count} days in the last four weeks.",
        contact.times,
    )
    return QuestionWords(
        _("Add {person} to your 1:1 list?").format(person=name),
        times.format(person=name, count=contact.times),
        name,
        _chosen(question, words),
    )


def _stale_promise(question: EveningQuestion, subject: StalePromise, day: datetime) -> QuestionWords:
    promise = subject.promise
    text = clipped(promise.text, LONGEST_TEXT)
    return QuestionWords(
        _("Does this promise still stand?"),
        formats.listed((text, clipped(promise.to or "", LONGEST_NAME), due_words(promise, day.date()))),
        text,
        _chosen(question, {DONE: _("Done"), LATER_DAY: _("Postpone…"), DROP: _("Drop…")}),
    )


def progress_words(number: int, count: int) -> str:
    """Return the number of the question shown: ``1 of 3``."""
    return _("{number} of {count}").format(number=number, count=count)


def answered_words(short: str, answer: str) -> str:
    """State the effect of an answer."""
    return _("{subject}: {answer}").format(subject=short, answer=answer)


def unlogged_question(open_count: int, total: int) -> str:
    """Head a list of meetings that the log does not have, or tell that it has them by now."""
    if open_count:
        return _unlogged_title(open_count)
    return ngettext("Added.", "All {count} added.", total).format(count=total)


def _unlogged_title(count: int) -> str:
    return ngettext("A meeting you didn't track", "Meetings you didn't track", count)


def unlogged_button(ticked: int, total: int) -> str:
    """Name the button that adds meetings to the log."""
    if ticked == total:
        return ngettext("Add the meeting", "Add all {count}", total).format(count=total)
    return _("Add {count} of {total}").format(count=ticked, total=total)
