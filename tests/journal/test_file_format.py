import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.journal.file_format import DIGITS, Damaged, parse_tables, serialise, sort_out
from tltimer.journal.schema import stored_document_from

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


@pytest.mark.parametrize("raw", [b"", b" ", b"{", b"[]", b'{"a": 1}', b"\xff", b'{"a":{}}{'])
def test_what_holds_no_tables_is_damaged(raw):
    with pytest.raises(Damaged):
        parse_tables(raw)


@given(st.dictionaries(st.text("0129²x- ", max_size=4) | st.integers(10**16, 10**20).map(str), st.just({}), max_size=5))
def test_each_key_is_a_number_or_a_fault_whatever_the_others_are(entries):
    reading = sort_out(serialise({"notes": entries}), lambda _table, entry: entry)
    numbers = {key for key in entries if key.isascii() and key.isdigit() and len(key) <= DIGITS}
    assert reading.documents["notes"].keys() == numbers
    assert reading.others.get("notes", {}).keys() == entries.keys() - numbers
    assert len(reading.faults) == len(entries) - len(numbers)


@pytest.mark.parametrize("half", [b"\\ud800", b"\xed\xa0\x80"], ids=["escaped", "as bytes"])
def test_half_a_character_is_a_fault_however_it_is_written(half):
    switch = (
        b'{"id": "a", "at": "2026-11-16T09:00:00Z", "mode": "co", "edited_at": "2026-11-16T09:00:00Z", "device": "d"}'
    )
    good, bad = switch, switch.replace(b"co", b"co" + half).replace(b'"a"', b'"b"')
    reading = sort_out(b'{"switches": {"1": ' + good + b', "2": ' + bad + b"}}", stored_document_from)
    assert (list(reading.documents["switches"]), len(reading.faults)) == (["1"], 1)
