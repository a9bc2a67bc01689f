"""The contents of the menu and the small window at a moment, in words, without any widget."""

from __future__ import annotations

from datetime import timedelta
from operator import attrgetter

from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.gui.tray.tooltip import tooltip_of
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.attendance import partner, turn_of
from tltimer.reports.notes import just_ended
from tltimer.values import Value
from tltimer.wording import formats
from tltimer.wording import status as sentences
from tltimer.wording.notes import note_question
from tltimer.wording.promises import due_words, to_words
from tltimer.wording.sanitize import clipped, one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import Mode
    from tltimer.domain.timeline.switches import Switch
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.attendance import SwitchOffer
    from tltimer.reports.status import Status


MOST_PEOPLE = 8

MOST_PROMISES = 6

LONGEST_INTENTION, LONGEST_NAME = 40, 30

LONGEST_PROMISE, LONGEST_RECEIVER = 36, 16
"""Of a promise and of a name, in columns: in a row of the menu the day comes last, and is never cut."""


class PersonEntry(Value):
    """Somebody for a 1:1; ``days`` tells how long ago the last one was, where it is overdue."""

    name: str
    days: str = ""


class PromiseEntry(Value):
    """A promise that is due; ``tomorrow`` is the next day, in words and as a date."""

    label: str
    promise: Promise
    tomorrow: tuple[str, date]


class NoteEntry(Value):
    """An entry that ended recently, whose outcome can be noted."""

    label: str
    entry: Entry


def _people(
    now_with: str | None, recent: Iterable[str], standings: Iterable[OneToOneStanding]
) -> tuple[PersonEntry, ...]:
    """Return the people of the menu: the partner in the calendar, overdue 1:1s, recent people, the 1:1 list.

    Args:
        now_with: the partner of the meeting that runs.
        recent: names in the log, the latest first.
        standings: the 1:1 list, those who are overdue first.
    """
    standings = tuple(standings)
    standing_by_name = {folded(name): standing for standing in reversed(standings) for name in standing.person.names}
    waiting = [standing.person.name for standing in standings if standing.overdue]
    names = [*([now_with] if now_with else []), *waiting, *recent, *(standing.person.name for standing in standings)]
    people: dict[str, PersonEntry] = {}
    for name in names:
        standing = standing_by_name.get(folded(name))
        name = standing.person.name if standing else name
        people.setdefault(folded(name), PersonEntry(name, _days(standing)))
    return tuple(people.values())[:MOST_PEOPLE]


def _days(standing: OneToOneStanding | None) -> str:
    if standing is None or not standing.overdue or standing.days_since is None:
        return ""
    return ngettext("{count} day", "{count} days", standing.days_since).format(count=standing.days_since)


def _promises(due: Iterable[Promise], today: date) -> tuple[PromiseEntry, ...]:
    """Return the promises that are due, oldest first."""
    next_day = today + ONE_DAY
    tomorrow = _("Tomorrow, {day}").format(day=formats.day_name(next_day)), next_day
    oldest = sorted(due, key=lambda promise: (promise.due or today, promise.id))[:MOST_PROMISES]
    return tuple(
        PromiseEntry(
            formats.listed(
                (
                    clipped(promise.text, LONGEST_PROMISE),
                    to_words(promise, LONGEST_RECEIVER),
                    "" if promise.due == today else due_words(promise, today),
                )
            ),
            promise,
            tomorrow,
        )
        for promise in oldest
    )


def _note(status: Status, rules: Rules) -> NoteEntry | None:
    """Return the entry whose outcome can be noted now."""
    ended = just_ended(status.today, rules.modes, status.now)
    return NoteEntry(_("{question}…").format(question=note_question(ended, rules.modes)), ended) if ended else None


EARLIER = (5, 10, 15, 30)

REVIEW, TEACHING = "review", "teaching review"
"""A mode of leading, and the kind of coding that it can be too."""


class ModeEntry(Value):
    """A mode to switch to; ``time`` is its time today, "" for none.

    ``label`` names the person of what runs, and a 1:1 of the calendar whose title names no more, with its time.
    ``detail`` follows it: the kind of work of what runs, or the meeting that the calendar has. ``offer`` is the switch
    into that meeting or out of it, which is made instead of a plain one. ``noticed`` is the disagreement that the
    machine notices just now: its mode is switched to from its start on.
    """

    key: str
    label: str
    shape: str
    colour: str
    time: str
    current: bool
    detail: str = ""
    offer: SwitchOffer | None = None
    noticed: Disagreement | None = None


class KindEntry(Value):
    """A kind of work; ``current`` is that of the entry that runs."""

    key: str
    label: str
    current: bool


class Moment(Value):
    """A point at which what runs may have started."""

    label: str
    at: datetime


class OpenPoints(Value):
    """Points that take a moment to find: the week's figures, today's gaps, a missed review, a locked keyring."""

    week: Totals | None = None
    gaps: int = 0
    missed_day: str = ""
    missed_count: int = 0
    keyring_locked: bool = False


NOTHING_OPEN = OpenPoints()


class MenuModel(Value):
    """Everything that can be chosen now. Empty texts and tuples stand for entries that are left out."""

    header: str
    tooltip: str
    modes: tuple[ModeEntry, ...]
    running: bool
    people: tuple[PersonEntry, ...] = ()
    moments: tuple[Moment, ...] = ()
    kinds: tuple[KindEntry, ...] = ()
    undo: str = ""
    confirm: str = ""
    kinds_title: str = ""
    promises: tuple[PromiseEntry, ...] = ()
    promises_title: str = ""
    note: NoteEntry | None = None
    today: str = ""
    week: str = ""
    review: str = ""
    settings: str = ""


def _recent(switches: Iterable[Switch], name_of: Callable[[Switch], str | None]) -> tuple[str, ...]:
    """Return the people or the kinds of the log, the latest first."""
    latest = sorted(switches, key=attrgetter("at", "id"), reverse=True)
    return tuple(dict.fromkeys(name for switch in latest if (name := name_of(switch))))


def menu_of(
    status: Status,
    rules: Rules,
    recent: Iterable[Switch],
    standings: Iterable[OneToOneStanding] = (),
    due: Iterable[Promise] = (),
    points: OpenPoints = NOTHING_OPEN,
    intention: str = "",
    noticed: Disagreement | None = None,
    undo: str | None = None,
) -> MenuModel:
    """Return the menu of a moment.

    Args:
        status: the moment.
        rules: the modes, and the time zone.
        recent: switches of the last weeks, for recent people and kinds.
        standings: the 1:1 list with how long ago each 1:1 was.
        due: the promises that are due by today.
        points: what else is open.
        intention: what is meant for this week and not answered yet.
        noticed: the disagreement of log and evidence that happens just now.
        undo: the name of the change that undoing would revert.
    """
    recent, due = tuple(recent), tuple(due)
    side = CountsAs.NEITHER if status.mode == OFF else rules.modes.counts_as(status.mode)
    return MenuModel(
        header=_header(status, rules, points.week, noticed),
        tooltip=tooltip_of(status, rules),
        modes=_modes(status, rules, noticed),
        running=status.running is not None,
        people=_people(partner(status.current_meeting), _recent(recent, attrgetter("person")), standings),
        moments=_moments(status, rules),
        kinds=_kinds(status, side, recent, rules),
        undo=undo or "",
        confirm=_confirm_words(status, rules),
        kinds_title=_("Kind of leading") if side is CountsAs.LEADING else _("Kind of coding"),
        promises=_promises(due, status.today.date),
        promises_title=_promises_title(due, status.today.date),
        note=_note(status, rules),
        today=formats.listed((_("Today"), sentences.gaps_words(points.gaps))),
        week=_("This week: {intention}").format(intention=clipped(intention, LONGEST_INTENTION))
        if intention
        else _("This week"),
        review=formats.listed((_("End-of-day review"), _missed_words(points))),
        settings=formats.listed((_("Settings"), _("keyring locked") if points.keyring_locked else "")),
    )


def menu_without_log(rules: Rules) -> MenuModel:
    """Return the menu while the log cannot be read: the modes, of which none is known to run."""
    unread = _("Your log cannot be read")
    return MenuModel(
        header=unread,
        tooltip=unread,
        modes=tuple(
            ModeEntry(mode.key, mode.label, mode.shape, mode.colour, "", False)
            for mode in rules.modes
            if not mode.hidden
        ),
        running=False,
        today=_("Today"),
        week=_("This week"),
        review=_("End-of-day review"),
        settings=_("Settings"),
    )


def _missed_words(points: OpenPoints) -> str:
    if not points.missed_count:
        return ""
    return _("{day}, {count} open").format(day=points.missed_day, count=points.missed_count)


def _promises_title(due: tuple[Promise, ...], today: date) -> str:
    overdue = sum(promise.due is not None and promise.due < today for promise in due)
    if overdue:
        overdue_words = ngettext("{count} overdue", "{count} overdue", overdue).format(count=overdue)
    else:
        overdue_words = ngettext("{count} due", "{count} due", len(due)).format(count=len(due))
    return formats.listed((_("Promises"), overdue_words))


def _confirm_words(status: Status, rules: Rules) -> str:
    """Return the offer to confirm an entry that has run so long that it counts as unknown; "" where none has."""
    last = status.today.entries[-1] if status.today.entries else None
    if status.since is None or status.mode == UNKNOWN or last is None or not (last.running and last.unconfirmed):
        return ""
    return _("Confirm: {mode} since {time}").format(
        mode=rules.modes.mode(status.mode).label, time=formats.wall_time(status.since, rules.days.zone)
    )


def _header(status: Status, rules: Rules, week: Totals | None, noticed: Disagreement | None) -> str:
    share = sentences.today_words(status) if week is None else sentences.week_words(week)
    line = formats.listed((sentences.running_words(status, rules.modes), share))
    if noticed is None:
        return line
    from tltimer.wording.evidence import suggestion_words  # few have evidence turned on

    return formats.listed((line, _("{suggestion}?").format(suggestion=suggestion_words(noticed, rules))))


def _modes(status: Status, rules: Rules, noticed: Disagreement | None) -> tuple[ModeEntry, ...]:
    spent, offer = status.today.figures.modes_s, turn_of(status, rules.modes)
    keys = {status.mode, offer.mode if offer else "", noticed.evidence if noticed else ""}
    shown = [mode for mode in rules.modes if not mode.hidden or mode.key in keys]
    return tuple(
        ModeEntry(
            mode.key,
            _label(mode, status, offer, rules),
            mode.shape,
            mode.colour,
            formats.duration(spent[mode.key]) if spent.get(mode.key, 0) >= 60 else "",
            mode.key == status.mode,
            *_detail(mode.key, status, offer, rules, noticed),
        )
        for mode in shown
    )


def _label(mode: Mode, status: Status, offer: SwitchOffer | None, rules: Rules) -> str:
    if offer is not None and offer.mode == mode.key and _names_only_its_person(offer):
        label = _("{mode} with {person}").format(mode=mode.label, person=clipped(offer.person or "", LONGEST_NAME))
        time = formats.wall_time(offer.since, rules.days.zone)
        return _("{meeting}, from {time}").format(meeting=label, time=time)
    if mode.key != status.mode or not status.person:
        return mode.label
    return _("{mode} with {person}").format(mode=mode.label, person=clipped(status.person, LONGEST_NAME))


def _names_only_its_person(offer: SwitchOffer) -> bool:
    """Return whether the meeting's title would repeat the mode and the person: ``1:1 Ana`` after ``1:1``."""
    meeting, person = offer.meeting, offer.person
    return meeting is not None and bool(person) and sentences.is_bare_one_to_one(meeting.title, person or "")


def _detail(
    mode: str, status: Status, offer: SwitchOffer | None, rules: Rules, noticed: Disagreement | None
) -> tuple[str, SwitchOffer | None, Disagreement | None]:
    if offer is not None and offer.mode == mode:
        if _names_only_its_person(offer):  # which the label does
            return "", offer, None
        return sentences.offer_words(offer, rules.days.zone), offer, None
    if noticed is not None and noticed.evidence == mode:
        from tltimer.wording.evidence import suggestion_detail

        return suggestion_detail(noticed, rules), None, noticed
    if mode != status.mode:
        return "", None, None
    return rules.kinds.kind(status.kind).label if status.kind else "", None, None


def _moments(status: Status, rules: Rules) -> tuple[Moment, ...]:
    """Return points of the day before the start of what runs, the nearest first.

    started               |coding------now
    offered     30 15 10 5
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
        Moment(_("{moment}, {time}").format(moment=point.label, time=formats.wall_time(point.at, zone)), point.at)
        for point in points
        if status.today.span.start <= point.at < status.since
    )


def _kinds(status: Status, side: CountsAs, recent: Iterable[Switch], rules: Rules) -> tuple[KindEntry, ...]:
    """Return the kinds of what runs, the one used last first: one click sets the same again."""
    if side is CountsAs.NEITHER:
        return ()
    alike = (switch for switch in recent if rules.modes.counts_as(switch.mode) is side)
    teaching = [TEACHING] if status.mode == REVIEW and not rules.kinds.kind(TEACHING).hidden else []
    keys = [*_recent(alike, attrgetter("kind"))[:1], *teaching, *(kind.key for kind in rules.kinds.offered(side))]
    if status.kind:
        keys.append(status.kind)
    return tuple(KindEntry(key, rules.kinds.kind(key).label, key == status.kind) for key in dict.fromkeys(keys))
