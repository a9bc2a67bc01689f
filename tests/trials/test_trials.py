"""The trials of reliability in their short form; ``make trials`` runs the long one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.trials.__main__ import TRIALS

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="the trials fork")
@pytest.mark.parametrize("name", TRIALS)
def test_nothing_is_lost(name: str) -> None:
    command = [sys.executable, "-m", "tests.trials", "short", name]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
