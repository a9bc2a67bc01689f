"""The commits of a week and the weeks before it: the user's part of the team's code."""

from __future__ import annotations

from tltimer.domain.balance.commits import contribution_in, last_of_mine
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.spans import Span
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tltimer.domain.balance.commits import Commit, Contribution, History
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week

DAYS = 28
"""The days over which shares are taken, today included: a week has too few commits."""

WEEKS = 12


class RepositoryAnswer(Value):
    """The answer of one repository; ``history`` is None where there is none, and ``problem`` is a sentence why."""

    name: str
    path: str
    history: History | None
    problem: str = ""


class RepositoryReport(Value):
    """One repository, or all of them together.

    ``recent`` are the last four weeks, None where not all of their commits are known. ``days_since`` counts days since
    the user's last commit, None where none is known; ``complete`` says that then there is none: no commits are missing.
    """

    name: str
    path: str
    branch: str
    problem: str
    recent: Contribution | None
    days_since: int | None
    complete: bool


class WeekOfCommits(Value):
    """A week of the picture; ``counts`` is None where not all of its commits are known."""

    week: Week
    counts: Contribution | None


class CommitsReport(Value):
    """The commits of the four weeks up to the end of a week, or up to now, and of twelve weeks."""

    span: Span
    repositories: tuple[RepositoryReport, ...]
    together: RepositoryReport
    weeks: tuple[WeekOfCommits, ...]


def commits_report(week: Week, answers: Iterable[RepositoryAnswer], now: datetime, rules: Rules) -> CommitsReport:
    """Build the report that belongs to a week.

    Args:
        week: the week.
        answers: the answer of each repository.
        now: the present instant; later commits do not exist.
        rules: when days begin.
    """
    answers = tuple(answers)
    days = rules.days
    until = min(now, days.span_of_week(week).end)
    today = days.day_of(now) if until == now else days.last_day(week)
    span = Span(min(until, days.start_of(today - (DAYS - 1) * ONE_DAY)), until)
    histories = [repository.history for repository in answers if repository.history is not None]
    commits = [commit for history in histories for commit in history.commits]
    branches = sorted({history.branch for history in histories})

    def report(name: str, path: str, problem: str, branch: str, histories: list[History]) -> RepositoryReport:
        last = last_of_mine(histories, until)
        return RepositoryReport(
            name=name,
            path=path,
            branch=branch,
            problem=problem,
            recent=_counted(span, histories, [commit for history in histories for commit in history.commits]),
            days_since=None if last is None else (today - days.day_of(last)).days,
            complete=bool(histories) and not any(history.shallow for history in histories),
        )

    return CommitsReport(
        span=span,
        repositories=tuple(
            report(
                repository.name,
                repository.path,
                repository.problem,
                repository.history.branch if repository.history else "",
                [repository.history] if repository.history else [],
            )
            for repository in answers
        ),
        together=report("", "", "", branches[0] if len(branches) == 1 else "", histories),
        weeks=tuple(
            WeekOfCommits(week, _counted(_span_of(week, until, rules), histories, commits))
            for week in (week.plus(-back) for back in range(WEEKS - 1, -1, -1))
        ),
    )


def _span_of(week: Week, until: datetime, rules: Rules) -> Span:
    span = rules.days.span_of_week(week)
    return Span(min(span.start, until), min(span.end, until))


def _counted(span: Span, histories: list[History], commits: list[Commit]) -> Contribution | None:
    if not histories or not all(history.knows(span.start) for history in histories):
        return None
    return contribution_in(span, commits)


def contribution_of(span: Span, answers: Iterable[RepositoryAnswer]) -> Contribution | None:
    """Return the user's part of the commits of a span; None where not all of them are known."""
    histories = [repository.history for repository in answers if repository.history is not None]
    return _counted(span, histories, [commit for history in histories for commit in history.commits])
