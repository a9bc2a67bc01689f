"""Starting child processes of our own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tltimer import __version__, worker_process
from tltimer.paths import home_at


def test_tltimer_starts_itself_from_wherever_it_lies() -> None:
    done = subprocess.run(worker_process.own_command("--version"), capture_output=True, check=True, text=True)
    assert done.stdout == f"tltimer {__version__}\n"


def test_a_frozen_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_process.own_command("week") == [sys.executable, "week"]
    assert worker_process.command("tltimer.repositories.worker", "read-repository") == [
        sys.executable,
        "read-repository",
    ]


def test_a_child_that_cannot_be_started_has_crashed(tmp_path: Path) -> None:
    assert worker_process.ask([str(tmp_path / "python")], {}, 1.0) == {"failed": "crashed"}


def test_a_home_in_one_folder_names_it_and_another_has_none(tmp_path: object) -> None:
    assert str(home_at(str(tmp_path)).folder) == str(tmp_path)
    assert home_at(None).folder is None
