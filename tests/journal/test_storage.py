import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage

from tltimer.journal.shape import document_from
from tltimer.journal.storage import Damaged, FileStorage, parse_tables, serialise

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(
    st.text(max_size=5), st.dictionaries(st.text(max_size=3), st.dictionaries(st.text(), VALUES, max_size=3))
)


@given(TABLES)
def test_what_is_written_is_read(tables):
    assert parse_tables(serialise(tables)) == tables


def test_one_document_is_one_line():
    assert serialise({"notes": {"1": {"id": "ä"}, "2": {"id": "b\nc"}}}).decode().splitlines() == [
        "{",
        '"notes": {',
        '"1": {"id": "ä"},',
        '"2": {"id": "b\\nc"}',
        "}",
        "}",
    ]


@pytest.mark.parametrize("raw", [b"", b" ", b"{", b"[]", b'{"a": 1}', b'{"a": {"1": NaN}}', b"\xff", b'{"a":{}}{'])
def test_what_holds_no_tables_is_damaged(raw):
    with pytest.raises(Damaged):
        parse_tables(raw)


def test_tinydb_works_on_it(tmp_path):
    path = tmp_path / "device" / "ledger.json"
    with TinyDB(path, document_from, storage=FileStorage) as database:
        notes = database.table("notes")
        assert notes.all() == []
        notes.insert_multiple([{"id": "a", "text": "x"}, {"id": "b", "text": "y"}])
        notes.update({"text": "z"}, where("id") == "b")
        notes.remove(where("id") == "a")
    with TinyDB(path, document_from, storage=FileStorage) as database:
        assert database.table("notes").all() == [{"id": "b", "text": "z"}]
    assert [file.name for file in path.parent.iterdir()] == ["ledger.json"]


def test_tinydbs_own_storage_reads_it_too(tmp_path):
    path = tmp_path / "ledger.json"
    with TinyDB(path, document_from, storage=FileStorage) as database:
        database.table("notes").insert({"id": "a"})
    with TinyDB(path, storage=JSONStorage) as database:
        assert database.table("notes").all() == [{"id": "a"}]


def test_hidden_entries_keep_their_place_or_get_a_free_one(tmp_path):
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps({"notes": {"1": {"id": "a"}, "2": "bad", "x": "worse"}}))
    with TinyDB(path, document_from, storage=FileStorage) as database:
        assert database.table("notes").all() == [{"id": "a"}]
        database.table("notes").insert({"id": "b"})
    written = json.loads(path.read_text())["notes"]
    assert written == {"1": {"id": "a"}, "2": {"id": "b"}, "3": "bad", "x": "worse"}
