"""WakaTime's files on this machine: a key-value file, or SQLite of earlier versions. Only times are taken out."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tltimer.exchange.wakatime_files import files_of, heartbeats

AT = 1_795_000_000.5


def beat(at: float) -> str:
    return json.dumps({"entity": "/elsewhere/SECRET.py", "type": "file", "category": "coding", "time": at})


def test_heartbeats_of_a_key_value_file(tmp_path: Path):
    (tmp_path / ".wakatime").mkdir()
    raw = b"\0\1meta" + b"\xff".join(beat(AT + n).encode() for n in range(3)) + b'\0"time": "soon" "time": 12'
    (tmp_path / ".wakatime" / "offline_heartbeats.bdb").write_bytes(raw)
    result = list(heartbeats(files_of({"HOME": str(tmp_path)})))
    assert result == [datetime.fromtimestamp(AT + n, UTC) for n in range(3)]


def test_heartbeats_of_sqlite(tmp_path: Path):
    connection = sqlite3.connect(tmp_path / ".wakatime.db")
    connection.execute("CREATE TABLE heartbeat_2 (id text, heartbeat text)")
    connection.execute("INSERT INTO heartbeat_2 VALUES (?, ?)", ("1", beat(AT)))
    connection.commit()
    connection.close()
    assert list(heartbeats(files_of({"WAKATIME_HOME": str(tmp_path), "HOME": "/nowhere"}))) == [
        datetime.fromtimestamp(AT, UTC)
    ]


@pytest.mark.parametrize("named", ["{home}/waka", "~/waka"])
def test_a_folder_that_wakatime_was_given_has_the_file_itself(tmp_path: Path, named: str):
    (tmp_path / "waka").mkdir()
    (tmp_path / "waka" / "offline_heartbeats.bdb").write_text(beat(AT))
    environ = {"HOME": str(tmp_path), "WAKATIME_HOME": named.format(home=tmp_path)}
    assert list(heartbeats(files_of(environ))) == [datetime.fromtimestamp(AT, UTC)]


def test_no_file_and_a_link_have_none(tmp_path: Path):
    (tmp_path / ".wakatime.bdb").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_text(beat(AT))
    assert list(heartbeats(files_of({"HOME": str(tmp_path)}))) == []
    assert list(heartbeats(files_of({}))) == []
