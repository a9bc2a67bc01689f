from datetime import datetime, timedelta

import pytest

from tests.drawing import MONDAY, RULES, at
from tltimer.domain.balance.commits import Commit, History
from tltimer.domain.timeline.days import week_of
from tltimer.domain.timeline.spans import Span
from tltimer.reports.commits import CommitsReport, RepositoryAnswer, commits_report, contribution_of

WEEK = week_of(MONDAY)
NOW = at("12:00", MONDAY + timedelta(days=2))


def commit(days: float, author: str = "ana", **more: bool) -> Commit:
    return Commit(f"{author} {days}", NOW - timedelta(days=days), author, author == "me", 10, **more)


def answered(
    *commits: Commit, name: str = "app", branch: str = "main", known: datetime | None = None, **more
) -> RepositoryAnswer:
    return RepositoryAnswer(name, f"/{name}", History(branch, commits, known, **more))


def report(*repositories: RepositoryAnswer, now: datetime = NOW, weeks: int = 0) -> CommitsReport:
    return commits_report(WEEK.plus(weeks), repositories, now, RULES)


def test_four_weeks_are_twenty_eight_days_with_today():
    result = report(answered(commit(0.1, "me"), commit(27.2, "me"), commit(27.8), commit(28), commit(-1)))
    assert result.span.start == at("04:00", MONDAY + timedelta(days=2 - 27))
    assert result.span.end == NOW
    (repository,) = result.repositories
    assert repository.recent is not None
    assert (repository.recent.commits, repository.recent.mine) == (2, 2)


def test_a_past_week_is_told_as_of_its_end():
    result = report(answered(commit(1), commit(5, "me")), weeks=-1)
    assert result.span.end == at("04:00", MONDAY)
    assert result.together.recent is not None
    assert (result.together.recent.commits, result.together.days_since) == (1, 2)


def test_days_are_counted_from_day_to_day():
    assert report(answered(commit(0.4, "me"))).together.days_since == 1
    assert report(answered(commit(0.2, "me"))).together.days_since == 0


def test_all_repositories_together():
    app, site = answered(commit(1, "me"), commit(2)), answered(commit(3, "me"), commit(2), name="site", branch="trunk")
    result = report(app, site, RepositoryAnswer("gone", "/gone", None, "this folder does not exist"))
    together = result.together.recent
    assert together is not None
    assert (together.commits, together.mine, together.people) == (3, 2, 2)
    assert (result.together.days_since, result.together.branch) == (1, "")
    assert [repository.branch for repository in result.repositories] == ["main", "trunk", ""]
    assert (result.repositories[2].recent, result.repositories[2].complete) == (None, False)


def test_twelve_weeks_end_with_the_one_shown():
    result = report(answered(commit(1, "me"), commit(8), commit(15, "me")))
    assert [week.week for week in result.weeks] == [WEEK.plus(n) for n in range(-11, 1)]
    counts = [week.counts for week in result.weeks if week.counts is not None]
    assert [(count.mine, count.commits) for count in counts[-3:]] == [(1, 1), (0, 1), (1, 1)]


@pytest.mark.parametrize("weeks", [0, -1])
def test_what_is_not_known_in_whole_is_no_figure(weeks: int):
    result = report(answered(commit(1), known=NOW - timedelta(days=20), shallow=True), weeks=weeks)
    assert result.together.recent is None
    assert (result.together.days_since, result.together.complete) == (None, False)
    assert [week.counts is not None for week in result.weeks[:9]] == [False] * 9


def test_without_any_history_nothing_is_known():
    result = report()
    assert (result.together.recent, result.together.complete, result.repositories) == (None, False, ())


def test_of_a_week_to_come_there_is_nothing_yet():
    result = report(answered(commit(1)), weeks=1)
    assert result.weeks[-1].counts is not None
    assert result.weeks[-1].counts.commits == 0


LAST_THREE_DAYS = Span(NOW - timedelta(days=3), NOW)


def test_the_part_of_any_span_counts_all_repositories_that_are_known():
    gone = RepositoryAnswer("gone", "/gone", None, "this folder does not exist")
    part = contribution_of(LAST_THREE_DAYS, [answered(commit(1, "me"), commit(5, "me")), answered(commit(2)), gone])
    assert part is not None
    assert (part.commits, part.mine, part.people) == (2, 1, 2)


@pytest.mark.parametrize("known", [(), (answered(commit(1), known=NOW - timedelta(days=2), shallow=True),)])
def test_the_part_of_a_span_is_unknown_where_history_is_missing(known: tuple[RepositoryAnswer, ...]):
    assert contribution_of(LAST_THREE_DAYS, known) is None
