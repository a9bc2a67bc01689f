"""Windows and macOS, with stand-ins for the calls that only they have, and without those that they lack."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from tltimer import APPLICATION_ID, worker_process
from tltimer.repositories.git import Failed, git_program
from tltimer.system.notifications.choose import notification_backend_for
from tltimer.system.notifications.interface import Notification
from tltimer.system.session_lock.choose import locks_for
from tltimer.system.session_lock.unavailable import NoSessionLock
from tltimer.system.session_lock.windows import WindowsLock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def macos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")


# Limits of memory: macOS has the call and refuses it, Windows has no module for it.
UNKNOWN = "import resource\ndef refuse(*_): raise OSError(22, 'EINVAL')\nresource.setrlimit = refuse\n"
REFUSED = f"{UNKNOWN}import sys; sys.platform = 'darwin'\n"
ABSENT = "import sys; sys.platform = 'win32'; sys.modules['resource'] = None\n"


@pytest.mark.parametrize("system", [REFUSED, UNKNOWN, ABSENT], ids=["macOS", "a refusal", "Windows"])
def test_a_child_answers_where_its_memory_cannot_be_bounded(system: str) -> None:
    serve = "from tltimer.worker_process import answer\nanswer(lambda request: request, 1 << 30)"
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{system}{serve}"]
    assert worker_process.ask(command, {"hello": 1}, 60) == {"hello": 1}


class Call:
    """A function of a library: returns what it is told to, and keeps what it was given."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.given: list[tuple[Any, ...]] = []

    def __call__(self, *given: Any) -> Any:
        self.given.append(given)
        return self.answer


class Library:
    """A library of Windows, all of whose functions are stand-ins."""

    def __init__(self, **answers: Any) -> None:
        self._answers = answers
        self._calls: dict[str, Call] = {}

    def __getattr__(self, name: str) -> Call:
        return self._calls.setdefault(name, Call(self._answers.get(name, 1)))


def windows_of(**answers: Any) -> tuple[Library, Any]:
    """Return a library that stands for all of Windows, and what stands for the module that loads it."""
    library = Library(**({"CreateWindowExW": 77, "SetWindowLongPtrW": 55, "CallWindowProcW": 0} | answers))
    return library, SimpleNamespace(WinDLL=lambda _name: library, WINFUNCTYPE=ctypes.CFUNCTYPE)


def test_windows_tells_of_the_lock_and_is_never_made_to_switch() -> None:
    said: list[bool] = []
    library, system = windows_of()
    lock = WindowsLock(said.append, system)
    assert library.WTSRegisterSessionNotification.given == [(77, 0)]
    ((window, number, procedure),) = library.SetWindowLongPtrW.given
    assert (window, number) == (77, -4)
    message = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_size_t, ctypes.c_ssize_t)
    for kind, what in ((0x02B1, 7), (0x02B1, 8), (0x02B1, 5), (0x0010, 7)):
        message(procedure.value)(77, kind, what, 1)
    assert said == [True, False]
    assert [given[0] for given in library.CallWindowProcW.given] == [55] * 4
    assert library.SwitchDesktop.given == []
    lock.close()
    lock.close()
    assert library.WTSUnRegisterSessionNotification.given == [(77,)]
    assert library.DestroyWindow.given == [(77,)]


@pytest.mark.parametrize("missing", ["CreateWindowExW", "WTSRegisterSessionNotification"])
def test_what_windows_refuses_is_an_error_that_the_app_runs_without(missing: str) -> None:
    library, system = windows_of(**{missing: 0})
    with pytest.raises(OSError, match=r"^Windows "):
        WindowsLock([].append, system)
    assert len(library.DestroyWindow.given) == (missing != "CreateWindowExW")


def test_without_its_calls_the_app_runs_without_the_lock(windows: None) -> None:
    (lock,), why = locks_for({}, [].append)
    assert isinstance(lock, NoSessionLock)
    assert why == ("Windows: this is not Windows",)


def test_notifications_there_carry_the_name_and_the_icon_of_the_program(
    windows: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[dict[str, Any]] = []
    sent: list[str] = []

    class Notifier:
        def __init__(self, **named: Any) -> None:
            made.append(named)

        async def send(self, title: str, **_rest: Any) -> str:
            sent.append(title)
            return "1"

    library = ModuleType("desktop_notifier")
    parts = {"Button": SimpleNamespace, "DesktopNotifier": Notifier, "Icon": SimpleNamespace}
    for name, part in parts.items():
        setattr(library, name, part)
    monkeypatch.setitem(sys.modules, "desktop_notifier", library)
    backend = notification_backend_for({})
    backend.notify(Notification("away", "Away", "It was:"))
    backend.settle(30)
    backend.close()
    assert sent == ["Away"]
    ((name, icon),) = [(arguments["app_name"], arguments["app_icon"].path) for arguments in made]
    assert name == "tltimer"
    assert icon.read_bytes().startswith(b"\x89PNG")


def program(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_the_git_of_macos_is_run_only_with_the_command_line_tools(
    macos: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stub = program(tmp_path / "bin" / "git", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    tools = program(tmp_path / "tools" / "usr" / "bin" / "git", "exit 0")
    for name, says in (("absent", "exit 2"), ("moved", "echo /nowhere"), ("silent", "exit 0")):
        with pytest.raises(Failed, match="no git"):
            git_program(stub, program(tmp_path / name, says))
    with pytest.raises(Failed, match="no git"):
        git_program(stub, str(tmp_path / "nothing"))
    assert git_program(stub, program(tmp_path / "there", f"echo {Path(tools).parents[2]}")) == "git"
    assert git_program("/usr/bin/git", str(tmp_path / "nothing")) == "git", "another git, of Homebrew"


# In processes of their own: Qt's application is there once, and what it was told cannot be taken back.
START = f"""
import ctypes, os, signal, sys
sys.path.insert(0, {str(ROOT)!r})
from tltimer.gui.process.shutdown import Shutdown
from tltimer.gui.qt_application import application
sys.platform = "{{platform}}"
{{pretend}}
qt = application({{{{}}}})
shutdown = Shutdown()
shutdown.requested.connect(lambda: (heard.append("asked to end"), qt.quit()))
signal.raise_signal(signal.SIGINT)
qt.exec()
shutdown.close()
print(*heard, sep="\\n")
"""

WINDOWS = """
del os.set_blocking
heard = []
class Shell:
    def SetCurrentProcessExplicitAppUserModelID(self, name):
        heard.append(name)
class Windows:
    shell32 = Shell()
ctypes.windll = Windows()
"""

MACOS = """
import tltimer.gui.process.macos as macos
heard = []
class Objects:
    def named(self, name):
        return name
    def send(self, receiver, selector, *arguments):
        heard.append(" ".join(map(str, (receiver, selector, *(one.value for one in arguments)))))
        return 5
macos.ObjectiveC = Objects
"""


def started(platform: str, pretend: str) -> list[str]:
    """Start Qt as on another system and return what that system was asked for."""
    done = subprocess.run(
        [sys.executable, "-c", START.format(platform=platform, pretend=pretend)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_windows_shows_the_program_under_its_own_name_and_can_ask_it_to_end() -> None:
    assert started("win32", WINDOWS) == [APPLICATION_ID, "asked to end"]


def test_macos_keeps_it_out_of_the_dock_and_lets_its_timers_run() -> None:
    assert started("darwin", MACOS) == [
        "NSApplication sharedApplication",
        "5 setActivationPolicy: 1",
        "NSString stringWithUTF8String: b'keeping time'",
        "NSProcessInfo processInfo",
        f"5 beginActivityWithOptions:reason: {0x00EFFFFF} 5",
        "5 retain",
        "asked to end",
    ]


def test_without_its_library_macos_runs_it_all_the_same() -> None:
    assert started("darwin", "heard = []") == ["asked to end"]


# Everything is imported once as it is, so that the libraries are there, and once more without what Windows lacks.
IMPORTS = f"""
import importlib, os, pkgutil, signal, socket, sys, time
sys.path.insert(0, {str(ROOT)!r})
import tltimer
names = [module.name for module in pkgutil.walk_packages(tltimer.__path__, "tltimer.")]
for name in names:
    importlib.import_module(name)
for name in ("fcntl", "grp", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None
LACKING = {{
    os: "O_CLOEXEC O_DIRECTORY O_NOFOLLOW fork getpgrp getuid killpg mkfifo set_blocking setsid statvfs uname",
    signal: "ITIMER_REAL SIGALRM SIGHUP SIGKILL SIGQUIT SIGUSR1 pthread_sigmask setitimer",
    socket: "AF_UNIX",
    time: "CLOCK_BOOTTIME CLOCK_MONOTONIC clock_gettime tzset",
}}
for module, missing in LACKING.items():
    for name in missing.split():
        delattr(module, name)
for name in [name for name in sys.modules if name.partition(".")[0] == "tltimer"]:
    del sys.modules[name]
sys.platform = "win32"
for name in names:
    try:
        importlib.import_module(name)
    except Exception as problem:
        print(name, type(problem).__name__)
"""


def test_all_that_windows_uses_is_imported_without_what_it_lacks() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", IMPORTS],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
