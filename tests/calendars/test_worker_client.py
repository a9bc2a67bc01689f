"""The reader as the child process that it is."""

import json
import os
import subprocess
from pathlib import Path

from tltimer.calendars.worker_client import ask, command


def request(source: Path | None, folder: Path, months: list[str]) -> dict:
    return {
        "source": source and {"kind": "file", "location": str(source), "tag": "", "modified": ""},
        "copy": str(folder / "copy.ics"),
        "new": str(folder / "new.ics"),
        "months": months,
        "zone": "Europe/Berlin",
    }


def test_it_reads_a_file_and_the_months_of_it(ics, tmp_path):
    answer = ask(request(ics / "override-moved.ics", tmp_path, ["2026-11", "2026-12"]))
    assert answer["taken"]["outcome"] == "new"
    assert {month: len(rows) for month, rows in answer["months"].items()} == {"2026-11": 5, "2026-12": 1}
    assert (tmp_path / "new.ics").stat().st_mode & 0o77 == 0


def test_what_lies_in_two_months_stands_in_both(tmp_path):
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261130T230000Z\nDTEND:20261201T010000Z\n"
        "SUMMARY:Night\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (tmp_path / "night.ics").write_text(text)
    answer = ask(request(tmp_path / "night.ics", tmp_path, ["2026-11", "2026-12"]))
    assert [[row["title"] for row in rows] for rows in answer["months"].values()] == [["Night"], ["Night"]]


def test_it_ends_when_nobody_listens_any_more(tmp_path):
    os.mkfifo(tmp_path / "never.ics")
    child = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child.stdin.write(json.dumps(request(tmp_path / "never.ics", tmp_path, [])).encode() + b"\n")
    child.stdin.close()
    assert child.wait(timeout=20) == 1
    child.stdout.close()


def test_it_is_ended_when_it_takes_too_long(tmp_path):
    os.mkfifo(tmp_path / "never.ics")
    assert ask(request(tmp_path / "never.ics", tmp_path, []), limit=1.0) == {"failed": "slow"}


def test_it_may_not_take_all_memory(tmp_path):
    code = "from tltimer.calendars.worker import _bound_memory; _bound_memory(); b'x' * (2 << 30)"
    done = subprocess.run([*command()[:3], code], capture_output=True, check=False)
    assert b"MemoryError" in done.stderr


def test_a_child_that_cannot_start_well_is_reported(tmp_path):
    assert ask({"nonsense": True}) == {"failed": "crashed"}


def test_months_of_no_copy_are_none(tmp_path):
    assert ask(request(None, tmp_path, ["2026-11"])) == {"taken": None, "months": {}, "problems": []}


def test_sixty_four_megabytes_are_the_limit(tmp_path):
    with (tmp_path / "large.ics").open("wb") as file:
        file.write(b"BEGIN:VCALENDAR\r\n")
        file.truncate((64 << 20) + 1)
    answer = ask(request(tmp_path / "large.ics", tmp_path, []))
    assert answer["taken"] == {"outcome": "failed", "code": "large", "detail": ""}


def test_addresses_are_not_among_its_arguments():
    assert not any("://" in argument for argument in command())
