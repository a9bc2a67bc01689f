"""The calendars' plans, kept in months of their own."""

import json
from datetime import UTC, date, datetime

import pytest

from tltimer.errors import Refused
from tltimer.exchange.json_format import documents_from, text_of
from tltimer.journal.listing import is_plans, plans_of

MONDAY = date(2026, 11, 16)
AT = datetime(2026, 11, 16, 9, tzinfo=UTC)


def plan(day: date = MONDAY, calendar: str = "office", snapshot: str = "latest", events: list | None = None) -> dict:
    return {
        "id": f"{day}/{calendar}/{snapshot}",
        "day": day.isoformat(),
        "calendar": calendar,
        "snapshot": snapshot,
        "events": events or [],
    }


def remember(journal, *plans: dict) -> None:
    with journal.edit(None) as edit:
        for plan in plans:
            edit.put_plan(plan)


def contents(documents: tuple[dict, ...]) -> list[dict]:
    return [{key: document[key] for key in document if key not in ("edited_at", "device")} for document in documents]


def test_plans_lie_in_the_file_of_their_day_s_month_and_not_in_the_records(home, open_journal):
    journal = open_journal()
    first, last = plan(date(2026, 11, 30)), plan(date(2026, 12, 1))
    remember(journal, first, last)
    folder = home.journal / journal.device
    assert sorted(file.name for file in folder.iterdir()) == ["2026-11-plans.json", "2026-12-plans.json"]
    (entry,) = json.loads((folder / "2026-12-plans.json").read_text())["plans"].values()
    assert entry["id"] == last["id"]
    assert contents(journal.plans(date(2026, 11, 30), date(2026, 12, 1))) == [first, last]
    assert contents(open_journal().plans(MONDAY, date(2026, 11, 30))) == [first]
    assert journal.plans(MONDAY, MONDAY) == ()


def test_a_plan_that_is_remembered_anew_takes_the_place_of_the_old_one(open_journal):
    journal = open_journal()
    remember(journal, plan(events=[{"uid": "a"}]))
    remember(journal, plan(events=[{"uid": "b"}]))
    assert contents(journal.plans(MONDAY, MONDAY)) == [plan(events=[{"uid": "b"}])]


def test_a_plan_is_no_step_of_undo_and_no_switch(open_journal):
    journal = open_journal()
    with journal.edit("a switch") as edit:
        edit.add_switch(AT, "coding")
    remember(journal, plan())
    assert journal.first_at() == AT
    assert journal.undo_label() == "a switch"
    assert journal.undo() == "a switch"
    assert contents(journal.plans(MONDAY, MONDAY)) == [plan()]


def test_a_plan_that_is_forgotten_is_gone_and_can_come_back(open_journal):
    journal = open_journal()
    remember(journal, plan())
    with journal.edit(None) as edit:
        assert contents(edit.plans(MONDAY)) == [plan()]
        edit.remove_plan(edit.plans(MONDAY)[0])
        assert edit.plans(MONDAY) == ()
    assert journal.plans(MONDAY, MONDAY) == ()
    remember(journal, plan())
    assert contents(journal.plans(MONDAY, MONDAY)) == [plan()]


def test_plans_of_several_devices_are_merged_as_switches_are(home, other_home, open_journal, synchronise):
    here, there = open_journal(), open_journal(other_home, now=AT.replace(hour=10), machine="there")
    remember(here, plan(events=[{"uid": "old"}]), plan(calendar="private"))
    remember(there, plan(events=[{"uid": "new"}]))
    synchronise(there, other_home, home)
    assert contents(here.plans(MONDAY, MONDAY)) == [plan(events=[{"uid": "new"}]), plan(calendar="private")]


def test_an_export_holds_them_and_brings_them_to_an_empty_home(open_journal, other_home):
    journal = open_journal()
    remember(journal, plan(events=[{"uid": "a"}]), plan(date(2026, 12, 1)))
    text = text_of(journal.all_documents())
    other = open_journal(other_home, machine="there")
    with other.edit("import") as edit:
        for collection, documents in documents_from(text.encode()).items():
            edit.take_in(collection, documents)
    assert text_of(other.all_documents()) == text
    files = sorted(file.name for file in (other_home.journal / other.device).iterdir())
    assert files == ["2026-11-plans.json", "2026-12-plans.json"]


def test_the_import_of_plans_can_be_undone_whatever_was_remembered_since(open_journal):
    journal = open_journal()
    imported = plan(events=[{"uid": "a"}]) | {"edited_at": "2026-11-16T08:00:00Z", "device": "elsewhere"}
    with journal.edit("import") as edit:
        assert edit.take_in("plans", [imported, plan(date(2026, 11, 17))]) == 2
    remember(journal, plan(events=[{"uid": "b"}]))
    assert journal.undo() == "import"
    assert contents(journal.plans(MONDAY, date(2026, 11, 17))) == [plan(events=[{"uid": "b"}])]


def test_an_imported_plan_without_an_id_gets_one_of_its_day(open_journal):
    without = {key: said for key, said in plan().items() if key != "id"}
    journal = open_journal()
    for expected in (1, 0):
        with journal.edit("import") as edit:
            assert edit.take_in("plans", [without]) == expected
    (result,) = journal.plans(MONDAY, MONDAY)
    assert result["id"].startswith("2026-11-16/import-")


@pytest.mark.parametrize(
    "harm",
    [
        {"day": "16.11.2026"},
        {"day": "20261116"},
        {"day": "2026-W47-1"},
        {"day": "1900-01-01"},
        {"day": None},
        {"day": "2026-11-17"},
        {"id": "x"},
    ],
    ids=str,
)
def test_what_is_no_plan_is_not_taken_in(open_journal, harm):
    with pytest.raises(Refused), open_journal().edit("import") as edit:
        edit.take_in("plans", [plan() | harm])


def test_an_entry_that_is_no_plan_is_left_out_and_said(home, open_journal):
    journal = open_journal()
    remember(journal, plan())
    file = home.journal / journal.device / "2026-11-plans.json"
    tables = json.loads(file.read_text())
    tables["plans"]["2"] = {"id": "2026-11-17/office/first", "day": "tomorrow"}
    file.write_text(json.dumps(tables))
    again = open_journal()
    assert contents(again.plans(MONDAY, date(2026, 11, 17))) == [plan()]
    assert "2026-11-17/office/first" in " ".join(again.problems())


def test_plans_are_no_collection_of_the_records(open_journal):
    with pytest.raises(Refused), open_journal().edit("x") as edit:
        edit.put("plans", plan())


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("2026-11-plans", True), ("2026-13-plans", False), ("2026-11", False), ("plans", False), ("-plans", False)],
)
def test_names_of_months_of_plans(name, is_one):
    assert is_plans(name) is is_one
    assert is_plans(plans_of(MONDAY))
