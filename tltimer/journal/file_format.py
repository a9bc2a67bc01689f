"""What a journal file holds: tables of numbered entries, checked entry by entry. Reading them takes no TinyDB."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tltimer.domain.timeline.documents import Document
from tltimer.frozen import frozen
from tltimer.i18n.translate import _
from tltimer.storage.atomic import read_bytes

Tables = dict[str, dict[str, Any]]
"""A TinyDB file: by the name of a table, by the number of an entry."""

Check = Callable[[str, object], Document]
"""Gives an entry of the named table as a whole document, or raises ValueError saying what is wrong with it."""


class Damaged(Exception):  # noqa: N818 - a state of a file, which its reader answers
    """The content of a file is no journal; the text says what it is instead."""


@frozen
class FileReading:
    """The documents of a file, its entries that are none, and what is wrong with each of those."""

    documents: Tables
    others: Tables
    faults: tuple[str, ...]


def read_tables(path: Path, check: Check) -> FileReading | None:
    """Read a journal file and tell its documents from other entries; None where there is no file.

    Raises:
        Damaged: the content is no journal.
        OSError: the file cannot be opened.
    """
    raw = read_bytes(path)
    return None if raw is None else _sorted_out(parse_tables(raw), check)


def parse_tables(raw: bytes) -> Tables:
    """Read the bytes of a TinyDB file.

    Raises:
        Damaged: they are not JSON, or not tables of numbered entries.
    """
    try:
        tables = json.loads(raw, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        words = _("it is no JSON from line {line}, column {column} on") if raw.strip() else _("it is empty")
        raise Damaged(words.format(line=error.lineno, column=error.colno)) from error
    except UnicodeDecodeError as error:
        raise Damaged(_("it is not written in UTF-8")) from error
    except RecursionError as error:
        raise Damaged(_("it is no JSON that can be read")) from error
    except ValueError as error:
        raise Damaged(str(error)) from error
    if not isinstance(tables, dict) or not all(isinstance(entries, dict) for entries in tables.values()):
        raise Damaged(_("it holds no tables of documents"))
    return tables


def _refuse_constant(name: str) -> None:
    raise ValueError(_("{name} is no number of JSON").format(name=name))


def serialise(tables: Tables) -> bytes:
    """Write tables as JSON with one document a line, so that people and synchronisers see what changed."""
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    blocks = []
    for name, entries in tables.items():
        lines = ",\n".join(f"{encode(key)}: {encode(entry)}" for key, entry in entries.items())
        blocks.append(f"{encode(name)}: {{\n{lines}\n}}")
    text = "{\n" + ",\n".join(blocks) + "\n}\n"
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which only escapes can hold
        return json.dumps(tables, allow_nan=False).encode()


def _sorted_out(tables: Tables, check: Check) -> FileReading:
    documents: Tables = {}
    others: Tables = {}
    faults = []
    for name, entries in tables.items():
        documents[name] = {}
        for key, entry in entries.items():
            try:
                if not (key.isascii() and key.isdigit()):
                    raise ValueError(_("entry {key} has no number").format(key=key))
                documents[name][key] = check(name, entry)
            except ValueError as fault:
                others.setdefault(name, {})[key] = entry
                faults.append(str(fault))
    return FileReading(documents, others, tuple(faults))
