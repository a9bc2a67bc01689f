"""The files of all devices, read and merged; each file is parsed again only when it changed.

A *shelf* is what is merged by itself: the switches of a month (``2026-11``), what was planned for its days
(``2026-11-plans``), or a collection of the 1:1 list (``notes``).
"""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from tltimer.domain.timeline.documents import Document, merge
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.switches import Switch, checked_switch
from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.journal.file_format import Damaged, read_tables
from tltimer.journal.last_good import LastGoodCopies
from tltimer.journal.months import EARLIEST, LATEST, is_month, is_plans
from tltimer.journal.schema import PLANS, SWITCHES, stored_document_from
from tltimer.paths import Home

RECORDS = "records"
"""The name of the file that holds everything but switches and plans."""

Contents = dict[str, list[Document]]
"""The documents of one file, by table."""

State = tuple[int, int, int]
"""What changes when a file does: time, size and number."""


def state_of(stat: os.stat_result) -> State:
    """Give what changes when a file is replaced."""
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def file_of(shelf: str) -> str:
    """Name the file of a shelf."""
    return f"{shelf if is_month(shelf) or is_plans(shelf) else RECORDS}.json"


def table_of(shelf: str) -> str:
    """Name the table of a shelf in its file."""
    return SWITCHES if is_month(shelf) else PLANS if is_plans(shelf) else shelf


class JournalFiles:
    """Reads the journal's files, and says what could not be read.

    Args:
        home: where they lie.
        own: gives this device's name, None if it has none yet.
        set_aside: moves an own damaged file away and gives the sentence that says so, None if it could not.
    """

    def __init__(self, home: Home, own: Callable[[], str | None], set_aside: Callable[[Path], str | None]) -> None:
        self._folder = home.journal
        self._own = own
        self._set_aside = set_aside
        self._copies = LastGoodCopies(home.cache / "journal-copies")
        self._known: dict[Path, tuple[State, Contents]] = {}
        self._problems: dict[Path, tuple[str, ...]] = {}
        self.moved: list[str] = []

    def problems(self) -> tuple[str, ...]:
        """Say what was set aside, and what of the files read cannot be read."""
        return (*self.moved, *(sentence for key in sorted(self._problems) for sentence in self._problems[key]))

    def devices(self) -> list[str]:
        """Name the devices that have a folder."""
        try:
            with os.scandir(self._folder) as entries:
                return sorted(entry.name for entry in entries if entry.name[0] != "." and entry.is_dir())
        except OSError:
            return []

    def paths(self) -> list[Path]:
        """Give every file of the journal, of all devices."""
        return [
            self._folder / device / name
            for device in self.devices()
            for name in sorted(_names(self._folder / device))
            if name.endswith(".json") and (is_month(name[:-5]) or is_plans(name[:-5]) or name[:-5] == RECORDS)
        ]

    def fingerprint(self) -> tuple[tuple[str, State], ...]:
        """Give a value that differs when any file does, without opening one."""
        states = []
        for path in self.paths():
            try:
                states.append((f"{path.parent.name}/{path.name}", state_of(path.stat())))
            except OSError:
                continue
        return tuple(states)

    def months(self) -> list[str]:
        """Name the months of which any device has a file, oldest first."""
        return self._shelves(is_month)

    def plans(self) -> list[str]:
        """Name the shelves of plans of which any device has a file, oldest first."""
        return self._shelves(is_plans)

    def _shelves(self, wanted: Callable[[str], bool]) -> list[str]:
        names = {name for device in self.devices() for name in _names(self._folder / device)}
        return sorted(name[:-5] for name in names if name.endswith(".json") and wanted(name[:-5]))

    def collections(self) -> list[str]:
        """Name the collections of the 1:1 list that any device has."""
        names: set[str] = set()
        for device in self.devices():
            names.update(self._contents(self._folder / device / f"{RECORDS}.json"))
        return sorted(names)

    def merged(self, shelf: str) -> dict[str, Document]:
        """Give by id the documents of a shelf that count, tombstones included. They are shared: do not change them."""
        name, table = file_of(shelf), table_of(shelf)
        return merge(
            document
            for device in self.devices()
            for document in self._contents(self._folder / device / name).get(table, ())
        )

    def find(self, identifier: str) -> tuple[str, Document] | None:
        """Look for a switch in all months, newest first; give it with its shelf."""
        for month in reversed(self.months()):
            paths = (self._folder / device / f"{month}.json" for device in self.devices())
            if not any(self._may_hold(path, identifier) for path in paths):
                continue
            document = self.merged(month).get(identifier)
            if document is not None:
                return month, document
        return None

    def months_naming(self, names: Iterable[str]) -> Iterator[str]:
        """Name the months of which a file holds one of these texts, in any case, newest first; none is parsed."""
        wanted = {form.casefold() for name in names for form in (name, json.dumps(name)[1:-1])}
        for month in reversed(self.months()):
            for device in self.devices():
                try:
                    text = (self._folder / device / f"{month}.json").read_text("utf-8", "replace").casefold()
                except OSError:
                    continue
                if any(form in text for form in wanted):
                    yield month
                    break

    def _may_hold(self, path: Path, identifier: str) -> bool:
        # Searching the bytes of ten years takes milliseconds, parsing them most of a second.
        if path in self._known or not (identifier.isascii() and identifier.replace("-", "").isalnum()):
            return True
        try:
            return json.dumps(identifier).encode() in path.read_bytes()
        except FileNotFoundError:
            return False
        except OSError:
            return True

    def _contents(self, path: Path) -> Contents:
        try:
            state = state_of(path.stat())
        except FileNotFoundError:
            self._known.pop(path, None)
            self._problems.pop(path, None)
            return {}
        except OSError as error:
            return self._instead(path, error)[0]
        known = self._known.get(path)
        if known is not None and known[0] == state:
            return known[1]
        try:
            contents, self._problems[path] = self._read(path, path.parent.name)
        except (Damaged, OSError) as error:
            contents, lasting = self._instead(path, error)
            if not lasting:
                return contents
        self._known[path] = state, contents
        return contents

    def _read(self, path: Path, device: str) -> tuple[Contents, tuple[str, ...]]:
        reading = read_tables(path, stored_document_from)
        if reading is None:
            return {}, ()
        contents = {name: list(entries.values()) for name, entries in reading.documents.items()}
        faults = (
            _("{file} of {device} holds something that is left out: {fault}").format(
                file=path.name, device=device, fault=fault
            )
            for fault in reading.faults
        )
        return contents, tuple(faults)

    def _instead(self, path: Path, error: Exception) -> tuple[Contents, bool]:
        """Give what counts while a file cannot be read, and whether that stays so until the file changes."""
        device = path.parent.name
        contents: Contents = {}
        if device == self._own():
            if isinstance(error, Damaged):
                sentence = self._set_aside(path)
                if sentence is not None:
                    self.moved.append(sentence)
                    self._problems.pop(path, None)
                    return {}, False
                with contextlib.suppress(Damaged, OSError):  # another process was faster, and has written since
                    contents, self._problems[path] = self._read(path, device)
                    return contents, False
            text = _("{file} of this device cannot be read, and is left out until it can: {reason}")
            self._problems[path] = (text.format(file=path, reason=reason_of(error)),)
            return {}, False
        copy = self._copies.of(path)
        text = _("{file} of {device} cannot be read, and is left out until it can: {reason}")
        try:
            if copy.exists():
                contents = self._read(copy, device)[0]
                text = _("{file} of {device} cannot be read, its last good copy counts until it can: {reason}")
        except (Damaged, OSError):
            pass
        self._problems[path] = (text.format(file=path.name, device=device, reason=reason_of(error)),)
        return contents, isinstance(error, Damaged)

    def keep_copies(self, everything: bool = False) -> None:
        """Keep a copy of other devices' files that could be read: those read so far, or all there are."""
        own = self._own()
        for path in self.paths() if everything else sorted(self._known):
            if path.parent.name != own:
                self._copies.keep(path)

    def let_go(self) -> None:
        """Hold nothing of what was read; all is read again when it is asked for next."""
        self.keep_copies()
        self._known.clear()

    def forget(self, paths: list[Path]) -> None:
        """Read these files again when they are asked for next."""
        for path in paths:
            self._known.pop(path, None)


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries]
    except OSError:
        return []


def switches_in(shelves: Iterable[dict[str, Document]], start: datetime, end: datetime) -> tuple[Switch, ...]:
    """Give the existing switches with start <= at < end, in order of (at, id)."""
    first, last = format_instant(max(start, EARLIEST)), format_instant(min(end, LATEST))
    documents = merge(document for shelf in shelves for document in shelf.values())
    # Instants are kept in the one form that sorts as text, so that only what is asked for need be parsed.
    chosen = [each for each in documents.values() if first <= each["at"] < last and not each.get("deleted", False)]
    chosen.sort(key=lambda each: (each["at"], each["id"]))
    return tuple(map(checked_switch, chosen))
