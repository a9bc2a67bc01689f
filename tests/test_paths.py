"""Homes in which nothing can be kept, and the files that are read."""

import os
import sys
from pathlib import Path

import pytest

from tltimer.errors import Refused
from tltimer.paths import home_at, obstacle, path_named, read_file


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
    assert "cannot be written to: Permission denied." in obstacle(home_at(str(tmp_path)))
    tmp_path.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_only_regular_files_are_read_and_none_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"content")
    (tmp_path / "link").symlink_to(file)
    assert read_file(file) == read_file(tmp_path / "link") == b"content"
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link-to-pipe").symlink_to("pipe")
    (tmp_path / "endless").symlink_to("/dev/zero")
    for name in ("pipe", "link-to-pipe", "endless", "."):
        with pytest.raises(OSError, match=r"not a regular file|Is a directory"):
            read_file(tmp_path / name)
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none")


def test_a_path_of_a_user_who_does_not_exist_is_refused_in_one_line() -> None:
    with pytest.raises(Refused, match="'~nobody-here/x' cannot be found: '~nobody-here' does not match a home folder"):
        path_named("~nobody-here/x")
    with pytest.raises(Refused):
        home_at("~nobody-here")


@pytest.mark.skipif(sys.platform == "win32", reason="making links there needs a right of its own")
def test_links_that_lead_to_each_other_and_impossible_names_are_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "link").symlink_to("file")
    assert path_named(str(tmp_path / "link"), follow=True) == tmp_path / "file"
    assert path_named(str(tmp_path / "link")) == tmp_path / "link"
    with pytest.raises(Refused, match="cannot be found: "):
        path_named("a\0b", follow=True)
    try:
        path_named(str(tmp_path / "loop"), follow=True)
    except Refused as refusal:  # from Python 3.13 on such a link is found, and refused where it is opened
        assert "cannot be found: Too many levels of symbolic links." in str(refusal)
