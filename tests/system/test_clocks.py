"""The clocks of a real process: set by libfaketime, held up by SIGSTOP."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.waiting import watch
from tests.system.line_process import LineProcess

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libfaketime and SIGSTOP are tried on Linux")

ROOT = Path(__file__).parents[2]
AN_HOUR = 3600


class Process(LineProcess):
    """Compares the clocks whenever it is asked to."""

    def __init__(self, **environ: str) -> None:
        environ = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
        super().__init__("-m", "tests.system.clocks_program", ready="ready", cwd=ROOT, env=environ)

    def look(self) -> dict[str, float]:
        self.order("look")
        return self.heard()


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
