import os
import subprocess
import sys

import pytest

from tltimer.errors import Refused
from tltimer.storage.lock import FileLock

HOLDER = """
import sys
from pathlib import Path
from tltimer.storage.lock import FileLock

with FileLock(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_whoever_holds_a_lock_may_take_it_again(tmp_path):
    lock = FileLock(tmp_path / "lock", 0.05)
    with lock.held(), lock.held():
        pass
    with FileLock(tmp_path / "lock", 0.05).held():
        pass


def test_a_lock_that_another_process_holds_is_refused_after_a_while_and_names_it(tmp_path):
    file = tmp_path / "new" / "lock"
    command = [sys.executable, "-c", HOLDER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        refused = pytest.raises(Refused, match=rf"^Process {holder.pid} has kept .*lock locked for 0.05 seconds")
        with refused, FileLock(file, 0.05).held():
            raise AssertionError
        holder.stdin.close()
    with FileLock(file, 0.05).held():
        assert file.read_text() == str(os.getpid())
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_lock_that_cannot_be_made_is_refused_with_the_reason(tmp_path):
    (tmp_path / "file").touch()
    refused = pytest.raises(Refused, match=r"cannot be written to: .*No change made\.")
    with refused, FileLock(tmp_path / "file" / "lock").held():
        raise AssertionError
