import pytest

from tltimer.exchange.selection import without_names


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
