"""TinyDB's storage of a journal file: read whole, checked entry by entry, written beside and put in place."""

from __future__ import annotations

from tinydb import TinyDB
from tinydb.storages import Storage

from tltimer.journal.file_format import read_tables, serialise
from tltimer.journal.listing import file_of, table_of
from tltimer.journal.schema import stored_document_from
from tltimer.storage.atomic import Batch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.file_format import Check, Tables
    from tltimer.journal.schema import Changes


class FileStorage(Storage):
    """One journal file for TinyDB.

    Entries that are not documents are hidden from TinyDB and kept in the file when it is written.

    Args:
        path: the file; it need not exist.
        check: raises ValueError for an entry that is not a document.
        batch: where to put what is written, to be committed with other files; None writes it at once.
    """

    def __init__(self, path: Path, check: Check, batch: Batch | None = None) -> None:
        self._path = path
        self._check = check
        self._batch = batch
        self._held: Tables = {}
        self._tables: Tables | None = None
        self._loaded = False

    def read(self) -> Tables | None:
        """Return the documents of the file, None where there is no file.

        Raises:
            Damaged: the content is not a journal.
            OSError: the file cannot be opened.
        """
        if not self._loaded:
            reading = read_tables(self._path, self._check)
            if reading is not None:
                self._tables, self._held = reading.documents, reading.others
            self._loaded = True
        return self._tables

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


def put_changes(batch: Batch, folder: Path, changes: Changes) -> list[Path]:
    """Add the documents that count after the changes to a batch; return the files that it will replace.

    Raises:
        Damaged: one of the files is not a journal.
        OSError: one of them cannot be opened.
    """
    files: dict[Path, dict[str, dict[str, Document]]] = {}
    for (partition, identifier), (_before, after) in changes.items():
        tables = files.setdefault(folder / file_of(partition), {})
        tables.setdefault(table_of(partition), {})[identifier] = after
    for path, tables in files.items():
        storage = FileStorage(path, stored_document_from, batch)
        with TinyDB(storage=lambda storage=storage: storage) as database:
            for table, documents in tables.items():
                _put(database, table, documents)
    return list(files)


def _put(database: TinyDB, name: str, documents: dict[str, Document]) -> None:
    table = database.table(name)
    replaced = {row.doc_id: documents[row["id"]] for row in table if row["id"] in documents}

    def become(entry: Any) -> None:
        document = documents[entry["id"]]
        entry.clear()
        entry.update(document)

    if replaced:
        table.update(become, doc_ids=list(replaced))
    replaced_ids = {document["id"] for document in replaced.values()}
    table.insert_multiple(document for key, document in documents.items() if key not in replaced_ids)
