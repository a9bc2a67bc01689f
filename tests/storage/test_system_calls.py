"""The real calls by which content reaches the disk."""

import os
from pathlib import Path

import pytest

from tltimer.storage.system_calls import DISK


def test_to_flush_is_asked_of_the_system_itself(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        DISK.flush(file.fileno())

    reading, writing = os.pipe()
    try:
        with pytest.raises(OSError, match="Invalid argument"):  # a pipe lies on no disk
            DISK.flush(writing)
    finally:
        os.close(reading)
        os.close(writing)
