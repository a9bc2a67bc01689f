"""The people whom one leads: known by a name, by earlier or other names, and by their addresses."""

import re
from collections.abc import Iterable, Iterator

from tltimer.frozen import frozen


@frozen
class Person:
    """Somebody in the 1:1 1:1 list; ``every_days`` is how often a 1:1 is meant to be, None if nothing was said."""

    id: str
    name: str
    every_days: int | None = None
    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the other ones."""
        return (self.name, *self.aliases)


def folded(name: str) -> str:
    """Give a name as names are compared: in any case, with any spaces."""
    return " ".join(name.casefold().split())


class People:
    """The people of the 1:1 list. Two entries of one name are one person, and whoever came first counts.

    Args:
        people: in the order of their ids.
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._by_name: dict[str, Person] = {}
        self._by_address: dict[str, Person] = {}
        self._people: list[Person] = []
        found = tuple(people)
        for person in found:
            if folded(person.name) not in self._by_name:
                self._by_name[folded(person.name)] = person
                self._people.append(person)
        # A name of one's own counts before another's former name.
        for person in found:
            one = self._by_name[folded(person.name)]
            for alias in person.aliases:
                self._by_name.setdefault(folded(alias), one)
            for address in person.addresses:
                self._by_address.setdefault(address.lower(), one)

    def __iter__(self) -> Iterator[Person]:
        return iter(sorted(self._people, key=lambda one: (folded(one.name), one.id)))

    def __len__(self) -> int:
        return len(self._people)

    def named(self, text: str | None) -> Person | None:
        """Find somebody by a name or an address, in any case."""
        return (self._by_name.get(folded(text)) or self._by_address.get(text.strip().lower())) if text else None

    def at(self, address: str) -> Person | None:
        """Find somebody by an address."""
        return self._by_address.get(address.lower())

    def in_title(self, title: str) -> Person | None:
        """Find whom a title names, a whole word in any case; the name that stands first, of those the longest."""
        text, found = folded(title), []
        for name, person in self._by_name.items():
            place = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            if name and place:
                found.append((place.start(), -len(name), name, person))
        return min(found)[3] if found else None
