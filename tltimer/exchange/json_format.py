"""tltimer's own format: everything, with ids and stamps, so that it can be taken in again and merged."""

import json
from collections.abc import Iterable, Mapping
from datetime import tzinfo
from typing import Any

from tltimer.domain.timeline.documents import Document
from tltimer.exchange.entries import Unreadable, no_json, shortened
from tltimer.i18n.translate import _

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


def read(raw: bytes, _zone: tzinfo) -> dict[str, list[Any]]:
    """Read an export; its instants need no zone."""
    return documents_from(raw)


def documents_from(raw: bytes) -> dict[str, list[Any]]:
    """Read an export: lists of documents by collection, not yet checked one by one.

    Raises:
        Unreadable: the file is no export, or one of a newer version.
    """
    try:
        content = json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise Unreadable("", _("this is no JSON: it is not written in UTF-8")) from None
    except RecursionError:
        raise Unreadable("", _("this is no JSON that can be read")) from None
    except json.JSONDecodeError as problem:
        raise no_json(problem) from None
    except ValueError as problem:
        raise Unreadable("", _("this is no JSON: {why}").format(why=problem)) from None
    if not isinstance(content, dict) or "schema" not in content:
        raise Unreadable("", _('this is no export of tltimer: it does not begin with {{"schema": 1, …}}').format())
    schema = content.pop("schema")
    if type(schema) is not int or schema != SCHEMA:
        raise Unreadable(
            "",
            _("schema {schema} is not known here, only {known}; a newer tltimer may read it").format(
                schema=shortened(json.dumps(schema)), known=SCHEMA
            ),
        )
    for name, documents in content.items():
        if not isinstance(documents, list):
            raise Unreadable("", _("{name} is no list of documents").format(name=shortened(json.dumps(name))))
    return content


def _refuse_constant(name: str) -> None:
    raise ValueError(_("{name} is no number of JSON").format(name=name))


def text_of(documents: Mapping[str, Iterable[Document]]) -> str:
    """Write everything, one document a line, the same text for the same documents."""
    lists = {name: list(documents.get(name, ())) for name in {*COLLECTIONS, *documents}}
    parts = [f'"schema": {SCHEMA}', *(f"{_json(name)}: {_list(lists[name])}" for name in sorted(lists))]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _list(documents: list[Document]) -> str:
    return "[\n" + ",\n".join(map(_json, documents)) + "\n]" if documents else "[]"


def _json(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which only escapes can hold
        return json.dumps(value, sort_keys=True, allow_nan=False)
    return text
