"""The form of documents, and when two of them say the same."""

from __future__ import annotations

import json
import math
from datetime import datetime, timedelta
from operator import itemgetter

from tltimer.domain.timeline.documents import Document, cleaned
from tltimer.domain.timeline.instants import FIRST_YEAR, LAST_YEAR, format_instant, parse_date, parse_instant
from tltimer.domain.timeline.switches import check_switch
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SWITCHES = "switches"
"""The table of a month's file, and the name of the switches in an export."""

PLANS = "plans"
"""The table of a month's plans, and their name in an export."""

Changes = dict[tuple[str, str], tuple[Document | None, Document]]
"""By partition and id: the document that counted before a change, and the one that counts after."""

BARE = ("id", "at", "mode", "edited_at", "device")
"""The fields of a bare switch, one of which nothing is stored but its time and mode, its id and its stamp."""

BARE_FIELDS = len(BARE)

LENGTH, MARKS = 20, "--T::Z"
"""The length of an instant in the form in which instants compare as texts, and every third letter from the fifth on."""

_marks_of = itemgetter(slice(4, None, 3))

DEEPEST = 40
"""The greatest depth to which the values of a document may be nested."""

LARGEST_NUMBER = 10**18

LONGEST_SHOWN = 40
"""The most characters of a wrong value that a sentence names."""


def document_from(table: str, entry: object) -> Document:
    """Return an entry of a table as a document, checked, its instants as UTC with ``Z``.

    Raises:
        ValueError: it is not a document; the text names what is wrong.
    """
    if not isinstance(entry, dict):
        raise ValueError(_("an item in '{table}' is not a JSON object").format(table=table))
    identifier = entry.get("id")
    if not isinstance(identifier, str) or not identifier:
        raise ValueError(_("an item in '{table}' has no id").format(table=table))
    document = dict(entry)
    if entry.get("edited_at"):
        document["edited_at"] = plain_instant(entry["edited_at"], "edited_at", identifier)
    if not isinstance(entry.get("device", ""), str):
        raise ValueError(_("'device' in '{identifier}' is not text").format(identifier=identifier))
    if not isinstance(entry.get("deleted", False), bool):
        raise ValueError(_("'deleted' in '{identifier}' must be true or false").format(identifier=identifier))
    if table == SWITCHES:
        document["at"] = plain_instant(entry.get("at"), "at", identifier)
        check_switch(document)
    if table == PLANS:
        day = plain_date(entry.get("day"), identifier)
        if not identifier.startswith(f"{day}/"):
            raise ValueError(
                _("the id '{identifier}' does not begin with the value of 'day'").format(identifier=identifier)
            )
    return document


def bare_switches(entries: dict[str, Any]) -> dict[str, Document]:
    """Return the bare ones of a table of switches by their keys; none if one of them cannot stay as it is.

    Nearly all switches of a log are bare. A week's report reads thousands, and checking each field of each by itself
    takes as long as parsing them.
    """
    try:
        bare = {key: entry for key, entry in entries.items() if len(entry) == BARE_FIELDS}
        ids, instants, modes, stamps, devices = (list(map(itemgetter(name), bare.values())) for name in BARE)
        instants += [stamp for at, stamp in zip(instants, stamps, strict=True) if stamp != at]
        for texts in (ids, modes, devices):
            "".join(texts)
        stay = all(ids) and all(modes) and _are_plain_instants(instants)
    except (KeyError, TypeError):  # an entry is no object, a field is missing, or its value is no text
        return {}
    return bare if stay else {}


def _are_plain_instants(texts: list[str]) -> bool:
    """Return whether texts are instants in the form in which instants compare as texts, all of years of the log."""
    if not {LENGTH}.issuperset(map(len, texts)) or "".join(map(_marks_of, texts)) != MARKS * len(texts):
        return False
    try:
        instants = list(map(datetime.fromisoformat, texts))
    except ValueError:
        return False
    return not instants or (min(instants).year >= FIRST_YEAR and max(instants).year <= LAST_YEAR)


def stored_document_from(table: str, entry: object) -> Document:
    """Return an entry as ``document_from`` does; a missing stamp is an empty text, so that every edit is newer."""
    document = document_from(table, entry)
    document.setdefault("edited_at", "")
    document.setdefault("device", "")
    return document


def clean_document(table: str, document: Document) -> Document:
    """Return a document without control characters and line breaks in its texts; ids stay, unless they are names."""
    cleaned_one: Document = _clean(document)
    return cleaned_one if table in ("modes", "kinds") else cleaned_one | {"id": document["id"]}


def shown_document(table: str, document: Document) -> Document:
    """Return a document as it may be shown, itself if it is clean: another device can have written anything."""
    texts = []
    for value in document.values():
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, list | dict):
            return clean_document(table, document)
    return document if "".join(texts).isprintable() else clean_document(table, document)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [_clean(part) for part in value]
    return {name: _clean(part) for name, part in value.items()} if isinstance(value, dict) else value


def check_json(value: object, depth: int = DEEPEST) -> None:
    """Refuse values that are valid JSON and that no document may hold.

    Raises:
        ValueError: the value is nested too deeply, or holds such a number or text.
    """
    if isinstance(value, str):
        if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                raise ValueError(_("a string contains an invalid character (an unpaired surrogate)")) from None
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(_("a number is infinite or undefined"))
    elif isinstance(value, int):
        if abs(value) >= LARGEST_NUMBER:
            raise ValueError(_("a number has more than 18 digits"))
    elif isinstance(value, dict | list):
        if not depth:
            raise ValueError(_("it is nested too deeply"))
        for part in (*value, *value.values()) if isinstance(value, dict) else value:
            check_json(part, depth - 1)


def plain_instant(text: object, name: str, identifier: str) -> str:
    """Return an instant in the form in which instants compare as texts, within the years that the log can hold.

    Raises:
        ValueError: it is not an instant, or lies outside of these years.
    """
    if not isinstance(text, str):
        raise ValueError(
            _("'{name}' in '{identifier}' is {value}, which is not a timestamp").format(
                name=name, identifier=identifier, value=_shown(text)
            )
        )
    if _are_plain_instants([text]):
        return text
    try:
        held = FIRST_YEAR <= datetime.fromisoformat(text).year <= LAST_YEAR
        instant = parse_instant(text) if held else None
    except ValueError:
        raise ValueError(
            _("'{name}' in '{identifier}' is {value}, which is not a timestamp with a UTC offset").format(
                name=name, identifier=identifier, value=_shown(text)
            )
        ) from None
    if instant is None or not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise ValueError(
            _("the year of '{name}' in '{identifier}' must be between {first} and {last}").format(
                name=name, identifier=identifier, first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return format_instant(instant)


def _shown(value: object) -> str:
    """Return a value of a document as a sentence names it: a text in quotes, anything else as JSON."""
    if isinstance(value, str):
        text = cleaned(value)
        return f"'{text}'" if len(text) <= LONGEST_SHOWN else f"'{text[:LONGEST_SHOWN]}…'"
    if isinstance(value, dict | list):
        return "[…]" if isinstance(value, list) else "{…}"
    return json.dumps(value)


def plain_date(text: object, identifier: str) -> str:
    """Return a date in the one form, within the years that the log can hold.

    Raises:
        ValueError: it is not such a date.
    """
    try:
        day = parse_date(text) if isinstance(text, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError(
            _("'day' in '{identifier}' is {value}, which is not a date").format(
                identifier=identifier, value=_shown(text)
            )
        )
    return day.isoformat()


def content(document: Document) -> dict[str, Any]:
    """Return the content of a document, without its stamp."""
    fields = {
        name: value for name, value in document.items() if name not in ("edited_at", "device", "deleted", "undone")
    }
    if document.get("deleted", False):
        fields["deleted"] = True
    return fields


def same_content(first: Document | None, other: Document | None) -> bool:
    """Return whether two documents say the same; None and a tombstone both stand for no document."""
    gone_one, gone_other = (document is None or bool(document.get("deleted", False)) for document in (first, other))
    if first is None or other is None or gone_one or gone_other:
        return gone_one and gone_other
    return content(first) == content(other)


def canonical(document: Document) -> str:
    """Return the one JSON text that stands for a document.

    Raises:
        ValueError: it holds something that JSON cannot express.
    """
    try:
        return json.dumps(document, sort_keys=True, allow_nan=False)
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def later_stamp(now: datetime, replaced: Document | None) -> str:
    """Return ``edited_at`` for what replaces a document: now, or a second after it where its clock was ahead.

    Raises:
        ValueError: no later instant can be written.
    """
    if replaced is None or not replaced["edited_at"]:
        return format_instant(now)
    after = parse_instant(replaced["edited_at"]) + timedelta(seconds=1)
    if after.year > LAST_YEAR:
        raise ValueError(
            _("'{id}' was edited at the latest time that the log covers, so it cannot be changed").format(
                id=replaced["id"]
            )
        )
    return format_instant(max(now, after))
