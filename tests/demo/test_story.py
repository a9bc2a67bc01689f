from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tltimer.demo.story import fill
from tltimer.domain.balance.target import Verdict
from tltimer.domain.timeline.days import week_of
from tltimer.services.bootstrap import Program, open_program

FRIDAY = datetime(2026, 11, 20, 16, 45, tzinfo=UTC)
ZONE = "Europe/Berlin"


def demo_program(folder, now: datetime) -> Program:
    fill(folder, now, ZoneInfo(ZONE))
    return open_program(str(folder), ZONE, {"TLTIMER_NOW": now.isoformat()})


@pytest.fixture(scope="module")
def friday(tmp_path_factory) -> Program:
    return demo_program(tmp_path_factory.mktemp("demo"), FRIDAY)


@pytest.fixture(scope="module")
def report(friday):
    return friday.reports.week(week_of(FRIDAY.date()))


def test_it_runs_over_twelve_weeks_from_the_launch_to_a_drift(report):
    shares = [point.figures.coding_share for point in report.trend_points]
    assert len(shares) == 12
    assert min(shares[:4]) > 0.5
    assert max(shares[-3:]) < 0.3
    assert report.drift is not None
    assert report.drift.side is Verdict.BELOW


def test_both_targets_were_chosen_with_a_reason(report):
    assert [choice.because for choice in report.choices] == ["the launch", "the launch is over"]
    assert report.target.chosen


def test_the_week_shows_a_fragmented_day_a_focus_block_and_unknown_time(report):
    assert report.days[1].fragmented
    assert report.days[2].fragmentation.focus_s > 2 * 3600
    assert report.days[3].figures.unconfirmed_s > 0
    assert all(note.text for day in report.days for note in day.notes)


def test_one_thing_was_meant_and_waits_for_its_answer(report):
    assert report.intention is not None
    assert (report.intention.text, report.intention.done) == ("give away the importer to Chi", None)


def test_planned_time_lies_beside_what_was_done(report):
    assert all(day.meetings for day in report.days[:5])
    assert report.kept.kept_coding_s > 0
    assert report.kept.planned_leading_s > 0
    assert any(free.pieces for free in report.next_free)


def test_promises_were_kept_and_late_and_one_broken(friday):
    weeks = [friday.reports.week(week_of(FRIDAY.date()).plus(-back), 0) for back in range(3)]
    for name in ("kept", "late", "broken"):
        assert any(getattr(week.promises, name) for week in weeks), name


def test_nothing_of_it_lies_in_the_future(tmp_path):
    tuesday_noon = FRIDAY - timedelta(days=3, hours=5)
    program = demo_program(tmp_path, tuesday_noon)
    switches = program.journal.switches(FRIDAY - timedelta(days=200), FRIDAY + timedelta(days=30))
    assert switches[-1].at <= tuesday_noon
    assert program.reports.status().running is not None


def test_the_same_instant_tells_the_same_story(tmp_path):
    first, other = demo_program(tmp_path / "one", FRIDAY), demo_program(tmp_path / "other", FRIDAY)
    switches = first.journal.switches(FRIDAY - timedelta(days=200), FRIDAY)
    assert len(switches) > 500
    assert switches == other.journal.switches(FRIDAY - timedelta(days=200), FRIDAY)


def test_it_cannot_be_undone_away(friday):
    assert friday.journal.undo_label() is None


def test_nothing_is_complained_of(friday):
    assert friday.reports.problems() == ()


def test_1_1s_were_held_and_one_was_skipped_for_too_long(report):
    first, *others = report.one_to_ones
    assert (first.person.name, first.skipped, first.overdue) == ("Bo", 1, True)
    assert [(standing.person.name, standing.held) for standing in others] == [("Ana", 1), ("Chi", 1), ("Dana", 1)]


def test_the_teams_repository_tells_the_same_story(friday):
    friday.repository_stats.renew()
    commits = friday.repository_stats.week(week_of(FRIDAY.date()))
    assert commits is not None
    mine = [week.counts.mine for week in commits.weeks if week.counts is not None]
    assert len(mine) == 12
    assert min(mine[:4]) > 2 * max(mine[-4:]) > 0
    assert commits.together.recent is not None
    assert commits.together.recent.people == 5
    assert commits.together.recent.reviewed > 10
    assert (commits.together.branch, commits.together.problem) == ("main", "")
    assert (commits.together.days_since or 0) < 7


def test_without_git_there_is_no_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    fill(tmp_path / "home", FRIDAY, ZoneInfo(ZONE))
    assert not (tmp_path / "home" / "repositories.json").exists()
