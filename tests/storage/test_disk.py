"""The real calls by which content reaches the disk."""

import os
from pathlib import Path

import pytest

from tltimer.storage.disk import DISK


def test_to_flush_a_file_is_asked_of_the_system_itself(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT)
    DISK.flush(descriptor)
    os.close(descriptor)

    with pytest.raises(OSError, match="Bad file descriptor"):
        DISK.flush(descriptor)
