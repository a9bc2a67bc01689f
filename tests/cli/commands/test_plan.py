"""plan: windows, costs, free time, moves; what is never proposed, and the message; days as they were planned."""

from pathlib import Path
from shlex import quote

import pytest

from tests.cli.conftest import Shell

EVENT = """BEGIN:VEVENT
UID:{uid}
DTSTART:{day}T{start}00Z
DTEND:{day}T{end}00Z
SUMMARY:{title}
ORGANIZER:mailto:bo@example.org
ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org
{more}END:VEVENT
"""


class Calendar:
    """A calendar file that changes."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def holds(self, *events: tuple[str, str, str, str], others: int = 0) -> None:
        """Hold events of (day of November, from, to in UTC, title); their UID is the title in small letters."""
        more = "".join(f"ATTENDEE:mailto:p{number}@example.org\n" for number in range(others))
        body = "".join(
            EVENT.format(uid=title.lower(), day=f"202611{day}", start=start, end=end, title=title, more=more)
            for day, start, end, title in events
        )
        text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{body}END:VCALENDAR\n"
        self.file.write_text(text.replace("\n", "\r\n"), "utf-8", newline="")


SYNC = ("18", "0945", "1015", "Sprint sync")
WORKSHOP = ("18", "1200", "1630", "Workshop")


@pytest.fixture
def calendar(shell: Shell, tmp_path: Path) -> Calendar:
    """A Wednesday with a short meeting of two in the morning and a workshop in the afternoon."""
    made = Calendar(tmp_path / "work.ics")
    made.holds(SYNC, WORKSHOP)
    shell.done("settings", "addresses", "me@example.org")
    shell.done("calendar", "add", "work", str(made.file))
    return made


def test_a_day_shows_window_costs_free_time_and_moves(shell: Shell, calendar: Calendar) -> None:
    text = shell.done("plan", "tomorrow")
    assert "09:00–17:30 · 3 h 30 min free, 0 min of it in focus blocks" in text
    assert "10:45–11:15   0:30  Sprint sync · costs 4 h · can be moved" in text
    assert "Sprint sync, Wed 10:45 → 09:00" in text
    assert shell.done("plan", "2026-11-18") == text


def test_today_is_what_is_planned_without_a_word(shell: Shell) -> None:
    assert shell("plan", "--json").json == shell("plan", "today", "--json").json
    assert shell.done("plan").startswith("Tuesday, 17 November")


def test_the_json_of_a_day_and_of_a_week(shell: Shell, calendar: Calendar) -> None:
    data = shell("plan", "2026-11-18", "--json").json
    assert (data["schema"], data["zone"], data["from"], data["to"]) == (
        1,
        "Europe/Berlin",
        "2026-11-18",
        "2026-11-18",
    )
    (day,) = data["days"]
    assert day["meetings"][0] == {
        "uid": "sprint sync",
        "start": "2026-11-18T09:45:00Z",
        "end": "2026-11-18T10:15:00Z",
        "title": "Sprint sync",
        "tentative": False,
        "movable": True,
        "cost_s": 14400,
    }
    assert [move["gain_s"] for move in day["moves"]] == [12600]
    week = shell("plan", "this", "--json").json
    assert [day["date"] for day in week["days"]] == [f"2026-11-{day}" for day in range(16, 23)]
    assert week["reach"]["move"]["uid"] == "sprint sync"
    assert week["reach"]["focus_share"] < week["reach"]["moved_share"] <= week["reach"]["coding_share"]


def test_a_week_says_what_it_can_reach(shell: Shell, calendar: Calendar) -> None:
    text = " ".join(shell.done("plan", "2026-W47").split())
    assert "If you move no meetings, you can spend at most" in text
    assert ": Sprint sync, Wed 10:45 → 09:00 Adds 3 h 30 min of focus time" in text
    assert "23 November" in shell.done("plan", "next")


def test_large_meetings_are_proposed_only_when_asked_for(shell: Shell, calendar: Calendar) -> None:
    calendar.holds(SYNC, WORKSHOP, others=5)
    assert "can be moved" not in shell.done("plan", "tomorrow")
    assert "Sprint sync, Wed 10:45 → 09:00" in shell.done("plan", "tomorrow", "--all")


@pytest.mark.parametrize("word", ["Sprint sync", "sprint", "SPRINT SYNC", "sprint sync"])
def test_a_series_that_is_never_to_be_proposed(shell: Shell, calendar: Calendar, word: str) -> None:
    assert shell.done("plan", "--never", word) == (
        "tltimer won't suggest moving \"Sprint sync\" again. To change that: tltimer plan --again 'Sprint sync'\n"
    )
    assert "can be moved" not in shell.done("plan", "tomorrow", "--all").partition("Workshop")[0]
    assert shell.done("plan", "--again", word) == 'tltimer can suggest moving "Sprint sync" again.\n'
    assert "Moves" in shell.done("plan", "tomorrow")
    shell.done("undo")
    assert "Moves" not in shell.done("plan", "tomorrow")
    shell.done("undo")
    assert "Moves" in shell.done("plan", "tomorrow")


def test_what_no_meeting_is_called_is_refused(shell: Shell, calendar: Calendar) -> None:
    assert "No meeting that matches 'Retro'" in shell.refused("plan", "--never", "Retro")
    assert "No meeting that matches ''" in shell.refused("plan", "--never", "")
    assert "No meeting that matches" in shell.refused("plan", "--again", "sprint sync")
    calendar.holds(SYNC, ("18", "1200", "1230", "Sprint review"))
    assert "Sprint sync ('sprint sync')" in shell.refused("plan", "--never", "sprint")


def test_the_uids_that_are_offered_can_be_used(shell: Shell, calendar: Calendar) -> None:
    first, second = (f"Sprint {'o' * 150} & {number}" for number in (1, 2))
    calendar.holds(("18", "0945", "1015", first), ("18", "1200", "1230", second))
    words = shell.refused("plan", "--never", "sprint")
    assert f"({quote(first.lower())})" in words and f"({quote(second.lower())})" in words
    assert "won't suggest" in shell.done("plan", "--never", second.lower())


def test_the_free_time_of_a_day_in_two_words_can_be_asked_for_as_told(shell: Shell) -> None:
    assert "To see your free time: tltimer plan '2026-11-18 '\n" in shell.refused("plan", "2026-11-18 ", "--message")


def test_the_message_of_a_move_is_in_the_user_s_words(shell: Shell, calendar: Calendar) -> None:
    usual = "Could we move Sprint sync from Wed 10:45 to 09:00? It would give me 3 h 30 min more focus time.\n"
    assert shell.done("plan", "tomorrow", "--message") == usual
    assert shell.done("plan", "this", "--message", "sprint") == usual
    shell.done("settings", "plan.message", "Hallo {name}, {title} lieber {day} {to}?")
    assert shell.done("plan", "tomorrow", "--message") == "Hallo , Sprint sync lieber Wed 09:00?\n"
    assert "No meeting that matches 'Workshop'" in shell.refused("plan", "tomorrow", "--message", "Workshop")
    assert "no move to suggest. To see your free time: tltimer plan 2026-11-19" in shell.refused(
        "plan", "2026-11-19", "--message"
    )


@pytest.mark.parametrize(("word", "date"), [("wed", "2026-11-18"), ("tuesday", "2026-11-17"), ("mon", "2026-11-23")])
def test_a_weekday_is_the_next_one_today_included(shell: Shell, word: str, date: str) -> None:
    assert shell("plan", word, "--json").json["from"] == date


def test_what_is_neither_a_day_nor_a_week_is_misuse(shell: Shell) -> None:
    assert "Did you mean" not in shell.refused("plan", "xyzzy", status=2)
    assert "Did you mean block?" in shell.refused("plan", "blok", status=2)
    assert "Did you mean wednesday?" in shell.refused("plan", "wendesday", status=2)


def test_a_day_that_is_over_is_told_as_it_was_planned_last(shell: Shell, calendar: Calendar) -> None:
    shell.now = "2026-11-18T07:00:00Z"
    shell.done("calendar", "refresh")
    shell.now = "2026-11-18T12:00:00Z"
    calendar.holds(("18", "1400", "1430", "Sprint sync"), WORKSHOP)
    shell.done("calendar", "refresh")
    calendar.holds()
    assert [meeting["title"] for meeting in shell("plan", "--json").json["days"][0]["meetings"]] == []
    shell.now = "2026-11-19T08:00:00Z"
    for report in (shell("plan", "2026-11-18", "--json"), shell("plan", "2026-W47", "--json")):
        day = next(day for day in report.json["days"] if day["date"] == "2026-11-18")
        assert [(meeting["title"], meeting["start"][11:16]) for meeting in day["meetings"]] == [
            ("Workshop", "12:00"),
            ("Sprint sync", "14:00"),
        ]
    text = shell.done("day", "2026-11-18")
    assert "Changed since 04:00\n  Sprint sync: moved from 10:45 to 15:00" in text
    changes = shell("day", "2026-11-18", "--json").json["plan_changes"]
    assert [change["happened"] for change in changes["found"]] == ["moved"]


def test_reports_write_no_plans(shell: Shell, calendar: Calendar) -> None:
    shell.now = "2026-11-18T07:00:00Z"
    before = shell.files()
    for words in (["plan"], ["day"], ["week"], ["status"], ["plan", "this"]):
        shell.done(*words)
    assert shell.files() == before


def test_a_removed_calendar_leaves_no_plan_of_today_behind(shell: Shell, calendar: Calendar) -> None:
    shell.now = "2026-11-18T07:00:00Z"
    shell.done("calendar", "refresh")
    shell.done("calendar", "remove", "work")
    shell.now = "2026-11-19T08:00:00Z"
    assert shell("plan", "2026-11-18", "--json").json["days"][0]["meetings"] == []
