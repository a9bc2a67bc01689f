"""tltimer's own format: any documents come back as they were."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tltimer.exchange.json_format import COLLECTIONS, documents_from, text_of

VALUES = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=()))
DOCUMENTS = st.lists(st.dictionaries(st.text(min_size=1), VALUES, max_size=4), max_size=4)
EVERYTHING = st.dictionaries(st.sampled_from((*COLLECTIONS, "tomorrows")), DOCUMENTS)


@given(EVERYTHING)
def test_what_is_written_reads_as_what_it_was(everything: dict[str, list[dict[str, object]]]) -> None:
    raw = text_of(everything).encode()
    assert documents_from(raw) == {name: [] for name in COLLECTIONS} | everything
    assert text_of(documents_from(raw)).encode() == raw


def test_lists_and_fields_are_in_the_order_of_their_names() -> None:
    text = text_of({"switches": [{"id": "b", "at": "x"}], "notes": []})
    assert list(json.loads(text)) == ["schema", *sorted(COLLECTIONS)]
    assert '{"at": "x", "id": "b"}' in text
    assert text.endswith("]\n}\n")
