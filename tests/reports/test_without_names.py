"""A week to show to others: the figures stay, and nothing names or describes anybody."""

from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.drawing import MONDAY, RULES, at, meeting
from tests.reports.test_week import WEEK, report
from tltimer.domain.balance.commits import History
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.promises import HIDDEN, Promise, WeekPromises
from tltimer.domain.meetings.moves import Move
from tltimer.domain.timeline.days import ONE_DAY, Week
from tltimer.render.html.week import week_html
from tltimer.render.markdown import week_markdown
from tltimer.render.terminal.style import Style
from tltimer.render.terminal.week import week_text
from tltimer.reports.commits import RepositoryAnswer, commits_report
from tltimer.reports.week_meetings import week_meetings
from tltimer.reports.without_names import commits_without_names, week_without_names
from tltimer.values import replace
from tltimer.wording.commits import title_words
from tltimer.wording.people import promise_counts
from tltimer.wording.target import settled_words

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:SECRET@test
DTSTAMP:20261101T000000Z
DTSTART:20261116T140000Z
DTEND:20261116T150000Z
RRULE:FREQ=WEEKLY
SUMMARY:SECRET sync
ATTENDEE;CN=SECRET Zoe:mailto:SECRET@example.org
ATTENDEE:mailto:yan@example.org
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def lived(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A week with a secret in every text that a user can write."""
    shell = Shell(tmp_path / "home", capsys)
    (tmp_path / "c.ics").write_text(CALENDAR.replace("\n", "\r\n"))
    shell.done("calendar", "add", "SECRET calendar", str(tmp_path / "c.ics"))
    shell.now = "2026-11-16T18:00:00Z"
    shell.done("people", "add", "SECRET Ana", "--every", "7d")
    shell.done("target", "set", "30-50", "--because", "SECRET reason")
    shell.done("intention", "SECRET intention")
    shell.done("intention", "SECRET next", "--week", "next")
    shell.done("promise", "SECRET promise", "--to", "SECRET Bo", "--due", "today", "--verbatim")
    shell.done("set", "09:00-12:00", "coding")
    shell.done("set", "13:00-14:00", "1:1", "--with", "SECRET Ana")
    shell.done("switch", "coding", "--at", "14:00", "--note", "SECRET note")
    shell.done("switch", "meeting", "--at", "15:00")
    shell.done("stop", "--at", "16:00")
    shell.done("note", "SECRET outcome")
    return shell


def printed(shell: Shell, form: tuple[str, ...], *more: str) -> str:
    if form and form[0] == "--html":
        page = shell.home.parent / "page.html"
        shell.done("week", *form, str(page), *more)
        return page.read_text(encoding="utf-8")
    return shell.done("week", *form, *more)


@pytest.mark.parametrize("form", [(), ("--json",), ("--markdown",), ("--html",)])
def test_nobody_and_nothing_can_be_recognised(lived: Shell, form: tuple[str, ...]) -> None:
    assert "SECRET" in printed(lived, form)
    assert "SECRET" not in printed(lived, form, "--no-names")


def test_the_figures_stay(lived: Shell) -> None:
    whole, bare = lived("week", "--json").json, lived("week", "--json", "--no-names").json
    for name in ("coding_s", "leading_s", "attending_s", "coding_share", "switches", "fragmentation", "protected"):
        assert bare[name] == whole[name]
    assert len(bare["promises"]["open"]) == 1
    assert (bare["target"]["because"], bare["notes"], bare["one_to_ones"]) == (None, [], [])


def test_a_proposed_move_and_repositories_are_not_named() -> None:
    sync = meeting("10:00", "11:00", "SECRET")
    whole = replace(report(), next_move=Move(sync, sync.end, 3600, 7200, 7200))
    move = week_without_names(whole).next_move
    assert move is not None
    assert (move.meeting.title, move.gain_s) == ("", 3600)
    answers = [RepositoryAnswer("SECRET", "/SECRET", History("main"))]
    commits = commits_report(Week(2026, 47), answers, at("12:00"), RULES)
    assert "SECRET" in repr(commits)
    assert "SECRET" not in repr(commits_without_names(commits))


def test_absences_are_not_named() -> None:
    whole = report()
    absent = replace(whole.days[0], absences=(meeting("10:00", "11:00", "SECRET leave"),), day_off="SECRET leave")
    bare = week_without_names(replace(whole, days=(absent, *whole.days[1:])))
    assert "SECRET" not in repr(bare)
    assert len(bare.days[0].absences) == 1


def test_what_the_meetings_cost_stays_though_none_is_named() -> None:
    """Two of Monday's are at the same time, and the syncs of two days are a series."""
    monday = [meeting("10:00", "11:00", title, uid=title) for title in ("Sync", "Planning", "Interview")]
    more = meeting("14:00", "15:00", "Sync", date_=MONDAY + ONE_DAY, uid="Sync")
    for meetings in (monday[:1], [monday[0], more], monday, [*monday, more]):
        whole = report(meetings=tuple(meetings))
        named, bare = week_meetings(whole, RULES), week_meetings(week_without_names(whole), RULES)
        assert (bare.count, bare.planned_s) == (named.count, named.planned_s)
        costs = [report.costliest.cost_s if report.costliest else 0 for report in (bare, named)]
        assert costs[0] == costs[1]


def test_nothing_stands_for_what_is_left_out() -> None:
    promise = Promise("p", "SECRET", None, MONDAY, None, None, None)
    whole = replace(report(), promises=WeekPromises(overdue=(promise,)))
    assert promise_counts(whole.promises) == "1 overdue: SECRET"
    assert promise_counts(week_without_names(whole).promises) == "1 overdue"
    for words in (week_markdown, week_html, partial(week_text, style=Style(80))):
        said = str(words(week_without_names(whole), RULES))
        assert "1 overdue" in said
        assert f"overdue {HIDDEN}" not in " ".join(said.replace("<b>", " ").replace("</b>", " ").split())
    open_one = replace(report(), intentions=(Intention("i", WEEK, "SECRET"), Intention("j", WEEK.plus(1), "SECRET")))
    assert settled_words(week_without_names(open_one)) == ""
    answers = [RepositoryAnswer(name, f"/{name}", History("main")) for name in ("a", "b")]
    assert title_words(commits_without_names(commits_report(WEEK, answers, at("12:00"), RULES))) == "last 4 weeks"
