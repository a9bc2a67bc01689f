"""tltimer's own format: everything, with ids and stamps, so that it can be taken in again and merged."""

from __future__ import annotations

import json

from tltimer.exchange.entries import ImportedDocuments, Unreadable, json_from, shortened
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import escaped_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo
    from typing import Any

    from tltimer.domain.timeline.documents import Document

SCHEMA = 1

COLLECTIONS = (
    "answers",
    "audits",
    "choices",
    "days_off",
    "intentions",
    "kinds",
    "modes",
    "notes",
    "people",
    "plans",
    "promises",
    "switches",
)
"""The lists that every export holds, empty or not; others that the journal knows are added."""


def read(raw: bytes, _zone: tzinfo) -> ImportedDocuments:
    """Read an export; its instants need no zone.

    Raises:
        Unreadable: the file is not an export, or one of a newer version.
    """
    return ImportedDocuments(documents_from(raw))


def documents_from(raw: bytes) -> dict[str, list[Any]]:
    """Read an export: lists of documents by collection, not yet checked one by one.

    Raises:
        Unreadable: the file is not an export, or one of a newer version.
    """
    content = json_from(raw)
    if not isinstance(content, dict) or "schema" not in content:
        raise Unreadable(
            "",
            _(
                'This is not a tltimer export: the file does not begin with {{"schema": 1, …}}. Choose a '
                "file that tltimer exported."
            ).format(),
        )
    schema = content.pop("schema")
    if type(schema) is not int or schema != SCHEMA:
        raise Unreadable(
            "",
            _(
                "Schema {schema} is unknown; this version of tltimer reads only schema {known}. Try a newer version."
            ).format(schema=shortened(json.dumps(schema)), known=SCHEMA),
        )
    for name, documents in content.items():
        if not isinstance(documents, list):
            raise Unreadable(
                "",
                _("{name} is not a list. Export the data again.").format(name=shortened(json.dumps(name))),
            )
    return content


def text_of(documents: Mapping[str, Iterable[Document]]) -> str:
    """Write everything, one document a line, the same text for the same documents."""
    lists = {name: list(documents.get(name, ())) for name in {*COLLECTIONS, *documents}}
    parts = [f'"schema": {SCHEMA}', *(f"{_json(name)}: {_list(lists[name])}" for name in sorted(lists))]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _list(documents: list[Document]) -> str:
    return "[\n" + ",\n".join(map(_json, documents)) + "\n]" if documents else "[]"


def _json(value: Any) -> str:
    return escaped_json(json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False))
