import os
from pathlib import Path

from tltimer.system.open_file import open_file


def test_an_opener_that_has_become_the_program_itself_is_not_waited_for(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\nread line < "{gate}"\n')
    opener.chmod(0o700)
    assert open_file(tmp_path / "a.ics", {"DISPLAY": ":7", "PATH": f"{tmp_path}:/usr/bin:/bin"}, patience_s=0.2)
    gate.write_text("go on\n", "utf-8")  # waits until it is read, so the opener did run


def test_without_a_desktop_or_an_opener_nothing_is_opened(tmp_path: Path) -> None:
    assert not open_file(tmp_path / "a.ics", {"PATH": "/usr/bin"})
    assert not open_file(tmp_path / "a.ics", {"DISPLAY": ":7", "PATH": str(tmp_path)})
