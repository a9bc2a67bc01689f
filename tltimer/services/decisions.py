"""The verbs for what was decided: the target, people, promises, modes, kinds, days off. The one door for them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any

from tltimer.clock import Clock
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import promise_entry
from tltimer.domain.balance.records import no_one_to_one_entry, said_entry
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import dates
from tltimer.domain.timeline.documents import Document
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.kinds import KindEffect, KindOfWork
from tltimer.domain.timeline.modes import CountsAs, Mode
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.domain.timeline.weeks import Week
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.journal.edit import Edit
from tltimer.journal.journal import Journal
from tltimer.wording import formats

RESERVED = (OFF, UNKNOWN, "back")
"""Words that mean something where a mode is named."""


class Decisions:
    """Changes what the log is seen by. Each verb is one step of undo and is written whole or not at all.

    Every verb raises Refused, with nothing changed, for a file that cannot be written.

    Args:
        journal: where it is written.
        clock: tells the time.
        rules: gives how to read the log, fresh each time.
    """

    def __init__(self, journal: Journal, clock: Clock, rules: Callable[[], Rules]) -> None:
        self._journal = journal
        self._clock = clock
        self._rules = rules

    def choose_target(
        self, from_week: Week, low: float, high: float, because: str = "", until: date | None = None
    ) -> None:
        """Choose a target of shares from a week on; to keep the one that there is, is a choice too."""
        target = formats.share_range((low, high))
        with self._journal.edit(_("target {target} from {week}").format(target=target, week=from_week)) as edit:
            edit.put(
                "choices",
                {
                    "from_week": str(from_week),
                    "low": low,
                    "high": high,
                    "because": because,
                    "until": until.isoformat() if until else None,
                    "decided_at": format_instant(self._clock.now()),
                },
            )

    def set_intention(self, week: Week, text: str) -> None:
        """Set the intention for a week, in place of an earlier one."""
        with self._journal.edit(_("intention for {week}: {text}").format(week=week, text=text)) as edit:
            made_at = format_instant(self._clock.now())
            fields = {"week": str(week), "text": text, "made_at": made_at, "done": None, "answered_at": None}
            edit.put("intentions", {"id": f"intention-{week}", **fields})

    def answer_intention(self, intention: Intention, done: bool) -> None:
        """Record whether an intention was carried out."""
        words = _("done: {text}") if done else _("not done: {text}")
        with self._journal.edit(words.format(text=intention.text)) as edit:
            fields = {"done": done, "answered_at": format_instant(self._clock.now())}
            edit.put("intentions", {"id": intention.id, **fields})

    def add_person(self, name: str, addresses: Iterable[str] = (), every_days: int | None = None) -> None:
        """Add somebody to the 1:1 1:1 list; two devices that add the same name add one person."""
        with self._journal.edit(_("{person} added").format(person=name)) as edit:
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

    def change_person(self, person: Person, label: str = "", **fields: Any) -> None:
        """Change somebody: name, addresses, aliases, every_days."""
        with self._journal.edit(label or _("change of {person}").format(person=person.name)) as edit:
            for identifier in _entries_of(edit, person):
                edit.put("people", {"id": identifier, **fields})

    def rename_person(self, person: Person, name: str) -> None:
        """Give somebody another name; the log may hold the former one, which is still theirs."""
        aliases = [one for one in (*person.aliases, person.name) if folded(one) != folded(name)]
        label = _("{person} renamed to {name}").format(person=person.name, name=name)
        self.change_person(person, label, name=name, aliases=list(dict.fromkeys(aliases)))

    def merge_people(self, kept: Person, other: Person) -> None:
        """Make two entries of the 1:1 list one person, with the names and addresses of both."""
        label = _("{other} merged into {person}").format(other=other.name, person=kept.name)
        with self._journal.edit(label) as edit:
            first, *_more = _entries_of(edit, kept)
            edit.put(
                "people",
                {
                    "id": first,
                    "aliases": list(dict.fromkeys((*kept.aliases, *other.names))),
                    "addresses": list(dict.fromkeys((*kept.addresses, *other.addresses))),
                    "every_days": kept.every_days if kept.every_days is not None else other.every_days,
                },
            )
            for identifier in _entries_of(edit, other):
                edit.remove("people", identifier)

    def remove_person(self, person: Person) -> None:
        """Take somebody out of the 1:1 list; the log keeps what it says of them."""
        with self._journal.edit(_("{person} removed").format(person=person.name)) as edit:
            for identifier in _entries_of(edit, person):
                edit.remove("people", identifier)
            # Who was taken out is not offered to be added.
            for key in (*(one.lower() for one in person.addresses), folded(person.name)):
                edit.put("answers", no_one_to_one_entry(key, person.name))

    def say_held(self, person: Person, day: date, held: bool) -> None:
        """Remember that the 1:1 with somebody was held on a day, or skipped."""
        words = _("1:1 with {person} held on {date}") if held else _("1:1 with {person} skipped on {date}")
        with self._journal.edit(words.format(person=person.name, date=formats.date_words(day))) as edit:
            edit.put("answers", said_entry(person, day, held))

    def no_one_to_one(self, key: str, name: str) -> None:
        """Remember that somebody is met, but not for 1:1s, so that it is not asked again."""
        with self._journal.edit(_("no 1:1s with {person}").format(person=name)) as edit:
            edit.put("answers", no_one_to_one_entry(key, name))

    def also_called(self, person: Person, name: str, address: str) -> None:
        """Remember another name and another address of somebody."""
        label = _("{name} is {person}").format(name=name, person=person.name)
        aliases = [*person.aliases, name] if folded(name) not in map(folded, person.names) else list(person.aliases)
        addresses = list(dict.fromkeys((*person.addresses, *([address] if address else []))))
        self.change_person(person, label, aliases=aliases, addresses=addresses)

    def promise(self, text: str, to: str | None = None, due: date | None = None, minutes: int | None = None) -> str:
        """Remember a promise and give its id."""
        with self._journal.edit(_("promise {text}").format(text=text)) as edit:
            return str(edit.put("promises", promise_entry(text, to, due, minutes))["id"])

    def promise_done(self, identifier: str, text: str) -> None:
        """Remember that a promise was kept, now."""
        with self._journal.edit(_("promise done: {text}").format(text=text)) as edit:
            edit.put("promises", {"id": identifier, "done_at": format_instant(self._clock.now()), "dropped_at": None})

    def promise_not_done(self, identifier: str, text: str) -> None:
        """Remember that a promise waits still."""
        with self._journal.edit(_("promise not done: {text}").format(text=text)) as edit:
            edit.put("promises", {"id": identifier, "done_at": None, "dropped_at": None})

    def put_off_promise(self, identifier: str, text: str, due: date) -> None:
        """Remember that a promise is to be kept by another day."""
        with self._journal.edit(_("promise by another day: {text}").format(text=text)) as edit:
            edit.put("promises", {"id": identifier, "due": due.isoformat()})

    def drop_promise(self, identifier: str, text: str, because: str = "") -> None:
        """Remember that a promise is not to be kept, and why."""
        with self._journal.edit(_("promise dropped: {text}").format(text=text)) as edit:
            fields = {"dropped_at": format_instant(self._clock.now()), "because": because}
            edit.put("promises", {"id": identifier, **fields})

    def add_days_off(self, first: date, last: date) -> None:
        """Make the dates from the first to the last days off."""
        with self._journal.edit(_("days off")) as edit:
            overruled = {str(entry["id"]) for entry in edit.entries("days_off") if entry.get("works")}
            for day in dates(first, last):
                name = day.isoformat()
                edit.put("days_off", {"id": name, "works": False} if name in overruled else {"id": name})

    def remove_days_off(self, first: date, last: date, calendar_days: Collection[date] = ()) -> int:
        """Make the dates from the first to the last working days again.

        Args:
            first: the first date.
            last: the last date.
            calendar_days: those of them that calendars make days off, which is overruled.

        Returns:
            How many of them were days off.
        """
        with self._journal.edit(_("days off")) as edit:
            known = [str(entry["id"]) for entry in edit.entries("days_off") if not entry.get("works")]
            found = [day for day in known if first.isoformat() <= day <= last.isoformat()]
            overruled = {day.isoformat() for day in calendar_days if first <= day <= last}
            for day in found:
                if day not in overruled:
                    edit.remove("days_off", day)
            for day in sorted(overruled):
                edit.put("days_off", {"id": day, "works": True})
            return len(overruled.union(found))

    def change_mode(self, key: str, **fields: Any) -> None:
        """Add a mode or change one: label, counts_as, meets, colour, shape, hidden, position."""
        self._check_mode(key, fields)
        if "counts_as" in fields:
            fields["counts_as"] = str(CountsAs(fields["counts_as"]))
        with self._journal.edit(_("mode {key}").format(key=key)) as edit:
            edit.put("modes", {"id": key, **fields})

    def order_modes(self, keys: Sequence[str], key: str | None = None, **fields: Any) -> None:
        """Put the modes into this order; one of them may be changed or added by the way."""
        if key is not None:
            self._check_mode(key, fields)
        label = _("order of the modes") if key is None else _("mode {key}").format(key=key)
        with self._journal.edit(label) as edit:
            for place, one in enumerate(keys, 1):
                edit.put("modes", {"id": one, "position": place * 10, **(fields if one == key else {})})

    def _check_mode(self, key: str, fields: dict[str, Any]) -> None:
        for name in (key, fields.get("label", key)):
            if not name.strip() or name.strip().casefold() in RESERVED:
                raise Refused(_("{key} is no name that a mode can have").format(key=repr(name)))
        _refuse_twin(key, fields.get("label"), self._rules().modes)

    def change_kind(self, key: str, **fields: Any) -> None:
        """Add a kind of work or change one: label, side, effect, hidden."""
        _refuse_twin(key, fields.get("label"), self._rules().kinds)
        if "side" in fields:
            fields["side"] = str(CountsAs(fields["side"]))
        if "effect" in fields:
            fields["effect"] = str(KindEffect(fields["effect"]))
        with self._journal.edit(_("kind {key}").format(key=key)) as edit:
            edit.put("kinds", {"id": key, **fields})

    def never_move(self, uid: str, title: str) -> None:
        """Remember that no move of a series of meetings is to be proposed."""
        with self._journal.edit(_("never propose {title}").format(title=title)) as edit:
            edit.put("answers", {"id": f"never-move-{uid}", "never_move": uid, "title": title})

    def move_again(self, uid: str, title: str) -> None:
        """Forget that no move of a series is to be proposed."""
        with self._journal.edit(_("propose {title} again").format(title=title)) as edit:
            edit.remove("answers", f"never-move-{uid}")


def _refuse_twin(key: str, label: str | None, known: Iterable[Mode | KindOfWork]) -> None:
    """Refuse names by which another one is called already: which one is meant could not be said any more."""
    known = list(known)
    others = [one for one in known if one.key != key]
    names = [name for name in (label, key if len(others) == len(known) else None) if name is not None]
    for one in others:
        for name in names:
            if name.casefold() in (one.key.casefold(), one.label.casefold()):
                raise Refused(_("{name} means {mode} already; take another").format(name=repr(name), mode=one.key))


def _entries_of(edit: Edit, person: Person) -> list[str]:
    """Give the entries that are a person: that of its id, and others of its name that another device made."""
    found = [
        str(entry["id"])
        for entry in edit.entries("people")
        if entry["id"] == person.id or folded(str(entry.get("name") or "")) == folded(person.name)
    ]
    if not found:
        raise Refused(_("{person} is no longer in the 1:1 list").format(person=person.name))
    return found
