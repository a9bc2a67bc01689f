"""What may be said now. The one place that decides it, as pure functions.

A topic is declared here, with its setting in ``SETTING_OF``; an example of what it says stands in ``examples.py``.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tltimer.domain.focus.blocks import Cause
from tltimer.domain.meetings.free_time import BlockSize, BlockSizes
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.instants import elapsed
from tltimer.domain.timeline.modes import CountsAs, ModeList
from tltimer.frozen import frozen
from tltimer.reports.attendance import SwitchOffer, begun
from tltimer.reports.commits import CommitsReport
from tltimer.reports.day import DayReport
from tltimer.reports.status import Status
from tltimer.settings import schema
from tltimer.settings.schema import Setting, Settings
from tltimer.wording.commits import most_commits_words, no_commit_words

if TYPE_CHECKING:
    from tltimer.reports.evening import EveningReport


class Topic(StrEnum):
    """What a notification is about; a new notification of a topic takes the place of the old one."""

    SHORT_GAP = "short_gap"
    FRAGMENTED_DAY = "fragmented_day"
    NO_FOCUS_BLOCK = "no_focus_block"
    BLOCK_CUT = "block_cut"
    MEETING = "meeting"
    EVENING = "evening"
    AWAY = "away"
    NOT_TRACKING = "not_tracking"
    TARGET = "target"
    NO_COMMIT = "no_commit"
    MOST_COMMITS = "most_commits"
    STARTING = "starting"


SETTING_OF: dict[Topic, Setting[Any]] = {
    Topic.SHORT_GAP: schema.SHORT_GAP,
    Topic.FRAGMENTED_DAY: schema.FRAGMENTED_DAY,
    Topic.NO_FOCUS_BLOCK: schema.NO_FOCUS_BLOCK,
    Topic.BLOCK_CUT: schema.BLOCK_CUT,
    Topic.MEETING: schema.MEETINGS,
    Topic.EVENING: schema.EVENING,
    Topic.AWAY: schema.AWAY,
    Topic.NOT_TRACKING: schema.NOT_TRACKING,
    Topic.TARGET: schema.TARGET,
    Topic.NO_COMMIT: schema.NO_COMMIT,
    Topic.MOST_COMMITS: schema.MOST_COMMITS,
    Topic.STARTING: schema.WITH_SESSION,
}
"""The setting by which each topic is on or off.

Two are no switches of their topic: meetings are asked about where it is ``ask``, starting while it was never set.
"""

OFTEN = {Topic.SHORT_GAP: 2, Topic.FRAGMENTED_DAY: 1, Topic.NO_FOCUS_BLOCK: 1, Topic.NOT_TRACKING: 1, Topic.TARGET: 1}
"""How often a day at most something is said of a topic; of the others as often as notifications are allowed."""

ONCE = frozenset({Topic.TARGET, Topic.NO_COMMIT, Topic.MOST_COMMITS, Topic.STARTING})
"""Of these a cause is said once, and not again on another day."""

MONTHLY = {Topic.NO_COMMIT: timedelta(days=30), Topic.MOST_COMMITS: timedelta(days=30)}
"""Of these topics, how long nothing is said after something was, whatever its cause."""

FOR_CODING = frozenset({Topic.FRAGMENTED_DAY, Topic.NO_FOCUS_BLOCK, Topic.BLOCK_CUT, Topic.NO_COMMIT})
"""These speak for coding: not in a week that was chosen to be light on it."""

NO_TIME = timedelta()

MORNING = timedelta(hours=2)
"""For how long after the beginning of the working hours it is morning."""

JUST_NOW = timedelta(minutes=5)
"""For how long after its beginning it is asked about a meeting: later there is the menu."""

EARLY = timedelta(hours=1)
"""How long before the working hours work can begin."""

SOON = timedelta(minutes=15)
"""How long before a meeting it is said that it will cut a block."""


@frozen
class SentNotifications:
    """A notification that was shown: its topic, what caused it, and when."""

    topic: Topic
    cause: str
    at: datetime


@frozen
class Hush:
    """What asks for silence besides the log and the calendar: the user ``for_today``, or the ``desktop`` just now."""

    for_today: bool = False
    desktop: bool = False


NO_HUSH = Hush()


def may_say(
    topic: Topic,
    cause: str,
    said: Iterable[SentNotifications],
    status: Status,
    settings: Settings,
    modes: ModeList,
    hush: Hush = NO_HUSH,
    ever: Iterable[str] = (),
    last: datetime | None = None,
) -> bool:
    """Decide whether a notification may be shown now.

    Never in a mode that meets or while the calendar has a meeting (but for the question after an absence from such a
    mode, and the one whether to join), never on a day off, while somebody or something asks for silence, or the same
    cause twice; a short gap twice a day at most, a cut-up day or one without a focus block once; and never more in a
    day than set, of which one is kept for the look back in the evening, where all that was not said waits.
    ``said`` are today's, ``ever`` the causes of those that are said once for all, ``last`` is when something of this
    topic was said last, None if that is not known. A week chosen to be light on coding is not told to code.
    """
    said = tuple(said)
    before = [one.cause for one in said if one.topic is topic]
    return (
        is_on(topic, settings)
        and cause not in before
        and cause not in ever
        and (last is None or status.now - last >= MONTHLY.get(topic, NO_TIME))
        and not (status.target.light and topic in FOR_CODING)
        and len(before) < OFTEN.get(topic, len(before) + 1)
        and (not modes.meets(status.mode) or topic is Topic.AWAY)
        and (status.current_meeting is None or topic is Topic.MEETING)
        and not (hush.for_today or hush.desktop)
        and (_is_todays_evening(topic, cause, status) or _has_room(said, status, settings))
        and status.today.free.window is not None
    )


def is_on(topic: Topic, settings: Settings) -> bool:
    """Say whether the user wants to hear of a topic."""
    wish = settings[SETTING_OF[topic]]
    if topic is Topic.STARTING:
        return not settings.is_set(schema.WITH_SESSION)
    return wish == "ask" if topic is Topic.MEETING else bool(wish)


def _has_room(said: tuple[SentNotifications, ...], status: Status, settings: Settings) -> bool:
    evening_comes = settings[schema.EVENING] and not any(
        _is_todays_evening(one.topic, one.cause, status) for one in said
    )
    return len(said) + evening_comes < settings[schema.NOTIFICATIONS_PER_DAY]


def _is_todays_evening(topic: Topic, cause: str, status: Status) -> bool:
    """Tell the look back at today from one that was missed and comes on another day."""
    return topic is Topic.EVENING and cause.startswith(status.today.date.isoformat())


def short_gap(status: Status, settings: Settings, modes: ModeList) -> Meeting | None:
    """Give the busy meeting that leaves too little time for the coding that has just begun.

    coding begins  |C
    next meeting       |mtg      less than the set minutes away
    """
    meeting = status.next_meeting
    if meeting is None or modes.counts_as(status.mode) is not CountsAs.CODING or status.running is None:
        return None
    left = elapsed(status.now, meeting.start)
    return meeting if 0 < left < settings[schema.SHORT_GAP_MINUTES] * 60 else None


def fragmented(day: DayReport, now: datetime, sizes: BlockSizes) -> str | None:
    """Say whether a meeting has ended the second block of the day that is not whole, and no whole piece is left.

    blocks     |--coding--|mtg|--coding--|mtg   now
    free                                         |----| not whole

    Returns:
        the cause to remember it by; None if the day is not cut up.
    """
    ended = [block for block in day.blocks if block.ended_by is Cause.MEETING and block.size is not BlockSize.FOCUS]
    rest = (elapsed(max(piece.span.start, now), piece.span.end) for piece in day.free.pieces)
    focus_left = any(sizes.size_of(seconds) is BlockSize.FOCUS for seconds in rest if seconds > 0)
    return day.date.isoformat() if len(ended) >= 2 and not focus_left else None


def no_focus_block(day: DayReport, now: datetime) -> str | None:
    """Say whether it is the morning of a working day whose meetings leave no focus block.

    window     |--morning--|---------------|
    free       |-|  |---|  |--|   |--|   |-|    none of them whole

    Returns:
        the cause to remember it by; None if there is nothing to say.
    """
    window = day.free.window
    if window is None or day.free.focus_s or not any(one.busy for one in day.meetings):
        return None
    return day.date.isoformat() if window.start <= now < window.start + MORNING else None


def block_cut(status: Status, sizes: BlockSizes) -> Meeting | None:
    """Give the meeting that begins soon and cuts a running block that is whole by then.

    running    |coding-----------now
    meeting                         |mtg     a quarter of an hour away at most
    """
    meeting, blocks = status.next_meeting, status.today.blocks
    if meeting is None or not blocks or blocks[-1].ended_by is not Cause.RUNNING:
        return None
    left = elapsed(status.now, meeting.start)
    whole = sizes.size_of(blocks[-1].coding_s + left) is BlockSize.FOCUS
    return meeting if 0 < left <= SOON.total_seconds() and whole else None


def meeting_begun(status: Status, modes: ModeList) -> SwitchOffer | None:
    """Give the switch into a meeting that has begun just now while something else runs."""
    turn = begun(status, modes)
    return turn if turn and status.now < turn.since + JUST_NOW else None


def not_tracking(status: Status) -> str | None:
    """Say whether it is within the working hours of a day in which nothing has run yet.

    Returns:
        the cause to remember it by; None if something runs, or ran.
    """
    window, day = status.today.free.window, status.today
    if status.running is not None or day.entries or window is None:
        return None
    return day.date.isoformat() if window.start - EARLY <= status.now < window.end else None


def evening_due(
    report: "EveningReport", status: Status, settings: Settings, modes: ModeList, days: DayRule, later: datetime | None
) -> bool:
    """Decide whether to look back at a day now.

    On working days from the set time on; not while in a mode that meets; while coding only when it has waited as
    long as set; the next morning if it was missed.

    Args:
        report: the look back that would be shown.
        status: the present.
        settings: when to look back, and how long to wait.
        modes: the modes.
        days: when days begin.
        later: until when the user put it off, if so.
    """
    if report.looked_at or not settings[schema.EVENING] or report.day.free.window is None:
        return False
    if not report.day.entries:
        return False
    due = days.at_wall(report.day.date, settings[schema.EVENING_AT])
    if status.now < due or (later is not None and status.now < later) or modes.meets(status.mode):
        return False
    coding = modes.counts_as(status.mode) is CountsAs.CODING and status.running is not None
    waited = status.now - max(due, later or due)
    return not coding or waited >= timedelta(minutes=settings[schema.EVENING_WAIT])


ENOUGH = 10
"""With fewer commits than this in four weeks a share of them says nothing."""

A_MONTH = 30


@frozen
class DueNotification:
    """A notification that is due: its topic, what caused it, and its words."""

    topic: Topic
    cause: str
    title: str
    body: str


def due_notifications(report: CommitsReport, settings: Settings, today: date) -> Iterator[DueNotification]:
    """Give what is to be said of commits; each cause holds for a month, and is said once.

    Nothing is said where no commits are known, and none of a repository in which nobody commits, or one person alone.
    """
    one = report.together
    if one.recent is None or not one.recent.commits:
        return
    recent, days = one.recent, one.days_since
    if days is not None and days >= settings[schema.NO_COMMIT_WEEKS] * 7:
        months = (days - settings[schema.NO_COMMIT_WEEKS] * 7) // A_MONTH
        last = today.toordinal() - days
        yield DueNotification(
            Topic.NO_COMMIT, f"no commit since {date.fromordinal(last)}, {months}", *no_commit_words(one)
        )
    share = recent.commit_share or 0.0
    if recent.people > 1 and recent.commits >= ENOUGH and share * 100 >= settings[schema.MOST_COMMITS_PERCENT]:
        yield DueNotification(Topic.MOST_COMMITS, f"most commits of {today:%Y-%m}", *most_commits_words(one))
