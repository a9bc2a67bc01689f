from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import RULES, at
from tltimer.domain.timeline.modes_and_kinds import mode_list
from tltimer.exchange.json_format import COLLECTIONS
from tltimer.exchange.registry import OF_SPANS, WRITERS
from tltimer.exchange.selection import PLAIN_FIELDS, Documents, without_names
from tltimer.values import replace

PARTS = st.text(alphabet="qxzQXZßİ", min_size=4, max_size=8)


def log(person: str, alias: str, ignored: str, suggested: str, address: str, title: str) -> Documents:
    """Return a log with a name in every field that can hold one; the texts hold all but the title, of a meeting."""
    words = f"asked {person}, {alias} ({address}), mailto:{ignored.split()[0]}.{address} and {ignored}; {suggested}"
    key = f"person-{person.casefold()}"
    stamp = {"edited_at": "2026-11-16T12:00:00Z", "device": title}
    answers = [
        {"id": f"one-to-one-2026-11-16-{key}", "one_to_one": person, "day": "2026-11-16", "held": True},
        {"id": f"apart-{key}-{alias}", "apart": [key, alias]},
        {"id": f"no-one-to-one-{address}", "no_one_to_one": address, "name": ignored},
        {"id": f"no-one-to-one-{ignored}", "no_one_to_one": ignored, "name": ignored},
        {"id": "evening-2026-11-16", "looked_at": "2026-11-16T18:00:00Z", "offered": [suggested, f"x.{address}"]},
        {"id": f"never-move-{title}", "never_move": title, "title": title},
        {"id": title, "later": title},
    ]
    event = {"uid": title, "title": title, "organizer": [address, ignored, "", ""], "attendees": [[address, alias]]}
    documents = {
        "switches": [
            {"id": "1", "at": "2026-11-16T09:00:00Z", "mode": f"with {person}", "person": person, "note": words},
            {"id": "2", "at": "2026-11-16T10:00:00Z", "mode": "coding", "person": alias, "kind": ignored},
            {"id": "3", "at": "2026-11-16T11:00:00Z", "mode": "off", "later": title},
        ],
        "choices": [{"id": "1", "from_week": "2026-W47", "low": 0.3, "high": 0.5, "because": words}],
        "intentions": [
            {"id": "1", "week": "2026-W47", "text": words},
            {"id": "2", "week": "2026-W47", "act": "move", "text": title},
        ],
        "people": [{"id": key, "name": person, "aliases": [alias], "addresses": [address], "later": [title]}],
        "promises": [{"id": "1", "text": words, "to": ignored, "because": words}],
        "notes": [{"id": "1", "day": "2026-11-16", "text": words}],
        "days_off": [{"id": "2026-11-17", "later": {"title": title}}],
        "modes": [{"id": f"with {person}", "label": words}, {"id": f"with {alias}", "label": alias}],
        "kinds": [{"id": ignored, "label": words}],
        "answers": answers,
        "audits": [{"id": "1", "from_week": "2026-W44", "to_week": "2026-W47", "guess": None, "later": title}],
        "plans": [{"id": f"2026-11-16/{title}/first", "day": "2026-11-16", "calendar": title, "events": [event]}],
        "blocks": [{"id": title, "calendar": title, "title": title, "start": "", "end": ""}],
        "later": [{"id": title, "title": title}],
    }
    return {name: [entry | stamp for entry in entries] for name, entries in documents.items()}


@given(st.lists(PARTS, min_size=6, max_size=6, unique_by=str.casefold))
def test_no_export_without_names_names_anybody(parts: list[str]):
    person, alias, ignored, suggested, local, title = (part + end for part, end in zip(parts, "abcdef", strict=True))
    names = (person, alias, f"{ignored} Ng", suggested, f"{local}@{local}.example.org", title)
    documents = without_names(log(*names))
    rules = replace(RULES, modes=mode_list(documents["modes"]))
    for form, module in WRITERS.items():
        writer = import_module(module)
        text = writer.text_of(documents, rules, at("12:00")) if form in OF_SPANS else writer.text_of(documents)
        for name in (*names, ignored, local, "example.org"):
            assert name.casefold() not in text.casefold(), form


def test_an_export_without_names_is_still_a_log():
    documents = without_names(log("Ana Lima", "Ana", "Bo", "Zoe", "ana@example.org", "Salary talk"))
    assert set(PLAIN_FIELDS) | {"plans"} == set(COLLECTIONS)
    words = "asked Person 1, Person 1 (Person 1), mailto:– and Person 2; Person 3"
    assert documents["notes"] == [{"id": "1", "day": "2026-11-16", "text": words}]
    assert documents["people"] == [{"id": "person-1", "name": "Person 1"}]
    assert [switch["mode"] for switch in documents["switches"]] == ["with Person 1", "coding", "off"]
    assert [mode["id"] for mode in documents["modes"]] == ["with Person 1", "with Person 1 2"]
    assert documents["switches"][1]["kind"] == documents["kinds"][0]["id"]
    assert documents["answers"] == [
        {"id": "one-to-one-2026-11-16-person-1", "one_to_one": "Person 1", "day": "2026-11-16", "held": True},
        {"id": "apart-person-1-person-2", "apart": ["person-1", "person-2"]},
        {"id": "evening-2026-11-16", "looked_at": "2026-11-16T18:00:00Z"},
    ]


def test_a_mode_that_is_called_like_a_person_keeps_its_key():
    switch = {"id": "1", "at": "2026-11-16T09:00:00Z", "mode": "review", "person": "Review", "kind": None}
    assert without_names({"switches": [switch]}) == {"switches": [switch | {"person": "Person 1"}]}


def test_what_was_meant_is_exported_without_names_and_without_titles_of_meetings():
    kept = {"id": "intention-2026-W48", "week": "2026-W48", "act": "give", "text": "the importer to Chi"}
    moved = kept | {"id": "intention-2026-W49", "act": "move", "text": "move Salary talk, Tue 14:30 → 16:30"}
    people = [{"id": "person-chi", "name": "Chi", "aliases": [], "addresses": []}]
    content = without_names({"intentions": [kept, moved], "people": people})
    assert content["intentions"] == [kept | {"text": "the importer to Person 1"}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Strauß", "asked STRAUSS and Strauß"),
        ("José", "asked Jose\N{COMBINING ACUTE ACCENT} and JOSÉ"),
        ("Ana Silva", "asked Ana  Silva and ana\tsilva"),
        ("İpek", "asked İpek and i\N{COMBINING DOT ABOVE}pek"),
    ],
)
def test_a_name_is_left_out_however_its_letters_are_written(name: str, text: str):
    person = {"id": "p", "name": name, "aliases": [], "addresses": []}
    content = without_names({"notes": [{"id": "n", "day": "2026-11-16", "text": text}], "people": [person]})
    assert content["notes"][0]["text"] == "asked Person 1 and Person 1"


def test_a_replaced_name_is_not_replaced_again():
    people = [{"id": str(at), "name": name, "aliases": [], "addresses": []} for at, name in enumerate(("Bo", "Person"))]
    content = without_names({"notes": [{"id": "n", "text": "Bo, Person and Bodo"}], "people": people})
    assert content["notes"][0]["text"] == "Person 1, Person 2 and Bodo"


def test_an_address_is_replaced_whole_and_a_long_run_of_letters_stays():
    long = "x" * 200_000  # a pasted token; taking it apart again and again would take minutes
    documents = {
        "people": [{"id": "person-anna", "name": "Anna Meier"}],
        "notes": [{"id": "1", "day": "2026-11-16", "text": f"mail Anna Meier@firma.example, ana@b.example; {long}"}],
    }
    (note,) = without_names(documents)["notes"]
    words = note["text"]
    assert isinstance(words, str)
    assert "firma" not in words
    assert "b.example" not in words
    assert words.endswith(f"; {long}")
