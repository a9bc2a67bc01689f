"""When commits are worth a notice. Whether it may be shown then is decided where all notices are."""

from collections.abc import Iterator
from datetime import date

from tltimer.frozen import value
from tltimer.reports.commits import CommitsReport
from tltimer.reports.notification_policy import Topic
from tltimer.settings import schema
from tltimer.settings.schema import Settings
from tltimer.wording.commits import most_commits_words, no_commit_words

ENOUGH = 10
"""With fewer commits than this in four weeks a share of them says nothing."""

A_MONTH = 30


@value
class Due:
    """A notice that is due: its topic, what caused it, and its words."""

    topic: Topic
    cause: str
    title: str
    body: str


def due_notices(report: CommitsReport, settings: Settings, today: date) -> Iterator[Due]:
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
        yield Due(Topic.NO_COMMIT, f"no commit since {date.fromordinal(last)}, {months}", *no_commit_words(one))
    share = recent.commit_share or 0.0
    if recent.people > 1 and recent.commits >= ENOUGH and share * 100 >= settings[schema.MOST_COMMITS_PERCENT]:
        yield Due(Topic.MOST_COMMITS, f"most commits of {today:%Y-%m}", *most_commits_words(one))
