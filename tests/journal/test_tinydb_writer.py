import json

from tinydb import TinyDB, where
from tinydb.storages import JSONStorage

from tltimer.journal.schema import document_from
from tltimer.journal.tinydb_writer import FileStorage


def test_tinydb_works_on_it(tmp_path):
    path = tmp_path / "device" / "records.json"
    with TinyDB(path, document_from, storage=FileStorage) as database:
        notes = database.table("notes")
        assert notes.all() == []
        notes.insert_multiple([{"id": "a", "text": "x"}, {"id": "b", "text": "y"}])
        notes.update({"text": "z"}, where("id") == "b")
        notes.remove(where("id") == "a")
    with TinyDB(path, document_from, storage=FileStorage) as database:
        assert database.table("notes").all() == [{"id": "b", "text": "z"}]
    assert [file.name for file in path.parent.iterdir()] == ["records.json"]


def test_tinydbs_own_storage_reads_it_too(tmp_path):
    path = tmp_path / "records.json"
    with TinyDB(path, document_from, storage=FileStorage) as database:
        database.table("notes").insert({"id": "a"})
    with TinyDB(path, storage=JSONStorage) as database:
        assert database.table("notes").all() == [{"id": "a"}]


def test_hidden_entries_keep_their_place_or_get_a_free_one(tmp_path):
    path = tmp_path / "records.json"
    path.write_text(json.dumps({"notes": {"1": {"id": "a"}, "2": "bad", "x": "worse"}}))
    with TinyDB(path, document_from, storage=FileStorage) as database:
        assert database.table("notes").all() == [{"id": "a"}]
        database.table("notes").insert({"id": "b"})
    written = json.loads(path.read_text())["notes"]
    assert written == {"1": {"id": "a"}, "2": {"id": "b"}, "3": "bad", "x": "worse"}
