"""TinyDB's storage of a journal file: read whole, checked entry by entry, written beside and put in place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from tltimer.journal.atomic import Batch, read_bytes
from tltimer.timeline.documents import Document

Tables = dict[str, dict[str, Any]]
"""A TinyDB file: by the name of a table, by the number of an entry."""

Check = Callable[[str, object], Document]
"""Gives an entry of the named table as a whole document, or raises ValueError saying what is wrong with it."""


class Damaged(Exception):  # noqa: N818 - a state of a file, which its reader answers
    """The content of a file is no journal; the text says what it is instead."""


def parse_tables(raw: bytes) -> Tables:
    """Read the bytes of a TinyDB file.

    Raises:
        Damaged: they are not JSON, or not tables of numbered entries.
    """
    try:
        tables = json.loads(raw, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Damaged(str(error) if raw.strip() else "it is empty") from error
    if not isinstance(tables, dict) or not all(isinstance(entries, dict) for entries in tables.values()):
        raise Damaged("it holds no tables of documents")
    return tables


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


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


class FileStorage(Storage):
    """One journal file for TinyDB.

    Entries that are no documents are hidden from TinyDB (``faults`` says why) and kept in the file when it is written.

    Args:
        path: the file; it need not exist.
        check: tells documents from other entries.
        batch: where to put what is written, to be committed with other files; None writes it at once.
    """

    def __init__(self, path: Path, check: Check, batch: Batch | None = None) -> None:
        self.faults: tuple[str, ...] = ()
        self._path = path
        self._check = check
        self._batch = batch
        self._held: Tables = {}
        self._tables: Tables | None = None
        self._loaded = False

    def read(self) -> Tables | None:
        """Give the documents of the file, None where there is no file.

        Raises:
            Damaged: the content is no journal.
            OSError: the file cannot be opened.
        """
        if not self._loaded:
            raw = read_bytes(self._path)
            self._tables = None if raw is None else self._sort_out(parse_tables(raw))
            self._loaded = True
        return self._tables

    def _sort_out(self, tables: Tables) -> Tables:
        good: Tables = {}
        faults = []
        for name, entries in tables.items():
            good[name] = {}
            for key, entry in entries.items():
                try:
                    if not (key.isascii() and key.isdigit()):
                        raise ValueError(f"entry {key} has no number")
                    good[name][key] = self._check(name, entry)
                except ValueError as fault:
                    self._held.setdefault(name, {})[key] = entry
                    faults.append(str(fault))
        self.faults = tuple(faults)
        return good

    def write(self, data: Tables) -> None:
        """Replace the content of the file, at once or with the batch."""
        self._tables = data
        self._loaded = True
        if self._batch is not None:
            self._batch.put(self._path, self._content)
        else:
            with Batch(self._path.parent) as batch:
                batch.put(self._path, self._content)
                batch.commit()

    def _content(self) -> bytes:
        tables = {name: dict(entries) for name, entries in (self._tables or {}).items()}
        for name, entries in self._held.items():
            table = tables.setdefault(name, {})
            free = max((int(key) for key in (*table, *entries) if key.isdigit()), default=0)
            for key, entry in entries.items():
                if key in table:  # TinyDB did not see this number and has given it away
                    free += 1
                    table[str(free)] = entry
                else:
                    table[key] = entry
        return serialise(tables)
