"""TinyDB on a journal file, as a transaction writes it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb import TinyDB, where
from tinydb.storages import JSONStorage

from tltimer.journal.schema import document_from
from tltimer.journal.transaction import FileStorage
from tltimer.storage.atomic import Batch


@contextmanager
def opened(path: Path) -> Iterator[TinyDB]:
    """Open a file, and commit at the end what was written to it."""
    with Batch(path.parent / "unfinished") as batch:
        with TinyDB(storage=lambda: FileStorage(path, document_from, batch)) as database:
            yield database
        batch.commit()


def test_tinydb_works_on_it(tmp_path):
    path = tmp_path / "device" / "records.json"
    with opened(path) as database:
        notes = database.table("notes")
        assert notes.all() == []
        notes.insert_multiple([{"id": "a", "text": "x"}, {"id": "b", "text": "y"}])
        notes.update({"text": "z"}, where("id") == "b")
        notes.remove(where("id") == "a")
    with opened(path) as database:
        assert database.table("notes").all() == [{"id": "b", "text": "z"}]
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == ["records.json"]


def test_tinydbs_own_storage_reads_it_too(tmp_path):
    path = tmp_path / "records.json"
    with opened(path) as database:
        database.table("notes").insert({"id": "a"})
    with TinyDB(path, storage=JSONStorage) as database:
        assert database.table("notes").all() == [{"id": "a"}]


def test_hidden_entries_keep_their_place_or_get_a_free_one(tmp_path):
    path = tmp_path / "records.json"
    path.write_text(json.dumps({"notes": {"1": {"id": "a"}, "2": "bad", "x": "worse"}}))
    with opened(path) as database:
        assert database.table("notes").all() == [{"id": "a"}]
        database.table("notes").insert({"id": "b"})
    written = json.loads(path.read_text())["notes"]
    assert written == {"1": {"id": "a"}, "2": {"id": "b"}, "3": "bad", "x": "worse"}
