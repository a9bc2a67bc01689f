"""The audit in each of its forms: one golden file a form, and what must hold for all of them."""

from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.drawing import DAYS, RULES, meeting
from tests.reports.test_audit import ANA, BO, CODING_WEEK, FRIDAY, LAST, LEADING_WEEK, NOW, promise, report
from tltimer.domain.audit.estimates import AuditRecord, Estimate
from tltimer.domain.balance.commits import Contribution
from tltimer.domain.balance.one_to_ones import OneToOne, OneToOneOutcome
from tltimer.domain.balance.target import Choice
from tltimer.domain.meetings.meetings import Plan
from tltimer.render.audit_json import audit_json
from tltimer.render.audit_markdown import audit_markdown
from tltimer.render.html.audit import audit_html
from tltimer.render.terminal.audit import audit_text
from tltimer.render.terminal.style import Style
from tltimer.reports.audit import AuditReport, without_names
from tltimer.values import replace
from tltimer.wording.sanitize import columns

GOLDEN = Path(__file__).parent / "golden"


def full() -> AuditReport:
    """An audit with everything in it."""
    first, changed = LAST.plus(-9), DAYS.first_day(LAST.plus(-4))
    made = report(
        [CODING_WEEK] * 5 + [LEADING_WEEK.replace("M", "?", 2)] * 5,
        (
            *(meeting("14:00", "16:00", "Sprint <sync>", date_=changed + timedelta(weeks=week)) for week in range(5)),
            meeting("09:00", "10:30", "Focus", date_=FRIDAY, plan=Plan.CODING),
        ),
        record=AuditRecord("1", first, LAST, Estimate(55, 30, 15), Estimate(40, 40, 20), NOW),
        choices=(
            Choice("1", first, 0.45, 0.65, "", None, NOW),
            Choice("2", LAST.plus(-4), 0.3, 0.5, "reorganised", None, NOW),
        ),
        one_to_ones=tuple(
            OneToOne(who, FRIDAY, outcome)
            for who, outcome in (
                (ANA, OneToOneOutcome.HELD),
                (BO, OneToOneOutcome.SKIPPED),
                (BO, OneToOneOutcome.CANCELLED),
            )
        ),
        promises=(promise("send *Chi* the notes", FRIDAY), promise("kept", FRIDAY, "12:00")),
    )
    kinds = replace(made.figures, kinds_s={"feature": 3 * 3600, "pairing": 3600})
    return replace(made, figures=kinds, commits=Contribution(40, 10, None, None, 3, 2, 1))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("audit.txt", lambda made: audit_text(made, RULES, Style(width=80))),
        ("audit.md", lambda made: audit_markdown(made, RULES)),
    ],
)
def test_an_audit_reads_as_its_golden_file(name: str, write):
    assert write(full()) + "\n" == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int):
    long = replace(full(), meetings=tuple(replace(meeting, title="long " * 60) for meeting in full().meetings))
    assert max(map(columns, audit_text(long, RULES, Style(width=width)).splitlines())) <= width


class Page(HTMLParser):
    """The text of a page, and its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.elements: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, _attributes: list) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_a_page_holds_the_same_and_runs_nothing():
    page = Page(audit_html(full(), RULES))
    for words in (
        "Sprint <sync>",
        "send *Chi* the notes",
        "When your coding share changed",
        "1:1s",
        "Protected time",
    ):
        assert any(words in text for text in page.text), words
    assert page.elements.count("circle") == 10
    assert "script" not in page.elements
    assert "Unknown" in audit_html(full(), RULES)


def test_a_slow_change_is_one_line_and_a_step_two():
    falling = report(["C" * (18 - 2 * week) + "R" * (3 + week) + "P" * (3 + week) for week in range(9)])
    assert falling.change is not None
    assert falling.change.kind == "slow"
    assert audit_html(falling, RULES).count("stroke-width: 4") == 1
    assert audit_html(full(), RULES).count("stroke-width: 4") == 2
    assert "A slow change around week" in audit_text(falling, RULES, Style())
    assert "slow change" in audit_markdown(falling, RULES)


def test_an_audit_of_nothing_says_so_in_every_form():
    empty = report(["", ""])
    assert "No time that counts towards the coding share was tracked" in audit_text(empty, RULES, Style())
    assert "No time that counts towards the coding share was tracked" in audit_markdown(empty, RULES)
    page = Page(audit_html(empty, RULES))
    assert "table" not in page.elements
    made = audit_json(empty, RULES)
    assert (made["coding_share"], made["weeks"][0]["coding_share_range"]) == (None, None)
    assert (made["commits"], made["guess"], made["gap"]) == (None, None, {"guess": None, "aim": None})


def test_without_a_guess_a_page_has_one_bar():
    assert audit_html(report([CODING_WEEK]), RULES).count('class="bar"') == 1
    assert audit_html(full(), RULES).count('class="bar"') == 3


def test_without_names_meetings_are_numbered_and_people_are_all():
    bare = without_names(full())
    for text in (audit_text(bare, RULES, Style()), audit_markdown(bare, RULES), audit_html(bare, RULES)):
        assert "Meeting 1" in text
        assert "Ana" not in text
        assert "Chi" not in text
    made = audit_json(bare, RULES)
    assert made["meetings"][0]["title"] is None
    assert [
        (one_to_one["person"], one_to_one["held"], one_to_one["skipped"]) for one_to_one in made["one_to_ones"]
    ] == [(None, 1, 1)]


def test_gaps_and_commits_are_in_the_json():
    made = audit_json(full(), RULES)
    assert made["gap"]["guess"]["coding"]["range"][0] < made["gap"]["guess"]["coding"]["range"][1]
    assert (made["commits"]["my_commits"], made["commits"]["commit_share"]) == (10, 0.25)
    assert made["change"]["kind"] == "step"
    nothing = audit_json(replace(report([""]), gap_to_aim=full().gap_to_aim), RULES)
    assert nothing["gap"]["aim"] is not None


def test_protected_time_that_was_all_kept_names_nothing_that_took_it():
    kept = report([CODING_WEEK], (meeting("09:00", "11:00", "Focus", date_=FRIDAY, plan=Plan.CODING),))
    assert audit_text(kept, RULES, Style()).splitlines()[-1] == "  2 h of 2 h kept"
    assert "2 h of 2 h kept" in audit_html(kept, RULES)
