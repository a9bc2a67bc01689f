"""Decides which notifications are due now, as pure functions.

A topic is declared here, with its policy in ``POLICIES``; its words are in ``wording``, its sender in the gui.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from enum import StrEnum

from tltimer.domain.focus.blocks import BlockSize, Cause
from tltimer.domain.meetings.free_time import FreePiece
from tltimer.domain.timeline.instants import elapsed, format_instant
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.reports.attendance import begun
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from tltimer.domain.focus.blocks import BlockSizes
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.reports.attendance import SwitchOffer
    from tltimer.reports.commits import CommitsReport, RepositoryReport
    from tltimer.reports.day import DayReport
    from tltimer.reports.status import Status


class Topic(StrEnum):
    """The subject of a notification; a new notification of a topic replaces the old one."""

    SHORT_GAP = "short_gap"
    FRAGMENTED_DAY = "fragmented_day"
    NO_FOCUS_BLOCK = "no_focus_block"
    BLOCK_CUT = "block_cut"
    MEETING = "meeting"
    EVENING = "evening"
    AWAY = "away"
    FORGOTTEN_TIMER = "forgotten_timer"
    NOT_TRACKING = "not_tracking"
    NOTICED = "noticed"
    TARGET = "target"
    NO_COMMIT = "no_commit"
    MOST_COMMITS = "most_commits"
    DAYS_OFF = "days_off"
    STARTING = "starting"
    DO_NOT_DISTURB = "do_not_disturb"


class Budget(StrEnum):
    """The daily allowance that a topic draws on."""

    TIP = "tip"
    """Unasked advice; the user sets how many."""

    QUESTION = "question"
    """Questions that keep the log true."""


QUESTIONS_PER_DAY = 3

A_MONTH = timedelta(days=30)


class Policy(Value):
    """The conditions under which notifications of a topic are allowed.

    ``setting`` is the key of the setting that turns it on, ``per_day`` how many of it a day allows (None: as many as
    its budget). With ``once`` a cause is never repeated, also not on another day; ``apart`` is the least time between
    two. ``for_coding`` topics argue for coding and are left out in weeks that are meant to be light on it.
    ``while_meeting`` is allowed in a mode that meets, ``in_meetings`` while the calendar has a meeting.
    """

    setting: str
    budget: Budget = Budget.TIP
    per_day: int | None = None
    once: bool = False
    apart: timedelta = timedelta()
    for_coding: bool = False
    while_meeting: bool = False
    in_meetings: bool = False


POLICIES: dict[Topic, Policy] = {
    Topic.SHORT_GAP: Policy("notifications.short_gap", per_day=2),
    Topic.FRAGMENTED_DAY: Policy("notifications.fragmented_day", per_day=1, for_coding=True),
    Topic.NO_FOCUS_BLOCK: Policy("notifications.no_focus_block", per_day=1, for_coding=True),
    Topic.BLOCK_CUT: Policy("notifications.block_cut", for_coding=True),
    Topic.MEETING: Policy("calendar.meetings", Budget.QUESTION, in_meetings=True),
    Topic.EVENING: Policy("notifications.evening"),
    Topic.AWAY: Policy("notifications.away", Budget.QUESTION, while_meeting=True),
    Topic.FORGOTTEN_TIMER: Policy("notifications.forgotten_timer", Budget.QUESTION),
    Topic.NOT_TRACKING: Policy("notifications.not_tracking", Budget.QUESTION, per_day=1),
    Topic.NOTICED: Policy("notifications.noticed", per_day=2),
    Topic.TARGET: Policy("notifications.target", per_day=1, once=True),
    Topic.NO_COMMIT: Policy("notifications.no_commit", once=True, apart=A_MONTH, for_coding=True),
    Topic.MOST_COMMITS: Policy("notifications.most_commits", once=True, apart=A_MONTH),
    Topic.DAYS_OFF: Policy("notifications.days_off", per_day=1, once=True),
    Topic.STARTING: Policy("start.with_session", once=True),
    Topic.DO_NOT_DISTURB: Policy("notifications.do_not_disturb", once=True),
}

MORNING = timedelta(hours=2)
"""The time after the beginning of the working hours that counts as morning."""

JUST_NOW = timedelta(minutes=5)
"""The time after its beginning in which a meeting is asked about: later there is the menu."""

EARLY = timedelta(hours=1)
"""The longest time before the working hours at which work can begin."""

SOON = timedelta(minutes=15)
"""The time before a meeting at which tltimer announces that it will cut a block short."""


class NotificationSettings(Value):
    """The user's settings for notifications; ``enabled`` are the topics that are turned on."""

    enabled: frozenset[Topic]
    per_day: int = 3
    short_gap_minutes: int = 30
    evening_at: time = time(17, 30)
    evening_wait: timedelta = timedelta(minutes=45)
    no_commit_weeks: int = 3
    most_commits_percent: int = 70


class SentNotification(Value):
    """A notification that was shown: its topic, its cause, and when."""

    topic: Topic
    cause: str
    at: datetime


class Silence(Value):
    """Requests for silence besides those of log and calendar: by the user, for the day, or by the desktop, just now."""

    user: bool = False
    desktop: bool = False


NO_SILENCE = Silence()


def may_notify(
    topic: Topic,
    cause: str,
    sent: Iterable[SentNotification],
    status: Status,
    settings: NotificationSettings,
    modes: ModeList,
    silence: Silence = NO_SILENCE,
    ever: Iterable[str] = (),
    last: datetime | None = None,
) -> bool:
    """Return whether a notification may be shown now.

    Tips and questions have budgets of their own. Neither is shown in a mode that meets, during a meeting of the
    calendar, on a day off, while the user or the desktop wants silence, or twice for one cause.

    Args:
        topic: its topic.
        cause: identifies what it is about.
        sent: today's notifications.
        status: the present.
        settings: the user's settings.
        modes: the modes.
        silence: the sources that ask for silence.
        ever: the causes of those that are shown once and never again.
        last: when something of this topic was shown last, None if that is not known.
    """
    policy, sent = POLICIES[topic], tuple(sent)
    before = [notification.cause for notification in sent if notification.topic is topic]
    return (
        topic in settings.enabled
        and cause not in before
        and cause not in ever
        and (last is None or status.now - last >= policy.apart)
        and not (status.target.light and policy.for_coding)
        and (policy.per_day is None or len(before) < policy.per_day)
        and (policy.while_meeting or not modes.meets(status.mode))
        and (policy.in_meetings or status.current_meeting is None)
        and not (silence.user or silence.desktop)
        and status.today.free.window is not None
        and _has_room(topic, sent, status, settings)
    )


def _has_room(topic: Topic, sent: tuple[SentNotification, ...], status: Status, settings: NotificationSettings) -> bool:
    """Return whether the budget of a topic has room for one more.

    Of the tips, one is reserved for the fragmented day until the working hours are over, and one for the end-of-day
    review. Where there is room for a single tip, the fragmented day comes first.

        tips a day   | any | fragmented day | review |
    """
    budget = POLICIES[topic].budget
    used = sum(POLICIES[notification.topic].budget is budget for notification in sent)
    if budget is Budget.QUESTION:
        return used < QUESTIONS_PER_DAY
    topics = {notification.topic for notification in sent}
    if topic is Topic.EVENING and topic in topics:  # a reminder that the user asked for
        return True
    free = settings.per_day - used
    reserved = [topic for topic in _reserved(status, settings) if topic not in topics]
    if topic in reserved:
        return free > reserved.index(topic)
    return free > len(reserved)


def _reserved(status: Status, settings: NotificationSettings) -> Iterator[Topic]:
    """Yield the topics for which a tip is kept, the most important one first."""
    window = status.today.free.window
    hours_last = window is not None and status.now < window.end
    if hours_last and Topic.FRAGMENTED_DAY in settings.enabled and not status.target.light:
        yield Topic.FRAGMENTED_DAY
    if Topic.EVENING in settings.enabled:
        yield Topic.EVENING


def short_gap(status: Status, settings: NotificationSettings, modes: ModeList) -> Meeting | None:
    """Return the busy meeting that leaves too little time for the coding that has just begun.

    coding begins  |C
    next meeting       |mtg      less than the set minutes away
    """
    meeting = status.next_meeting
    if meeting is None or modes.counts_as(status.mode) is not CountsAs.CODING or status.running is None:
        return None
    seconds = elapsed(status.now, meeting.start)
    return meeting if 0 < seconds < settings.short_gap_minutes * 60 else None


class FragmentedDay(Value):
    """A day that meetings have broken up: the title of the meeting that did so last, and the longest free time left."""

    cause: str
    meeting: str | None
    longest_left: FreePiece | None


def pieces_left(day: DayReport, now: datetime, sizes: BlockSizes) -> tuple[FreePiece, ...]:
    """Return the pieces of a day's free time from now on; a piece that has begun counts with its rest."""
    spans = [Span(max(piece.span.start, now), piece.span.end) for piece in day.free.pieces if piece.span.end > now]
    return tuple(FreePiece(span, sizes.size_of(span.seconds)) for span in spans)


def fragmented_day(day: DayReport, now: datetime, sizes: BlockSizes) -> FragmentedDay | None:
    """Return a day's fragmentation by meetings once a second block, none a focus block, ended by one.

    blocks     |--coding--|mtg|--coding--|mtg   now
    free                                         |----| no focus piece
    """
    ended = [block for block in day.blocks if block.ended_by is Cause.MEETING and block.size is not BlockSize.FOCUS]
    free_pieces = pieces_left(day, now, sizes)
    if len(ended) < 2 or any(piece.size is BlockSize.FOCUS for piece in free_pieces):
        return None
    longest = max(free_pieces, key=lambda piece: (piece.span.seconds, -piece.span.start.timestamp()), default=None)
    return FragmentedDay(day.date.isoformat(), ended[-1].meeting, longest)


def no_focus_block(day: DayReport, now: datetime) -> str | None:
    """Return the cause of a warning in the morning of a working day whose meetings leave no focus block, else None.

    window     |--morning--|---------------|
    free       |-|  |---|  |--|   |--|   |-|    no focus piece
    """
    window = day.free.window
    if window is None or day.free.focus_s or not any(meeting.busy for meeting in day.meetings):
        return None
    return day.date.isoformat() if window.start <= now < window.start + MORNING else None


def block_cut(status: Status, sizes: BlockSizes) -> Meeting | None:
    """Return the meeting that begins soon and ends a running block that is a focus block by then.

    running    |coding-----------now
    meeting                         |mtg     a quarter of an hour away at most
    """
    meeting, blocks = status.next_meeting, status.today.blocks
    if meeting is None or not blocks or blocks[-1].ended_by is not Cause.RUNNING:
        return None
    seconds = elapsed(status.now, meeting.start)
    focus = sizes.size_of(blocks[-1].coding_s + seconds) is BlockSize.FOCUS
    return meeting if 0 < seconds <= SOON.total_seconds() and focus else None


def quiet_mode_to_offer(day: DayReport, modes: ModeList) -> str | None:
    """Return the mode of coding to offer do-not-disturb for, once a focus block has ended; None where one has it.

    blocks     |------focus------|mtg--now
    """
    ended = [block for block in day.blocks if block.size is BlockSize.FOCUS and block.ended_by is not Cause.RUNNING]
    if not ended or any(mode.do_not_disturb for mode in modes):
        return None
    coding = [entry.mode for entry in day.entries if modes.counts_as(entry.mode) is CountsAs.CODING]
    return max(dict.fromkeys(coding), key=coding.count, default=None)


def meeting_begun(status: Status, modes: ModeList) -> SwitchOffer | None:
    """Return the switch into a meeting that has begun just now while something else runs."""
    offer = begun(status, modes)
    return offer if offer and status.now < offer.since + JUST_NOW else None


def not_tracking(status: Status) -> str | None:
    """Return the cause of the question whether to start, in the working hours of a day without entries, else None."""
    window, day = status.today.free.window, status.today
    if status.running is not None or day.entries or window is None:
        return None
    return day.date.isoformat() if window.start - EARLY <= status.now < window.end else None


def noticed_due(status: Status, modes: ModeList) -> bool:
    """Return whether a noticed mode may be reported now: never while coding is tracked."""
    return status.running is None or modes.counts_as(status.mode) is not CountsAs.CODING


def running_too_long(status: Status) -> str | None:
    """Return the cause of the question about a mode that has run for implausibly long, else None."""
    last = status.today.entries[-1] if status.today.entries else None
    if status.running is None or last is None or last.mode == UNKNOWN or not (last.running and last.unconfirmed):
        return None
    return f"{status.running.id} {format_instant(status.running.at)}"


ENOUGH = 10
"""With fewer commits than this in four weeks a share of them says nothing."""


class DueNotification(Value):
    """A notification about commits that is due: its topic, its cause, and the repositories together."""

    topic: Topic
    cause: str
    repositories: RepositoryReport


def due_notifications(report: CommitsReport, settings: NotificationSettings, today: date) -> Iterator[DueNotification]:
    """Yield the notifications about commits that are due; each cause holds for a month.

    Nothing is said where no commits are known, and none of a repository in which nobody commits, or one person alone.
    """
    repository = report.together
    if repository.recent is None or not repository.recent.commits:
        return
    recent, days = repository.recent, repository.days_since
    if days is not None and days >= settings.no_commit_weeks * 7:
        months = (days - settings.no_commit_weeks * 7) // A_MONTH.days
        last = today.toordinal() - days
        yield DueNotification(Topic.NO_COMMIT, f"no commit since {date.fromordinal(last)}, {months}", repository)
    share = recent.commit_share or 0.0
    if recent.people > 1 and recent.commits >= ENOUGH and share * 100 >= settings.most_commits_percent:
        yield DueNotification(Topic.MOST_COMMITS, f"most commits of {today:%Y-%m}", repository)
