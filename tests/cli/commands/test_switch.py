"""switch, back, stop, set, change, remove, undo, note: what they write and what they refuse."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Shell

ONE_TO_ONE = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20261101T000000Z
SUMMARY:Catching up
DTSTART:20261117T123000Z
DTEND:20261117T133000Z
ORGANIZER:mailto:me@example.org
ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org
ATTENDEE;CN=Maria Lopez;PARTSTAT=ACCEPTED:mailto:maria@example.org
END:VEVENT
END:VCALENDAR
"""


def test_a_switch_is_in_the_log(shell: Shell) -> None:
    assert shell.done("switch", "coding") == "Coding since 14:00.\n"
    (switch,) = shell("log", "--json").json["switches"]
    assert switch.pop("id")
    assert switch == {
        "at": "2026-11-17T13:00:00Z",
        "mode": "coding",
        "person": None,
        "kind": None,
        "note": None,
        "source": "user",
        "confirmed": False,
    }


def test_a_switch_says_with_whom_what_kind_and_what_about(shell: Shell) -> None:
    out = shell.done(
        "switch", "1:1", "--with", " Bo  Li ", "--kind", "coaching", "--note", "next\nsteps", "--ago", "10m"
    )
    assert out == "1:1 with Bo Li (coaching, next steps) since 13:50.\n"
    (switch,) = shell("log", "--json").json["switches"]
    assert (switch["person"], switch["kind"], switch["note"]) == ("Bo Li", "coaching", "next steps")


def test_the_same_again_writes_nothing(shell: Shell) -> None:
    shell.done("switch", "coding", "--at", "09:00")
    before = shell.files()
    assert shell.done("switch", "Coding") == "Coding is already running, since 09:00; no change made.\n"
    assert shell.files() == before


def test_at_inserts_and_touches_nothing_else(morning: Callable[[], Shell]) -> None:
    shell = morning()
    shell.done("switch", "review", "--at", "2026-11-17T10:00")
    assert [mode for _at, mode in shell.log()] == ["coding", "review", "meeting", "coding"]


def test_what_was_begun_in_the_past_says_from_when_to_when_and_what_runs_now(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert shell.done("switch", "review", "--at", "10:00") == (
        "Review, 10:00–10:30. Running now: Coding (spike, the parser), since 11:00.\n"
    )
    assert (
        shell.done("stop", "--at", "10:45")
        == "Stopped at 10:45. Running now: Coding (spike, the parser), since 11:00.\n"
    )
    shell.done("stop", "--at", "12:00")
    assert shell.done("switch", "planning", "--at", "11:30") == "Planning, 11:30–12:00. Nothing is being tracked now.\n"
    assert shell.done("switch", "review", "--at", "2026-11-16T16:00") == (
        "Review, Mon 2026-11-16 16:00–04:00. Nothing is being tracked now.\n"
    )


def test_what_ran_then_already_is_told_with_its_beginning(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert shell.done("switch", "coding", "--at", "10:00") == (
        "Coding was already running, since 09:00; no change made.\n"
    )
    assert shell.done("stop", "--at", "08:00") == "Nothing is being tracked; no change made.\n"
    assert shell.done("switch", "coding", "--ago", "4h") == "Coding since 09:00. Removed 2 switches made since then.\n"


def test_a_one_to_one_without_a_name_says_with_whom_the_calendar_has_it(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "Mine.ics"
    file.write_text(ONE_TO_ONE)
    shell.done("calendar", "add", "mine", str(file))
    shell.done("settings", "addresses", "me@example.org")
    said = shell.done("switch", "1:1")
    assert said == (
        "1:1 since 14:00. Your calendar has a 1:1 with Maria Lopez. "
        "To add the name: tltimer change 14:00 --with 'Maria Lopez'\n"
    )
    assert shell.done("change", "14:00", "--with", "Maria Lopez") == "1:1 with Maria Lopez since 14:00.\n"
    assert shell.done("switch", "1:1", "--with", "Bo") == "1:1 with Bo since 14:00.\n"
    assert shell.done("switch", "1:1", "--at", "13:00").startswith(
        "1:1, 13:00–14:00. Running now: 1:1 with Bo, since 14:00.\n"
    )
    assert shell.done("switch", "meeting") == "Meeting since 14:00.\n"


def test_ago_takes_back_the_switches_in_between_and_undo_brings_them_back(morning: Callable[[], Shell]) -> None:
    shell = morning()
    before = shell.log()
    assert "Removed 2 switches made since then." in shell.done("switch", "planning", "--ago", "4h")
    assert shell.log() == [("2026-11-17T08:00:00Z", "coding"), ("2026-11-17T09:00:00Z", "planning")]
    shell.done("undo")
    assert shell.log() == before


def test_back_is_the_mode_before_this_one_with_its_person(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert shell.done("back") == "Meeting with Ana since 14:00.\n"
    shell.now = "2026-11-17T13:05:00Z"
    assert shell.done("switch", "back").startswith("Coding (spike)")


def test_back_without_a_mode_before_is_refused(shell: Shell) -> None:
    assert "There is no previous mode in the last 14 days" in shell.refused("back")


def test_back_takes_no_time(shell: Shell) -> None:
    shell.refused("switch", "back", "--ago", "10m", status=2)


def test_stop_and_stop_again(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert shell.done("stop", "--at", "13:00") == "Stopped at 13:00.\n"
    assert shell.done("stop") == "Nothing is being tracked; no change made.\n"
    assert shell.log()[-1] == ("2026-11-17T12:00:00Z", "off")


def test_set_paints_a_span_and_what_ran_at_its_end_runs_on(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert shell.done("set", "09:30-10:00", "review", "--with", "Bo") == "09:30–10:00  Review with Bo\n"
    assert shell.log()[:4] == [
        ("2026-11-17T08:00:00Z", "coding"),
        ("2026-11-17T08:30:00Z", "review"),
        ("2026-11-17T09:00:00Z", "coding"),
        ("2026-11-17T09:30:00Z", "meeting"),
    ]


def test_set_paints_another_day(shell: Shell) -> None:
    shell.done("set", "09:00-12:00", "coding", "--day", "monday")
    assert shell.log("monday") == [("2026-11-16T08:00:00Z", "coding"), ("2026-11-16T11:00:00Z", "off")]


def test_set_to_the_days_start_ends_with_the_day(shell: Shell) -> None:
    shell.done("set", "23:00-04:00", "coding", "--day", "yesterday")
    assert shell("day", "yesterday", "--json").json["coding_s"] == 5 * 3600


def test_set_can_clear_a_span(morning: Callable[[], Shell]) -> None:
    shell = morning()
    shell.done("set", "10:30-11:00", "off")
    assert shell("day", "--json").json["modes_s"] == {"coding": 90 * 60 + 3 * 3600}


def test_change_corrects_every_field(morning: Callable[[], Shell]) -> None:
    shell = morning()
    switch = shell("log", "--json").json["switches"][1]
    words = ("--at", "10:15", "--mode", "planning", "--with", "", "--kind", "thinking", "--note", "roadmap")
    assert shell.done("change", switch["id"], *words, "--confirm") == (
        "Planning (thinking, roadmap), 10:15–11:00.\nThe entry is now 10:15–11:00, 45 min.\n"
    )
    assert shell("log", "--json").json["switches"][1] == switch | {
        "at": "2026-11-17T09:15:00Z",
        "mode": "planning",
        "person": None,
        "kind": "thinking",
        "note": "roadmap",
        "confirmed": True,
    }


def test_change_tells_what_runs_now_where_that_is_something_else(shell: Shell) -> None:
    for words in (("coding", "10:00"), ("review", "11:00"), ("planning", "11:30")):
        shell.done("switch", words[0], "--at", words[1])
    assert shell.done("change", "11:30", "--at", "10:30") == (
        "Planning, 10:30–11:00. Running now: Review, since 11:00.\n"
    )
    assert shell.done("change", "11:00", "--mode", "meeting") == "Meeting since 11:00.\n"
    assert shell.done("change", "10:00", "--mode", "1:1") == "1:1, 10:00–10:30.\n"


def test_change_without_anything_to_change_is_misuse(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert "Nothing to change" in shell.refused("change", shell("log", "--json").json["switches"][0]["id"], status=2)


def test_change_moves_by_a_week_at_most(morning: Callable[[], Shell]) -> None:
    shell = morning()
    switch_id = shell("log", "--json").json["switches"][0]["id"]
    assert "cannot be moved that far" in shell.refused("change", switch_id, "--at", "2026-11-09T09:00")
    shell.done("change", switch_id, "--at", "2026-11-10T09:00")


def test_remove_and_undo(morning: Callable[[], Shell]) -> None:
    shell = morning()
    before = shell("log", "--json").json["switches"]
    out = shell.done("remove", before[1]["id"][:9])
    assert out == "Removed the switch at 10:30: Meeting with Ana. To undo this: tltimer undo\n"
    assert shell("log", "--json").json["switches"] == [before[0], before[2]]
    assert shell.done("undo").startswith("Undone: ")
    assert shell("log", "--json").json["switches"] == before


def test_a_switch_of_today_is_meant_by_its_time(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert shell.done("change", "10:30", "--with", "Bo") == "Meeting with Bo, 10:30–11:00.\n"
    assert shell.done("remove", "10:30:00").startswith("Removed the switch at 10:30: Meeting with Bo")
    assert "There is no switch at 10:30 today" in shell.refused("remove", "10:30")
    shell.done("switch", "review", "--at", "2026-11-17T09:00:30")
    assert "There are several switches at 9:00" in shell.refused("remove", "9:00")
    assert "is too short for an id" in shell.refused("remove", "1m7")


def test_a_time_moves_a_switch_to_today_and_says_so(shell: Shell) -> None:
    shell.done("switch", "coding", "--at", "2026-11-16T09:00")
    (switch,) = shell("log", "yesterday", "--json").json["switches"]
    assert shell.done("change", switch["id"], "--at", "09:30") == (
        "Coding since 09:30.\n09:30 was read as a time today. "
        'To keep the original day: tltimer undo, then use --at "2026-11-16 09:30"\n'
    )


def test_an_undone_change_is_redone(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert shell.done("undo").endswith(" Running now: Meeting with Ana, since 10:30.\n")
    assert shell.done("redo") == "Redone: Coding at 11:00. Running now: Coding (spike, the parser), since 11:00.\n"
    assert "nothing to redo" in shell.refused("redo")
    shell.done("stop")
    assert shell.done("undo").endswith(" Running now: Coding (spike, the parser), since 11:00.\n")
    assert shell.done("redo").endswith(" Nothing is being tracked now.\n")


def test_undo_step_by_step_until_nothing_is_left(morning: Callable[[], Shell]) -> None:
    shell = morning()
    for _step in range(3):
        shell.done("undo")
    assert shell.log() == []
    assert "There is nothing to undo." in shell.refused("undo")


def test_unknown_ids_are_refused(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert "'nonesuch' is not the id of a switch" in shell.refused("change", "nonesuch", "--confirm")
    assert "'nonesuch' is not the id of a switch" in shell.refused("remove", "nonesuch")
    assert "matches several ids" in shell.refused("remove", shell("log", "--json").json["switches"][0]["id"][:6])


def test_a_wrong_mode_a_wrong_time_and_the_future_change_nothing(morning: Callable[[], Shell]) -> None:
    shell = morning()
    assert "Did you mean coding?" in shell.refused("switch", "codng")
    assert "Did you mean meeting?" in shell.refused("set", "09:00-10:00", "meating")
    assert "Use 14:30 for today" in shell.refused("switch", "coding", "--at", "noon", status=2)
    assert "Use a length such as 10m or 1h30m" in shell.refused("stop", "--ago", "ten", status=2)
    assert "is in the future" in shell.refused("switch", "coding", "--at", "14:01")
    assert "ends in the future" in shell.refused("set", "13:00-15:00", "coding")
    assert "cannot be used together" in shell.refused("switch", "coding", "--at", "13:00", "--ago", "1h", status=2)


def test_notes_stand_with_their_day(shell: Shell) -> None:
    shell.done("note", "Chi", "takes over", "the importer")
    shell.done("note", "hired Dana", "--day", "yesterday")
    assert [note["text"] for note in shell("day", "--json").json["notes"]] == ["Chi takes over the importer"]
    assert [note["text"] for note in shell("week", "--json").json["notes"]] == [
        "hired Dana",
        "Chi takes over the importer",
    ]
    assert "A note cannot be empty" in shell.refused("note", " ", status=2)


def test_bytes_that_are_no_text_do_not_break_the_log(shell: Shell) -> None:
    shell.done("switch", "coding", "--note", "caf\udce9")
    assert shell("log", "--json").json["switches"][0]["note"] == "caf\N{REPLACEMENT CHARACTER}"


def test_at_midnight_work_belongs_to_the_day_before(shell: Shell) -> None:
    shell.now = "2026-11-17T23:30:00Z"
    shell.done("switch", "coding", "--at", "23:50")
    assert shell.log("2026-11-17") == [("2026-11-17T22:50:00Z", "coding")]
    assert shell.log("today") == shell.log("2026-11-17")
    assert shell.log("2026-11-18") == []


def test_another_zone_reads_times_in_it(shell: Shell) -> None:
    shell.done("switch", "coding", "--at", "08:00", "--zone", "America/New_York")
    assert shell.log() == [("2026-11-17T13:00:00Z", "coding")]
    assert "'Mars' is not a time zone" in shell.refused("switch", "coding", "--zone", "Mars")


def test_half_a_surrogate_pair_is_no_traceback(shell: Shell) -> None:
    shell.done("note", "half \ud83d")
    assert shell("day", "--json").json["notes"][0]["text"] == "half \N{REPLACEMENT CHARACTER}"


def test_words_after_the_mode_are_refused_with_the_options_that_take_them(shell: Shell) -> None:
    said = shell.refused("switch", "1:1", "with", "Maria", "Lopez", status=2)
    ways = "Use --with 'Maria Lopez', --note 'Maria Lopez' or --kind 'Maria Lopez'."
    assert said == f"tltimer: Unexpected arguments 'Maria Lopez'. {ways}\n"
    said = shell.refused("switch", "1:1", "with", status=2)
    assert said == "tltimer: 'with' needs a name. Use --with NAME.\n"
