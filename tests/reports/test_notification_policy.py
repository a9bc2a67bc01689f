from datetime import date, timedelta

import pytest

from tests.reports.test_commits import NOW, answered, commit, report
from tltimer.domain.balance.commits import Commit
from tltimer.reports.commits import CommitsReport
from tltimer.reports.notification_policy import DueNotification, NotificationSettings, Topic, due_notifications

TODAY = NOW.date()
USUAL = NotificationSettings(frozenset(Topic))


def due(report: CommitsReport, settings: NotificationSettings = USUAL, today: date = TODAY) -> list[DueNotification]:
    return list(due_notifications(report, settings, today))


def topics(report: CommitsReport, **changed: int) -> list[Topic]:
    return [notification.topic for notification in due(report, NotificationSettings(frozenset(Topic), **changed))]


def others(count: int, first: float = 1) -> list[Commit]:
    return [commit(first + n / 10) for n in range(count)]


def mine(count: int) -> list[Commit]:
    return [commit(1 + n / 10, "me") for n in range(count)]


@pytest.mark.parametrize(("days", "said"), [(20, []), (21, [Topic.NO_COMMIT]), (400, [Topic.NO_COMMIT])])
def test_nothing_of_mine_for_three_weeks(days: int, said: list[Topic]):
    assert topics(report(answered(commit(days, "me"), *others(3)))) == said


def test_how_long_that_is_can_be_set():
    result = report(answered(commit(8, "me"), *others(3)))
    assert topics(result, no_commit_weeks=1) == [Topic.NO_COMMIT]
    assert topics(result, no_commit_weeks=2) == []


def test_it_is_one_cause_for_a_month():
    def cause(days: int) -> str:
        now = NOW + timedelta(days=days)
        history = answered(
            commit(21, "me"), *(Commit(f"{n}", now - timedelta(days=n), "bo", False) for n in range(1, 4))
        )
        (notification,) = due(report(history, now=now, weeks=days // 7 + 1), today=now.date())
        return notification.cause

    causes = [cause(days) for days in range(70)]
    assert len(set(causes)) == 3
    assert all(len({*causes[first : first + 30]}) <= 2 for first in range(40))
    assert [causes.count(cause) for cause in dict.fromkeys(causes)] == [30, 30, 10]


@pytest.mark.parametrize(
    ("my", "team", "said"),
    [(7, 3, [Topic.MOST_COMMITS]), (6, 4, []), (6, 3, []), (10, 0, []), (0, 0, [])],
    ids=["70%", "60%", "too few to say", "alone", "nothing"],
)
def test_most_of_the_commits_are_mine(my: int, team: int, said: list[Topic]):
    assert topics(report(answered(*mine(my), *others(team)))) == said


def test_how_many_are_most_can_be_set():
    result = report(answered(*mine(6), *others(4)))
    assert topics(result, most_commits_percent=60) == [Topic.MOST_COMMITS]
    assert due(report(answered(*mine(9), *others(1))))[0].cause == "most commits of 2026-11"


def test_who_never_committed_or_whose_team_rests_is_told_nothing():
    assert topics(report(answered(*others(3)))) == []
    assert topics(report(answered(commit(90, "me")))) == []
    assert topics(report(answered(commit(30, "me"), *others(3), known=NOW - timedelta(days=3)))) == []
    assert topics(report()) == []
