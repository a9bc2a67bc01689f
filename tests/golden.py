"""Whole outputs compared with files; ``TLTIMER_GOLDEN=write`` writes them anew, to be read before they are kept."""

import os
from pathlib import Path


def assert_golden(file: Path, text: str) -> None:
    """Compare a text with a file of expected output."""
    if os.environ.get("TLTIMER_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8"), f"{file.name} differs; look at it with TLTIMER_GOLDEN=write and git diff"
