from tltimer.exchange.selection import without_names


def test_what_was_meant_is_exported_without_names_and_without_titles_of_meetings():
    kept = {"id": "intention-2026-W48", "week": "2026-W48", "act": "give", "text": "the importer, to Chi"}
    moved = kept | {"id": "intention-2026-W49", "act": "move", "text": "move Salary talk, Tue 14:30 → 16:30"}
    people = [{"id": "person-chi", "name": "Chi", "aliases": [], "addresses": []}]
    found = without_names({"intentions": [kept, moved], "people": people})
    assert found["intentions"] == [kept | {"text": "the importer, to Person 1"}]
