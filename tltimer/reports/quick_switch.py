"""The quick switcher: the suggestions for what is typed, the likely next first.

(nothing)           the meeting that runs, what was noticed, the mode before this one, then the other modes
c                   Coding
a 10m               1:1 with Ana, since ten minutes ago
co pair 9:30        Coding, pairing, since 9:30
p review RFC thu    a promise
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from enum import StrEnum

from tltimer.domain.balance.promise_parser import read_day, read_promise
from tltimer.domain.timeline.durations import parse_duration, parse_wall
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.i18n.translate import _, typed
from tltimer.reports.attendance import EARLY, ONE_TO_ONE, mode_in, partner, turn_of
from tltimer.values import Value, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from tltimer.domain.balance.people import People
    from tltimer.domain.balance.promise_parser import PromiseLine
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.modes_and_kinds import Mode
    from tltimer.domain.timeline.switches import Switch
    from tltimer.reports.attendance import SwitchOffer
    from tltimer.reports.status import Status

MOST = 6
"""The most suggestions that are shown at once."""

PROMISE = "p"
"""The word at the beginning of a line that makes it a promise."""


class Verb(StrEnum):
    """The change that a suggestion makes."""

    SWITCH = "switch"
    STOP = "stop"
    PROMISE = "promise"


class Reason(StrEnum):
    """The reason for a suggestion."""

    MEETING_RUNS = "meeting runs"
    MEETING_OVER = "meeting over"
    MEETING_SOON = "meeting soon"
    NOTICED = "noticed"
    PREVIOUS = "previous"
    LAST_PERSON = "last person"
    RUNNING = "running"
    STARTS = "starts"
    MATCHES = "matches"
    NEW_NAME = "new name"
    NONE = ""


class LineProblem(StrEnum):
    """The reason why there is no suggestion."""

    NOTHING = "nothing"
    FUTURE = "future"
    BEFORE_TODAY = "before today"
    HOURS_OVER = "hours over"
    HOURS_CROSS = "hours cross"


class Suggestion(Value):
    """A change that can be chosen.

    ``since`` is when it counts from, None for now; ``replaces`` how many later entries of today that withdraws.
    ``meeting`` is the one that it is for, ``promise`` what is promised, ``typed`` the words that it was found by.
    """

    verb: Verb
    reason: Reason = Reason.NONE
    mode: str = OFF
    person: str | None = None
    kind: str | None = None
    since: datetime | None = None
    replaces: int = 0
    meeting: Meeting | None = None
    promise: PromiseLine | None = None
    typed: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Its identity among the suggestions."""
        return self.verb, self.mode, folded(self.person or ""), self.kind or ""


class Answer(Value):
    """The suggestions for a line, the best one first, or the problem why there is none."""

    suggestions: tuple[Suggestion, ...] = ()
    problem: LineProblem | None = None


class Situation(Value):
    """The moment in which something is chosen.

    ``previous`` is the switch to whose mode ``back`` would return. ``recent`` are the people of the log, the latest
    first; ``noticed`` is the switch that evidence suggests.
    """

    status: Status
    rules: Rules
    people: People
    previous: Switch | None = None
    recent: tuple[str, ...] = ()
    noticed: SwitchOffer | None = None


def answer(line: str, situation: Situation) -> Answer:
    """Return the suggestions for a line."""
    words = line.split()
    if words and folded(words[0]) == PROMISE and any(_ago(word, situation) is None for word in words[1:]):
        return _promise(" ".join(words[1:]), situation)
    agos = [ago for word in words if (ago := _ago(word, situation)) is not None]
    since, problem = _since(agos, situation)
    if problem is not None:
        return Answer(problem=problem)
    remaining = [word for word in words if _ago(word, situation) is None]
    # Translators: before a person: 1:1 with Ana.
    between = typed("with")
    remaining = [*remaining[:1], *(word for word in remaining[1:] if folded(word) not in between)]
    if remaining:
        matches = _matching(remaining, situation)
    elif since is not None and _began_after(since, situation):
        matches = (*_running(situation), *likely(situation))
    else:
        matches = (*likely(situation), *_running(situation)) if since is not None else likely(situation)
    chosen = tuple(_from(suggestion, since, situation) for suggestion in matches[:MOST])
    return Answer(chosen, None if chosen else LineProblem.NOTHING)


def likely(situation: Situation) -> tuple[Suggestion, ...]:
    """Return the suggestions, the likeliest first: calendar, evidence, the mode before, then all modes."""
    status, rules = situation.status, situation.rules
    suggestions = [
        *_offers(situation),
        *_previous(situation),
        *_last_person(situation),
        *(Suggestion(Verb.SWITCH, mode=mode.key) for mode in rules.modes.offered),
    ]
    running = Suggestion(Verb.SWITCH, mode=status.mode, person=status.person, kind=status.kind).key
    other_suggestions = [suggestion for suggestion in _distinct(suggestions) if suggestion.key != running]
    if status.running is not None:
        other_suggestions.insert(MOST - 1, Suggestion(Verb.STOP))
    return tuple(other_suggestions)


def _offers(situation: Situation) -> Iterator[Suggestion]:
    """Yield the switches that the calendar and the evidence suggest."""
    status = situation.status
    turn = turn_of(status, situation.rules.modes)
    if turn is not None:
        yield _offered(turn, Reason.MEETING_RUNS if turn.meeting else Reason.MEETING_OVER)
    coming = status.next_meeting
    if turn is None and coming is not None and coming.start - status.now <= EARLY:
        mode, person = mode_in(coming)
        yield Suggestion(Verb.SWITCH, Reason.MEETING_SOON, mode, person, meeting=coming)
    if situation.noticed is not None:
        yield _offered(situation.noticed, Reason.NOTICED)


def _offered(offer: SwitchOffer, reason: Reason) -> Suggestion:
    return Suggestion(Verb.SWITCH, reason, offer.mode, offer.person, offer.kind, offer.since, meeting=offer.meeting)


def _previous(situation: Situation) -> Iterator[Suggestion]:
    previous = situation.previous
    if previous is not None:
        yield Suggestion(Verb.SWITCH, Reason.PREVIOUS, previous.mode, previous.person, previous.kind)


def _last_person(situation: Situation) -> Iterator[Suggestion]:
    """Yield the last 1:1 of today: people come back to what was left open."""
    for entry in reversed(situation.status.today.entries):
        if entry.mode == ONE_TO_ONE and entry.switch.person and not entry.running:
            yield Suggestion(Verb.SWITCH, Reason.LAST_PERSON, ONE_TO_ONE, entry.switch.person)
            return


def _running(situation: Situation) -> tuple[Suggestion, ...]:
    """Return the running mode, to let it have started earlier."""
    running = situation.status.running
    if running is None or running.mode == UNKNOWN:
        return ()
    return (Suggestion(Verb.SWITCH, Reason.RUNNING, running.mode, running.person, running.kind),)


def _began_after(since: datetime, situation: Situation) -> bool:
    began = situation.status.since
    return began is not None and began > since


def _from(suggestion: Suggestion, since: datetime | None, situation: Situation) -> Suggestion:
    """Return a suggestion with the time that was typed, and what it replaces.

    log        |coding--|review--now
    since         |meeting-------now     replaces one
    """
    since = since if since is not None else suggestion.since
    if since is None:
        runs = suggestion.key in (suggestion.key for suggestion in _running(situation))
        return replace(suggestion, reason=Reason.RUNNING) if runs else suggestion
    return replace(
        suggestion, since=since, replaces=sum(entry.start > since for entry in situation.status.today.entries)
    )


def _ago(word: str, situation: Situation) -> timedelta | None:
    """Read a word as how long ago or at what time something began; None where it begins a name, such as ``1:1``."""
    text, now, days = folded(word), situation.status.now, situation.rules.days
    if any(folded(name).startswith(text) for mode in situation.rules.modes for name in (mode.key, mode.label)):
        return None
    with suppress(ValueError):
        return parse_duration(text)
    try:
        clock = parse_wall(text)
    except ValueError:
        return None
    return now - days.at_wall(days.day_of(now), clock)


def _since(agos: Sequence[timedelta], situation: Situation) -> tuple[datetime | None, LineProblem | None]:
    """Return the start of a switch: lengths of time add up, ``1h 30m``; it must lie in today, up to now."""
    status = situation.status
    if not agos:
        return None, None
    try:
        since = status.now - sum(agos, timedelta(0))
    except OverflowError:
        return None, LineProblem.BEFORE_TODAY
    if since > status.now:
        return None, LineProblem.FUTURE
    return (since, None) if since >= status.today.span.start else (None, LineProblem.BEFORE_TODAY)


def _promise(line: str, situation: Situation) -> Answer:
    """Read a promise; its person is called as the 1:1 list does."""
    status, days = situation.status, situation.rules.days
    promise = promise_in(line, status.today.date, situation.people)
    span = promise.span(days)
    if promise.hours is not None and span is None:
        return Answer(problem=LineProblem.HOURS_CROSS)
    if span is not None and span.end <= status.now:
        return Answer(problem=LineProblem.HOURS_OVER)
    return Answer((Suggestion(Verb.PROMISE, promise=promise, typed=line),))


def promise_in(line: str, today: date, people: People) -> PromiseLine:
    """Read a promise that was typed in a hurry: the name of a day counts without its capital letter too.

    review RFC thu
    text       due
    """
    names = tuple(name for person in people for name in person.names)
    promise, words = read_promise(line, today, names), line.split()
    for index in range(len(words) - 1, 0, -1):
        if words[index].islower() and read_day(words[index], today) is not None:
            spelled = (*words[:index], words[index].title(), *words[index + 1 :])
            dated = read_promise(" ".join(spelled), today, names)
            if len(dated.text.split()) < len(promise.text.split()):
                promise = dated
                break
    person = people.named(promise.to)
    return replace(promise, to=person.name) if person else promise


def _matching(words: Sequence[str], situation: Situation) -> tuple[Suggestion, ...]:
    """Return the suggestions that words name, the closest first; of equally close ones the likely ones first."""
    offers = {suggestion.key: suggestion for suggestion in _offers(situation)}
    ranks = {suggestion.key: place for place, suggestion in enumerate(likely(situation))}
    ranked = [
        (rank, ranks.get(suggestion.key, len(ranks)), number, offers.get(suggestion.key) or suggestion)
        for number, (rank, suggestion) in enumerate(_candidates(words, situation))
    ]
    ranked.sort(key=lambda item: item[:3])
    return _distinct(suggestion for _rank, _place, _number, suggestion in ranked)


def _candidates(words: Sequence[str], situation: Situation) -> Iterator[tuple[int, Suggestion]]:
    """Yield the possible meanings of words, each with its rank; the closest is 0."""
    status, text = situation.status, " ".join(words)
    for mode, rank in _modes(text, situation):
        person = partner(status.current_meeting) if mode.key == ONE_TO_ONE else None
        yield rank, Suggestion(Verb.SWITCH, _closeness(rank), mode.key, person, typed=text)
    for name, rank in _names(text, situation):
        yield rank, Suggestion(Verb.SWITCH, _closeness(rank), ONE_TO_ONE, name, typed=text)
    stop = _rank(text, (_("End the day"), _("Stop"), OFF))
    if stop is not None and status.running is not None:
        yield stop, Suggestion(Verb.STOP, _closeness(stop), typed=text)
    back = _rank(text, (_("Back"),))
    if back is not None:
        for suggestion in _previous(situation):
            yield back and back + 1, suggestion  # modes whose names begin like it come first
    for index in range(1, len(words)):
        yield from _two(" ".join(words[:index]), " ".join(words[index:]), situation)


def _two(first: str, second: str, situation: Situation) -> Iterator[tuple[int, Suggestion]]:
    """Yield a mode with a person or a kind of work: ``1:1 ana``, ``co pair``."""
    typed = f"{first} {second}"
    for mode, rank in _modes(first, situation):
        if mode.meets:
            people = tuple(_names(second, situation))
            for name, closeness in people:
                suggestion = Suggestion(Verb.SWITCH, _closeness(closeness), mode.key, name, typed=typed)
                yield rank + closeness, suggestion
            if mode.key == ONE_TO_ONE and not people:
                yield rank + UNLIKE, Suggestion(Verb.SWITCH, Reason.NEW_NAME, mode.key, second, typed=typed)
        for kind in situation.rules.kinds.offered(mode.counts_as):
            near = _rank(second, (kind.label, kind.key))
            if near is not None:
                suggestion = Suggestion(Verb.SWITCH, _closeness(near), mode.key, kind=kind.key, typed=typed)
                yield rank + near, suggestion


def _modes(text: str, situation: Situation) -> Iterator[tuple[Mode, int]]:
    """Yield the modes that a text names; hidden ones only by their whole name."""
    for mode in situation.rules.modes:
        rank = _rank(text, (mode.label, mode.key))
        if rank is not None and (not mode.hidden or rank == 0):
            yield mode, rank


def _names(text: str, situation: Situation) -> Iterator[tuple[str, int]]:
    """Yield the people that a text names, as the 1:1 list calls them; those met last first."""
    people = situation.people
    names_by_key: dict[str, tuple[str, ...]] = {}
    for name in (*situation.recent, *(person.name for person in people)):
        person = people.named(name)
        names_by_key.setdefault(person.name if person else name, person.names if person else (name,))
    for name, names in names_by_key.items():
        rank = _rank(text, names)
        if rank is not None:
            yield name, rank


UNLIKE = 5
"""Further away than all that a text names."""


def _rank(text: str, names: Iterable[str]) -> int | None:
    """Return the rank of the best match of a text with some names, the closest is 0; None without a match.

    0 the whole name, 1 its beginning, 2 the beginning of a word in it, 3 the first letters of its words,
    4 its first letter and others of it in their order.
    """
    return min(
        (rank for name in names if (rank := _closeness_of(folded(text), folded(name))) is not None), default=None
    )


def _closeness_of(text: str, name: str) -> int | None:
    words = name.replace("-", " ").split()
    if text == name:
        return 0
    if name.startswith(text):
        return 1
    if any(word.startswith(text) for word in words):
        return 2
    if len(text) > 1 and "".join(word[0] for word in words).startswith(text):
        return 3
    letters = iter(name[1:])
    return 4 if len(text) > 1 and name[:1] == text[0] and all(letter in letters for letter in text[1:]) else None


def _closeness(rank: int) -> Reason:
    return Reason.STARTS if rank <= 1 else Reason.MATCHES


def _distinct(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    distinct: dict[tuple[str, str, str, str], Suggestion] = {}
    for suggestion in suggestions:
        distinct.setdefault(suggestion.key, suggestion)
    return tuple(distinct.values())
