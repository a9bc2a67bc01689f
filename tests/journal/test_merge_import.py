"""Importing: ids and stamps are kept, what is lacking is given, nothing twice."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tltimer.errors import Refused

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def take_in(journal, collection, documents):
    with journal.edit("import") as edit:
        return edit.take_in(collection, documents)


def test_what_has_id_and_stamp_keeps_them(open_journal):
    document = {
        "at": "2026-11-16T09:00:00Z",
        "device": "d",
        "edited_at": "2026-01-01T00:00:00Z",
        "id": "a",
        "mode": "x",
    }
    assert take_in(open_journal(), "switches", [document]) == 1
    assert open_journal().all_documents()["switches"] == [document]


def test_instants_are_brought_to_utc_and_whole_seconds(open_journal):
    journal = open_journal()
    take_in(
        journal,
        "switches",
        [{"id": "a", "at": "2026-11-16T10:00:00.9+01:00", "mode": "x", "edited_at": "2026-W47-1T08:00:00Z"}],
    )
    (document,) = journal.all_documents()["switches"]
    assert (document["at"], document["edited_at"]) == ("2026-11-16T09:00:00Z", "2026-11-16T08:00:00Z")


def test_the_same_file_twice_adds_nothing(open_journal):
    documents = [
        {"at": "2026-11-16T09:00:00Z", "mode": "coding"},
        {"at": "2026-11-16T10:00:00Z", "mode": "off"},
        {"id": "a", "at": "2026-11-16T11:00:00Z", "mode": "coding"},
        {"id": "b", "at": "2026-11-16T12:00:00Z", "mode": "coding", "edited_at": "2026-11-16T12:00:00Z"},
    ]
    assert take_in(open_journal(), "switches", documents) == 4
    before = open_journal().fingerprint()
    assert take_in(open_journal(now=NINE + DAY), "switches", documents) == 0
    assert open_journal().fingerprint() == before
    assert open_journal().undo_label() == "import"


def test_two_alike_without_id_are_one(open_journal):
    assert take_in(open_journal(), "notes", [{"text": "x"}, {"text": "x"}, {"text": "y"}]) == 2


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("switches", "counting"),
    [
        (({"at": "2026-11-16T09:00:00Z", "mode": "x"}, {"at": "2026-11-16T09:30:00Z", "mode": "a"}), "a"),
        (
            (
                {"at": "2026-11-16T09:00:00Z", "mode": "x", "edited_at": "2026-11-15T00:00:00Z"},
                {"at": "2026-11-16T09:30:00Z", "mode": "a"},
            ),
            "x",
        ),
    ],
    ids=["without stamps, the greater text", "the one with a stamp"],
)
def test_of_two_with_one_id_in_a_file_the_same_counts_in_either_order(open_journal, switches, counting, order):
    documents = [{"id": "one", **switch} for switch in switches][::order]
    assert take_in(open_journal(), "switches", documents) == 1
    (document,) = open_journal().all_documents()["switches"]
    assert document["mode"] == counting


def test_what_was_corrected_after_an_import_is_not_undone_by_importing_again(open_journal):
    journal = open_journal()
    documents = [{"at": "2026-11-16T09:00:00Z", "mode": "coding"}]
    take_in(journal, "switches", documents)
    (imported,) = journal.switches(NINE, NINE + HOUR)
    with journal.edit("remove") as edit:
        edit.remove_switch(imported.id)
    assert take_in(journal, "switches", documents) == 0
    assert journal.switches(NINE, NINE + HOUR) == ()


def test_of_two_stamped_ones_the_later_edit_counts(open_journal):
    journal = open_journal()
    take_in(journal, "notes", [{"id": "a", "text": "new", "edited_at": "2026-11-16T09:00:00Z", "device": "d"}])
    older = {"id": "a", "text": "old", "edited_at": "2026-11-15T09:00:00Z", "device": "d"}
    assert take_in(journal, "notes", [older]) == 0
    assert take_in(journal, "notes", [older | {"edited_at": "2026-11-17T09:00:00Z"}]) == 1
    assert journal.entries("notes")[0]["text"] == "old"


def test_a_switch_that_moved_to_another_month_is_merged_where_it_lies(home, open_journal):
    journal = open_journal(now=NINE + 30 * DAY)
    document = {
        "id": "a",
        "at": "2026-11-30T09:00:00Z",
        "mode": "x",
        "edited_at": "2026-11-30T09:00:00Z",
        "device": "d",
    }
    take_in(journal, "switches", [document])
    moved = document | {"at": "2026-12-02T09:00:00Z", "edited_at": "2026-12-03T09:00:00Z"}
    assert take_in(journal, "switches", [moved]) == 1
    assert [path.name for path in (home.journal / journal.device).iterdir()] == ["2026-11.json"]
    assert journal.all_documents()["switches"] == [dict(sorted(moved.items()))]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"mode": "coding"}, "'at' in 'import' is null, which is not a timestamp"),
        ({"at": "2026-11-16T09:00:00", "mode": "coding"}, "offset"),
        ({"at": "0001-01-01T00:00:00Z", "mode": "coding"}, "must be between"),
        ({"at": "0001-01-01T00:00:00+10:00", "mode": "coding"}, "must be between"),
        ({"at": "2026-11-16T09:00:00Z"}, "mode"),
        ({"at": "2026-11-16T09:00:00Z", "mode": "coding", "edited_at": 5}, "edited_at"),
        ({"at": "2026-11-16T09:00:00Z", "mode": "coding", "device": 5}, "device"),
        ({"at": "2026-11-16T09:00:00Z", "mode": "coding", "deleted": 1}, "deleted"),
        ({"at": "2026-11-16T09:00:00Z", "mode": "coding", "id": 5}, "id"),
        ({"at": "2026-11-16T09:00:00Z", "mode": "coding", "x": float("nan")}, "infinite or undefined"),
        ("text", "not a JSON object"),
    ],
)
def test_a_file_that_fails_in_the_middle_adds_nothing_and_names_the_place(home, open_journal, entry, words):
    journal = open_journal()
    with pytest.raises(Refused, match=f"^Item 2 of switches cannot be imported: .*{words}"):
        take_in(journal, "switches", [{"at": "2026-11-16T09:00:00Z", "mode": "coding"}, entry])
    assert not home.journal.exists()


def test_an_export_into_an_empty_home_gives_the_same_export(other_home, open_journal):
    journal = open_journal(now=NINE + 40 * DAY)
    with journal.edit("several") as edit:
        kept = [edit.add_switch(NINE + number * 3 * DAY, "coding", note=f"ü{number}") for number in range(9)]
        edit.put("people", {"id": "anna", "every_days": 7, "emails": ["a@example.org"]})
        edit.put("notes", {"text": "x"})
    with journal.edit("more") as edit:
        edit.remove_switch(kept[2].id)
        edit.change_switch(kept[4].id, at=NINE + 17 * DAY, mode="review")
        edit.remove("people", "anna")
    exported = json.dumps(journal.all_documents())
    other = open_journal(other_home, NINE + 50 * DAY, "there")
    with other.edit("import") as edit:
        for collection, documents in json.loads(exported).items():
            edit.take_in(collection, documents)
    assert json.dumps(other.all_documents()) == exported
    with other.edit("import again") as edit:
        assert [edit.take_in(name, documents) for name, documents in json.loads(exported).items()] == [0, 0, 0]
