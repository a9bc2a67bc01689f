"""The 1:1 list: people, their names and addresses, and 1:1s that the user says were held or skipped."""

from __future__ import annotations

from tltimer.domain.balance.new_contacts import no_one_to_one_entry
from tltimer.domain.balance.one_to_ones import said_entry
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.steps import step_name
from tltimer.errors import Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from tltimer.clock import Clock
    from tltimer.domain.balance.people import Person
    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.edit import Edit
    from tltimer.journal.journal import Journal


class OneToOneList:
    """Changes the list, each verb as one step of undo; each raises Refused for a file that cannot be written.

    Args:
        journal: where it is written.
        clock: the clock.
    """

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def add(self, name: str, addresses: Iterable[str] = (), every_days: int | None = None) -> None:
        """Add somebody to the 1:1 list; two devices that add the same name add one person."""
        with self._journal.edit(step_name("person_added", person=name)) as edit:
            identifier = f"person-{folded(name)}"
            taken = {entry["id"] for entry in edit.entries("people")}
            fields: Document = {
                "name": name,
                "addresses": list(addresses),
                "aliases": [],
                "every_days": every_days,
                "added_at": format_instant(self._clock.now()),
            }
            edit.put("people", fields if identifier in taken else {"id": identifier, **fields})

    def change(self, person: Person, label: str = "", **fields: Any) -> None:
        """Change somebody: name, addresses, aliases, every_days."""
        with self._journal.edit(label or step_name("person_changed", person=person.name)) as edit:
            for identifier in _entries_of(edit, person):
                edit.put("people", {"id": identifier, **fields})

    def rename(self, person: Person, name: str) -> None:
        """Rename somebody; the log may hold the former name, which is still theirs."""
        aliases = [alias for alias in (*person.aliases, person.name) if folded(alias) != folded(name)]
        label = step_name("person_renamed", person=person.name, name=name)
        self.change(person, label, name=name, aliases=list(dict.fromkeys(aliases)))

    def merge(self, remaining: Person, other: Person) -> None:
        """Make two entries of the 1:1 list one person, with the names and addresses of both."""
        label = step_name("person_merged", name=other.name, person=remaining.name)
        with self._journal.edit(label) as edit:
            first, *_more = _entries_of(edit, remaining)
            edit.put(
                "people",
                {
                    "id": first,
                    "aliases": list(dict.fromkeys((*remaining.aliases, *other.names))),
                    "addresses": list(dict.fromkeys((*remaining.addresses, *other.addresses))),
                    "every_days": remaining.every_days if remaining.every_days is not None else other.every_days,
                },
            )
            for identifier in _entries_of(edit, other):
                edit.remove("people", identifier)

    def keep_apart(self, person: Person, other: Person) -> None:
        """Record that two people of the list are not one person, so that tltimer does not ask again."""
        first, second = sorted((person.id, other.id))
        with self._journal.edit(step_name("people_apart", name=other.name, person=person.name)) as edit:
            edit.put("answers", {"id": f"apart-{first}-{second}", "apart": [first, second]})

    def remove(self, person: Person) -> None:
        """Remove somebody from the 1:1 list; the log keeps their name."""
        with self._journal.edit(step_name("person_removed", person=person.name)) as edit:
            for identifier in _entries_of(edit, person):
                edit.remove("people", identifier)
            # Who was taken out is not offered to be added.
            for key in (*(address.lower() for address in person.addresses), folded(person.name)):
                edit.put("answers", no_one_to_one_entry(key, person.name))

    def say_held(self, person: Person, day: date, held: bool) -> None:
        """Remember that the 1:1 with somebody was held on a day, or skipped."""
        key = "one_to_one_held" if held else "one_to_one_skipped"
        with self._journal.edit(step_name(key, person=person.name, day=day.isoformat())) as edit:
            edit.put("answers", said_entry(person, day, held))

    def no_one_to_one(self, key: str, name: str) -> None:
        """Record that meetings with somebody are not 1:1s, so that tltimer does not ask again."""
        with self._journal.edit(step_name("no_one_to_one", person=name)) as edit:
            edit.put("answers", no_one_to_one_entry(key, name))

    def also_called(self, person: Person, name: str, address: str) -> None:
        """Remember another name and another address of somebody."""
        label = step_name("person_alias", name=name, person=person.name)
        aliases = [*person.aliases, name] if folded(name) not in map(folded, person.names) else list(person.aliases)
        addresses = list(dict.fromkeys((*person.addresses, *([address] if address else []))))
        self.change(person, label, aliases=aliases, addresses=addresses)


def _entries_of(edit: Edit, person: Person) -> list[str]:
    """Return the documents of a person: that of the id, and others of the name that another device made."""
    entries = [
        str(entry["id"])
        for entry in edit.entries("people")
        if entry["id"] == person.id or folded(str(entry.get("name") or "")) == folded(person.name)
    ]
    if not entries:
        raise Refused(_("{person} is no longer in your 1:1 list.").format(person=person.name))
    return entries
