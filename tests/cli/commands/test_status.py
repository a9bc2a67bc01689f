"""status, log, day and week: as text, as JSON, as Markdown."""

from collections.abc import Callable

from tests.cli.conftest import Shell

FIGURES = {
    "modes_s",
    "kinds_s",
    "coding_s",
    "leading_s",
    "tracked_s",
    "unconfirmed_s",
    "coding_share",
    "coding_share_range",
    "hands_on_share",
    "switches",
}


def test_an_empty_home_is_reported_and_stays_empty(shell: Shell) -> None:
    assert shell.done("status") == "Nothing is being tracked\n"
    assert shell.done("log") == "There are no switches on 2026-11-17.\n"
    assert shell.done("log", "last") == "There are no switches from 2026-11-09 to 2026-11-15.\n"
    assert "Nothing tracked yet today." in shell.done("day")
    assert "Nothing tracked yet this week." in shell.done("week")
    assert shell("log", "--json").json["switches"] == []
    assert shell("status", "--json").json["mode"] == "off"
    assert not shell.home.exists()


def test_status_in_a_line(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert shell.done("status").splitlines() == [
        "Coding for 3 h · since 11:00 · spike · 90% coding today",
        "the parser",
    ]


def test_status_as_json(morning: Callable[[], Shell]) -> None:
    status = morning()("status", "--json").json
    assert (status["mode"], status["since"], status["kind"], status["note"]) == (
        "coding",
        "2026-11-17T10:00:00Z",
        "spike",
        "the parser",
    )
    assert status["person"] is None
    assert status["today"].keys() >= FIGURES
    assert status["today"]["coding_s"] == 4 * 3600 + 1800
    assert status["target"]["source"] == "default"
    assert status["next_meeting"] is None


def test_a_switch_at_now_is_the_status_and_no_entry_yet(shell: Shell) -> None:
    shell.done("switch", "coding")
    assert shell("status", "--json").json["mode"] == "coding"
    assert shell("day", "--json").json["entries"] == []


def test_the_log_of_a_week_names_its_days(morning: Callable[[], Shell]) -> None:
    shell = morning()
    shell.done("set", "09:00-10:00", "review", "--day", "monday")
    text = shell.done("log", "this")
    assert text.index("Monday, 16 November 2026") < text.index("Tuesday, 17 November 2026")
    assert all(switch["id"] in text for switch in shell("log", "2026-W47", "--json").json["switches"])
    assert "Coding        spike · the parser" in text


def test_a_day_as_json_has_what_the_contract_names(morning: Callable[[], Shell]) -> None:
    day = morning()("day", "--json").json
    assert day.keys() >= FIGURES | {"schema", "zone", "from", "to", "date", "fragmented", "blocks", "fragmentation"}
    assert day.keys() >= {"planned_coding_s", "kept_coding_s", "planned_leading_s", "kept_leading_s", "notes"}
    assert (day["schema"], day["zone"], day["from"], day["to"]) == (1, "Europe/Berlin", "2026-11-17", "2026-11-17")
    assert [block["ended_by"] for block in day["blocks"]] == ["meeting", "running"]
    assert day["entries"][1].keys() == {"start", "end", "mode", "person", "kind", "note", "unconfirmed", "id"}


def test_a_week_as_json_has_what_the_contract_names(morning: Callable[[], Shell]) -> None:
    week = morning()("week", "this", "--json").json
    assert week.keys() >= FIGURES | {"week", "days", "target", "verdict", "drift", "trend", "one_to_ones", "promises"}
    assert (week["week"], week["from"], week["to"], week["verdict"]) == (
        "2026-W47",
        "2026-11-16",
        "2026-11-22",
        "running",
    )
    assert [day["date"] for day in week["days"]] == [f"2026-11-{day}" for day in range(16, 23)]
    assert all("entries" not in day for day in week["days"])
    assert week["promises"] == {"kept": [], "late": [], "broken": [], "open": [], "overdue": []}


def test_a_day_as_text(morning: Callable[[], Shell]) -> None:
    assert morning().done("day").splitlines() == [
        "Tuesday, 17 November 2026",
        "90% coding · 4:30 of 5:00",
        "",
        "  9     10    11    12    13    14    15    16    17",
        "  CCCCCCCCCMMMCCCCCCCCCCCCCCCCCC..................",
        "",
        "  C Coding   M Meeting",
        "",
        "Leading   0:00",
        "Meetings  0:30   Meeting 0:30",
        "Coding    4:30   1 focus block, 1 short block · longest 3:00",
        "",
        "Entries",
        "  09:00–10:30   1:30  Coding",
        "  10:30–11:00   0:30  Meeting  Ana",
        "  11:00–now     3:00  Coding   spike · the parser",
        "",
        "Coding blocks",
        "  09:00–10:30   1:30  short block  ended by a meeting",
        "  11:00–14:00   3:00  focus block  running",
    ]


def test_a_week_as_text_says_its_sentence_first_and_leading_before_coding(morning: Callable[[], Shell]) -> None:
    text = morning().done("week")
    places = [
        text.index(part)
        for part in ("Week 47", "You've spent 90%", "\nMeetings 0:30", "\nCoding ", "\nPlanned and logged")
    ]
    assert places == sorted(places)


def test_reports_fit_into_narrow_terminals(morning: Callable[[], Shell]) -> None:
    shell = morning()
    shell.done("note", "a long line of what came of it " * 8)
    for columns in ("20", "60", "100", "nonsense"):
        shell.environ["COLUMNS"] = columns
        widest = max(60, min(int(columns), 120)) if columns.isdigit() else 80
        for command in ("day", "week", "log", "status"):
            assert max(map(len, shell.done(command).splitlines())) <= widest


def test_markdown(morning: Callable[[], Shell]) -> None:
    shell = morning()
    shell.done("note", "<b>shipped</b> [it](https://example.org) | done")
    week = shell.done("week", "--markdown")
    assert week.startswith("# Week 47, 16–22 November 2026\n\n**You've spent 90% of this week coding")
    assert "- Tue: &lt;b\\>shipped&lt;/b\\> \\[it\\]\\(https://example\\.org\\) \\| done" in week
    assert "| Tue | 0:00 | 0:30 | 4:30 | 90% | 3:00 |  |" in week
    day = shell.done("day", "--markdown")
    assert day.startswith("# Tuesday, 17 November 2026\n")
    assert "| 11:00–14:00 | 3:00 | focus block | running |" in day


def test_wrong_days_and_weeks_are_misuse(shell: Shell) -> None:
    assert "is not a day" in shell.refused("day", "someday", status=2)
    assert "is not a week" in shell.refused("week", "2026-W60", status=2)
    assert "not a day or a week" in shell.refused("log", "soon", status=2)
    assert "cannot be used together" in shell.refused("week", "--json", "--markdown", status=2)


def test_wrong_settings_are_said_beside_a_pure_report(morning: Callable[[], Shell]) -> None:
    shell = morning()
    (shell.home / "settings.toml").write_text('day_start = "late"\n', "utf-8")
    answer = shell("day", "--json")
    assert answer.status == 0
    assert answer.json["coding_s"] == 4 * 3600 + 1800
    assert answer.err.startswith("tltimer: settings.toml: day_start")
    assert answer.err.count("\n") == 1


def test_a_damaged_file_is_said_and_the_rest_is_reported(morning: Callable[[], Shell]) -> None:
    shell = morning()
    shell.done("set", "09:00-10:00", "coding", "--day", "2026-10-06")
    damaged = next(shell.home.glob("journal/*/2026-10.json"))
    damaged.write_bytes(b"{ not json")
    answer = shell("week", "2026-W41", "--json")
    assert answer.status == 0
    assert answer.json["coding_s"] == 0
    assert answer.err.count("\n") == 1
    again = shell("day", "--json")
    assert again.json["coding_s"] == 4 * 3600 + 1800
    assert "1 damaged log file is in " in again.err, "it is missing still"
    for kept in (shell.home / "damaged").iterdir():
        kept.unlink()
    assert shell.done("day")


def test_what_ran_over_the_end_of_yesterday_is_told_until_today_begins(shell: Shell) -> None:
    shell.done("switch", "meeting", "--at", "2026-11-16T14:05")
    words = (
        "Meeting, which started at 14:05, was still running when yesterday ended. To see\n"
        "how to correct the entry: tltimer day yesterday\n"
    )
    assert shell.done("status").endswith(words)
    assert "tltimer set HH:MM-04:00 off --day 2026-11-16" in " ".join(shell.done("day", "yesterday").split())
    shell.done("set", "15:30-04:00", "off", "--day", "yesterday")
    assert "still running when" not in shell.done("status")
    shell.done("undo")
    shell.done("switch", "coding", "--at", "09:00")
    assert "still running when" not in shell.done("status")


def test_what_began_in_this_very_second_is_told(shell: Shell) -> None:
    shell.done("switch", "coding")
    assert shell.done("day") == "Coding has just started.\n"
    assert "Nothing was tracked" in shell.done("day", "yesterday")


def test_a_day_to_come_can_be_looked_at(shell: Shell) -> None:
    assert shell.done("day", "tomorrow") == "Wednesday, 18 November 2026\nThis day is in the future.\n"


def test_switches_ahead_of_the_clock_are_named(shell: Shell) -> None:
    shell.now = "2026-11-17T15:00:00Z"
    shell.done("switch", "coding")
    (switch,) = shell("log", "--json").json["switches"]
    shell.now = "2026-11-17T13:00:00Z"
    words = f"1 switch is in the future and does not count: Coding at 2026-11-17 16:00 ({switch['id']})."
    assert words in " ".join(shell.done("status").split())
    assert words in shell("log").err
    texts = {row["topic"]: row["text"] for row in shell("doctor", "--json").json["findings"]}
    assert texts["clock"] == words
    assert shell("switch", "review", "--json").json["ahead"] == 1
    assert shell("status", "--json").json["ahead"] == []
