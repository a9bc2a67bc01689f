"""New contacts: people whom the user met alone on several days and who are not in the 1:1 list yet."""

from __future__ import annotations

from itertools import pairwise

from tltimer.domain.balance.one_to_ones import whom
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.documents import items_of
from tltimer.domain.timeline.names import folded
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from tltimer.domain.balance.people import People, Person
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.documents import Document

OFTEN_ENOUGH = 2
"""The days on which somebody was met alone before they are suggested for the 1:1 list.

Who has the first name of somebody in the list is asked about at once: it is the same person, or two would be mixed up.
"""

CADENCES = (7, 14, 28)
"""The numbers of days between 1:1s that can be chosen."""


class NewContact(Value):
    """Somebody who was met alone on several days.

    ``key`` is how an answer is remembered, ``every_days`` how often that was, about; ``like`` is a person of the list
    of the same first name, who may be the same person.
    """

    key: str
    name: str
    address: str
    times: int
    every_days: int
    like: Person | None


def new_contacts_of(
    meetings: Iterable[Meeting], people: People, strangers: Collection[str], day_of: Callable[[Meeting], date]
) -> tuple[NewContact, ...]:
    """Return the people who were the only other person in meetings of several days.

        meetings   |Zoe|  |Ana, of the 1:1 list|  |Zoe|  |three others|
        new_contacts   Zoe

    Args:
        meetings: those of the last weeks.
        people: the 1:1 list.
        strangers: the keys of those who are no longer suggested.
        day_of: returns the day of a meeting.

    Returns:
        Those who were met on the most days first.
    """
    days: dict[str, dict[date, Meeting]] = {}
    for meeting in meetings:
        if meeting.plan is Plan.MEETING and meeting.other is not None and whom(meeting, people) is None:
            key = meeting.other.address.lower() or folded(meeting.other.name)
            days.setdefault(key, {})[day_of(meeting)] = meeting
    new_contacts = [_new_contact(key, met, people) for key, met in days.items() if key and key not in strangers]
    often = (contact for contact in new_contacts if contact.times >= OFTEN_ENOUGH or contact.like is not None)
    return tuple(sorted(often, key=lambda contact: (-contact.times, contact.key)))


def _new_contact(key: str, met: dict[date, Meeting], people: People) -> NewContact:
    order = sorted(met)
    attendee = met[order[-1]].other
    assert attendee is not None
    apart = sorted((later - earlier).days for earlier, later in pairwise(order))
    typical = apart[len(apart) // 2 - (len(apart) % 2 == 0)] if apart else CADENCES[0]
    cadence = min(CADENCES, key=lambda days: abs(days - typical))
    name = " ".join(attendee.name.split()) or attendee.address
    return NewContact(key, name, attendee.address, len(met), cadence, people.named(name.split()[0]))


def strangers_from(documents: Iterable[Document]) -> frozenset[str]:
    """Read from the collection ``answers`` who is not suggested for 1:1s, by their keys."""
    return frozenset(str(document["no_one_to_one"]) for document in documents if document.get("no_one_to_one"))


def no_one_to_one_entry(key: str, name: str) -> Document:
    """Return the answer not to suggest somebody for 1:1s, as a document of the collection ``answers``."""
    return {"id": f"no-one-to-one-{key}", "no_one_to_one": key, "name": name}


def offered_from(documents: Iterable[Document]) -> frozenset[str]:
    """Read from the collection ``answers`` who was suggested in an evening before, by their keys."""
    return frozenset(str(key) for document in documents for key in items_of(document.get("offered")))
