"""What the tray and the small window offer at a moment, worded, without any widget."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from tltimer.desktop.pieces.titles import plain
from tltimer.language import _
from tltimer.report import sentences, wording
from tltimer.report.attending import Turn, partner, turn_of
from tltimer.report.now import Status
from tltimer.report.rules import Rules
from tltimer.timeline.kinds import KindList
from tltimer.timeline.modes import CountsAs
from tltimer.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.values import value

MOST_PEOPLE = 8
EARLIER = (5, 10, 15, 30)


@value
class ModeEntry:
    """A mode to switch to; ``time`` is what it had today, "" for none."""

    key: str
    label: str
    shape: str
    colour: str
    time: str
    current: bool


@value
class KindEntry:
    """A kind of coding; ``current`` is that of the stretch that runs."""

    key: str
    label: str
    current: bool


@value
class Moment:
    """A point at which what runs may have begun."""

    label: str
    at: datetime


@value
class TurnEntry:
    """The switch that the calendar suggests: into the meeting that runs, or back out of it."""

    label: str
    shape: str
    colour: str
    turn: Turn


@value
class Offer:
    """All that can be chosen now. Empty texts and tuples stand for what there is not."""

    header: str
    tooltip: str
    modes: tuple[ModeEntry, ...]
    running: bool
    coding: bool
    people: tuple[str, ...]
    moments: tuple[Moment, ...]
    kinds: tuple[KindEntry, ...]
    next_meeting: str
    undo: str
    turn: TurnEntry | None = None
    confirm: str = ""


def recent_people(switches: Iterable[Switch]) -> tuple[str, ...]:
    """Give whom one was with, the latest first."""
    latest = sorted((one for one in switches if one.person), key=lambda one: (one.at, one.id), reverse=True)
    return tuple(dict.fromkeys(one.person for one in latest if one.person))


def recent_kinds(switches: Iterable[Switch]) -> tuple[str, ...]:
    """Give the kinds that were used, the latest first."""
    latest = sorted((one for one in switches if one.kind), key=lambda one: (one.at, one.id), reverse=True)
    return tuple(dict.fromkeys(one.kind for one in latest if one.kind))


def offer_of(status: Status, rules: Rules, recent: Iterable[Switch]) -> Offer:
    """Make the offer of a moment.

    Args:
        status: the moment.
        rules: the modes, and the zone in which times are told.
        recent: switches of the last weeks, for the people and kinds of late.
    """
    recent = tuple(recent)
    people = recent_people(recent)
    now_with = partner(status.current_meeting)
    if now_with:
        people = (now_with, *(one for one in people if one != now_with))
    coding = status.mode != OFF and rules.modes.counts_as(status.mode) is CountsAs.CODING
    return Offer(
        header=sentences.status_line(status, rules.modes),
        tooltip=tooltip_of(status, rules),
        modes=_modes(status, rules),
        running=status.running is not None,
        coding=coding,
        people=people[:MOST_PEOPLE],
        moments=_moments(status, rules),
        kinds=_kinds(status.kind if coding else None, recent_kinds(recent), rules.kinds),
        next_meeting=sentences.next_meeting_line(status, rules.days.zone),
        undo=status.undo_label or "",
        turn=_turn(status, rules),
        confirm=confirm_words(status, rules),
    )


def confirm_words(status: Status, rules: Rules) -> str:
    """Ask about what runs for so long that it counts as unknown until it is confirmed; "" where nothing does."""
    last = status.today.stretches[-1] if status.today.stretches else None
    if status.since is None or status.mode == UNKNOWN or last is None or not (last.running and last.unconfirmed):
        return ""
    return _("{mode} since {time}: that is right").format(
        mode=rules.modes.mode(status.mode).label, time=wording.wall_time(status.since, rules.days.zone)
    )


def tooltip_of(status: Status, rules: Rules) -> str:
    """Say what runs since when, today's share of coding, and what is next; a line each.

    It counts no minutes, so that a tray is not woken each minute to show what nobody looks at.
    """
    zone = rules.days.zone
    what = wording.mode_label(status.mode, rules.modes.mode(status.mode).label)
    if status.person:
        what = _("{mode} with {person}").format(mode=what, person=status.person)
    if status.since:
        what = _("{what} since {time}").format(what=what, time=wording.wall_time(status.since, zone))
    lines = [what, sentences.today_words(status)]
    if status.next_meeting:
        lines.append(
            _("{time} {title}").format(
                time=wording.wall_time(status.next_meeting.start, zone),
                title=plain(status.next_meeting.title) or _("Meeting"),
            )
        )
    # Trays take tooltips for markup.
    return "\n".join(plain(line[:1].upper() + line[1:]).replace("<", "‹") for line in lines if line)


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
            wording.duration(spent[mode.key]) if spent.get(mode.key, 0) >= 60 else "",
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
        label = _("Since {title} ended").format(title=plain(meeting.title, 40) or _("the meeting"))
        points.append(Moment(label, meeting.end))
    zone = rules.days.zone
    return tuple(
        Moment(_("{moment}, {time}").format(moment=one.label, time=wording.wall_time(one.at, zone)), one.at)
        for one in points
        if status.today.span.start <= one.at < status.since
    )


def _kinds(current: str | None, latest: tuple[str, ...], kinds: KindList) -> tuple[KindEntry, ...]:
    """Give the kinds, the one used last in front."""
    keys = [*latest[:1], *(kind.key for kind in kinds.offered(CountsAs.CODING))]
    if current:
        keys.append(current)
    return tuple(KindEntry(key, kinds.kind(key).label, key == current) for key in dict.fromkeys(keys))
