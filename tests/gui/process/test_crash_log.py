"""The trace that an error leaves behind, and the next start."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tltimer.clock import Clock
from tltimer.gui.process.crash_log import LARGEST, CrashLog, without_places


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def log(folder: Path) -> Iterator[CrashLog]:
    made = CrashLog(folder, Clock())
    yield made
    made.end()


DYING = """
import os, signal, sys, threading
from pathlib import Path
from tltimer.clock import Clock
from tltimer.gui.process.crash_log import CrashLog
log = CrashLog(Path(sys.argv[1]), Clock())
log.begin()
if sys.argv[2] == "end":
    log.end()
elif sys.argv[2] == "error":
    raise ValueError("1:1 with Ana")
elif sys.argv[2] == "thread":
    def fail():
        raise ValueError("1:1 with Ana")
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
else:
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""


def die(folder: Path, how: str) -> None:
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", DYING, folder, how], cwd=root, capture_output=True, timeout=60, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("how", ["SIGSEGV", "SIGABRT", "SIGKILL"])
def test_the_next_start_knows_of_a_crash_once(folder: Path, log: CrashLog, how: str) -> None:
    die(folder, how)
    assert log.begin()
    assert "did not end properly" in log.file.read_text()
    assert ("Fatal Python error" in log.file.read_text()) is (how != "SIGKILL")
    log.end()
    assert not log.begin()


def test_a_clean_end_is_no_crash(folder: Path, log: CrashLog) -> None:
    die(folder, "end")
    assert not log.begin()
    assert log.file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("where", ["error", "thread"])
def test_an_error_is_kept_without_what_it_says(folder: Path, log: CrashLog, where: str) -> None:
    die(folder, where)
    text = log.file.read_text()
    assert "error: ValueError\n" in text
    assert "Ana" not in text


def test_another_boot_is_no_crash(folder: Path, log: CrashLog) -> None:
    folder.mkdir()
    (folder / "running").write_text("another")
    assert not log.begin()


def test_no_place_to_write_is_no_crash(folder: Path, log: CrashLog) -> None:
    folder.write_text("in the way")
    assert not log.begin()


def test_it_does_not_grow_for_ever(folder: Path, log: CrashLog) -> None:
    folder.mkdir()
    log.file.write_text("x" * (LARGEST + 1))
    log.begin()
    assert log.file.stat().st_size < 1000
    assert (folder / "tltimer.old.log").exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '  File "/srv/ana/lib/python3/site-packages/tltimer/gui/app.py", line 3',
            '  File "…/gui/app.py", line 3',
        ),
        ("  /srv/ana/tltimer/clock.py:5 now", "  …/tltimer/clock.py:5 now"),
        ("error: ValueError", "error: ValueError"),
    ],
)
def test_paths_name_nobody(before: str, after: str) -> None:
    assert without_places(before) == after
