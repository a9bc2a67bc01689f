"""From documents of the journal to values; documents that cannot be understood are passed over, never guessed."""

from __future__ import annotations

from collections.abc import Mapping

from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise
from tltimer.domain.balance.target import Choice
from tltimer.domain.timeline.days import parse_week
from tltimer.domain.timeline.instants import parse_date, parse_instant
from tltimer.domain.timeline.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime
    from typing import Any, TypeVar

    from tltimer.domain.balance.one_to_ones import UserAnswer

    T = TypeVar("T")

Entry = Mapping[str, "Any"]


def _read(entries: Iterable[Entry], read: Callable[[Entry], T]) -> tuple[T, ...]:
    values = []
    for entry in entries:
        try:
            values.append(read(entry))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return tuple(values)


def _date(value: Any) -> date | None:
    return None if value is None else parse_date(value)


def _made(entry: Entry, field: str) -> datetime | None:
    """Read when a document was made; of one without the field, when it was last changed."""
    made = entry.get(field) or entry.get("edited_at")
    return parse_instant(made) if made else None


def _choice(entry: Entry) -> Choice:
    low, high = float(entry["low"]), float(entry["high"])
    if not 0 <= low <= high <= 1:
        raise ValueError("no target")
    return Choice(
        id=entry["id"],
        from_week=parse_week(entry["from_week"]),
        low=low,
        high=high,
        because=str(entry.get("because") or ""),
        until=_date(entry.get("until")),
        decided_at=parse_instant(entry["decided_at"]),
    )


def choices_from(entries: Iterable[Entry]) -> tuple[Choice, ...]:
    """Read the collection ``choices``: targets with the week from which they apply."""
    return _read(entries, _choice)


def _intention(entry: Entry) -> Intention:
    done, text = entry.get("done"), str(entry["text"]).strip()
    if not text:
        raise ValueError("an intention has words")
    return Intention(
        entry["id"], parse_week(entry["week"]), text, None if done is None else bool(done), _made(entry, "made_at")
    )


def intentions_from(entries: Iterable[Entry]) -> tuple[Intention, ...]:
    """Read the collection ``intentions``: the one thing the user intends to do in a week."""
    return _read(entries, _intention)


def _promise(entry: Entry) -> Promise:
    done, dropped, to, minutes = (entry.get(field) for field in ("done_at", "dropped_at", "to", "minutes"))
    return Promise(
        id=entry["id"],
        text=str(entry["text"]),
        to=to if isinstance(to, str) else None,
        due=_date(entry.get("due")),
        # A promise must not fade because of its length: without a length that makes sense, it has none.
        minutes=minutes if type(minutes) is int and minutes > 0 else None,
        done_at=parse_instant(done) if done else None,
        dropped_at=parse_instant(dropped) if dropped else None,
        because=str(entry.get("because") or ""),
    )


def promises_from(entries: Iterable[Entry]) -> tuple[Promise, ...]:
    """Read the collection ``promises``."""
    return _read(entries, _promise)


def _person(entry: Entry) -> Person:
    name, every_days = str(entry["name"]).strip(), entry.get("every_days")
    if not name or (every_days is not None and (type(every_days) is not int or every_days < 1)):
        raise ValueError("nobody")
    addresses, aliases = (tuple(str(text) for text in entry.get(field) or ()) for field in ("addresses", "aliases"))
    return Person(entry["id"], name, every_days, addresses, aliases, _made(entry, "added_at"))


def people_from(entries: Iterable[Entry]) -> tuple[Person, ...]:
    """Read the collection ``people``: the 1:1 list."""
    return _read(entries, _person)


def _said(entry: Entry) -> UserAnswer:
    from tltimer.domain.balance.one_to_ones import UserAnswer

    return UserAnswer(str(entry["one_to_one"]), parse_date(entry["day"]), bool(entry["held"]))


def said_from(entries: Iterable[Entry]) -> tuple[UserAnswer, ...]:
    """Read from the collection ``answers`` which 1:1s were held or skipped; later answers come last."""
    statements = (entry for entry in entries if "one_to_one" in entry)
    return _read(sorted(statements, key=lambda entry: str(entry.get("edited_at", ""))), _said)


def said_entry(person: Person, day: date, held: bool) -> dict[str, Any]:
    """Return the answer whether a day's 1:1 was held, as a document of the collection ``answers``."""
    # Found by its name, so that it stays theirs when two entries become one person.
    answer = {"one_to_one": person.name, "day": day.isoformat(), "held": held}
    return {"id": f"one-to-one-{day.isoformat()}-{person.id}", **answer}


def strangers_from(entries: Iterable[Entry]) -> frozenset[str]:
    """Read from the collection ``answers`` who is not suggested for 1:1s, by their keys."""
    return frozenset(str(entry["no_one_to_one"]) for entry in entries if entry.get("no_one_to_one"))


def no_one_to_one_entry(key: str, name: str) -> dict[str, Any]:
    """Return the answer not to suggest somebody for 1:1s, as a document of the collection ``answers``."""
    return {"id": f"no-one-to-one-{key}", "no_one_to_one": key, "name": name}


def apart_from(entries: Iterable[Entry]) -> frozenset[frozenset[str]]:
    """Read from the collection ``answers`` the pairs of people who are not one person, by their ids."""
    pairs = (frozenset(map(str, _listed(entry.get("apart")))) for entry in entries)
    return frozenset(pair for pair in pairs if len(pair) == 2)


def offered_from(entries: Iterable[Entry]) -> frozenset[str]:
    """Read from the collection ``answers`` who was suggested in an evening before, by their keys."""
    return frozenset(str(key) for entry in entries for key in _listed(entry.get("offered")))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def days_off_from(entries: Iterable[Entry]) -> frozenset[date]:
    """Read from the collection ``days_off`` the days off of the user: the date is the id."""
    return frozenset(_read((entry for entry in entries if not entry.get("works")), _day_of_id))


def working_days_from(entries: Iterable[Entry]) -> frozenset[date]:
    """Read from the collection ``days_off`` the days off of calendars that the user took back."""
    return frozenset(_read((entry for entry in entries if entry.get("works")), _day_of_id))


def _day_of_id(entry: Entry) -> date:
    return parse_date(entry["id"])


def _spans(entry: Entry) -> tuple[Span, ...]:
    return tuple(Span(parse_instant(start), parse_instant(end)) for start, end in entry.get("nothing", ()))


def looked_back(entries: Iterable[Entry], day: date) -> tuple[bool, tuple[Span, ...]]:
    """Read from the collection ``answers`` whether a day was reviewed, and which of its gaps held nothing."""
    reviews = [entry for entry in entries if entry["id"] == f"evening-{day.isoformat()}"]
    spans = _read(reviews, _spans)
    return any(entry.get("looked_at") for entry in reviews), spans[0] if spans else ()


AUDIT_OFFER = "audit-offer"


def audit_put_off(entries: Iterable[Entry]) -> datetime | None:
    """Read from the collection ``answers`` when the offer of an audit was put off last."""
    offers = [entry for entry in entries if entry["id"] == AUDIT_OFFER]
    times = _read(offers, lambda entry: parse_instant(entry["audit_put_off_at"]))
    return times[0] if times else None


def never_moved(entries: Iterable[Entry]) -> frozenset[str]:
    """Read from the collection ``answers`` the series that are never proposed for a move, by their UID."""
    return frozenset(never_moved_titles(entries))


def never_moved_titles(entries: Iterable[Entry]) -> dict[str, str]:
    """Read the same with their titles."""
    answers = (entry for entry in entries if entry.get("never_move"))
    return {str(entry["never_move"]): str(entry.get("title") or "") for entry in answers}
