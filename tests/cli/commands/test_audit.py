"""``audit``: the guess first, then the figures."""

import json
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import Shell


def weeks(shell: Shell, first: str, *days: str) -> None:
    """Log weeks from a Monday on, each five times the same day: spans of a mode, ``09:00-12:00 coding``."""
    zone, monday, switches = ZoneInfo("Europe/Berlin"), date.fromisoformat(first), []
    for number, drawn in enumerate(days):
        for offset in range(5):
            day = monday + timedelta(weeks=number, days=offset)
            for span in drawn.split(", "):
                hours, mode = span.split()
                for wall, after in zip(hours.split("-"), (mode, "off"), strict=True):
                    at = datetime.combine(day, time.fromisoformat(wall), zone).astimezone(UTC)
                    instant = f"{at:%Y-%m-%dT%H:%M:%SZ}"
                    # Of two at one instant the mode counts, not the off before it.
                    switches.append({"id": f"{instant} {after != 'off'}", "at": instant, "mode": after})
    file = shell.home.parent / "weeks.json"
    file.write_text(json.dumps({"schema": 1, "switches": switches}))
    shell.done("import", "json", str(file))


WORK = "09:00-12:00 coding, 13:00-15:00 review, 15:00-16:00 meeting"


@pytest.fixture
def worked(shell: Shell) -> Shell:
    weeks(shell, "2026-11-02", WORK, WORK)
    return shell


def test_no_figure_is_shown_before_the_guess(worked: Shell) -> None:
    said = worked.refused("audit", "--weeks", "2")
    assert "--guess" in said
    assert "--skip-guess" in said
    assert "%" not in said
    assert "2026-W45..2026-W46" in worked.refused("audit", "--weeks", "2", "--json")
    assert worked("audit", "--weeks", "2", "--aim", "40,40,20").status == 1


def test_the_guess_is_kept_for_exactly_its_span(worked: Shell) -> None:
    data = worked("audit", "--weeks", "2", "--guess", "60,20,20", "--aim", "40,40,20", "--json").json
    assert data["guess"] == {"coding": 60, "leading": 20, "attending": 20}
    assert worked("audit", "2026-W45..2026-W46", "--json").json["guess"] == data["guess"]
    assert worked("audit", "--weeks", "1").status == 1
    assert worked("audit", "--weeks", "2", "--skip-guess", "--json").json["guess"] == data["guess"]
    again = worked("audit", "--weeks", "2", "--guess", "50,30,20", "--json").json
    assert (again["guess"]["coding"], again["aim"]) == (50, data["aim"])
    documents = worked("export", "json").json["audits"]
    assert [(document["from_week"], document["to_week"], document["made_at"]) for document in documents] == [
        ("2026-W45", "2026-W46", "2026-11-17T13:00:00Z")
    ] * 2
    worked.done("undo")
    assert worked("audit", "--weeks", "2", "--json").json["guess"] == data["guess"]


def test_json_has_what_the_contract_names(worked: Shell) -> None:
    data = worked("audit", "--weeks", "3", "--guess", "60,20,20", "--json").json
    assert (data["schema"], data["from_week"], data["to_week"]) == (1, "2026-W44", "2026-W46")
    assert data["unjudged"] == ["2026-W44"]
    assert (data["coding_s"], data["leading_s"], data["attending_s"]) == (108000, 72000, 36000)
    assert [week["verdict"] for week in data["weeks"]] == ["unknown", "within", "within"]
    assert data["weeks"][1] == {
        "week": "2026-W45",
        "verdict": "within",
        "coding_share": 0.5,
        "coding_share_range": [0.5, 0.5],
        "coding_s": 54000,
        "leading_s": 36000,
        "attending_s": 18000,
    }
    coding = data["gap"]["guess"]["coding"]
    assert (coding["points"], coding["range"], coding["hours_a_week"]) == (-10, [-10, -10], -3)
    assert data["gap"]["aim"] is None
    assert (data["meetings"], data["change"], data["one_to_ones"]) == ([], None, [])
    assert data["promises"] == {"kept": 0, "late": 0, "broken": 0}
    assert data["protected"]["planned_s"] == 0


def test_spans_are_named_in_five_ways_and_must_be_complete(worked: Shell) -> None:
    def span(*words: str) -> tuple[str, str]:
        data = worked("audit", *words, "--skip-guess", "--json").json
        return data["from_week"], data["to_week"]

    assert span() == ("2026-W43", "2026-W46")
    assert span("--quarter") == ("2026-W34", "2026-W46")
    assert span("--year") == ("2025-W47", "2026-W46")
    assert span("last") == ("2026-W46", "2026-W46")
    assert span("2026-W40..2026-W41") == ("2026-W40", "2026-W41")
    assert "You haven't set a target yet" in worked.refused("audit", "--since-target", "--skip-guess")
    worked.done("target", "set", "30-50")
    assert "no week since then is complete" in worked.refused("audit", "--since-target", "--skip-guess")
    worked.done("target", "set", "20-40", "--from", "2026-W45")
    assert "no week since then" in worked.refused("audit", "--since-target", "--skip-guess")
    worked.now = "2026-12-01T13:00:00Z"
    assert span("--since-target") == ("2026-W47", "2026-W48")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["this"], 1, "2026-W47 is not complete yet"),
        (["2026-W46..2026-W47"], 1, "2026-W47 is not complete yet"),
        (["2027-W01..2027-W02"], 1, "is not complete yet"),
        (["2026-W46..2026-W45"], 2, "'2026-W46' is after '2026-W45'"),
        (["1971-W01..2026-W45"], 2, "at most 1040 weeks"),
        (["soon"], 2, "'soon' is not a week"),
        (["--weeks", "0"], 2, "'0' is not a valid number of weeks"),
        (["--weeks", "x"], 2, "'x' is not a valid number of weeks"),
        (["last", "--year"], 2, "Use only one of"),
        (["--guess", "50,30"], 2, "'50,30' is not valid for --guess. Use three whole percentages"),
        (["--guess", "50,30,30"], 2, "adds up to 110. Use percentages that add up to 100."),
        (["--aim", "a,b,c"], 2, "--aim 50,30,20"),
        (["--guess", "50,30,20", "--skip-guess"], 2, "either --guess or --skip-guess"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(shell: Shell, words: list[str], status: int, said: str) -> None:
    assert said in shell.refused("audit", *words, status=status)


def test_the_text_says_the_gap_first(worked: Shell) -> None:
    text = worked.done("audit", "--weeks", "2", "--guess", "60,20,20", "--aim", "40,40,20")
    assert text.splitlines()[1] == "You coded 3 h less a week than you thought."
    assert worked.done("audit", "--weeks", "2", "--guess", "50,30,20").splitlines()[1] == (
        "You coded as much as you thought."
    )
    assert "15 h more a week than you aim to" in worked.done(
        "audit", "--weeks", "1", "--skip-guess", "--aim", "0,80,20"
    )
    assert "You spent" in worked.done("audit", "--weeks", "3", "--skip-guess")
    empty = worked.done("audit", "2026-W20..2026-W21", "--skip-guess")
    assert "No time that counts towards the coding share was tracked" in empty


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:sync@test
DTSTAMP:20261001T000000Z
DTSTART:20261102T140000Z
DTEND:20261102T150000Z
RRULE:FREQ=WEEKLY
SUMMARY:SECRET <sync>
ATTENDEE:mailto:zoe@example.org
ATTENDEE:mailto:yan@example.org
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def two_weeks(worked: Shell) -> Shell:
    """Two weeks with a series of meetings, a 1:1, and a broken promise."""
    (worked.home.parent / "c.ics").write_text(CALENDAR.replace("\n", "\r\n"))
    worked.done("calendar", "add", "work", str(worked.home.parent / "c.ics"))
    worked.done("people", "add", "SECRET Ana")
    worked.done("people", "held", "SECRET Ana", "2026-11-12")
    worked.done("promise", "SECRET promise", "--due", "2026-11-13")
    return worked


def test_meetings_1_1s_and_promises_are_told(two_weeks: Shell) -> None:
    data = two_weeks("audit", "--weeks", "2", "--skip-guess", "--json").json
    (series,) = data["meetings"]
    assert series == {
        "title": "SECRET <sync>",
        "count": 2,
        "planned_s": 7200,
        "attended_s": 7200,
        # Without it a day is free from 9:00 to 17:30; with it the last piece is no focus time.
        "cost_s": 2 * (8.5 - 6) * 3600,
    }
    assert [(one_to_one["person"], one_to_one["held"]) for one_to_one in data["one_to_ones"]] == [("SECRET Ana", 1)]
    assert data["promises"]["broken"] == 1
    text = two_weeks.done("audit", "--weeks", "2", "--skip-guess")
    assert "SECRET <sync>" in text
    assert "SECRET promise" in text


@pytest.mark.parametrize("form", [(), ("--json",), ("--markdown",), ("--html", "page.html")])
def test_without_names_nobody_can_be_recognised(two_weeks: Shell, form: tuple[str, ...], monkeypatch) -> None:
    monkeypatch.chdir(two_weeks.home.parent)
    words = ("audit", "--weeks", "2", "--skip-guess", *form)

    def text_of(*more: str) -> str:
        said = two_weeks.done(*words, *more)
        page = two_weeks.home.parent / "page.html"
        return page.read_text(encoding="utf-8") if form and form[0] == "--html" else said

    assert "SECRET" in text_of()
    assert "SECRET" not in text_of("--no-names")


def test_markdown_and_html_escape_what_is_not_ours(two_weeks: Shell) -> None:
    assert "SECRET &lt;sync\\>" in two_weeks.done("audit", "--weeks", "2", "--skip-guess", "--markdown")
    page = two_weeks.home.parent / "page.html"
    answer = two_weeks("audit", "--weeks", "2", "--skip-guess", "--html", str(page))
    assert (answer.status, page.name in answer.out) == (0, True)
    assert "SECRET &lt;sync&gt;" in page.read_text(encoding="utf-8")


def test_it_is_painted_as_a_page_and_as_a_picture(two_weeks: Shell) -> None:
    for form, begins in (("pdf", b"%PDF-"), ("png", b"\x89PNG\r\n")):
        file = two_weeks.home.parent / f"audit.{form}"
        said = two_weeks.done("audit", "--weeks", "2", "--skip-guess", "--no-names", f"--{form}", str(file))
        assert said == f"Written to {file}.\n"
        assert file.read_bytes().startswith(begins)


def test_a_change_of_level_is_told(shell: Shell) -> None:
    shell.now = "2026-09-01T06:00:00Z"
    shell.done("target", "set", "40-60")
    shell.now = "2026-11-17T13:00:00Z"
    coding = "09:00-14:00 coding, 14:00-17:00 review"
    leading = "09:00-11:00 coding, 11:00-14:00 review, 14:00-17:00 planning"
    weeks(shell, "2026-09-07", *[coding] * 5, *[leading] * 5)
    data = shell("audit", "--weeks", "10", "--skip-guess", "--json").json["change"]
    assert data == {"kind": "step", "week": "2026-W42", "before": 0.625, "after": 0.25}
    text = shell.done("audit", "--weeks", "10", "--skip-guess")
    assert "The average hides a change" in text
    assert "until 11 October" in text
    page = shell.home.parent / "page.html"
    shell.done("audit", "--weeks", "10", "--skip-guess", "--html", str(page))
    assert page.read_text(encoding="utf-8").count("<circle") == 10
    assert json.loads(shell.done("audit", "--weeks", "7", "--skip-guess", "--json"))["change"] is None
