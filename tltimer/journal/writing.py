"""Staged changes on their way into this device's files."""

from pathlib import Path
from typing import Any

from tinydb import TinyDB

from tltimer.domain.timeline.documents import Document
from tltimer.journal.files import file_of, table_of
from tltimer.journal.schema import Changes, stored_document_from
from tltimer.journal.tinydb_writer import FileStorage
from tltimer.storage.atomic import Batch


def put_changes(batch: Batch, folder: Path, changes: Changes) -> list[Path]:
    """Let a batch write what counts after the changes; give the files that it will replace.

    Raises:
        Damaged: one of the files is none.
        OSError: one of them cannot be opened.
    """
    files: dict[Path, dict[str, dict[str, Document]]] = {}
    for (shelf, identifier), (_before, after) in changes.items():
        tables = files.setdefault(folder / file_of(shelf), {})
        tables.setdefault(table_of(shelf), {})[identifier] = after
    for path, tables in files.items():
        storage = FileStorage(path, stored_document_from, batch)
        with TinyDB(storage=lambda storage=storage: storage) as database:
            for table, documents in tables.items():
                _put(database, table, documents)
    return list(files)


def _put(database: TinyDB, name: str, documents: dict[str, Document]) -> None:
    table = database.table(name)
    replaced = {each.doc_id: documents[each["id"]] for each in table if each["id"] in documents}

    def become(entry: Any) -> None:
        document = documents[entry["id"]]
        entry.clear()
        entry.update(document)

    if replaced:
        table.update(become, doc_ids=list(replaced))
    known = {document["id"] for document in replaced.values()}
    table.insert_multiple(document for key, document in documents.items() if key not in known)
