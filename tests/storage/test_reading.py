"""Reading files that somebody else may have put there."""

import sys
from pathlib import Path

import pytest

from tltimer.storage.reading import read_regular


@pytest.mark.skipif(sys.platform != "linux", reason="has no file whose reading fails for anybody")
def test_a_file_whose_reading_fails_is_named() -> None:
    memory = Path("/proc/self/mem")  # nothing lies at its beginning
    with pytest.raises(OSError, match="mem") as failure:
        read_regular(memory)
    assert failure.value.filename == str(memory)
