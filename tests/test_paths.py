"""Whether anything can be kept in a home."""

import os
from pathlib import Path

import pytest

from tltimer.paths import home_at, obstacle


def test_a_home_that_can_be_made_is_made_for_its_user_alone(tmp_path: Path) -> None:
    home = home_at(str(tmp_path / "new" / "home"))
    assert obstacle(home) == ""
    assert home.data.stat().st_mode & 0o777 == 0o700


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = obstacle(home_at(str(tmp_path / "file" / "home")))
    assert str(tmp_path / "file" / "home") in said
    assert "\n" not in said


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be written: Permission denied." in obstacle(home_at(str(tmp_path)))
    tmp_path.chmod(0o700)
