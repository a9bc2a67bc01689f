"""The documents of all devices, read and merged; each file is parsed again only when it changed."""

from __future__ import annotations

import contextlib
import json
from bisect import bisect_left
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from operator import itemgetter

from tltimer.domain.timeline.documents import Document, merge
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import Switch, checked_switch
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _, ngettext
from tltimer.journal.file_format import LARGEST, MOST_FAULTS, Damaged, read_tables
from tltimer.journal.listing import (
    EARLIEST,
    LATEST,
    PASSING,
    RECORDS,
    JournalListing,
    file_of,
    printable,
    state_of,
    stem_of,
    table_of,
)
from tltimer.journal.schema import BARE_FIELDS, SWITCHES, shown_document, stored_document_from
from tltimer.storage.reading import IrregularFileError, read_regular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tltimer.journal.last_good import LastGoodCopies
    from tltimer.journal.listing import (
        State,
    )
    from tltimer.paths import Home

Contents = dict[str, list[Document]]
"""The documents of one file, by table."""


class JournalFiles:
    """Reads the journal's files, and records which could not be read; ``listing`` finds them.

    Args:
        home: where the files are.
        own: returns this device's name, None if it has none yet.
        set_aside: moves an own damaged file away and returns the sentence about it, None if it could not.
        finish: puts in place what a process left in the middle, and returns whether there was such a change.
    """

    def __init__(
        self,
        home: Home,
        own: Callable[[], str | None],
        set_aside: Callable[[Path], str | None],
        finish: Callable[[], bool],
    ) -> None:
        self._own = own
        self._set_aside = set_aside
        self.listing = JournalListing(home.journal, own, finish)
        self._copies_folder = home.cache / "journal-copies"
        self._known: dict[Path, tuple[State, Contents]] = {}
        self._problems: dict[Path, tuple[str, ...]] = {}
        self.moved: list[str] = []

    @contextmanager
    def complete(self) -> Iterator[None]:
        """Raise, in this context, for a file that cannot be read now, instead of leaving it out.

        Raises:
            OSError: an own file cannot be read, or another device's of which no good copy is known.
        """
        before, self.listing.complete = self.listing.complete, True
        try:
            yield
        finally:
            self.listing.complete = before

    def problems(self) -> tuple[str, ...]:
        """Return sentences about files that were set aside, and about those that cannot be read."""
        problems = self._problems | {folder: (sentence,) for folder, sentence in self.listing.problems.items()}
        return (*self.moved, *(sentence for key in sorted(problems) for sentence in problems[key]))

    def collections(self) -> list[str]:
        """Return the names of the collections of records that any device has."""
        names: set[str] = set()
        for path in self.listing.files_of(RECORDS):
            names.update(self._contents(path))
        return sorted(names)

    def documents(self, partition: str) -> Iterator[Document]:
        """Iterate over the documents of a partition in all its files. They are shared: do not change them."""
        table = table_of(partition)
        paths = self.listing.files_of(stem_of(partition))
        return chain.from_iterable(self._contents(path).get(table, ()) for path in paths)

    def merged(self, partition: str) -> dict[str, Document]:
        """Return by id those of these documents that count, tombstones too."""
        return merge(self.documents(partition))

    def find(self, identifier: str) -> tuple[str, Document] | None:
        """Look for a switch in all months, newest first; return it with its partition."""
        for month in reversed(self.listing.months()):
            if not any(self._may_hold(path, identifier) for path in self.listing.files_of(month)):
                continue
            document = self.merged(month).get(identifier)
            if document is not None:
                return month, document
        return None

    def months_naming(self, names: Iterable[str]) -> Iterator[str]:
        """Return the months of which a file holds one of these texts, in any case, newest first; none is parsed."""
        wanted = {folded(form) for name in names for form in (name, json.dumps(name)[1:-1])}
        for month in reversed(self.listing.months()):
            for path in self.listing.files_of(month):
                try:
                    text = (read_regular(path, LARGEST) or b"").decode("utf-8", "replace")
                except OSError:
                    continue
                text = folded(text)
                if any(form in text for form in wanted):
                    yield month
                    break

    def _may_hold(self, path: Path, identifier: str) -> bool:
        # Searching the bytes of ten years takes milliseconds, parsing them most of a second.
        if path in self._known or not (identifier.isascii() and identifier.replace("-", "").isalnum()):
            return True
        try:
            return json.dumps(identifier).encode() in (read_regular(path, LARGEST) or b"")
        except OSError:
            return True

    def _contents(self, path: Path) -> Contents:
        try:
            state = state_of(path.lstat())
        except FileNotFoundError:
            self._known.pop(path, None)
            self._problems.pop(path, None)
            return {}
        except OSError as error:
            return self._instead(path, error)[0]
        cached = self._known.get(path)
        if cached is not None and cached[0] == state:
            return cached[1]
        try:
            contents, self._problems[path] = self._read(path, path.parent.name)
        except (Damaged, OSError) as error:
            contents, lasting = self._instead(path, error)
            if not lasting:
                return contents
        self._known[path] = state, contents
        return contents

    def _read(self, path: Path, device: str) -> tuple[Contents, tuple[str, ...]]:
        try:
            reading = read_tables(path, stored_document_from, LARGEST)
        except (Damaged, IrregularFileError):
            # An own file may be larger. Which those are takes three more files to find out, and few are so large.
            if device != self._own():
                raise
            reading = read_tables(path, stored_document_from)
        if reading is None:
            return {}, ()
        contents = {name: list(entries.values()) for name, entries in reading.documents.items()}
        names = {"file": printable(path.name), "device": printable(device)}
        faults = [
            _("An item in {file} from {device} was left out: {fault}.").format(fault=fault, **names)
            for fault in reading.faults[:MOST_FAULTS]
        ]
        if more := len(reading.faults) - len(faults):
            words = ngettext(
                "{count} more item in {file} from {device} was left out.",
                "{count} more items in {file} from {device} were left out.",
                more,
            )
            faults.append(words.format(count=more, **names))
        return contents, tuple(faults)

    def _instead(self, path: Path, error: Exception) -> tuple[Contents, bool]:
        """Return the contents to use while a file cannot be read, and whether they last until the file changes.

        Raises:
            OSError: it cannot be read, and all must be.
        """
        if path.parent.name == self._own():
            return self._instead_of_own(path, error), False
        device = path.parent.name
        contents: Contents = {}
        copy = self._copies().of(path)
        text = _("{file} from {device} cannot be read: {reason}. tltimer ignores the file until it can be read again.")
        try:
            if copy.exists():
                contents = self._read(copy, device)[0]
                text = _("{file} from {device} cannot be read: {reason}. tltimer uses the last good copy for now.")
            elif self.listing.complete and isinstance(error, OSError) and error.errno in PASSING:
                raise error
        except Damaged:
            pass
        reason = reason_of(error)
        words = text.format(file=printable(path.name), device=printable(device), reason=reason)
        self._problems[path] = (words,)
        return contents, isinstance(error, Damaged | IrregularFileError)

    def _instead_of_own(self, path: Path, error: Exception) -> Contents:
        if isinstance(error, Damaged) and path.name == file_of(path.stem):
            sentence = self._set_aside(path)
            if sentence is not None:
                self.moved.append(sentence)
                self._problems.pop(path, None)
                return {}
            with contextlib.suppress(Damaged, OSError):  # another process was faster, and has written since
                contents, self._problems[path] = self._read(path, path.parent.name)
                return contents
        if self.listing.complete and isinstance(error, OSError):
            raise error
        text = _(
            "{file} from this device cannot be read: {reason}. tltimer ignores the file until it can be read again."
        )
        self._problems[path] = (text.format(file=path, reason=reason_of(error)),)
        return {}

    def _copies(self) -> LastGoodCopies:
        """Return the copies of other devices' files; most homes have one device, and its files can be read."""
        from tltimer.journal.last_good import LastGoodCopies

        return LastGoodCopies(self._copies_folder)

    def keep_copies(self, everything: bool = False) -> None:
        """Keep a copy of other devices' files that could be read: those read so far, or all there are."""
        own = self._own()
        with contextlib.suppress(Refused):
            for path in self.listing.paths() if everything else sorted(self._known):
                if path.parent.name != own:
                    self._copies().keep(path)

    def let_go(self) -> None:
        """Drop the contents read so far; they are read again at the next request."""
        self.keep_copies()
        self._known.clear()

    def forget(self, paths: list[Path]) -> None:
        """Read these files again at the next request."""
        for path in paths:
            self._known.pop(path, None)


def switches_in(documents: Iterable[Document], start: datetime, end: datetime) -> tuple[Switch, ...]:
    """Return the existing switches with start <= at < end, in order of (at, id); of each id, the one that counts."""
    first, last = format_instant(max(start, EARLIEST)), format_instant(min(end, LATEST))
    documents = sorted(merge(documents).values(), key=itemgetter("id"))
    documents.sort(key=itemgetter("at"))  # an instant has the one form that sorts as text, so few need be parsed
    chosen = documents[
        bisect_left(documents, first, key=itemgetter("at")) : bisect_left(documents, last, key=itemgetter("at"))
    ]
    instants = map(datetime.fromisoformat, map(itemgetter("at"), chosen))
    # Nearly all are bare, and a week's report makes thousands: these are made at once.
    return tuple(
        [
            Switch(document["id"], at, document["mode"])
            if len(document) == BARE_FIELDS and document["mode"].isprintable()
            else checked_switch(shown_document(SWITCHES, document))
            for document, at in zip(chosen, instants, strict=True)
            if not document.get("deleted", False)
        ]
    )
