"""The words of the quick switcher: the name, the time and the reason of a suggestion."""

from __future__ import annotations

from tltimer.domain.timeline.instants import elapsed
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.quick_switch import LineProblem, Reason, Verb
from tltimer.wording import formats
from tltimer.wording.promises import hours_over_the_end, promise_words
from tltimer.wording.sanitize import clipped
from tltimer.wording.status import meeting_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.rules import Rules
    from tltimer.reports.quick_switch import Situation, Suggestion

NAME, TITLE = 30, 48
"""Columns of a name or a meeting, and of a promise."""


def name_words(suggestion: Suggestion, rules: Rules) -> str:
    """Name a suggestion: ``Coding``, ``1:1 with Ana``, ``Meeting · Sprint sync``, ``Promise: review the RFC``."""
    if suggestion.promise is not None:
        return _("Promise: {promise}").format(promise=clipped(suggestion.promise.text, TITLE))
    if suggestion.verb is Verb.STOP:
        return _("End the day")
    mode = formats.mode_label(suggestion.mode, rules.modes.mode(suggestion.mode).label)
    kind = rules.kinds.kind(suggestion.kind).label if suggestion.kind else ""
    if suggestion.person:
        person = clipped(suggestion.person, NAME)
        return formats.listed((_("{mode} with {person}").format(mode=mode, person=person), kind))
    meeting = meeting_name(suggestion.meeting, NAME) if suggestion.meeting is not None else ""
    return formats.listed((mode, meeting, kind))


def time_words(suggestion: Suggestion, rules: Rules) -> str:
    """Return the start of a suggestion and the entries that it replaces; for a promise its due date."""
    promise = suggestion.promise
    if promise is not None:
        if promise.due is None:
            return ""
        day, date = formats.short_day(promise.due), formats.date_words(promise.due)
        return _("by {day}, {date}").format(day=day, date=date)
    if suggestion.since is None:
        return _("now") if suggestion.verb is Verb.STOP else _("starting now")
    time = _("from {time}").format(time=formats.wall_time(suggestion.since, rules.days.zone))
    if not suggestion.replaces:
        return time
    replaced = ngettext("replaces {count} entry", "replaces {count} entries", suggestion.replaces)
    return f"{time}, {replaced.format(count=suggestion.replaces)}"


def reason_words(suggestion: Suggestion, situation: Situation) -> str:
    """Return the reason for a suggestion; for a promise further details."""
    if suggestion.promise is not None:
        return _promise_reason(suggestion, situation)
    meeting, rules, status = suggestion.meeting, situation.rules, situation.status
    if suggestion.reason is Reason.MEETING_SOON and meeting is not None:
        return _("{time} in your calendar").format(time=formats.wall_time(meeting.start, rules.days.zone))
    if suggestion.reason is Reason.RUNNING and status.since is not None:
        length = formats.length(elapsed(status.since, status.now))
        return _("running for {length}").format(length=length)
    return {
        Reason.MEETING_RUNS: _("in your calendar now"),
        Reason.MEETING_OVER: _("your meeting is over"),
        Reason.NOTICED: _("noticed on this machine"),
        Reason.PREVIOUS: _("the previous mode"),
        Reason.LAST_PERSON: _("your last 1:1 today"),
        Reason.STARTS: _("starts with '{typed}'"),
        Reason.MATCHES: _("matches '{typed}'"),
        Reason.NEW_NAME: _("not in your 1:1 list"),
    }.get(suggestion.reason, "").format(typed=clipped(suggestion.typed, NAME))


def _promise_reason(suggestion: Suggestion, situation: Situation) -> str:
    """Return to whom, how long and when time is blocked; of what is missing, how to add it."""
    promise, days = suggestion.promise, situation.rules.days
    assert promise is not None
    span = promise.span(days)
    if span is not None:
        when = formats.span_words(span.start, span.end, days.zone)
        return _("blocks {span} in your calendar").format(span=when)
    if promise.to or promise.minutes:
        return promise_words("", promise.to, None, promise.minutes)
    return _("add '30 min' or 'for Dana'")


def spoken(suggestion: Suggestion, situation: Situation) -> str:
    """Return a suggestion in one line, for those who hear it and for terminals."""
    rules = situation.rules
    parts = name_words(suggestion, rules), time_words(suggestion, rules), reason_words(suggestion, situation)
    return formats.listed(parts)


def problem_words(problem: LineProblem, line: str, situation: Situation) -> str:
    """Return the reason why there are no suggestions, and examples of valid input."""
    days, now = situation.rules.days, situation.status.now
    time = formats.wall_time(now, days.zone)
    return {
        LineProblem.NOTHING: _("Nothing matches '{line}'. Type a few letters of the name of a mode or a person."),
        LineProblem.FUTURE: _("That time is in the future; it is now {time}. Type an earlier time."),
        LineProblem.BEFORE_TODAY: _(
            "That time is before the start of today. To change earlier days, use the day window or tltimer set."
        ),
        LineProblem.HOURS_OVER: _("That time has passed. Choose a time in the future."),
        LineProblem.HOURS_CROSS: hours_over_the_end(days),
    }[problem].format(line=clipped(line, NAME), time=time)


def hint_words() -> str:
    """Return examples of valid input."""
    return _("Mode or person · '10m' for ten minutes ago · 'p' for a promise · Esc to cancel")
