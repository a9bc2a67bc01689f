"""Merging of stamped documents: what several devices wrote becomes one truth."""

import json
from collections.abc import Iterable
from typing import Any

Document = dict[str, Any]
"""A JSON object with ``id`` and a stamp: ``edited_at``, ``device`` and, for what no longer exists, ``deleted``."""


def precedence(document: Document) -> tuple[str, str, str]:
    """Return what decides between two documents with one id: the later edit, then the device, then the text itself."""
    return (
        str(document.get("edited_at", "")),
        str(document.get("device", "")),
        json.dumps(document, sort_keys=True, ensure_ascii=False),
    )


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
        known = counting.get(document["id"])
        if known is None or precedence(document) > precedence(known):
            counting[document["id"]] = document
    return counting


def existing(documents: dict[str, Document]) -> list[Document]:
    """Leave out what was deleted; in order of the ids."""
    return [documents[key] for key in sorted(documents) if not documents[key].get("deleted", False)]
