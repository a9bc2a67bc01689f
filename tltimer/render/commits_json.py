"""What local repositories say, as the JSON that other programs rely on."""

from typing import Any

from tltimer.domain.balance.commits import Contribution
from tltimer.domain.timeline.instants import format_instant
from tltimer.reports.commits import CommitsReport, RepositoryReport

Json = dict[str, Any]


def commits_json(report: CommitsReport) -> Json:
    """Give the figures of all repositories together, of each, and of twelve weeks."""
    return {
        "since": format_instant(report.span.start),
        "until": format_instant(report.span.end),
        **_figures(report.together),
        "repositories": [repository_json(one) for one in report.repositories],
        "weeks": [
            {
                "week": str(one.week),
                "commits": one.counts.commits if one.counts else None,
                "my_commits": one.counts.mine if one.counts else None,
            }
            for one in report.weeks
        ],
    }


def repository_json(one: RepositoryReport) -> Json:
    """Give a repository with its figures; ``problem`` is null where there is none."""
    head = {"name": one.name, "path": one.path, "branch": one.branch or None, "problem": one.problem or None}
    return head | _figures(one)


def _figures(one: RepositoryReport) -> Json:
    counts = one.recent or Contribution(0, 0, None, None, 0, 0, 0)
    known = one.recent is not None
    figures = {
        "commits": counts.commits,
        "my_commits": counts.mine,
        "commit_share": counts.commit_share,
        "lines": counts.lines,
        "my_lines": counts.my_lines,
        "line_share": counts.line_share,
        "people": counts.people,
        "reviewed": counts.reviewed,
        "paired": counts.paired,
    }
    return {"days_since": one.days_since} | {name: figure if known else None for name, figure in figures.items()}
