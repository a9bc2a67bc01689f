"""The reader as the child process that it is."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tltimer.calendars.worker_client import ask_to_read, command


def request(source: Path | None, folder: Path, months: list[str]) -> dict:
    return {
        "source": source and {"kind": "file", "location": str(source), "tag": "", "modified": "", "untitled": False},
        "copy": str(folder / "copy.ics"),
        "new": str(folder / "new.ics"),
        "months": months,
        "zone": "Europe/Berlin",
        "now": 1795000000,
    }


def test_it_reads_a_file_and_the_months_of_it(ics, tmp_path):
    answer = ask_to_read(request(ics / "override-moved.ics", tmp_path, ["2026-11", "2026-12"]))
    assert answer["taken"]["outcome"] == "new"
    assert {month: len(rows) for month, rows in answer["months"].items()} == {"2026-11": 5, "2026-12": 1}
    assert (tmp_path / "new.ics").stat().st_mode & 0o77 == 0


def test_what_lies_in_two_months_stands_in_both(tmp_path):
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261130T230000Z\nDTEND:20261201T010000Z\n"
        "SUMMARY:Night\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (tmp_path / "night.ics").write_text(text)
    answer = ask_to_read(request(tmp_path / "night.ics", tmp_path, ["2026-11", "2026-12"]))
    assert [[row["title"] for row in rows] for rows in answer["months"].values()] == [["Night"], ["Night"]]


def never(folder: Path) -> dict:
    """A request that takes longer than anybody waits: a server that says nothing."""
    source = {"kind": "url", "tag": "", "modified": "", "untitled": False, "user": "", "password": "", "location": ""}
    return request(None, folder, []) | {"source": source}


def test_it_ends_when_nobody_listens_any_more(server, tmp_path):
    server.answer = "silence"
    asked = never(tmp_path)
    asked["source"]["address"] = server.address()
    child = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child.stdin.write(json.dumps(asked).encode() + b"\n")
    child.stdin.close()
    assert child.wait(timeout=20) in (1, -9)
    child.stdout.close()


def test_it_is_ended_when_it_takes_too_long(server, tmp_path):
    server.answer = "silence"
    asked = never(tmp_path)
    asked["source"]["address"] = server.address()
    assert ask_to_read(asked, limit=1.5) == {"failed": "slow"}


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), os.mkdir])
def test_what_is_no_file_is_passed_over_at_once(tmp_path, make):
    make(tmp_path / "never.ics")
    answer = ask_to_read(request(tmp_path / "never.ics", tmp_path, []))
    assert answer["taken"] == {"outcome": "failed", "code": "no file", "detail": ""}


def test_it_may_not_take_all_memory():
    code = "from tltimer import worker_process; worker_process.answer(lambda _: len(b'x' * (1 << 30)), {limit})"
    starting = command()[:3]
    child = subprocess.Popen([*starting, code.format(limit=400 << 20)], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdin.write(b"{}\n")
    child.stdin.flush()
    assert b"MemoryError" in child.stderr.read()
    child.stdin.close()
    child.stderr.close()
    assert child.wait() == 1


def test_a_child_says_that_memory_did_not_do(tmp_path):
    text = b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 4_000_000 + b"END:VCALENDAR\r\n"
    (tmp_path / "hostile.ics").write_bytes(text)
    answer = ask_to_read(request(tmp_path / "hostile.ics", tmp_path, ["2026-11"]))
    assert answer.get("failed") != "crashed"


def test_a_child_that_cannot_start_well_is_reported(tmp_path):
    assert ask_to_read({"nonsense": True}) == {"failed": "crashed"}


def test_months_of_no_copy_are_none(tmp_path):
    assert ask_to_read(request(None, tmp_path, ["2026-11"])) == {"taken": None, "months": {}, "problems": []}


def test_sixty_four_megabytes_are_the_limit(tmp_path):
    with (tmp_path / "large.ics").open("wb") as file:
        file.write(b"BEGIN:VCALENDAR\r\n")
        file.truncate((64 << 20) + 1)
    answer = ask_to_read(request(tmp_path / "large.ics", tmp_path, []))
    assert answer["taken"] == {"outcome": "failed", "code": "large", "detail": ""}


def test_addresses_are_not_among_its_arguments():
    assert not any("://" in argument for argument in command())
