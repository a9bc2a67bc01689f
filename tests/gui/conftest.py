"""A house for the tests of the desktop."""

from pathlib import Path

import pytest

from tests.gui.homes import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a program in a new home; it is Monday, nine o'clock."""
    return House(tmp_path / "home")
