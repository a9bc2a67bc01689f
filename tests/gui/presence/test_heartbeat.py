from pathlib import Path

from tests.drawing import at
from tltimer.gui.presence.heartbeat import Heartbeat


def test_what_was_written_is_read_by_the_next_start(tmp_path: Path):
    file = tmp_path / "data" / "heartbeat"
    assert Heartbeat(file).read() is None
    Heartbeat(file).write(at("12:04"))
    assert Heartbeat(file).read() == at("12:04")
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_while_nobody_is_there(tmp_path: Path):
    heartbeat = Heartbeat(tmp_path / "heartbeat")
    heartbeat.write(at("12:04"))
    (tmp_path / "heartbeat").unlink()
    heartbeat.write(at("12:04"))
    assert not (tmp_path / "heartbeat").exists()


def test_nonsense_is_not_known(tmp_path: Path):
    (tmp_path / "heartbeat").write_bytes(b"\xff\x00")
    assert Heartbeat(tmp_path / "heartbeat").read() is None


def test_where_nothing_can_be_written_nothing_breaks(tmp_path: Path):
    (tmp_path / "file").write_text("")
    Heartbeat(tmp_path / "file" / "heartbeat").write(at("12:04"))
