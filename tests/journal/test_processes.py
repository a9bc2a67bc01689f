"""Several processes, and some that are ended in the middle."""

import json
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)

WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from tltimer.clock import Clock
from tltimer.paths import home_at
from tltimer.journal.journal import Journal

at = datetime(2026, 11, 16, 9, tzinfo=UTC)
journal = Journal(home_at(sys.argv[1]), Clock(at), "here")
for number in range(int(sys.argv[2])):
    with journal.edit("switch") as edit:
        added = edit.add_switch(at + timedelta(seconds=number), sys.argv[3])
        edit.put("notes", {"text": str(number)})
    print(added.id, flush=True)
"""


def start(home, count, mode):
    command = [sys.executable, "-c", WRITER, str(home.data), str(count), mode]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_that_write_at_the_same_time_lose_nothing(home, open_journal):
    writers = [start(home, 30, mode) for mode in ("coding", "review")]
    answers = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    journal = open_journal()
    ids = {each.id for each in journal.switches(NINE, NINE + timedelta(days=1))}
    assert ids == {*answers[0], *answers[1]}
    assert len(ids) == 60
    assert len(journal.entries("notes")) == 60
    undone = 0
    while journal.undo() is not None:
        undone += 1
    assert undone == 60
    assert journal.switches(NINE, NINE + timedelta(days=1)) == ()


def test_a_writer_that_is_killed_leaves_whole_files_and_all_that_it_said(home, open_journal):
    seen = set()
    for lines in (1, 3, 8, 12):
        with start(home, 10_000, "coding") as writer:
            seen.update(writer.stdout.readline().strip() for _ in range(lines))
            writer.send_signal(signal.SIGKILL)
            seen.update(line.strip() for line in writer.stdout if line.endswith("\n"))
        for path in home.journal.rglob("*"):
            if path.is_file():
                json.loads(path.read_bytes())
        journal = open_journal()
        ids = {each.id for each in journal.switches(NINE, NINE + timedelta(days=1))}
        assert seen <= ids
        assert len(ids - seen) <= 1  # what was written and not said any more
        assert journal.problems() == ()
        seen = ids
    with open_journal().edit("after all") as edit:
        edit.add_switch(NINE, "review")
    assert list((home.data / "unfinished").iterdir()) == []
    assert open_journal().undo() == "after all"
    assert open_journal().undo() == "switch"


MONTHS_WRITER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from tltimer.clock import Clock
from tltimer.journal.journal import Journal
from tltimer.paths import home_at
from tltimer.storage.atomic import Disk

left = int(sys.argv[2])

def replace(beside, path):
    global left
    if not left:
        os.kill(os.getpid(), 9)
    left -= 1
    os.replace(beside, path)

journal = Journal(home_at(sys.argv[1]), Clock(datetime(2026, 11, 16, 9, tzinfo=UTC)), "here", disk=Disk(replace))
with journal.edit(sys.argv[3]) as edit:
    if sys.argv[3] == "import":
        for month in ("08", "09", "10"):
            edit.take_in("switches", [{"id": month, "at": f"2026-{month}-01T09:00:00Z", "mode": "coding"}])
    else:
        for switch in edit.switches(datetime(2026, 8, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)):
            edit.change_switch(switch.id, mode="review")
    edit.put("notes", {"text": "x"})
"""


def write_months(home, files, what):
    """Write to several months in a process that kills itself after some files, and return its exit status."""
    command = [sys.executable, "-c", MONTHS_WRITER, str(home.data), str(files), what]
    return subprocess.run(command, check=False).returncode


def test_an_import_over_several_months_that_is_killed_is_there_whole_or_not_at_all(home, open_journal):
    seen = set()
    for replaced in range(20):
        shutil.rmtree(home.data, ignore_errors=True)
        with open_journal().edit("before") as edit:
            edit.put("people", {"name": "Ana"})
        status = write_months(home, replaced, "import")
        everything = open_journal().all_documents()
        months = len(everything.get("switches", ()))
        assert (months, len(everything.get("notes", ()))) in ((0, 0), (3, 1))
        seen.add(months)
        assert open_journal().undo() == ("import" if months else "before")
        if not status:
            break
    assert seen == {0, 3}
    assert replaced >= 6


def test_a_report_that_has_begun_sees_a_change_that_is_killed_whole_or_not_at_all(home, open_journal):
    seen = set()
    for replaced in range(20):
        shutil.rmtree(home.data, ignore_errors=True)
        assert write_months(home, 99, "import") == 0
        reader = open_journal()
        with reader.held():
            assert reader.entries("notes")
            status = write_months(home, replaced, "change")
            modes = {switch.mode for switch in reader.switches(NINE - timedelta(days=200), NINE)}
        assert len(modes) == 1
        seen |= modes
        if not status:
            break
    assert seen == {"coding", "review"}
    assert replaced >= 5
