"""import of the logs of other programs: beside what there is, once, and whole or not at all."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

CLOCK = """i 2026-11-17 08:00:00 coding  the parser
o 2026-11-17 09:30:00
i 2026-11-17 12:00:00 acme
o 2026-11-17 12:30:00
"""


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    file = tmp_path / "my.timeclock"
    file.write_text(CLOCK, "utf-8")
    return file


BESIDE = [
    ("2026-11-17T07:00:00Z", "coding"),
    ("2026-11-17T08:00:00Z", "coding"),
    ("2026-11-17T09:30:00Z", "meeting"),
    ("2026-11-17T10:00:00Z", "coding"),
]


def test_it_is_put_beside_what_the_log_has_and_a_second_time_adds_nothing(
    morning: Callable[[], Shell], clock: Path
) -> None:
    shell = morning()
    assert shell.done("import", "timeclock", str(clock)).splitlines() == [
        "Added 1 entry on 2026-11-17.",
        "     1:00  Coding",
        "Left out 1 h where your log already has entries.",
    ]
    assert shell.log() == BESIDE
    before = shell.files()
    assert (
        shell.done("import", "timeclock", str(clock))
        == "Your log already covers everything in this import; no change made.\n"
    )
    assert shell.files() == before


def test_a_row_that_lasts_nearly_a_day_and_one_called_off_are_named(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("project,date,start,end\nCoding,2026-11-10,09:00,08:59\nOff,2026-11-12,09:00,10:00\n", "utf-8")
    assert shell.done("import", "csv", str(file)).splitlines() == [
        "Added 2 entries from 2026-11-10 to 2026-11-11.",
        "    23:59  Coding",
        "1 entry with the mode 'off' was left out, because 'off' means that nothing is tracked.",
        "1 entry is longer than 12 h; it starts at 2026-11-10 09:00. Check whether its end is right.",
    ]
    answer = shell("import", "csv", str(file), "--json").json
    assert (answer["off"], answer["long"]) == (1, 1)


def test_a_dry_run_says_what_would_be_added_and_which_modes_are_unknown(shell: Shell, clock: Path) -> None:
    assert shell.done("import", "timeclock", str(clock), "--dry-run").splitlines() == [
        "Would add 2 entries on 2026-11-17.",
        "     1:30  Coding",
        "     0:30  acme",
        "Entries whose name is not one of your modes count as leading: acme.",
        "To choose modes for them, use tltimer import with --map NAME=MODE or --mode MODE.",
    ]
    assert shell.files() == {}


@pytest.mark.parametrize("words", [("--map", "ACME=Review"), ("--mode", "review")])
def test_names_can_be_taken_for_a_mode(shell: Shell, clock: Path, words: tuple[str, str]) -> None:
    assert shell.done("import", "timeclock", str(clock), *words).startswith("Added 2 entries on 2026-11-17.\n")
    assert [mode for _at, mode in shell.log()] == ["coding", "off", "review", "off"]
    assert "is not a name and a mode" in shell.refused("import", "timeclock", str(clock), "--map", "review", status=2)


def test_an_import_that_was_undone_can_be_made_again_but_what_was_removed_stays_removed(
    shell: Shell, clock: Path
) -> None:
    shell.done("import", "timeclock", str(clock))
    whole = shell.log()
    assert shell.done("undo") == "Undone: import of my.timeclock.\n"
    assert shell.log() == []
    shell.done("import", "timeclock", str(clock))
    assert shell.log() == whole
    shell.done("remove", shell("log", "--json").json["switches"][2]["id"])
    shell.done("import", "timeclock", str(clock))
    assert shell.log() == [*whole[:2], whole[3]]


def test_a_file_that_fails_in_the_middle_adds_nothing_and_names_file_and_line(shell: Shell, clock: Path) -> None:
    clock.write_text(CLOCK + "o 2026-11-17 13:00:00\n", "utf-8")
    said = shell.refused("import", "timeclock", str(clock))
    problem = "This line ends an entry, but none has started. Correct the line, or remove it."
    assert said == f"tltimer: my.timeclock, line 5: {problem}\n"


def test_local_times_are_read_in_the_zone_of_reports(shell: Shell, clock: Path) -> None:
    shell.done("--zone", "Europe/London", "import", "timeclock", str(clock))
    assert shell.log()[0] == ("2026-11-17T08:00:00Z", "coding")


@pytest.mark.parametrize("form", ["timeclock", "ics", "csv"])
def test_names_of_people_can_be_left_out_of_every_export(
    morning: Callable[[], Shell], form: str, tmp_path: Path
) -> None:
    shell = morning()
    shell.done("change", shell("log", "--json").json["switches"][2]["id"], "--note", "for Ana; soon")
    exported = tmp_path / "log"
    shell.done("export", form, str(exported), "--no-names")
    assert "Ana" not in exported.read_text("utf-8")
    assert "Person 1" in exported.read_text("utf-8")
    log = shell.log()
    shell.home = tmp_path / "other"
    shell.done("import", form, str(exported))
    assert [at_and_mode for at_and_mode in shell.log() if at_and_mode[1] != "off"] == log


def test_what_was_removed_comes_again_after_undo_and_else_on_request_only(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "log.json"
    switches = [{"id": f"i{month}", "at": f"2026-{month:02}-03T10:00:00Z", "mode": "coding"} for month in (9, 10, 11)]
    file.write_text(json.dumps({"schema": 1, "switches": switches}))

    def count() -> int:
        return sum(not each.get("deleted") for each in json.loads(shell.done("export", "json"))["switches"])

    shell.done("import", "json", str(file))
    shell.done("undo")
    assert count() == 0
    shell.done("import", "json", str(file))
    assert count() == 3
    shell.done("remove", "i10")
    shell.done("import", "json", str(file))
    assert count() == 2
    shell.done("import", "json", str(file), "--again")
    assert count() == 3


def test_what_was_removed_by_hand_comes_again_only_on_request(shell: Shell, clock: Path) -> None:
    shell.done("import", "timeclock", str(clock))
    whole = shell.log()
    shell.done("remove", shell("log", "--json").json["switches"][1]["id"])
    shortened = shell.log()
    assert shell.done("import", "timeclock", str(clock)).splitlines()[:2] == [
        "There is nothing new to import; no change made.",
        "1 item that you removed after an earlier import stays removed. To import it, use tltimer import --again.",
    ]
    assert shell.log() == shortened
    assert shell.done("import", "timeclock", str(clock), "--again", "--dry-run") == (
        "Would restore 1 removed switch.\n"
    )
    assert shell.done("import", "timeclock", str(clock), "--again") == "Restored 1 removed switch.\n"
    assert shell.log() == whole
    shell.done("undo")
    assert shell.log() == shortened


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "i 2026-11-16 08:00:00 coding\n",
            "1 entry has no end time; it lasts until the next one begins, or until its day ends.",
            id="no end",
        ),
        pytest.param(
            "i 2026-12-16 08:00:00 coding\no 2026-12-16 09:00:00\n",
            "There is nothing to import; no change made.\n1 entry ends in the future and was left out.",
            id="the future",
        ),
        pytest.param("; nothing\n", "There is nothing to import; no change made.", id="no entries"),
        pytest.param("b 2026-11-16 08:00:00\n", "Left out: 1 line beginning with 'b' or 'h'.", id="other lines"),
    ],
)
def test_what_the_log_cannot_take_is_said(shell: Shell, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "other.timeclock"
    file.write_text(text, "utf-8")
    assert said in shell.done("import", "timeclock", str(file))


def test_our_own_table_tells_its_other_columns(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text("At,Mode,mood\n2026-11-16T09:00:00Z,coding,good\n", "utf-8")
    assert shell.done("import", "csv", str(file)).splitlines() == [
        "Imported: switches (1).",
        "Left out: 1 column (mood).",
    ]


def test_what_an_export_holds_and_nothing_can_show_is_named(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    good = {"id": "p0", "text": "Review the RFC", "due": "2026-11-20"}
    bad = [{"id": f"p{number}", "text": "Review", "due": "tomorrow"} for number in range(1, 6)]
    content = {
        "schema": 1,
        "promises": [good, *bad, {"id": "p9", "deleted": True}],
        "choices": [{"id": "c1", "from_week": "2026-W47", "low": 0.5, "high": 0.3}],
        "days_off": [{"id": "2026-12-24"}, {"id": "2026-12-31", "works": True}, {"id": "Christmas"}],
        "notes": [{"id": "n1", "day": "2026-11-17"}],
        "people": [{"id": "ana", "name": "Ana"}],
    }
    file.write_text(json.dumps(content))
    assert shell.done("import", "json", str(file)).splitlines()[1:] == [
        "choices: 1 item has an invalid value and cannot be used (id: c1).",
        "days_off: 1 item has an invalid value and cannot be used (id: Christmas).",
        "notes: 1 item has an invalid value and cannot be used (id: n1).",
        "promises: 5 items have invalid values and cannot be used (ids: p1, p2, p3…).",
        "To use these items, undo the import, correct the values in the file and import it again.",
    ]
    data = json.loads(shell.done("import", "json", str(file), "--json"))
    assert data["unusable"] == {
        "choices": ["c1"],
        "days_off": ["Christmas"],
        "notes": ["n1"],
        "promises": [f"p{n}" for n in range(1, 6)],
    }
