"""Untrusted titles of meetings: a report keeps its lines, and a terminal does not obey control codes."""

from collections.abc import Callable

import pytest

from tests.drawing import BERLIN, MONDAY, RULES, at, day, meeting
from tests.titles import HOSTILE, TURNING
from tltimer.domain.meetings.changes import ChangeKind, PlanChange, PlanChanges
from tltimer.domain.meetings.moves import Movability
from tltimer.domain.timeline.totals import figures_of
from tltimer.render.markdown import day_markdown
from tltimer.render.terminal.day import day_text
from tltimer.render.terminal.plan import plan_text
from tltimer.render.terminal.status import status_text
from tltimer.render.terminal.style import Style
from tltimer.reports.day import DayReport, day_report
from tltimer.reports.plan import DayPlan, best_of, day_plan
from tltimer.reports.reach import reach_of
from tltimer.reports.status import Status
from tltimer.settings.schema import PLAN_MESSAGE
from tltimer.wording.plan import change_words, message_of
from tltimer.wording.sanitize import columns

WIDTH = 60
STYLE = Style(width=WIDTH)


def report(title: str) -> DayReport:
    """Two meetings that end blocks, and changes of every kind."""
    first, second = meeting("10:00", "10:30", title), meeting("14:00", "15:00", title, uid="other")
    changes = PlanChanges(
        at("08:00"),
        (
            PlanChange(ChangeKind.MOVED, first, second),
            PlanChange(ChangeKind.MOVED, first, meeting("10:00", "11:00", title)),
            PlanChange(ChangeKind.ADDED, None, second),
            PlanChange(ChangeKind.CANCELLED, first, None),
            PlanChange(ChangeKind.DECLINED, first, None),
        ),
    )
    return day_report(MONDAY, day("CCCCMMCC"), (first, second), (), at("13:00"), RULES, changes=changes)


def plan(title: str) -> DayPlan:
    meetings = meeting("10:45", "11:15", title, others=1), meeting("13:00", "17:30", title, uid="other", tentative=True)
    return day_plan(MONDAY, meetings, Movability(at("08:00")), RULES)


def day_lines(title: str) -> str:
    return day_text(report(title), RULES, STYLE, at("20:00"))


def plan_lines(title: str) -> str:
    return plan_text([plan(title)], None, RULES, STYLE)


def status_lines(title: str) -> str:
    now, soon = meeting("12:30", "13:30", title), meeting("14:00", "15:00", title)
    target = None
    status = Status(at("13:00"), None, report(title), target, soon, now, None)  # type: ignore[arg-type]
    return status_text(status, RULES, STYLE)


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("text", [day_lines, plan_lines, status_lines])
def test_in_a_terminal(text: Callable[[str], str], title: str) -> None:
    lines = text(title).split("\n")
    assert len(lines) == len(text("Sync").split("\n"))
    assert all(line.isprintable() and columns(line) <= WIDTH for line in lines)


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_the_sentence_of_what_a_week_can_reach(title: str) -> None:
    result = plan(title)
    meetings = tuple(planned.meeting for planned in result.meetings)
    reach = reach_of([result], figures_of((), RULES.modes), meetings, at("08:00"), RULES)
    lines = plan_text([result, result], reach, RULES, STYLE).split("\n")
    assert all(line.isprintable() and columns(line) <= WIDTH for line in lines)


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_in_markdown(title: str) -> None:
    text = day_markdown(report(title), RULES)
    assert len(text.split("\n")) == len(day_markdown(report("Sync"), RULES).split("\n"))
    assert "<" not in text
    assert not TURNING & set(text)
    assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_in_a_message_and_in_what_changed(title: str) -> None:
    move = best_of([plan(title)])
    assert move is not None
    said = [message_of(move, PLAN_MESSAGE.default, BERLIN)]
    said += [change_words(change, BERLIN) for change in report(title).changes.items]
    assert all(line.isprintable() and len(line) <= 400 for line in said)
