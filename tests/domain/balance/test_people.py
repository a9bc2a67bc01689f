import pytest

from tltimer.domain.balance.people import People, Person, alike, apart_from, people_from

ANA = Person("1", "Ana", 7, ("ana@example.org",), ("Annie",))
ANA_LIMA = Person("2", "Ana Lima", None, ("Lima@example.org",), ("Ana",))
AGAIN = Person("3", "ANA", 14, ("ana@home.example",), ())
PEOPLE = People((ANA, ANA_LIMA, AGAIN))


def test_somebody_is_found_by_any_name_and_address_in_any_case():
    assert PEOPLE.named(" ANNIE ") == PEOPLE.named("ana@EXAMPLE.org") == PEOPLE.at("Ana@example.org") == ANA
    assert PEOPLE.named("ana  lima") == PEOPLE.at("lima@example.org") == ANA_LIMA
    assert PEOPLE.named("Bo") is None
    assert PEOPLE.named("") is None
    assert PEOPLE.named(None) is None


def test_two_entries_of_one_name_are_one_person():
    assert list(PEOPLE) == [ANA, ANA_LIMA]
    assert len(PEOPLE) == 2
    assert PEOPLE.at("ana@home.example") == ANA


def test_a_name_of_ones_own_counts_before_anothers_former_name():
    assert PEOPLE.named("Ana") == ANA


def test_a_title_names_whom_it_names_first_and_with_the_longest_name():
    bo = Person("4", "Bo")
    people = People((ANA, ANA_LIMA, bo))
    assert people.in_title("1:1 Ana Lima / Bo") == ANA_LIMA
    assert people.in_title("1:1 bo / ana") == bo
    assert people.in_title("1:1 Bob, Anabel") is None


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        ("Ana, Ana Smith, Bo", ["Ana/Ana Smith"]),
        ("ana, ANA SMITH", ["ana/ANA SMITH"]),
        ("Ana Smith, Ana Silva", []),
        ("Ana, Anabel Smith", []),
        ("Ana, Ana Silva, Ana Smith", ["Ana/Ana Silva", "Ana/Ana Smith"]),
    ],
)
def test_who_is_called_by_the_first_name_of_somebody_may_be_the_same(names: str, pairs: list[str]):
    people = People([Person(name, name) for name in names.split(", ")])
    result = alike(people, frozenset())
    assert [f"{one.name}/{other.name}" for one, other in result] == pairs
    assert alike(people, {frozenset((one.id, other.id)) for one, other in result}) == ()


def test_people_are_read_and_what_is_nobody_is_passed_over():
    good = {"id": "1", "name": " Bo ", "every_days": 7, "addresses": ["bo@example.org"], "aliases": ["Robert"]}
    bad = [{"id": "2"}, {"id": "3", "name": " "}, {"id": "4", "name": "X", "every_days": 0}]
    bad += [{"id": "5", "name": "X", "every_days": "7d"}, {"id": "6", "name": "X", "every_days": True}]
    plain = {"id": "7", "name": "Ana", "addresses": None}
    assert people_from([good, *bad, plain]) == (
        Person("1", "Bo", 7, ("bo@example.org",), ("Robert",)),
        Person("7", "Ana"),
    )


def test_two_people_are_apart_where_the_user_said_so():
    entries = [{"id": "1", "apart": ["a", "b"]}, {"id": "2", "apart": ["a"]}, {"id": "3", "apart": "ab"}, {"id": "4"}]
    assert apart_from(entries) == {frozenset(("a", "b"))}
