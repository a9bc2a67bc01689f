"""The words of notifications: a title and a body for each topic, and an example of each."""

from __future__ import annotations

from tltimer.domain.balance.target import DEFAULT_HIGH, DEFAULT_LOW, Verdict, last_choice
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.notification_policy import POLICIES, Topic
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped, one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from tltimer.domain.balance.drift import Drift
    from tltimer.domain.meetings.free_time import FreePiece
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.modes_and_kinds import Mode
    from tltimer.reports.commits import RepositoryReport
    from tltimer.reports.days_off import DaysOff
    from tltimer.reports.week import WeekReport
    from tltimer.reports.week_prompt import WeekPrompt

Words = tuple[str, str]


def short_gap_words(seconds: int, title: str, time: str, promise: str = "") -> Words:
    """State that the time before the next meeting is short, and which promise fits into it."""
    if promise:
        body = _(
            "{title} starts at {time}. That leaves too little time for deep work, but enough for "
            "your promise: {promise}"
        )
    else:
        body = _("{title} starts at {time}. That leaves too little time for deep work, but enough for something small.")
    return (
        _("{length} until the next meeting").format(length=formats.length(seconds)),
        body.format(title=title or _("A meeting"), time=time, promise=promise),
    )


def no_focus_block_words(move: str, gain: str) -> Words:
    """State that a day has no focus block, and the move that gains the most if there is one."""
    if not move:
        return _("No focus block today"), _(
            "Today's meetings leave no focus block, and tltimer found no single move that would help."
        )
    return _("No focus block today"), f"{move}\n{gain}"


def block_cut_words(seconds: int, title: str, time: str) -> Words:
    """State which meeting is about to end a running block."""
    return (
        _("{length} left in this block").format(length=formats.length(seconds)),
        _("{title} starts at {time}.").format(title=title or _("A meeting"), time=time),
    )


A_WHILE_S = 5 * 60
"""Less free time than this is none to speak of."""


def fragmented_words(
    meeting: str | None, free: FreePiece | None, zone: tzinfo, move: str = "", gain: str = ""
) -> Words:
    """State that meetings have fragmented the day: which one did so last, what is left, and at most one move."""
    if meeting:
        ended = _("{title} ended another coding block.").format(title=one_line(meeting))
    else:
        ended = _("A meeting ended another coding block.")
    if free is None or free.span.seconds < A_WHILE_S:
        rest = _("No free time is left today.")
    else:
        rest = _("No focus block is left today: the longest free time is {length}, {span}.").format(
            length=formats.length(free.span.seconds), span=formats.span_words(free.span.start, free.span.end, zone)
        )
    return _("Meetings have fragmented your day"), "\n".join(part for part in (ended, rest, move, gain) if part)


def forgotten_timer_words(mode: str, time: str) -> Words:
    """Ask about a mode that has run for implausibly long."""
    return (
        _("{mode} has been running since {time}").format(mode=mode, time=time),
        _("Is that right? Until you confirm it, this time counts as unknown."),
    )


def not_tracking_words(mode: Mode, missed: str = "") -> Words:
    """Ask whether to start a mode; ``missed`` tells what is left to answer from an earlier day."""
    question = _("Start {mode}?").format(mode=mode.label)
    return _("Nothing is being tracked"), f"{question}\n{missed}" if missed else question


def missed_review_words(day: str, count: int) -> str:
    """State how many questions are left from a day whose review was missed."""
    words = ngettext(
        "{count} unanswered question from {day}'s review.", "{count} unanswered questions from {day}'s review.", count
    )
    return words.format(count=count, day=day)


def autostart_words() -> Words:
    """Ask whether to start at login."""
    return _("Start at login?"), _("Should tltimer start when you log in? You can change this in Settings.")


def do_not_disturb_words(mode: str) -> Words:
    """Offer to keep the desktop from disturbing while a mode runs."""
    body = _("tltimer can turn on Do Not Disturb while {mode} runs and restore your setting afterwards.")
    return _("Turn on Do Not Disturb while {mode} runs?").format(mode=mode), body.format(mode=mode)


def evening_title(day: str) -> str:
    """Return the title of an end-of-day review."""
    return _("{day}: end-of-day review").format(day=day)


def commit_words(topic: Topic, repositories: RepositoryReport) -> Words:
    """State the remarkable thing about the commits in the user's repositories."""
    from tltimer.wording.commits import most_commits_words, no_commit_words

    return (no_commit_words if topic is Topic.NO_COMMIT else most_commits_words)(repositories)


def drift_words(drift: Drift, low: float, high: float) -> Words:
    """State since when coding has been outside of the target; the three answers are buttons."""
    words = {
        "weeks": formats.weeks(drift.weeks),
        "target": formats.share_range((low, high)),
        "date": formats.date_words(drift.since),
    }
    if drift.side is Verdict.BELOW:
        return (
            _("Coding has been below your target since {date}").format(**words),
            _("That makes {weeks} in a row below {target}. Keep the target, change it, or choose one action?").format(
                **words
            ),
        )
    return (
        _("Coding has been above your target since {date}").format(**words),
        _("That makes {weeks} in a row above {target}. Keep the target, change it, or choose one action?").format(
            **words
        ),
    )


def days_off_words(days: DaysOff) -> Words:
    """State that a calendar brings days off."""
    first, last = formats.date_words(days.first), formats.date_words(days.last)
    if days.first == days.last:
        title = _("{day}: day off").format(day=first)
    else:
        title = _("{first} to {last}: days off").format(first=first, last=last)
    body = _('From your calendar "{calendar}". tltimer expects no work then and won\'t ask about it.')
    return title, body.format(calendar=one_line(days.calendar))


def week_prompt_words(asked: WeekPrompt, report: WeekReport, coming: Week) -> Words:
    """Ask the question of a week.

    Args:
        asked: the question.
        report: the week.
        coming: the week from which a choice of today applies.
    """
    from tltimer.reports.week_prompt import WeekPrompt
    from tltimer.wording import target

    if asked is WeekPrompt.DRIFT and report.drift is not None:
        choice = last_choice(report.week, report.choices)
        low, high = (choice.low, choice.high) if choice else (DEFAULT_LOW, DEFAULT_HIGH)
        return drift_words(report.drift, low, high)
    if asked is WeekPrompt.FIRST:
        default = formats.share_range((DEFAULT_LOW, DEFAULT_HIGH))
        if target.is_new(report):
            body = _("{target} is a common range. How much of your time do you want to spend coding?")
            return _("Your first week is in"), body.format(target=default)
        body = _("{target} is a common range.").format(target=default)
        return target.asked_words(asked, report, coming), body
    if asked is WeekPrompt.INTENTION and report.intention is not None:
        return clipped(report.intention.text, target.LONGEST), _("Was it done?")
    return target.asked_words(asked, report, coming), ""


def examples() -> dict[str, Words]:
    """Return an example of each notification by the key of its setting, for whoever lists them with the settings."""
    return {POLICIES[topic].setting: words for topic, words in _examples().items()}


def _examples() -> dict[Topic, Words]:
    from datetime import UTC, date, datetime, timedelta

    from tltimer.domain.balance.commits import Contribution
    from tltimer.domain.balance.drift import Drift
    from tltimer.domain.focus.blocks import BlockSize
    from tltimer.domain.meetings.free_time import FreePiece
    from tltimer.domain.timeline.modes_and_kinds import shipped_modes
    from tltimer.domain.timeline.spans import Span
    from tltimer.reports.commits import RepositoryReport
    from tltimer.reports.days_off import DaysOff
    from tltimer.wording import commits
    from tltimer.wording.absence import away_question, away_title

    sync, day, coding = _("Sprint sync"), _("Tuesday"), shipped_modes()[0]
    start = datetime(2026, 11, 17, 16, tzinfo=UTC)
    left = FreePiece(Span(start, start + timedelta(minutes=45)), BlockSize.FRAGMENT)
    repository = RepositoryReport("", "", "main", "", Contribution(40, 28, None, None, 5, 0, 0), 22, True)
    return {
        Topic.SHORT_GAP: short_gap_words(20 * 60, sync, "14:30"),
        Topic.FRAGMENTED_DAY: fragmented_words(sync, left, UTC),
        Topic.NO_FOCUS_BLOCK: no_focus_block_words("", ""),
        Topic.BLOCK_CUT: block_cut_words(15 * 60, sync, "14:30"),
        Topic.MEETING: (_("{meeting}, from {time}").format(meeting=sync, time="14:30"), _("Coding for 42 min")),
        Topic.EVENING: (evening_title(day), _("34–37% coding this week, target 30–50%")),
        Topic.AWAY: (away_title("12:04–12:51"), away_question()),
        Topic.FORGOTTEN_TIMER: forgotten_timer_words(coding.label, "10:41"),
        Topic.NOT_TRACKING: not_tracking_words(coding),
        Topic.NOTICED: (_("Coding, from {time}?").format(time="10:05"), _("You are tracking Planning.")),
        Topic.NO_COMMIT: commits.no_commit_words(repository),
        Topic.MOST_COMMITS: commits.most_commits_words(repository),
        Topic.DAYS_OFF: days_off_words(DaysOff(start.date(), start.date(), _("Work"))),
        Topic.TARGET: drift_words(Drift(Verdict.BELOW, 3, date(2026, 11, 2)), 0.3, 0.5),
        Topic.STARTING: autostart_words(),
        Topic.DO_NOT_DISTURB: do_not_disturb_words(coding.label),
    }
