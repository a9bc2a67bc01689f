"""The trials of reliability in their short form; ``make trials`` runs the long one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.trials.__main__ import TRIALS, main

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="the trials fork")
@pytest.mark.parametrize("name", TRIALS)
def test_nothing_is_lost(name: str) -> None:
    command = [sys.executable, "-m", "tests.trials", "short", name]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the trials fork")
def test_a_trial_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["short", "kils"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), err.startswith("'kils' is not a trial. Choose from: kills, ")) == ("", 1, True)
