"""The journal: what the user did and decided, of all devices, read merged and written by this one."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext, suppress
from itertools import chain

from tltimer.domain.timeline.documents import existing, merge
from tltimer.domain.timeline.switches import switch_from
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _, ngettext
from tltimer.journal.files import JournalFiles, switches_in
from tltimer.journal.listing import LATEST, REACH, month_span, months_touching, plans_of, reach_of
from tltimer.journal.schema import PLANS, SWITCHES, clean_document, shown_document
from tltimer.paths import is_folder
from tltimer.storage.reading import is_batch_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path

    from tltimer.clock import Clock
    from tltimer.domain.timeline.documents import Document
    from tltimer.domain.timeline.switches import Switch
    from tltimer.journal.device import Device
    from tltimer.journal.edit import Edit
    from tltimer.journal.transaction import Transaction
    from tltimer.paths import Home
    from tltimer.storage.atomic import Disk
    from tltimer.storage.lock import FileLock


UNSTAMPED = "1970-01-01T00:00:00Z"
"""The stamp, in an export, of a document that some other program wrote without one."""


class Journal:
    """All access to the journal's files. Making it opens nothing; reading creates nothing.

    Args:
        home: where the files are.
        clock: has the time of changes.
        machine: the id of this machine; None asks the system.
        timeout: seconds to wait while another program writes; None for the default.
        disk: the calls by which files are written; None for the real ones.
    """

    def __init__(
        self,
        home: Home,
        clock: Clock,
        machine: str | None = None,
        timeout: float | None = None,
        disk: Disk | None = None,
    ) -> None:
        self._home = home
        self._given_disk = disk
        self._timeout_s = timeout
        self._clock = clock
        self._machine = machine
        self._made_device: Device | None = None
        self._made_lock: FileLock | None = None
        self._files = JournalFiles(home, lambda: self._device.name(), self._set_aside, self._finish_batch)
        self._opened: Transaction | None = None
        self.watch: Callable[[], AbstractContextManager[object]] = nullcontext
        """Surrounds every write under the lock in a home with a folder of hooks, to compare before and after."""

        self.has_changed = False
        """Whether the last edit of this process was written."""

    @property
    def device(self) -> str:
        """The name under which this device writes; "" before its first write."""
        return self._device.name() or ""

    @property
    def _device(self) -> Device:
        """This device; a report rarely needs to know which one that is."""
        if self._made_device is None:
            from tltimer.journal.device import Device

            self._made_device = Device(self._home.data / "device.json", self._machine)
        return self._made_device

    @property
    def _disk(self) -> Disk:
        """The calls by which files are written; a report never needs them."""
        if self._given_disk is None:
            from tltimer.storage.atomic import DISK

            self._given_disk = DISK
        return self._given_disk

    @property
    def _lock(self) -> FileLock:
        """The lock of those who write; a report never needs it."""
        if self._made_lock is None:
            from tltimer.storage.lock import TIMEOUT, FileLock

            timeout_s = TIMEOUT if self._timeout_s is None else self._timeout_s
            self._made_lock = FileLock(self._home.data / "journal.lock", timeout_s)
        return self._made_lock

    def switches(self, start: datetime, end: datetime) -> tuple[Switch, ...]:
        """Return the existing switches of all devices with start <= at < end, in order of (at, id)."""
        with self._files.listing.held():
            months = months_touching(start, end, self._files.listing.months())
            return switches_in(chain.from_iterable(map(self._files.documents, months)), start, end)

    def held(self) -> AbstractContextManager[None]:
        """Read, in this context, the files that are there at first: a report asks for a dozen parts of one log."""
        return self._files.listing.held()

    def find_switch(self, identifier: str) -> Switch | None:
        """Search all months for an existing switch, newest first."""
        stored = self._files.find(identifier)
        return (
            None
            if stored is None or stored[1].get("deleted", False)
            else switch_from(shown_document(SWITCHES, stored[1]))
        )

    def first_at(self) -> datetime | None:
        """Return the instant of the first switch of the whole log, reading only the oldest files."""
        first: datetime | None = None
        for month in self._files.listing.months():
            start, _end = month_span(month)
            if first is not None and first < start - REACH:
                break
            switches = switches_in(self._files.documents(month), start - REACH, first or LATEST)
            first = switches[0].at if switches else first
        return first

    def spans_naming(self, names: Iterable[str]) -> Iterator[tuple[datetime, datetime]]:
        """Return the spans in which switches may name one of these texts, newest first; they can overlap."""
        return map(reach_of, self._files.months_naming(names))

    def nothing_before(self) -> datetime | None:
        """Return an instant before which the log has no switch, by the names of its files alone; None for no log."""
        months = self._files.listing.months()
        return month_span(months[0])[0] - REACH if months else None

    def entries(self, collection: str) -> tuple[Document, ...]:
        """Return the existing documents of a collection of the 1:1 list, by id."""
        return tuple(
            dict(shown_document(collection, document)) for document in existing(self._files.merged(collection))
        )

    def plans(self, first: date, last: date) -> tuple[Document, ...]:
        """Return the recorded plans of the days from the first to the last, by id."""
        partitions = [name for name in self._files.listing.plans() if plans_of(first) <= name <= plans_of(last)]
        plans = merge(document for name in partitions for document in self._files.merged(name).values())
        return tuple(plan for plan in existing(plans) if first.isoformat() <= plan["day"] <= last.isoformat())

    def all_documents(self) -> dict[str, list[Document]]:
        """Return everything, merged, tombstones included: ``switches`` by (at, id), the collections by id.

        Raises:
            Refused: a file cannot be read now, so that it would not be everything.
        """
        with self._whole():
            return self._all_documents()

    @contextmanager
    def _whole(self, writing: bool = False) -> Iterator[None]:
        """Refuse, in this context, what cannot be read now, instead of leaving it out."""
        try:
            with self._files.complete():
                yield
        except OSError as error:
            words = (
                _("{file} cannot be read: {reason}. No change made.")
                if writing
                else _("{file} cannot be read: {reason}.")
            )
            file = error.filename or self._home.journal
            raise Refused(words.format(file=file, reason=reason_of(error))) from error

    def _all_documents(self) -> dict[str, list[Document]]:
        months = map(self._files.merged, self._files.listing.months())
        switches = merge(document for month in months for document in month.values())
        everything = {SWITCHES: sorted(switches.values(), key=lambda document: (document["at"], document["id"]))}
        for collection in self._files.collections():
            merged = self._files.merged(collection)
            everything[collection] = [merged[key] for key in sorted(merged)]
        plans = merge(
            document for name in self._files.listing.plans() for document in self._files.merged(name).values()
        )
        if plans:
            everything[PLANS] = [plans[key] for key in sorted(plans)]
        return {name: [_exported(name, document) for document in documents] for name, documents in everything.items()}

    def problems(self) -> tuple[str, ...]:
        """Return sentences about files that were set aside, or that cannot be read."""
        return (*self._files.problems(), *self._kept_aside())

    def strays(self) -> tuple[str, ...]:
        """Return the names of strays in the journal: copies of synchronisers, and what is not read."""
        return self._files.listing.strays()

    def _finish_batch(self) -> bool:
        """Finish the change that a killed process left half done, so that nobody sees half of it.

        Returns:
            whether there was one; a process that is still at work has done it meanwhile.
        """
        temporary = self._home.unfinished
        if not is_batch_left(temporary):
            return False
        from tltimer.storage.atomic import finish_batch

        with suppress(Refused, OSError), self._lock.held():
            finish_batch(temporary, self._disk)
        return True

    def _kept_aside(self) -> tuple[str, ...]:
        """Return a sentence about files of the log that were set aside before, until somebody has seen to them."""
        if self._files.moved:
            return ()
        files: list[Path] = []
        with suppress(OSError):  # what cannot be looked at just now is told the next time
            if self._home.damaged.is_dir():
                from tltimer.journal.quarantine import OF_UNDO

                files += (file for file in self._home.damaged.glob("*.json") if not file.name.startswith(OF_UNDO))
        if not files:
            return ()
        words = ngettext(
            "{count} damaged log file is in {folder}: restore its contents from a backup, then delete the file.",
            "{count} damaged log files are in {folder}: restore their contents from a backup, then delete the files.",
            len(files),
        )
        return (words.format(count=len(files), folder=self._home.damaged),)

    def fingerprint(self) -> tuple[tuple[str, tuple[int, int, int]], ...]:
        """Return a value that changes when any file does; opens none."""
        return self._files.listing.fingerprint()

    def keep_copies(self) -> None:
        """Keep copies of other devices' files, for the time when one cannot be read."""
        self._files.keep_copies(everything=True)

    def let_go(self) -> None:
        """Free the contents read so far, for a process that goes on without needing them soon."""
        self._files.let_go()

    @contextmanager
    def edit(self, label: str | None, automatic: bool = False) -> Iterator[Edit]:
        """Change the journal: what is staged is written whole at the end, as one step to undo called so.

        Without a label it cannot be undone. A step that is ``automatic`` was made without the user, whose own last step
        is undone first. Nothing is written if nothing was staged or an exception passes.

        Raises:
            Refused: it cannot be written; nothing was changed.
        """
        with self._writer() as writer:
            # What a mode or a name means is told by the records: a change made without them could mean another.
            self._files.merged("modes")
            yield writer.edit()
            writer.write(label, automatic)

    def undo(self) -> str | None:
        """Undo the user's last change made on this device; return its label, None if there is none.

        Raises:
            Refused: another device edited since what the change had changed.
        """
        with self._writer() as writer:
            return writer.undo()

    def redo(self) -> str | None:
        """Redo the last undone step, if nothing new was done since; return its label, None if there is nothing.

        Raises:
            Refused: another device edited since what the change had changed.
        """
        with self._writer() as writer:
            return writer.redo()

    def undo_change(self, mark: tuple[int, str]) -> str | None:
        """Undo one change made on this device; return its label, None if that cannot be done any more.

        Raises:
            Refused: what it had changed was changed again since.
        """
        with self._writer() as writer:
            return writer.undo_change(mark)

    def mark(self) -> tuple[int, str] | None:
        """Return the mark of the change made last, by which it can be undone when others have followed."""
        from tltimer.journal.undo_log import UndoLog

        return UndoLog(self._home.data / "undo").mark()

    def undo_label(self) -> str | None:
        """Return the name of the change that undo would undo."""
        from tltimer.journal.undo_log import UndoLog

        device = self._device.name()
        return None if device is None else UndoLog(self._home.data / "undo").label(device)

    def redo_label(self) -> str | None:
        """Return the name of the change that redo would redo."""
        from tltimer.journal.undo_log import UndoLog

        device = self._device.name()
        return None if device is None else UndoLog(self._home.data / "undo").next_label(device)

    @contextmanager
    def _writer(self) -> Iterator[Transaction]:
        from tltimer.journal.transaction import Transaction

        self.has_changed = False
        self._files.listing.devices()  # where these cannot be told, neither can the lock, but this says why
        with self._lock.held(), self.watch() if is_folder(self._home.hooks) else nullcontext():
            if self._opened is not None:
                raise RuntimeError("the journal is being edited already")
            with self._whole(writing=True):
                self._opened = Transaction(self._home, self._clock, self._device, self._files, self._disk)
                try:
                    yield self._opened
                finally:
                    self.has_changed = self._opened.is_written
                    self._opened = None

    def _set_aside(self, path: Path) -> str | None:
        from tltimer.journal.quarantine import set_aside_damaged

        try:
            with self._lock.held():
                return set_aside_damaged(path, self._home.damaged, self._clock.now())
        except (Refused, OSError):
            return None


def _exported(table: str, document: Document) -> Document:
    """Return a document with its fields in order and, where somebody wrote it without a stamp, the oldest one."""
    document = clean_document(table, document)
    if not document["edited_at"]:
        document["edited_at"] = UNSTAMPED
    return {name: document[name] for name in sorted(document)}
