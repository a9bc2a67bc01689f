"""The clocks of a real process: set by libfaketime, held up by SIGSTOP."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.waiting import watch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libfaketime and SIGSTOP are tried on Linux")

ROOT = Path(__file__).parents[2]
AN_HOUR = 3600


class Process:
    """Compares the clocks whenever it is asked to."""

    def __init__(self, **environ: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.system.clocks_program"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        )
        assert self._read() == "ready"

    def look(self) -> dict[str, float]:
        assert self._process.stdin is not None
        self._process.stdin.write("look\n")
        self._process.stdin.flush()
        said: dict[str, float] = json.loads(self._read())
        return said

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def stop(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()


class SetClock(Process):
    """A process whose wall clock is set by a file; the clocks that only rise are the machine's own."""

    def __init__(self, library: Path, file: Path) -> None:
        self._file = file
        self.set(0)
        super().__init__(
            LD_PRELOAD=str(library),
            FAKETIME_TIMESTAMP_FILE=str(file),
            FAKETIME_NO_CACHE="1",
            FAKETIME_DONT_FAKE_MONOTONIC="1",
        )

    def set(self, seconds: int) -> None:
        """Have it show so many seconds more than the real one."""
        self._file.write_text(f"{seconds:+d}\n")


@pytest.fixture
def clock(tmp_path: Path) -> Iterator[SetClock]:
    library = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    if library is None:
        pytest.skip("no clock to set without libfaketime")
    process = SetClock(library, tmp_path / "faketime")
    yield process
    process.stop()


@pytest.mark.parametrize("by", [AN_HOUR, -AN_HOUR])
def test_a_clock_that_is_set_is_no_sleep_and_no_absence(clock: SetClock, by: int) -> None:
    assert clock.look() == {"set": 0, "suspended": 0, "frozen": 0, "absent": 0}
    clock.set(by)
    jump = clock.look()
    assert abs(jump.pop("set") - by) <= 2
    assert jump == {"suspended": 0, "frozen": 0, "absent": 0}
    assert clock.look() == {"set": 0, "suspended": 0, "frozen": 0, "absent": 0}


@pytest.fixture
def process() -> Iterator[Process]:
    made = Process(TLTIMER_NOW="2026-11-16T09:00:00Z*60")
    yield made
    made.stop()


def test_a_process_that_is_held_up_was_neither_asleep_nor_is_anybody_away(process: Process) -> None:
    """Half a minute of a clock that runs sixty times as fast."""
    process.look()
    process.send(signal.SIGSTOP)
    watch(lambda: None, "nothing", 0.6)
    process.send(signal.SIGCONT)
    jump = process.look()
    assert jump.pop("frozen") >= 25
    assert jump.pop("absent") <= 20, "a busy machine answers late, at sixty times the speed"
    assert jump == {"set": 0, "suspended": 0}
