"""The people of the 1:1 list: known by a name, by other names, and by their addresses."""

from __future__ import annotations

import re

from tltimer.domain.timeline.documents import items_of, made_at, values_from
from tltimer.domain.timeline.names import folded
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime

    from tltimer.domain.timeline.documents import Document


class Person(Value):
    """Somebody in the 1:1 list.

    ``every_days`` is how often a 1:1 should be, None if that was not chosen; ``added_at`` is when they were added,
    None where nothing tells.
    """

    id: str
    name: str
    every_days: int | None = None
    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    added_at: datetime | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the other ones."""
        return (self.name, *self.aliases)


def holds_word(text: str, word: str) -> bool:
    """Return whether a text holds a word whose neighbours are neither letters nor digits; both are folded."""
    return _place_of(word, text) is not None


def _place_of(word: str, text: str) -> int | None:
    if not word or word not in text:  # as with nearly all names and titles; a pattern takes a hundred times as long
        return None
    match = re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text)
    return match.start() if match else None


def alike(people: People, apart: Collection[frozenset[str]]) -> tuple[tuple[Person, Person], ...]:
    """Return pairs of the list who may be one person: one is called by the first name of the other alone.

    Args:
        people: the 1:1 list.
        apart: pairs of ids of whom the user said that they are two.

    Returns:
        The pairs, in order of their names; the shorter name first.
    """
    pairs = []
    for person in people:
        for other in people:
            first, *more = folded(other.name).split()
            if more and folded(person.name) == first and frozenset((person.id, other.id)) not in apart:
                pairs.append((person, other))
    return tuple(pairs)


class People:
    """The people of the 1:1 list. Two documents of one name are one person, and the first counts.

    Args:
        people: in the order of their ids.
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._by_name: dict[str, Person] = {}
        self._by_address: dict[str, Person] = {}
        self._people: list[Person] = []
        people = tuple(people)
        for person in people:
            if folded(person.name) not in self._by_name:
                self._by_name[folded(person.name)] = person
                self._people.append(person)
        # A person's own name counts before another's alias.
        for person in people:
            other = self._by_name[folded(person.name)]
            for alias in person.aliases:
                self._by_name.setdefault(folded(alias), other)
            for address in person.addresses:
                self._by_address.setdefault(address.lower(), other)

    def __iter__(self) -> Iterator[Person]:
        return iter(sorted(self._people, key=lambda person: (folded(person.name), person.id)))

    def __len__(self) -> int:
        return len(self._people)

    def named(self, text: str | None) -> Person | None:
        """Find somebody by a name or an address, in any case."""
        return (self._by_name.get(folded(text)) or self._by_address.get(text.strip().lower())) if text else None

    def at(self, address: str) -> Person | None:
        """Find somebody by an address."""
        return self._by_address.get(address.lower())

    def in_title(self, title: str) -> Person | None:
        """Find the person that a title names, as whole words in any case; the first name, and of those the longest."""
        text, named = folded(title), []
        for name, person in self._by_name.items():
            position = _place_of(name, text)
            if position is not None:
                named.append((position, -len(name), name, person))
        return min(named)[3] if named else None


def _person(document: Document) -> Person:
    name, every_days = str(document["name"]).strip(), document.get("every_days")
    if not name or (every_days is not None and (type(every_days) is not int or every_days < 1)):
        raise ValueError("nobody")
    addresses, aliases = (tuple(str(text) for text in document.get(field) or ()) for field in ("addresses", "aliases"))
    return Person(document["id"], name, every_days, addresses, aliases, made_at(document, "added_at"))


def people_from(documents: Iterable[Document]) -> tuple[Person, ...]:
    """Read the collection ``people``: the 1:1 list."""
    return values_from(documents, _person)


def apart_from(documents: Iterable[Document]) -> frozenset[frozenset[str]]:
    """Read from the collection ``answers`` the pairs of people who are not one person, by their ids."""
    pairs = (frozenset(map(str, items_of(document.get("apart")))) for document in documents)
    return frozenset(pair for pair in pairs if len(pair) == 2)
