from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.timeline.documents import Document, cleaned, existing, merge, precedence

documents = st.fixed_dictionaries(
    {
        "id": st.sampled_from("abc"),
        "edited_at": st.sampled_from(["2026-11-16T09:00:00Z", "2026-11-16T09:00:01Z"]),
        "device": st.sampled_from(["desk", "laptop"]),
    },
    optional={"deleted": st.booleans(), "mode": st.sampled_from(["coding", "1:1"]), "note": st.text(max_size=2)},
)
many = st.lists(documents, max_size=10)


def document(**fields: Any) -> Document:
    return {"id": "a", "edited_at": "2026-11-16T09:00:00Z", "device": "desk", **fields}


def test_the_later_edit_counts_whatever_the_device():
    later = document(edited_at="2026-11-16T09:00:01Z", device="anvil")
    assert merge([later, document()]) == {"a": later}


def test_of_edits_in_the_same_second_the_greater_device_counts():
    laptop = document(device="laptop")
    assert merge([document(), laptop]) == {"a": laptop}


def test_of_edits_of_one_device_in_one_second_the_greater_text_counts():
    coding, other = document(mode="coding"), document(mode="review")
    assert merge([coding, other]) == merge([other, coding]) == {"a": other}


def test_the_order_of_the_keys_of_a_document_says_nothing():
    fields = document(mode="coding", note="x")
    assert precedence(dict(reversed(fields.items()))) == precedence(fields)


def test_what_was_deleted_last_does_not_exist_but_is_remembered():
    gone = document(deleted=True, edited_at="2026-11-16T09:00:01Z")
    merged = merge([document(), gone])
    assert merged == {"a": gone}
    assert existing(merged) == []


def test_what_was_written_again_after_a_deletion_exists():
    again = document(edited_at="2026-11-16T09:00:02Z")
    assert existing(merge([again, document(deleted=True)])) == [again]


def test_documents_are_given_in_the_order_of_their_ids():
    merged = merge([document(id="b"), document(id="a")])
    assert [document["id"] for document in existing(merged)] == ["a", "b"]


@given(many, many)
def test_merging_is_commutative(some: list[Document], others: list[Document]):
    assert merge([*some, *others]) == merge([*others, *some])


@given(many, many, many)
def test_merging_is_associative(some: list[Document], others: list[Document], more: list[Document]):
    left = merge([*merge([*some, *others]).values(), *more])
    right = merge([*some, *merge([*others, *more]).values()])
    assert left == right


@given(many)
def test_merging_is_idempotent(some: list[Document]):
    merged = merge(some)
    assert merge(merged.values()) == merged
    assert merge([*some, *some]) == merged


@given(many)
def test_one_document_counts_for_each_id_and_none_beats_it(some: list[Document]):
    merged = merge(some)
    assert set(merged) == {document["id"] for document in some}
    for document in some:
        assert precedence(merged[document["id"]]) >= precedence(document)


TEXTS = {
    "a plain text": ("her  plan ", "her  plan "),
    "an empty text": ("", ""),
    "a line break": ("her\nplan", "her plan"),
    "a run of breaks and tabs": (" her\r\n\t plan\x85", "her plan"),
    "a colour of a terminal": ("\x1b[31mred", "[31mred"),
    "a turn of the writing": ("abc\u202edef\u2066", "abc def"),
    "a separator of lines": ("a\u2028b\u2029c", "a b c"),
    "half a character": ("a\ud800b", "a b"),
    "a family of four": ("👩\u200d👩\u200d👧\u200d👦", "👩\u200d👩\u200d👧\u200d👦"),
    "a Persian word": ("می\u200cخواهم", "می\u200cخواهم"),
}


@pytest.mark.parametrize(("text", "kept"), TEXTS.values(), ids=TEXTS)
def test_a_text_is_kept_on_one_line(text: str, kept: str) -> None:
    assert cleaned(text) == kept


@given(st.text())
def test_what_is_kept_is_kept_as_it_is(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
