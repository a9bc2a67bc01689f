"""Selects the entries to export: the days of a span, or everything without the names of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain, count
from unicodedata import normalize

from tltimer.domain.balance.promises import HIDDEN
from tltimer.domain.timeline.documents import Document, items_of
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.instants import parse_instant
from tltimer.domain.timeline.modes_and_kinds import shipped_kinds, shipped_modes
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import OFF, UNKNOWN, switch_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from typing import Any

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.entries import Entry

Documents = Mapping[str, Iterable[Document]]

DATED = {"notes": "day", "plans": "day", "days_off": "id", "answers": "day", "promises": "due"}
"""By collection the field that says of which day a document is; what has none belongs to every span."""


def within(documents: Documents, first: date | None, last: date | None, days: DayRule) -> dict[str, list[Document]]:
    """Leave out what is dated outside of the days from the first to the last."""

    def belongs(collection: str, document: Document) -> bool:
        try:
            if collection == "switches":
                day = days.day_of(parse_instant(document["at"]))
            else:
                day = date.fromisoformat(document[DATED[collection]])
        except (KeyError, TypeError, ValueError):
            return True
        return (first is None or first <= day) and (last is None or day <= last)

    return {name: [entry for entry in entries if belongs(name, entry)] for name, entries in documents.items()}


PLAIN_FIELDS: Mapping[str, frozenset[str]] = {
    "switches": frozenset({"id", "at", "source", "confirmed"}),
    "choices": frozenset({"id", "from_week", "low", "high", "until", "decided_at"}),
    "intentions": frozenset({"id", "week", "act", "made_at", "done", "answered_at"}),
    "people": frozenset({"every_days", "added_at"}),
    "promises": frozenset({"id", "due", "minutes", "done_at", "dropped_at"}),
    "notes": frozenset({"id", "day"}),
    "days_off": frozenset({"id", "works"}),
    "modes": frozenset({"counts_as", "meets", "colour", "shape", "hidden", "do_not_disturb", "position"}),
    "kinds": frozenset({"side", "effect", "hidden"}),
    "answers": frozenset({"day", "held", "looked_at", "nothing", "audit_put_off_at", "noticed_from", "noticed_to"}),
    "audits": frozenset({"id", "from_week", "to_week", "guess", "aim", "made_at"}),
}
"""By collection the fields that cannot name anybody.

An export without names holds no collection and no field that is not listed here or below, so that a new one has to be.
"""

TEXT_FIELDS: Mapping[str, frozenset[str]] = {
    "switches": frozenset({"note"}),
    "choices": frozenset({"because"}),
    "intentions": frozenset({"text"}),
    "promises": frozenset({"text", "because"}),
    "notes": frozenset({"text"}),
    "modes": frozenset({"label"}),
    "kinds": frozenset({"label"}),
}
"""By collection the fields with words of the user, in which names and addresses are replaced."""

PERSON_FIELDS: Mapping[str, str] = {"people": "name", "switches": "person", "promises": "to", "answers": "one_to_one"}
"""By collection the field that holds a name and nothing else."""

KEY_FIELDS: Mapping[str, Mapping[str, str]] = {
    "switches": {"mode": "modes", "kind": "kinds"},
    "modes": {"id": "modes"},
    "kinds": {"id": "kinds"},
}
"""By collection the fields that hold the key of a mode or a kind of work."""

_LOCAL = r"""[^\s<>()\[\],;:"@]"""
_HOST = r"""@[^\s<>()\[\],;:"@/?]*\w"""
ADDRESS = f"(?<!{_LOCAL}){_LOCAL}+{_HOST}"
"""An e-mail address; it begins nowhere within a run of letters, which would take time with the square of its length."""


def without_names(documents: Documents) -> dict[str, list[Document]]:
    """Put ``Person 1``, ``Person 2`` … in the place of people, and leave out calendars, addresses and tombstones.

    In notes, promises, reasons, intentions and the names of modes and kinds of work, the names that the 1:1 list and
    the log know are replaced, and addresses; other words stay. Who was ignored, or only suggested, is left out. The
    documents have no stamps, so that taking them in never replaces the ones that they come from.
    """
    existing = {name: [entry for entry in entries if not entry.get("deleted")] for name, entries in documents.items()}
    hiding = _Hiding(existing)
    return {
        collection: [hiding.hidden(collection, entry) for entry in entries if not _is_left_out(collection, entry)]
        for collection, entries in existing.items()
        if collection in PLAIN_FIELDS
    }


def _is_left_out(collection: str, document: Document) -> bool:
    """Return whether a document is about a meeting, or about somebody who was ignored, or of a form not known here."""
    if collection == "answers":
        known = PLAIN_FIELDS["answers"] - {"day", "held"} | {"one_to_one", "apart"}
        return "never_move" in document or "no_one_to_one" in document or known.isdisjoint(document)
    return collection == "intentions" and document.get("act") == "move"


class _Hiding:
    """Replacements for the names and ids of people, and for keys, in an export to show to others.

    Args:
        documents: those that exist.
    """

    def __init__(self, documents: Mapping[str, list[Document]]) -> None:
        self._names = _names(documents)
        patterns = (r"\s+".join(map(re.escape, name.split())) for name in sorted(self._names, key=len, reverse=True))
        names = f"|(?<!\\w)(?:{'|'.join(patterns)})(?:{_HOST}|(?!\\w))" if self._names else ""
        self._pattern = re.compile(f"{ADDRESS}{names}")
        self._ids = {identifier: f"person-{number}" for number, identifier in enumerate(_ids_of_people(documents), 1)}
        self._keys = {
            "modes": self._new_keys(_keys(documents, "modes"), {mode.key for mode in shipped_modes()} | {OFF, UNKNOWN}),
            "kinds": self._new_keys(_keys(documents, "kinds"), {kind.key for kind in shipped_kinds()}),
        }

    def hidden(self, collection: str, document: Document) -> Document:
        """Return a document with what may be shown to others."""
        plain, texts, keys = PLAIN_FIELDS[collection], TEXT_FIELDS.get(collection, ()), KEY_FIELDS.get(collection, {})
        shown: Document = {}
        for name, value in document.items():
            if name in keys:
                shown[name] = self._keys[keys[name]].get(value, value) if isinstance(value, str) else None
            elif name == PERSON_FIELDS.get(collection):
                shown[name] = self._names.get(folded(value)) if isinstance(value, str) else None
            elif name in texts:
                shown[name] = self._written(value) if isinstance(value, str) else None
            elif name in plain:
                shown[name] = value
        if collection == "people":
            shown["id"] = self._ids[document["id"]]
        return shown | self._identity(document) if collection == "answers" else shown

    def _identity(self, answer: Document) -> Document:
        """Return the id of an answer, and the ids in it: those of people are made of names."""
        if "one_to_one" in answer:
            day = answer.get("day")
            return {"id": f"one-to-one-{day}-{self._ids[_person_of(answer)]}"}
        if "apart" in answer:
            pair = sorted(self._ids[identifier] for identifier in _texts(answer["apart"]))
            return {"id": "-".join(("apart", *pair)), "apart": pair}
        return {"id": answer["id"]}

    def _written(self, text: str) -> str:
        return _replaced(text, self._pattern, self._names)

    def _new_keys(self, keys: Iterable[str], shipped: Collection[str]) -> dict[str, str]:
        """Return other keys for those of the user's own that hold a name; no two of them the same."""
        changed: dict[str, str] = {}
        taken = {*keys, *shipped}
        for key in keys:
            new = key if key in shipped else self._written(key)
            if new != key:
                numbered = (f"{new} {number}" for number in count(2))
                changed[key] = next(name for name in chain((new,), numbered) if name not in taken)
                taken.add(changed[key])
        return changed


def _replaced(text: str, pattern: re.Pattern[str], names: Mapping[str, str]) -> str:
    """Replace names and addresses in a text, however their letters are composed and in any case.

    The pattern is for names as they are compared. A letter of the text can be several there: “Strauß” is “strauss”.
    Of an address that is nobody's a dash remains.
    """
    composed = normalize("NFC", text)
    letters = [normalize("NFC", letter.casefold()) for letter in composed]
    offsets = [place for place, letter in enumerate(letters) for _part in letter]
    parts: list[str] = []
    done = 0
    for match in pattern.finditer("".join(letters)):
        parts += (composed[done : offsets[match.start()]], names.get(" ".join(match[0].split()), HIDDEN))
        done = offsets[match.end() - 1] + 1
    return "".join((*parts, composed[done:])) if parts else text


def _texts(value: Any) -> list[str]:
    return [text for text in items_of(value) if isinstance(text, str) and text.strip()]


def _names(documents: Mapping[str, Iterable[Document]]) -> dict[str, str]:
    """Return a replacement for every name and address; those of one person share one."""
    groups: list[list[Any]] = [
        [person.get("name"), *items_of(person.get("aliases")), *items_of(person.get("addresses"))]
        for person in documents.get("people", ())
    ]
    for collection in ("switches", "promises", "answers"):
        groups += [[document.get(PERSON_FIELDS[collection])] for document in documents.get(collection, ())]
    for answer in documents.get("answers", ()):
        # The key of somebody who was ignored is their address, if they have one.
        groups += [[answer.get("name"), answer["no_one_to_one"]]] if "no_one_to_one" in answer else []
        groups += [[key] for key in items_of(answer.get("offered"))]
    names: dict[str, str] = {}
    people = 0
    for group in groups:
        called = [folded(name) for name in _texts(group)]
        if called and called[0] not in names:
            people += 1
            names[called[0]] = f"Person {people}"
        for name in called:
            names.setdefault(name, names[called[0]])
    return names


def _ids_of_people(documents: Mapping[str, Iterable[Document]]) -> list[str]:
    """Return the ids of people, once each: those of the 1:1 list first, in its order, then those that answers name."""
    ids = [person["id"] for person in documents.get("people", ())]
    for answer in documents.get("answers", ()):
        ids += [_person_of(answer)] if "one_to_one" in answer else _texts(answer.get("apart"))
    return list(dict.fromkeys(ids))


def _person_of(answer: Document) -> str:
    """Return the id of the person whom an answer about a 1:1 is about."""
    identifier: str = answer["id"]
    return identifier.removeprefix(f"one-to-one-{answer.get('day')}-")


def _keys(documents: Mapping[str, Iterable[Document]], collection: str) -> list[str]:
    """Return the keys of the modes, or of the kinds of work, that the documents hold, once each."""
    field = {"modes": "mode", "kinds": "kind"}[collection]
    keys = [entry["id"] for entry in documents.get(collection, ())]
    keys += [key for switch in documents.get("switches", ()) for key in _texts([switch.get(field)])]
    return list(dict.fromkeys(keys))


def entries_of(documents: Mapping[str, Iterable[Document]], rules: Rules, now: datetime) -> tuple[Entry, ...]:
    """Compute the entries of the switches that exist."""
    switches = (switch_from(document) for document in documents.get("switches", ()) if not document.get("deleted"))
    return tuple(entry for entry in compute_entries(switches, now, rules.entries, as_logged=True) if entry.seconds)
