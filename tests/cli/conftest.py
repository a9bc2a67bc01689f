"""The command line in this process, on a home of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tltimer.cli.main import main

NOW = "2026-11-17T13:00:00Z"
"""Tuesday, 14:00 in Berlin."""


class Answer:
    """The output of a command, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err

    @property
    def json(self) -> Any:
        import json

        return json.loads(self.out)


class Shell:
    """Runs commands at a time that tests set."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.now = NOW
        self.environ: dict[str, str] = {"TZ": "Europe/Berlin"}
        self._capsys = capsys

    def __call__(self, *words: str) -> Answer:
        """Run a command whatever comes of it."""
        self._capsys.readouterr()
        environ = {"TLTIMER_HOME": str(self.home), "TLTIMER_NOW": self.now} | self.environ
        status = main(words, environ)
        said = self._capsys.readouterr()
        return Answer(status, said.out, said.err)

    def done(self, *words: str) -> str:
        """Run a command that must succeed and say nothing on standard error."""
        answer = self(*words)
        assert (answer.status, answer.err) == (0, "")
        return answer.out

    def refused(self, *words: str, status: int = 1) -> str:
        """Run a command that must be refused in one line, and change nothing."""
        before = self.files()
        answer = self(*words)
        assert answer.status == status
        assert answer.out == ""
        assert answer.err.startswith("tltimer: ")
        assert answer.err.count("\n") == 1
        assert self.files() == before
        return answer.err

    def files(self) -> dict[str, bytes]:
        """Return the contents of what the user would miss."""
        kept = (*self.home.glob("journal/**/*"), *self.home.glob("*.toml"), *self.home.glob("calendars.json"))
        return {str(path): path.read_bytes() for path in kept if path.is_file()}

    def log(self, when: str = "today") -> list[tuple[str, str]]:
        """Return instants and modes."""
        return [(switch["at"], switch["mode"]) for switch in self("log", when, "--json").json["switches"]]


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "home", capsys)


@pytest.fixture
def morning(shell: Shell) -> Callable[[], Shell]:
    """A morning of coding, a meeting with Ana, and coding again."""

    def lived() -> Shell:
        shell.done("switch", "coding", "--at", "09:00")
        shell.done("switch", "meeting", "--at", "10:30", "--with", "Ana")
        shell.done("switch", "coding", "--at", "11:00", "--kind", "spike", "--note", "the parser")
        return shell

    return lived
