"""The focused window of a real KWin that shows nothing, told by a script in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.waiting import wait_until
from tests.system.bus import private_bus
from tltimer.system.dbus import DBusConnection
from tltimer.system.focused_window.interface import FocusedWindowUnavailable
from tltimer.system.focused_window.kwin import KWinWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="KWin runs on Linux")

WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
qt = QApplication(["window"])
qt.setDesktopFileName(sys.argv[1])
window = QWidget()
window.show()
qt.exec()
"""


@pytest.fixture
def environ(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Return the environment of a session with a KWin."""
    program = shutil.which("kwin_wayland")
    if program is None:
        pytest.skip("kwin_wayland is not installed")
    tmp_path.chmod(0o700)
    # The installed one has a privilege that not every container grants; a copy has none, and needs the same name.
    copied = shutil.copy(program, tmp_path / "kwin_wayland")
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    with private_bus() as address, (tmp_path / "kwin.log").open("w") as log:
        environ = kept | {"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": address}
        environ.pop("WAYLAND_DISPLAY", None)
        options = ["--virtual", "--no-lockscreen", "--no-global-shortcuts", "--socket", "wl-test"]
        process = subprocess.Popen([copied, *options], env=environ, stdout=log, stderr=log)
        try:
            bus = DBusConnection(address)
            wait_until(lambda: "org.kde.KWin" in bus.names() or process.poll() is not None, "KWin on the bus")
            bus.close()
            if process.poll() is not None:
                pytest.skip(f"kwin_wayland does not run here: {(tmp_path / 'kwin.log').read_text()[-300:]}")
            yield environ | {"WAYLAND_DISPLAY": "wl-test"}
        finally:
            process.terminate()
            process.wait()


def test_the_class_of_the_focused_window_is_told_and_its_script_is_taken_away(environ: dict[str, str]) -> None:
    focused = KWinWindow(environ["DBUS_SESSION_BUS_ADDRESS"], environ)
    assert focused.app() is None
    shown = subprocess.Popen(
        [sys.executable, "-c", WINDOW, "org.example.editor"], env=environ | {"QT_QPA_PLATFORM": "wayland"}
    )
    try:
        wait_until(lambda: focused.app() == "org.example.editor", "the class of the window")
    finally:
        shown.terminate()
        shown.wait()
    wait_until(lambda: focused.app() is None, "no window")
    focused.close()
    assert focused.app() is None
    assert not list(Path(environ["XDG_RUNTIME_DIR"]).glob("*.js"))


def test_a_bus_without_kwin_is_said() -> None:
    with private_bus() as address, pytest.raises(FocusedWindowUnavailable):
        KWinWindow(address, {})
