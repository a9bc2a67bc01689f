"""Stamped documents: what several devices wrote becomes one truth, and is read as values."""

from __future__ import annotations

import json
import re

from tltimer.domain.timeline.instants import parse_date, parse_instant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime
    from typing import Any, TypeVar

    T = TypeVar("T")

Document = dict[str, "Any"]
"""A JSON object with ``id`` and a stamp: ``edited_at``, ``device`` and, for what no longer exists, ``deleted``."""

_CONTROLS = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Control characters, line breaks, marks that turn the writing around, and halves of characters."""


def precedence(document: Document) -> tuple[str, str, str]:
    """Return the key by which one of two documents of an id counts: the later edit, then the device, then the text."""
    return (*_stamp(document), json.dumps(document, sort_keys=True, ensure_ascii=False))


def counts_over(document: Document, other: Document) -> bool:
    """Return whether a document counts over another with the same id; the texts are made only where stamps tie."""
    stamp, other_stamp = _stamp(document), _stamp(other)
    return precedence(document) > precedence(other) if stamp == other_stamp else stamp > other_stamp


def _stamp(document: Document) -> tuple[str, str]:
    return str(document.get("edited_at", "")), str(document.get("device", ""))


def merge(documents: Iterable[Document]) -> dict[str, Document]:
    """Keep of all documents with one id the one that counts; tombstones stay, so that merging again loses nothing.

    Commutative, associative and idempotent: the order and number of copies do not matter.
    """
    documents = list(documents)
    counting = {document["id"]: document for document in documents}
    if len(counting) == len(documents):  # as it is nearly always, and a week's report merges thousands
        return counting
    counting = {}
    for document in documents:
        counted = counting.get(document["id"])
        if counted is None or counts_over(document, counted):
            counting[document["id"]] = document
    return counting


def existing(documents: dict[str, Document]) -> list[Document]:
    """Leave out what was deleted; in order of the ids."""
    return [documents[key] for key in sorted(documents) if not documents[key].get("deleted", False)]


def values_from(documents: Iterable[Document], read: Callable[[Document], T]) -> tuple[T, ...]:
    """Read documents as values; those that cannot be understood are passed over, never guessed."""
    values = []
    for document in documents:
        try:
            values.append(read(document))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return tuple(values)


def optional_date(value: Any) -> date | None:
    """Read a date that may be absent.

    Raises:
        TypeError: the value is not text.
        ValueError: the text is not a date.
    """
    return None if value is None else parse_date(value)


def items_of(value: Any) -> list[Any]:
    """Return the items of a list; none of anything else."""
    return value if isinstance(value, list) else []


def made_at(document: Document, field: str) -> datetime | None:
    """Read when a document was made; of one without the field, when it was last changed."""
    made = document.get(field) or document.get("edited_at")
    return parse_instant(made) if made else None


def cleaned(text: str) -> str:
    """Return a text on one line, with a space for each run of control characters and line breaks.

    What joins letters (ZWJ, ZWNJ) stays: emoji and Persian need it.
    """
    # Compiling the pattern takes longer than reading a month, and nearly every text is printable.
    if text.isprintable() or not re.search(_CONTROLS, text):
        return text
    return " ".join(re.sub(_CONTROLS, " ", text).split())
