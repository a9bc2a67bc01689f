"""The target of a week as text for a terminal."""

from datetime import date

import pytest

from tests.drawing import RULES, at
from tests.wording.test_week import CHOSEN, WEEK, week
from tltimer.domain.balance.intentions import Intention
from tltimer.render.terminal.style import Style
from tltimer.render.terminal.target import target_text
from tltimer.reports.week import WeekReport
from tltimer.values import replace

LAUNCH = replace(CHOSEN, id="2", because="the launch", until=date(2026, 12, 31))
EARLIER = replace(CHOSEN, id="3", from_week=WEEK.plus(-4), low=0.4, high=0.6)
MEANT = Intention("4", WEEK, "give away the importer")
ANSWERS = (
    "To keep the target: tltimer target keep\n"
    "To change it: tltimer target set LOW-HIGH --because TEXT\n"
    "To choose one action: tltimer intention TEXT"
)


def parts(report: WeekReport) -> list[str]:
    return target_text(report, RULES, Style(100)).split("\n\n")


def test_a_target_stands_with_its_verdict_its_choices_its_costs_and_the_circumstances() -> None:
    head, choices, costs, circumstances = parts(replace(week(16, 24), choices=(LAUNCH, CHOSEN, EARLIER)))
    assert head == "You spent 40% of this week coding, inside your 30–50% target."
    assert choices.splitlines() == [
        "Targets so far",
        "  2026-W43  40–60%",
        "  2026-W47  30–50%       the launch · until 2026-12-31",
    ]
    assert costs.splitlines() == [
        "Above: you stay close to the code, but more work waits on you and you may become the bottleneck.",
        "Below: more of your time for the team, but you may lose touch with the code.",
    ]
    title, first, *_others, last = circumstances.splitlines()
    assert title == "Circumstances, and how far they move the default target"
    assert first == "  new to the team  +10   writing code is the quickest way to learn the team's codebase"
    assert last == "  bottleneck       −15   others are waiting for things only you can do"


def test_without_a_choice_the_commands_that_make_one_are_named() -> None:
    report = replace(week(16, 24, chosen=False), choices=())
    assert (
        "To set a target: tltimer target set 30-50. To keep the default as your target: tltimer target keep"
        in parts(report)
    )


def test_what_was_intended_stands_below_the_verdict() -> None:
    assert parts(replace(week(16, 24), intentions=(replace(MEANT, done=True),)))[1] == "give away the importer: done"


@pytest.mark.parametrize(
    ("report", "asked"),
    [
        (
            replace(week(16, 24, chosen=False), answered=False, first_week=WEEK, choices=()),
            "Your first week is in. How much of your time do you want to spend coding?",
        ),
        (
            replace(week(16, 24), answered=False, first_week=WEEK, intentions=(MEANT,)),
            "To answer: tltimer intention --done or tltimer intention --not-done",
        ),
        (
            replace(week(10, 30), answered=False, first_week=WEEK),
            f"What next: keep the target, change it, or choose one action?\n{ANSWERS}",
        ),
        (
            replace(
                week(16, 24), answered=False, first_week=WEEK, choices=(replace(CHOSEN, until=date(2026, 11, 20)),)
            ),
            f"Your target of 30–50% ended on 20 November. What applies now?\n{ANSWERS}",
        ),
    ],
    ids=["the first target", "an intention", "outside the target", "an end"],
)
def test_a_question_stands_with_the_commands_that_answer_it(report: WeekReport, asked: str) -> None:
    assert asked in parts(report)


def test_no_line_is_wider_than_the_terminal() -> None:
    report = replace(
        week(10, 30), answered=False, first_week=WEEK, choices=(replace(LAUNCH, because="x" * 300),), now=at("60:00")
    )
    lines = target_text(report, RULES, Style(60)).splitlines()
    assert max(map(len, lines)) <= 60
