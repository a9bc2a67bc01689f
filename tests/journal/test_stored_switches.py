"""Switches of a month's file: what is quick to read is read as everything else is."""

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from tltimer.domain.timeline.switches import switch_from
from tltimer.journal.file_format import sort_out
from tltimer.journal.files import switches_in
from tltimer.journal.schema import SWITCHES, document_from, shown_document, stored_document_from

texts = st.sampled_from(["", "a", "ä\u202e", "coding", "two\nlines"])
instants = st.sampled_from(
    [
        "2026-11-16T09:00:00Z",
        "2026-11-16T10:30:00Z",
        "2026-11-16T10:30:00+01:00",
        "2026-11-16T09:00:00.5Z",
        "20261116T090000.000Z",
        "2026-W47-1T09:00:00Z",
        "2026-11-16T09:00+01Z",
        "2026-13-16T09:00:00Z",
        "1969-12-31T23:59:59Z",
        "9999-01-01T00:00:00Z",
        "",
    ]
)
others = st.none() | st.integers(0, 1) | st.booleans() | st.just([])
entries = st.fixed_dictionaries(
    {},
    optional={
        "id": texts | others,
        "at": instants | others,
        "mode": texts | others,
        "edited_at": instants | others,
        "device": texts | others,
        "deleted": st.booleans() | others,
        "person": texts | others,
        "confirmed": st.booleans(),
    },
)
BARE = {"id": "a", "at": "2026-11-16T09:00:00Z", "mode": "coding", "edited_at": "2026-11-16T09:00:00Z", "device": "a"}


def read(entry: object) -> Any:
    """Return a stored switch as documents of every table are read, or what is wrong with it."""
    try:
        return {"edited_at": "", "device": ""} | document_from(SWITCHES, entry)
    except ValueError as fault:
        return str(fault)


bare = st.builds(lambda number, at: BARE | {"id": number, "at": at}, st.sampled_from("abc"), instants)


@given(st.lists(entries | bare | st.sampled_from([[], "a", "fives", list(BARE), 1, None]), max_size=5))
@example([BARE])
@example([BARE, BARE | {"edited_at": "2026-11-16T10:00:00+01:00"}])
@example([BARE, BARE | {"person": "Ana"}, BARE])
def test_switches_of_a_table_are_read_as_each_alone_is(stored: list[object]) -> None:
    table = {str(number): entry for number, entry in enumerate(stored)}
    reading = sort_out(json.dumps({SWITCHES: table}).encode(), stored_document_from)
    expected = {key: read(entry) for key, entry in table.items()}
    documents = {key: document for key, document in expected.items() if isinstance(document, dict)}
    assert list(reading.documents[SWITCHES].items()) == list(documents.items())
    assert reading.faults == tuple(fault for fault in expected.values() if isinstance(fault, str))
    assert reading.others.get(SWITCHES, {}) == {key: table[key] for key in table if key not in documents}


@given(st.lists(entries, max_size=6))
@example([BARE, BARE | {"id": "b", "mode": "two\nlines"}, BARE | {"id": "c", "person": "Ana"}])
def test_switches_are_made_of_documents_as_one_alone_is(stored: list[object]) -> None:
    documents = {document["id"]: document for document in map(read, stored) if isinstance(document, dict)}
    made = switches_in(documents.values(), datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    within = (document for document in documents.values() if "2026" <= document["at"] < "2027")
    expected = (switch_from(shown_document(SWITCHES, document)) for document in within if not document.get("deleted"))
    assert made == tuple(sorted(expected, key=lambda switch: (switch.at, switch.id)))
