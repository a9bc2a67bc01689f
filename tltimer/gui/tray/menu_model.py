"""What the tray and the small window offer at a moment, worded, without any widget."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.entries import Entry
from tltimer.domain.timeline.modes import CountsAs
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.frozen import frozen
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.attendance import SwitchOffer, partner, turn_of
from tltimer.reports.notes import just_ended
from tltimer.reports.status import Status
from tltimer.wording import formats
from tltimer.wording import status as sentences
from tltimer.wording.notes import note_question
from tltimer.wording.promises import due_words, to_words
from tltimer.wording.sanitize import one_line

if TYPE_CHECKING:
    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.domain.balance.promises import Promise


MOST_PEOPLE = 8

MOST_PROMISES = 6


@frozen
class PersonEntry:
    """Somebody to be with; ``days`` says how long ago the last 1:1 was where that is longer than meant."""

    name: str
    days: str = ""


@frozen
class PromiseEntry:
    """A promise that is due; ``tomorrow`` is the next day, as words and as a date."""

    label: str
    promise: "Promise"
    tomorrow: tuple[str, date]


@frozen
class NoteEntry:
    """An entry that ended a while ago at most."""

    label: str
    entry: Entry


def people_of(
    now_with: str | None, recent: Iterable[str], standings: "Iterable[OneToOneStanding]"
) -> tuple[PersonEntry, ...]:
    """Give the people of the menu: who is here by the calendar, who waits for a 1:1, whom one was with, the 1:1 list.

    Args:
        now_with: who is here by the calendar.
        recent: names of the log, the latest first.
        standings: how one stands with everybody of the 1:1 list, those who are overdue first.
    """
    standings = tuple(standings)
    known = {folded(name): one for one in reversed(standings) for name in one.person.names}
    waiting = [one.person.name for one in standings if one.overdue]
    names = [*([now_with] if now_with else []), *waiting, *recent, *(one.person.name for one in standings)]
    found: dict[str, PersonEntry] = {}
    for name in names:
        standing = known.get(folded(name))
        name = standing.person.name if standing else name
        found.setdefault(folded(name), PersonEntry(name, _days(standing)))
    return tuple(found.values())[:MOST_PEOPLE]


def _days(standing: "OneToOneStanding | None") -> str:
    if standing is None or not standing.overdue or standing.days_since is None:
        return ""
    return ngettext("{count} day", "{count} days", standing.days_since).format(count=standing.days_since)


def promises_of(due: "Iterable[Promise]", today: date) -> tuple[PromiseEntry, ...]:
    """Give the promises that are due, those due last in front: what has just come up can still be kept."""
    next_day = today + ONE_DAY
    tomorrow = _("Tomorrow, {day}").format(day=formats.day_name(next_day)), next_day
    latest = sorted(due, key=lambda one: (one.due or today, one.id), reverse=True)[:MOST_PROMISES]
    return tuple(
        PromiseEntry(
            formats.listed((one.text, to_words(one), "" if one.due == today else due_words(one, today))), one, tomorrow
        )
        for one in latest
    )


def note_of(status: Status, rules: Rules) -> NoteEntry | None:
    """Give the entry of which it can be noted what came of it."""
    ended = just_ended(status.today, rules.modes, status.now)
    return NoteEntry(_("{question}…").format(question=note_question(ended, rules.modes)), ended) if ended else None


EARLIER = (5, 10, 15, 30)

REVIEW, TEACHING = "review", "teaching review"
"""A mode of leading, and the kind of coding that it can be too."""


@frozen
class ModeEntry:
    """A mode to switch to; ``time`` is what it had today, "" for none."""

    key: str
    label: str
    shape: str
    colour: str
    time: str
    current: bool


@frozen
class KindEntry:
    """A kind of coding; ``current`` is that of the entry that runs."""

    key: str
    label: str
    current: bool


@frozen
class Moment:
    """A point at which what runs may have begun."""

    label: str
    at: datetime


@frozen
class TurnEntry:
    """The switch that the calendar suggests: into the meeting that runs, or back out of it."""

    label: str
    shape: str
    colour: str
    turn: SwitchOffer


@frozen
class MenuModel:
    """All that can be chosen now. Empty texts and tuples stand for what there is not."""

    header: str
    tooltip: str
    modes: tuple[ModeEntry, ...]
    running: bool
    coding: bool
    people: tuple[PersonEntry, ...]
    moments: tuple[Moment, ...]
    kinds: tuple[KindEntry, ...]
    next_meeting: str
    undo: str
    turn: TurnEntry | None = None
    confirm: str = ""
    kinds_title: str = ""
    promises: tuple[PromiseEntry, ...] = ()
    note: NoteEntry | None = None


def recent_people(switches: Iterable[Switch]) -> tuple[str, ...]:
    """Give whom one was with, the latest first."""
    latest = sorted((one for one in switches if one.person), key=lambda one: (one.at, one.id), reverse=True)
    return tuple(dict.fromkeys(one.person for one in latest if one.person))


def recent_kinds(switches: Iterable[Switch]) -> tuple[str, ...]:
    """Give the kinds that were used, the latest first."""
    latest = sorted((one for one in switches if one.kind), key=lambda one: (one.at, one.id), reverse=True)
    return tuple(dict.fromkeys(one.kind for one in latest if one.kind))


def offer_of(
    status: Status,
    rules: Rules,
    recent: Iterable[Switch],
    standings: "Iterable[OneToOneStanding]" = (),
    due: "Iterable[Promise]" = (),
) -> MenuModel:
    """Make the offer of a moment.

    Args:
        status: the moment.
        rules: the modes, and the zone in which times are told.
        recent: switches of the last weeks, for the people and kinds of late.
        standings: how one stands with everybody of the 1:1 1:1 list.
        due: the promises that are due by today.
    """
    recent = tuple(recent)
    side = CountsAs.NEITHER if status.mode == OFF else rules.modes.counts_as(status.mode)
    return MenuModel(
        header=sentences.status_line(status, rules.modes),
        tooltip=tooltip_of(status, rules),
        modes=_modes(status, rules),
        running=status.running is not None,
        coding=side is CountsAs.CODING,
        people=people_of(partner(status.current_meeting), recent_people(recent), standings),
        moments=_moments(status, rules),
        kinds=_kinds(status, side, recent, rules),
        next_meeting=sentences.next_meeting_line(status, rules.days.zone),
        undo=status.undo_label or "",
        turn=_turn(status, rules),
        confirm=confirm_words(status, rules),
        kinds_title=_("Kind of leading") if side is CountsAs.LEADING else _("Kind of coding"),
        promises=promises_of(due, status.today.date),
        note=note_of(status, rules),
    )


def confirm_words(status: Status, rules: Rules) -> str:
    """Ask about what runs for so long that it counts as unknown until it is confirmed; "" where nothing does."""
    last = status.today.entries[-1] if status.today.entries else None
    if status.since is None or status.mode == UNKNOWN or last is None or not (last.running and last.unconfirmed):
        return ""
    return _("{mode} since {time}: that is right").format(
        mode=rules.modes.mode(status.mode).label, time=formats.wall_time(status.since, rules.days.zone)
    )


def tooltip_of(status: Status, rules: Rules) -> str:
    """Say what runs since when, today's share of coding, and what is next; a line each.

    It counts no minutes, so that a tray is not woken each minute to show what nobody looks at.
    """
    zone = rules.days.zone
    what = formats.mode_label(status.mode, rules.modes.mode(status.mode).label)
    if status.person:
        what = _("{mode} with {person}").format(mode=what, person=status.person)
    if status.since:
        what = _("{what} since {time}").format(what=what, time=formats.wall_time(status.since, zone))
    lines = [what, sentences.today_words(status)]
    if status.next_meeting:
        lines.append(_coming(status.next_meeting, status, rules))
    # Trays take tooltips for markup.
    return "\n".join(one_line(line[:1].upper() + line[1:]).replace("<", "‹") for line in lines if line)


def _coming(meeting: Meeting, status: Status, rules: Rules) -> str:
    """Name a meeting with its time, and with its day where that is another than today."""
    zone = rules.days.zone
    time, title = formats.wall_time(meeting.start, zone), one_line(meeting.title) or _("Meeting")
    if status.today.span.covers(meeting.start):
        return _("{time} {title}").format(time=time, title=title)
    day = formats.short_day(meeting.start.astimezone(zone).date())
    return _("{day} {time} {title}").format(day=day, time=time, title=title)


def _turn(status: Status, rules: Rules) -> TurnEntry | None:
    turn = turn_of(status, rules.modes)
    if turn is None:
        return None
    mode = rules.modes.mode(turn.mode)
    return TurnEntry(sentences.turn_line(turn, rules.modes, rules.days.zone), mode.shape, mode.colour, turn)


def _modes(status: Status, rules: Rules) -> tuple[ModeEntry, ...]:
    spent = status.today.figures.modes_s
    shown = [mode for mode in rules.modes if not mode.hidden or mode.key == status.mode]
    return tuple(
        ModeEntry(
            mode.key,
            mode.label,
            mode.shape,
            mode.colour,
            formats.duration(spent[mode.key]) if spent.get(mode.key, 0) >= 60 else "",
            mode.key == status.mode,
        )
        for mode in shown
    )


def _moments(status: Status, rules: Rules) -> tuple[Moment, ...]:
    """Give points of the day before the beginning of what runs, the nearest first.

    began             |coding------now
    offered   30 15 10 5
    """
    if status.since is None:
        return ()
    points = [
        Moment(_("{minutes} min earlier").format(minutes=minutes), status.since - timedelta(minutes=minutes))
        for minutes in EARLIER
    ]
    meeting = status.last_meeting
    if meeting:
        label = _("Since {title} ended").format(title=one_line(meeting.title, 40) or _("the meeting"))
        points.append(Moment(label, meeting.end))
    zone = rules.days.zone
    return tuple(
        Moment(_("{moment}, {time}").format(moment=one.label, time=formats.wall_time(one.at, zone)), one.at)
        for one in points
        if status.today.span.start <= one.at < status.since
    )


def _kinds(status: Status, side: CountsAs, recent: Iterable[Switch], rules: Rules) -> tuple[KindEntry, ...]:
    """Give the kinds of what runs, the one used last in front: one click says the same again."""
    if side is CountsAs.NEITHER:
        return ()
    alike = (one for one in recent if rules.modes.counts_as(one.mode) is side)
    teaching = [TEACHING] if status.mode == REVIEW and not rules.kinds.kind(TEACHING).hidden else []
    keys = [*recent_kinds(alike)[:1], *teaching, *(kind.key for kind in rules.kinds.offered(side))]
    if status.kind:
        keys.append(status.kind)
    return tuple(KindEntry(key, rules.kinds.kind(key).label, key == status.kind) for key in dict.fromkeys(keys))
