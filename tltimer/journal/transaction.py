"""Writes the changes of one holder of the lock: journal files with TinyDB, undo steps and the last id beside them."""

from __future__ import annotations

import json

from tinydb import TinyDB
from tinydb.storages import Storage

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.journal.device import ID_LEAD, IdSource, number_of
from tltimer.journal.edit import Edit, Staging
from tltimer.journal.file_format import Damaged, read_tables, serialise
from tltimer.journal.listing import file_of, table_of
from tltimer.journal.quarantine import set_step_aside
from tltimer.journal.schema import stored_document_from
from tltimer.journal.undo_apply import stage_redo, stage_undo
from tltimer.journal.undo_log import DamagedStep, UndoLog, UndoStep, read_step
from tltimer.storage.atomic import Batch, finish_batch
from tltimer.storage.reading import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tltimer.clock import Clock
    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.device import Device
    from tltimer.journal.file_format import Check, Tables
    from tltimer.journal.files import JournalFiles
    from tltimer.journal.schema import Changes
    from tltimer.paths import Home
    from tltimer.storage.atomic import Disk


class Transaction:
    """The operations that need the lock, which is held.

    Args:
        home: the home of the journal.
        clock: the clock.
        device: knows this device's name.
        files: the journal as it is read.
        disk: the calls by which files are written.

    Raises:
        Refused: the home cannot be written.
    """

    def __init__(self, home: Home, clock: Clock, device: Device, files: JournalFiles, disk: Disk) -> None:
        self._home = home
        self._disk = disk
        self._files = files
        self._now = clock.now()
        self._temporary = home.unfinished
        self._last_id = home.data / "last-id.json"
        self._steps = UndoLog(home.data / "undo")
        self.is_written = False
        """Whether a change is on the disk now, whatever fails after it."""

        try:
            finish_batch(self._temporary, disk)
            self._device = device.settle(self._temporary, disk)
            last = self._last_number()
        except OSError as error:
            raise _unwritten(error) from error
        self._staging = Staging(files, self._device, self._now)
        self._identifiers = IdSource(last, int(self._now.timestamp()) * 1000, self._device.rpartition("-")[2])

    def edit(self) -> Edit:
        """Begin a change."""
        return Edit(self._staging, self._identifiers)

    def write(self, label: str | None, automatic: bool = False) -> None:
        """Write the staged changes, with the step that undoes them if it has a label; then nothing can be redone.

        A step that is ``automatic`` was not made by the user, and leaves what they can redo as it is.

        Raises:
            Refused: it cannot be written; nothing was changed.
        """

        def put_step(batch: Batch) -> None:
            if label is not None:
                if not automatic:
                    self._steps.forget_next(batch)
                self._steps.add(batch, UndoStep(label, self._device, self._staging.changes, automatic))

        if self._staging.changes:
            self._write(put_step)

    def undo(self) -> str | None:
        """Undo the last step; return its label.

        Raises:
            Refused: it cannot be undone.
        """
        while (file := self._found(self._steps.last)) is not None:
            step = self._step_in(file)
            if step.device != self._device:
                return None
            try:
                done = stage_undo(self._staging, step)
            except Refused:
                newest = self._found(self._steps.newest)
                if newest is None or newest == file:
                    raise
                # What the program did since changed the same: that is undone first.
                self._staging = Staging(self._files, self._device, self._now)
                file, step = newest, self._step_in(newest)
                done = stage_undo(self._staging, step)

            def set_by(batch: Batch, file: Path = file, step: UndoStep = step, done: bool = done) -> None:
                if done:
                    self._steps.set_by(batch, file, step)
                else:
                    batch.remove(file)

            self._write(set_by)
            if done:
                return step.label
        return None

    def redo(self) -> str | None:
        """Redo the step that was undone last; return its label.

        Raises:
            Refused: it cannot be redone.
        """
        while (file := self._found(self._steps.next)) is not None:
            step = self._step_in(file)
            if step.device != self._device:
                return None
            done = stage_redo(self._staging, step)

            def put_back(batch: Batch, file: Path = file, step: UndoStep = step) -> None:
                if self._staging.changes:
                    redone = UndoStep(step.label, self._device, self._staging.changes, step.automatic)
                    self._steps.put_back(batch, file, redone)
                else:
                    batch.remove(file)

            self._write(put_back)
            if done:
                return step.label
        return None

    def undo_change(self, mark: tuple[int, str]) -> str | None:
        """Undo one step of several by its number and label; return the label, None if it is no longer there.

        Raises:
            Refused: what it had changed was changed again since.
        """
        file = self._found(lambda: self._steps.numbered(mark[0]))
        if file is None:
            return None
        step = self._step_in(file)
        if (step.device, step.label) != (self._device, mark[1]):
            return None
        stage_undo(self._staging, step)

        def forget(batch: Batch) -> None:
            batch.remove(file)
            self._steps.forget_next(batch)

        self._write(forget)
        return step.label

    def _write(self, beside: Callable[[Batch], None]) -> None:
        changes = self._staging.changes
        try:
            with Batch(self._temporary, self._disk) as batch:
                if changes:
                    last = json.dumps({"last": self._identifiers.last}).encode()
                    batch.put(self._last_id, lambda: last, companion=True)
                beside(batch)
                written = _put_changes(batch, self._home.journal / self._device, changes)
                batch.commit()
        except (OSError, Damaged) as error:
            raise _unwritten(error) from error
        self.is_written = True
        self._files.forget(written)
        self._files.keep_copies()
        self._staging = Staging(self._files, self._device, self._now)

    def _found(self, find: Callable[[], Path | None]) -> Path | None:
        try:
            return find()
        except OSError as error:
            raise _unwritten(error) from error

    def _step_in(self, file: Path) -> UndoStep:
        """Return a step; one that is damaged is set aside.

        Raises:
            Refused: it is damaged, and the text says where it is now; or it cannot be read just now.
        """
        try:
            return read_step(file)
        except DamagedStep as error:
            raise Refused(set_step_aside(file, self._home.damaged, self._now)) from error
        except OSError as error:
            raise _unwritten(error) from error

    def _last_number(self) -> int:
        """Return the number of the id made last; where that is lost, the greatest of this device's own counts.

        Raises:
            OSError: it cannot be read just now.
        """
        try:
            last = json.loads(read_bytes(self._last_id) or b"null")["last"]
            if isinstance(last, int) and last >= 0:
                return last
        except (ValueError, TypeError, KeyError, RecursionError):
            pass
        if not (self._home.journal / self._device).is_dir():
            return 0
        partitions = [*self._files.listing.months(), *self._files.collections()]
        suffix = self._device.rpartition("-")[2]
        latest = int(self._now.timestamp()) * 1000 + ID_LEAD
        own = (key for partition in partitions for key in self._files.merged(partition) if key.endswith("-" + suffix))
        return max((number for number in map(number_of, own) if number and number <= latest), default=0)


def _unwritten(error: Exception) -> Refused:
    return Refused(_("The change could not be saved: {reason}.").format(reason=reason_of(error)))


class FileStorage(Storage):
    """One journal file for TinyDB: read whole, checked entry by entry, written with a batch.

    Entries that are not documents are hidden from TinyDB and kept in the file when it is written.

    Args:
        path: the file; it need not exist.
        check: raises ValueError for an entry that is not a document.
        batch: where to put what is written, to be committed with other files.
    """

    def __init__(self, path: Path, check: Check, batch: Batch) -> None:
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
        """Replace the content of the file, with the batch."""
        self._tables = data
        self._loaded = True
        self._batch.put(self._path, self._content)

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


def _put_changes(batch: Batch, folder: Path, changes: Changes) -> list[Path]:
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
