"""Real shells at a terminal: types keys, and returns the arguments that a command was given."""

import os
import pty
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parents[2]

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}

SET_UP = {
    "bash": "PS1='R''DY> '; bind 'set enable-bracketed-paste off'; bind 'set bell-style none'; source {script}",
    "zsh": "PS1='R''DY> '; unsetopt zle_bracketed_paste prompt_cr prompt_sp; autoload -Uz compinit; "
    "compinit -u -D; source {script}",
    "fish": "function fish_prompt; echo -n R; echo -n 'DY> '; end; source {script}",
}

READY = b"RDY> "


class ShellSession:
    """A shell with a terminal of its own, in a folder with a ``tltimer`` that shows what it was given."""

    def __init__(self, name: str, folder: Path, home: Path, script: str) -> None:
        self._folder = folder
        self._given = folder / "given"
        (folder / "script").write_text(script)
        program = folder / "tltimer"
        program.write_text(
            "#!/bin/sh\n"
            f'if [ "$1" = _words ]; then {sys.executable} -m tltimer "$@"; touch {folder}/offered; exit; fi\n'
            f"printf '%s\\n' \"$@\" > '{self._given}.new'; mv '{self._given}.new' '{self._given}'\n"
        )
        program.chmod(0o755)
        environ = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("BASH", "ZSH", "COLUMNS", "LINES"))
        } | {
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
            "TLTIMER_HOME": str(home),
            "TLTIMER_NOW": "2026-11-17T13:00:00Z",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "XDG_DATA_HOME": str(folder),
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }
        self._pid, self._terminal = pty.fork()
        if not self._pid:
            os.chdir(folder)  # in the child alone
            os.execvpe(START[name][0], START[name], environ)
        self._seen = b""
        self._send(SET_UP[name].format(script=folder / "script") + "\r")
        self._until(READY)

    def arguments(self, line: str) -> list[str]:
        """Type a line, with tabs and Enter at its end, and return the arguments that ``tltimer`` was given."""
        self._given.unlink(missing_ok=True)
        for part in line.replace("\t", "\0\t\0").split("\0"):
            self._send(part)
            if part == "\t":
                self._quiet()
        self._send("\r")
        end = monotonic() + 60
        while not self._given.exists() and monotonic() < end:
            self._read(0.1)
        while self._read(0.3):
            pass  # the prompt comes back
        return self._given.read_text().splitlines() if self._given.exists() else []

    def shown(self, line: str, wanted: str) -> str:
        """Type a line that ends in tabs, and return what is shown once that is there; the line is thrown away."""
        self._seen = b""
        for part in line.replace("\t", "\0\t\0").split("\0"):
            self._send(part)
            if part == "\t":
                self._quiet()
        end = monotonic() + 60
        while wanted.encode() not in self._seen and monotonic() < end:
            self._read(0.2)
        shown = self._seen.decode("utf-8", "replace")
        self._send("\x03")
        return shown

    def close(self) -> None:
        """End the shell."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def _send(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def _until(self, wanted: bytes, limit: float = 60.0) -> None:
        end = monotonic() + limit
        self._seen = b"" if wanted in self._seen else self._seen
        while wanted not in self._seen:
            if monotonic() > end:
                raise TimeoutError(self._seen)
            self._read(0.2)
        self._seen = self._seen.rpartition(wanted)[2]

    def _quiet(self) -> None:
        """Wait until a completion is shown: words were offered, where they are asked for."""
        offered = self._folder / "offered"
        asked = monotonic()
        while not offered.exists() and monotonic() < asked + 4:
            self._read(0.2)
        while self._read(0.5):
            pass
        offered.unlink(missing_ok=True)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        with suppress(OSError):
            self._seen += os.read(self._terminal, 65536)
        return True
