"""A full disk leaves the old files whole, and the user is told."""

import contextlib
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.journal.journal import Journal
from tltimer.paths import home_at

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 256 kB."""
    if sys.platform != "linux":
        pytest.skip("a small file system is mounted on Linux only")
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"}


def test_on_a_full_disk_nothing_is_changed_and_the_reason_is_said(small_disk):
    home = home_at(str(small_disk))
    journal = Journal(home, Clock(NINE), "here")
    with journal.edit("switch") as edit:
        first = edit.add_switch(NINE, "coding")
    before = contents(small_disk)
    with (
        pytest.raises(Refused, match=r"The change could not be saved: No space left") as refusal,
        journal.edit("long") as edit,
    ):
        edit.put("notes", {"text": "x" * 100_000})
        edit.add_switch(NINE, "review")
        edit.put("people", {"name": "y" * 200_000})
    assert "\n" not in str(refusal.value)
    assert contents(small_disk) == before
    fresh = Journal(home, Clock(NINE), "here")
    assert fresh.switches(NINE, NINE.replace(hour=10)) == (first,)
    assert fresh.undo_label() == "switch"
    assert fresh.problems() == ()


def test_a_disk_with_no_byte_left_is_refused_too(small_disk):
    journal = Journal(home_at(str(small_disk)), Clock(NINE), "here")
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    with contextlib.suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while filler.write(b"x" * 512):
            pass
    before = contents(small_disk)
    with pytest.raises(Refused, match="could not be saved"), journal.edit("switch") as edit:
        edit.add_switch(NINE, "review")
    assert contents(small_disk) == before


LIMITED = """
import resource, sys
from datetime import UTC, datetime
from tltimer.clock import Clock
from tltimer.paths import home_at
from tltimer.journal.journal import Journal
from tltimer.errors import Refused

at = datetime(2026, 11, 16, 9, tzinfo=UTC)
journal = Journal(home_at(sys.argv[1]), Clock(at), "here")
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    with journal.edit("long") as edit:
        edit.add_switch(at, "review")
        edit.put("notes", {"text": "x" * 10_000})
except Refused as refusal:
    print(refusal)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file size")
def test_a_limit_on_file_size_leaves_the_old_files_whole(home, open_journal):
    with open_journal().edit("switch") as edit:
        first = edit.add_switch(NINE, "coding")
    before = contents(home.data)
    output = subprocess.run(
        [sys.executable, "-c", LIMITED, str(home.data)], capture_output=True, text=True, check=True
    ).stdout
    assert "could not be saved: File too large" in output
    assert len(output.splitlines()) == 1
    assert contents(home.data) == before
    assert open_journal().switches(NINE, NINE.replace(hour=10)) == (first,)
