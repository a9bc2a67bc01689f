"""Idle time of a real X server, with real input."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.e2e.waiting import wait_until
from tltimer.system.idle.choose import idle_for
from tltimer.system.idle.interface import IdleUnavailable
from tltimer.system.idle.x11 import X11Idle

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11 is tried on Linux")


class Server:
    """An X server without a screen."""

    def __init__(self) -> None:
        read_end, write_end = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "640x480x24", "-nolisten", "tcp"],
            pass_fds=[write_end],
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as output:
            self.display = ":" + output.readline().strip()

    def move_pointer(self, x: int) -> None:
        subprocess.run(["xdotool", "mousemove", str(x), "5"], env={"DISPLAY": self.display}, check=True)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


@pytest.fixture
def server() -> Iterator[Server]:
    missing = [program for program in ("Xvfb", "xdotool") if shutil.which(program) is None]
    if missing:
        pytest.skip(f"no X server with input without {', '.join(missing)}; 'make test' installs them where it can")
    server = Server()
    yield server
    server.stop()


def test_idle_time_grows_and_input_ends_it(server: Server):
    idle, why = idle_for({"DISPLAY": server.display}, lambda: 0.0)
    assert (idle.name, why) == ("X11", ())
    server.move_pointer(10)
    wait_until(lambda: (idle.seconds() or 0) > 0.5, "half a second without input")
    before = idle.seconds()
    server.move_pointer(20)
    after = idle.seconds()
    assert before is not None
    assert after is not None
    assert after < before
    assert idle.fileno() is None
    idle.take_in()
    idle.close()
    assert idle.seconds() is None


def test_a_server_that_goes_away_leaves_the_program_alive_and_idle_time_unknown(server: Server):
    idle = X11Idle(server.display)
    server.stop()
    assert idle.seconds() is None
    idle.close()


def test_a_display_that_is_not_there_is_named():
    with pytest.raises(IdleUnavailable, match=":4321"):
        X11Idle(":4321")
