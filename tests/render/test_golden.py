"""One whole output per renderer, as a file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.golden import assert_golden
from tests.gui import samples
from tests.reports.test_commits import NOW, answered, commit
from tltimer.domain.balance.one_to_ones import OneToOneStanding
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise, WeekPromises
from tltimer.domain.balance.target import target_of
from tltimer.domain.meetings.moves import Movability
from tltimer.render.html.week import week_html
from tltimer.render.json_extras import commits_json, plans_json, target_report_json
from tltimer.render.json_report import day_json, status_json, week_json
from tltimer.render.markdown import day_markdown, week_markdown
from tltimer.render.terminal.commits import commits_part
from tltimer.render.terminal.day import day_text
from tltimer.render.terminal.log import log_text
from tltimer.render.terminal.people import people_text
from tltimer.render.terminal.plan import plan_text
from tltimer.render.terminal.promises import promises_text
from tltimer.render.terminal.status import status_text
from tltimer.render.terminal.style import Style
from tltimer.render.terminal.target import target_text
from tltimer.render.terminal.week import week_text
from tltimer.reports.commits import commits_report
from tltimer.reports.day import day_report
from tltimer.reports.plan import DayPlan, day_plan
from tltimer.reports.status import Status
from tltimer.reports.week import WeekReport
from tltimer.wording.commits import commits_list

HERE = Path(__file__).parent / "golden"
RULES = samples.rules()
COMMITS = commits_report(samples.WEEK, (answered(commit(1, "me"), commit(2)),), NOW, RULES)
MONDAY = samples.WEEK.monday
NOON = samples.at(samples.TUESDAY, "12:45")
PROMISE = Promise("1", "review the RFC", "Dana", MONDAY, 30, None, None, None)
ANA = OneToOneStanding(Person("ana", "Ana", 7), MONDAY, 6, 1, 0, 0, 0)
STYLE = Style(width=80)


def full_week() -> WeekReport:
    return samples.week(promises=WeekPromises(open=(PROMISE,)), people=(ANA,))


def present() -> Status:
    """Tuesday at a quarter to one: reviewing since half past twelve, with hiring next."""
    switches = samples.switches(samples.TUESDAY, "8:45 r 9:00 m 9:30 c 11:30 - 12:30 r")
    meetings = samples.meetings(samples.TUESDAY, samples.PLANS[1])
    today = day_report(samples.TUESDAY, switches, meetings, (), NOON, RULES)
    target = target_of(samples.WEEK, samples.CHOICES, RULES.days)
    return Status(NOON, switches[-1], today, target, meetings[2], None, meetings[1], (PROMISE,))


def plan() -> DayPlan:
    meetings = samples.meetings(samples.TUESDAY, samples.PLANS[1])
    return day_plan(samples.TUESDAY, meetings, Movability(samples.at(MONDAY, "8:00")), RULES)


def test_a_week_in_markdown() -> None:
    assert_golden(HERE / "week.md", week_markdown(full_week(), RULES, commits_list(COMMITS)) + "\n")


def test_a_day_in_markdown() -> None:
    assert_golden(HERE / "day.md", day_markdown(full_week().days[0], RULES) + "\n")


def test_a_week_as_a_page() -> None:
    page = week_html(full_week(), RULES, COMMITS)
    before, _style, after = page.partition("<style>")
    assert_golden(HERE / "week.html", before + after.partition("</style>")[2].replace("><", ">\n<"))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("week", lambda: week_text(full_week(), RULES, STYLE, commits_part(COMMITS, STYLE))),
        ("day", lambda: day_text(full_week().days[0], RULES, STYLE, samples.SUNDAY_NIGHT)),
        ("status", lambda: status_text(present(), RULES, STYLE)),
        ("log", lambda: log_text(samples.switches(MONDAY, samples.DAYS[0]), MONDAY, MONDAY, RULES, STYLE)),
        ("plan", lambda: plan_text([plan()], None, RULES, STYLE)),
        ("target", lambda: target_text(full_week(), RULES, STYLE)),
        ("promises", lambda: promises_text([PROMISE], samples.TUESDAY, STYLE)),
        ("people", lambda: people_text([ANA], STYLE, samples.TUESDAY)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_report_in_a_terminal(name: str, write: Callable[[], str]) -> None:
    assert_golden(HERE / f"{name}.txt", write() + "\n")


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("week", lambda: week_json(full_week(), RULES)),
        ("day", lambda: day_json(full_week().days[0], RULES)),
        ("status", lambda: status_json(present())),
        ("plan", lambda: plans_json([plan()], None, RULES)),
        ("target", lambda: target_report_json(full_week(), RULES)),
        ("commits", lambda: commits_json(COMMITS)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_report_as_json(name: str, write: Callable[[], object]) -> None:
    assert_golden(HERE / f"{name}.json", json.dumps(write(), indent=2, ensure_ascii=False) + "\n")
