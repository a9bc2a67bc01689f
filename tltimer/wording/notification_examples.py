"""An example of each notification, for whoever lists them with their settings."""

from datetime import date

from tltimer.domain.balance.commits import Contribution
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.target import Verdict
from tltimer.i18n.translate import _
from tltimer.reports.commits import RepositoryReport
from tltimer.reports.notification_policy import SETTING_OF, Topic
from tltimer.wording import commits, notifications, target

_EXAMPLE = RepositoryReport("", "", "main", "", Contribution(40, 28, None, None, 5, 0, 0), 22, True)


def examples() -> dict[str, tuple[str, str]]:
    """Give, by the key of its setting, the title and the body of an example of each notification; a body can be ""."""
    return {SETTING_OF[topic].key: words for topic, words in _examples().items()}


def _examples() -> dict[Topic, tuple[str, str]]:
    sync, day = _("Sprint sync"), _("Tuesday")
    return {
        Topic.SHORT_GAP: notifications.short_gap_words(20 * 60, sync, "14:30"),
        Topic.FRAGMENTED_DAY: notifications.fragmented_words(sync),
        Topic.NO_FOCUS_BLOCK: notifications.no_focus_block_words("", ""),
        Topic.BLOCK_CUT: notifications.block_cut_words(15 * 60, sync, "14:30"),
        Topic.MEETING: (_("Switch to {mode}").format(mode=sync), _("Coding since 13:10")),
        Topic.EVENING: (_("{day}, looking back").format(day=day), _("34–37% coding so far this week")),
        Topic.AWAY: (_("Away {spans}").format(spans="12:04–12:51"), _("It was: a break, a meeting, nothing …")),
        Topic.NOT_TRACKING: (_("Not tracking"), _("Coding?")),
        Topic.NO_COMMIT: commits.no_commit_words(_EXAMPLE),
        Topic.MOST_COMMITS: commits.most_commits_words(_EXAMPLE),
        Topic.TARGET: target.drift_notification(Drift(Verdict.BELOW, 3, date(2026, 11, 2)), 0.3, 0.5),
        Topic.STARTING: (_("Starting by itself"), _("Shall tltimer start with your session?")),
    }
