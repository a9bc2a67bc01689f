"""An example of each notification, for whoever lists them with their settings."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tltimer.domain.balance.commits import Contribution
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.target import Verdict
from tltimer.domain.focus.blocks import BlockSize
from tltimer.domain.meetings.free_time import FreePiece
from tltimer.domain.timeline.modes_and_kinds import shipped_modes
from tltimer.domain.timeline.spans import Span
from tltimer.i18n.translate import _
from tltimer.reports.commits import RepositoryReport
from tltimer.reports.days_off import DaysOff
from tltimer.reports.notification_policy import POLICIES, Topic
from tltimer.wording import commits, notifications
from tltimer.wording.absence import away_question, away_title

_EXAMPLE = RepositoryReport("", "", "main", "", Contribution(40, 28, None, None, 5, 0, 0), 22, True)

_START = datetime(2026, 11, 17, 16, tzinfo=UTC)
_LEFT = FreePiece(Span(_START, _START + timedelta(minutes=45)), BlockSize.FRAGMENT)


def examples() -> dict[str, tuple[str, str]]:
    """Return, by the key of its setting, the title and the body of an example of each notification."""
    return {POLICIES[topic].setting: words for topic, words in _examples().items()}


def _examples() -> dict[Topic, tuple[str, str]]:
    sync, day, coding = _("Sprint sync"), _("Tuesday"), shipped_modes()[0]
    return {
        Topic.SHORT_GAP: notifications.short_gap_words(20 * 60, sync, "14:30"),
        Topic.FRAGMENTED_DAY: notifications.fragmented_words(sync, _LEFT, UTC),
        Topic.NO_FOCUS_BLOCK: notifications.no_focus_block_words("", ""),
        Topic.BLOCK_CUT: notifications.block_cut_words(15 * 60, sync, "14:30"),
        Topic.MEETING: (_("{meeting}, from {time}").format(meeting=sync, time="14:30"), _("Coding for 42 min")),
        Topic.EVENING: (notifications.evening_title(day), _("34–37% coding this week, target 30–50%")),
        Topic.AWAY: (away_title("12:04–12:51"), away_question()),
        Topic.FORGOTTEN_TIMER: notifications.forgotten_timer_words(coding.label, "10:41"),
        Topic.NOT_TRACKING: notifications.not_tracking_words(coding),
        Topic.NOTICED: (_("Coding, from {time}?").format(time="10:05"), _("You are tracking Planning.")),
        Topic.NO_COMMIT: commits.no_commit_words(_EXAMPLE),
        Topic.MOST_COMMITS: commits.most_commits_words(_EXAMPLE),
        Topic.DAYS_OFF: notifications.days_off_words(DaysOff(_START.date(), _START.date(), _("Work"))),
        Topic.TARGET: notifications.drift_words(Drift(Verdict.BELOW, 3, date(2026, 11, 2)), 0.3, 0.5),
        Topic.STARTING: notifications.autostart_words(),
        Topic.DO_NOT_DISTURB: notifications.do_not_disturb_words(coding.label),
    }
