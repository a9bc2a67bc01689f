"""The files of all devices in the journal: their names, and what they hold by their names; none is opened.

A *partition* is what is merged as one: the switches of a month (``2026-11``), the plans of its days
(``2026-11-plans``), or a collection of the records (``notes``).

    journal/laptop-7f3k/2026-11.json                        the file of a partition
    journal/laptop-7f3k/2026-11.sync-conflict-2026….json    a copy of it that a synchroniser made: merged as well

A switch stays in the file of the month in which it was first, so readers look into the neighbours as well:

    file 2026-11                                          reach of the file
                 |--7 d--|---- November, UTC ----|--7 d--|
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path

from tltimer.domain.timeline.instants import FIRST_YEAR, LAST_YEAR
from tltimer.errors import Unread, reason_of
from tltimer.i18n.translate import _
from tltimer.journal.schema import PLANS, SWITCHES
from tltimer.paths import is_there

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

REACH = timedelta(days=7)
"""The greatest distance that a switch may move out of the month of its file."""

OF_PLANS = "-plans"
"""Ends the names of the files in which the plans of a month are kept."""

EARLIEST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
LATEST = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)


MONTHS = frozenset(f"{number:02}" for number in range(1, 13))


def month_of(instant: datetime) -> str:
    """Name the UTC month of an instant, ``2026-11``."""
    utc = instant.astimezone(UTC)
    return f"{utc.year:04}-{utc.month:02}"


@lru_cache(maxsize=512)  # a journal of ten years has a hundred names, and is listed for each part of a report
def is_month(name: str) -> bool:
    """Return whether a text names a month that the log can hold."""
    year, dash, month = name[:4], name[4:5], name[5:]
    return (
        dash == "-"
        and month in MONTHS
        and year.isascii()
        and year.isdigit()
        and len(year) == 4
        and FIRST_YEAR <= int(year) <= LAST_YEAR
    )


def plans_of(day: date) -> str:
    """Name the partition that keeps what the calendars had planned for a day, ``2026-11-plans``."""
    return f"{day.year:04}-{day.month:02}{OF_PLANS}"


@lru_cache(maxsize=512)
def is_plans(name: str) -> bool:
    """Return whether a text names a month of plans."""
    return name.endswith(OF_PLANS) and is_month(name.removesuffix(OF_PLANS))


def month_span(month: str) -> tuple[datetime, datetime]:
    """Return the first instant of a month and that of the next."""
    year, number = int(month[:4]), int(month[5:])
    return datetime(year, number, 1, tzinfo=UTC), datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)


def reach_of(month: str) -> tuple[datetime, datetime]:
    """Return the span that the switches of a month's file may cover."""
    start, end = month_span(month)
    return start - REACH, end + REACH


def months_touching(start: datetime, end: datetime, months: Iterable[str]) -> list[str]:
    """Choose the months whose files can hold a switch with start <= at < end, in their order."""
    if start >= end:
        return []
    first = month_of(max(start, EARLIEST + REACH) - REACH)
    last = month_of(min(end, LATEST - REACH) + REACH)
    return [month for month in months if first <= month <= last]


RECORDS = "records"
"""The name of the file that holds everything but switches and plans."""

State = tuple[int, int, int]
"""The time, size and number of a file: one of them changes when it does."""

Folder = tuple[tuple[str, tuple[Path, ...]], ...]

Names = dict[str, list[str]]
"""The names of a device's files by what they hold, as ``stem_of`` names it."""

_COPY = r"(\d{4}-\d{2}-plans|\d{4}-\d{2}|records)[^0-9A-Za-z].*\.json"
"""The names that synchronisers give to their copies."""

PASSING = frozenset({errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""Errors that have nothing to do with the file itself: in a moment it may be read."""


MOST_FILES = 5_000
"""The most files of a device, and the most devices, that are read. Ten years are 250 files."""


def state_of(stat: os.stat_result) -> State:
    """Return a value that changes when the file is replaced."""
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def file_of(partition: str) -> str:
    """Return the name of the file of a partition."""
    return f"{stem_of(partition)}.json"


def stem_of(partition: str) -> str:
    """Return the name, without its ending, of the file of a partition."""
    return partition if is_month(partition) or is_plans(partition) else RECORDS


def table_of(partition: str) -> str:
    """Return the name of the table of a partition in its file."""
    return SWITCHES if is_month(partition) else PLANS if is_plans(partition) else partition


@lru_cache(maxsize=512)
def _stem_in(name: str) -> str | None:
    """Return the stem in the name of a file, or of a copy that a synchroniser made; None where it is neither."""
    stem = name.removesuffix(".json")
    if _is_stem(stem):
        return None if stem == name else stem
    match = re.fullmatch(_COPY, name, re.ASCII | re.DOTALL)
    return match[1] if match is not None and _is_stem(match[1]) else None


def _paths(folder: Path, stem: str, names: Iterable[str]) -> tuple[Path, ...]:
    """Return the files of these names, the one without an addition first."""
    return tuple(folder / name for name in sorted(names, key=lambda name: (name != f"{stem}.json", name)))


def _is_stem(name: str) -> bool:
    return name == RECORDS or is_month(name) or is_plans(name)


def unlisted(folder: Path, error: OSError) -> str:
    """Return the reason why a folder of the journal cannot be listed, and the way out."""
    place = _nearest(folder)
    if isinstance(error, FileNotFoundError):
        words = _("{folder} is a link to {target}, which does not exist. Connect that disk, or correct the link.")
        return words.format(folder=place, target=printable(os.path.realpath(place)))
    if isinstance(error, NotADirectoryError):
        if place == folder:
            words = _("{folder} is not a folder. Move it elsewhere, then restore the journal folder if you had one.")
        else:
            words = _(
                "{folder} is not a folder, so your data cannot be in it. Move it elsewhere, or start tltimer "
                "with another folder (--home DIR)."
            )
        return words.format(folder=place)
    words = _("{folder} cannot be read: {reason}. Make it readable, then try again.")
    return words.format(folder=place, reason=reason_of(error))


def _nearest(folder: Path) -> Path:
    """Return the folder or, where it is not to be seen, the nearest place above it that is."""
    return next((path for path in (folder, *folder.parents) if os.path.lexists(path)), folder)


def is_absent(folder: Path, error: OSError) -> bool:
    """Return whether a folder cannot be listed because there is none, and no link to one that is away."""
    place = _nearest(folder)
    return isinstance(error, FileNotFoundError) and (is_there(place) or not place.is_symlink())


def _rank(own: str | None) -> Callable[[os.DirEntry[str]], tuple[bool, bool, str]]:
    """Return the sort key of entries where there are too many to read all: own ones, files, copies."""
    return lambda entry: (entry.name != own, not _is_stem(entry.name.removesuffix(".json")), entry.name)


def printable(name: str) -> str:
    """Return a file name as a text that can be printed, whatever its bytes are."""
    return os.fsencode(name).decode("utf-8", "replace")


class JournalListing:
    """Lists the journal's folders, and records which could not be listed.

    ``complete`` is whether nothing may be left out now: what cannot be listed raises instead.

    Args:
        folder: the journal.
        own: returns this device's name, None if it has none yet.
        finish: puts in place what a process left in the middle, and returns whether there was such a change.
    """

    def __init__(self, folder: Path, own: Callable[[], str | None], finish: Callable[[], bool]) -> None:
        self._folder = folder
        self._own = own
        self._finish = finish
        self._listed: dict[Path, list[os.DirEntry[str]]] = {}
        self._overfull: dict[Path, int] = {}  # listing a hundred thousand files takes a third of a second
        self._held: dict[str, Names] | None = None
        self._fingerprint: tuple[tuple[str, State], ...] = ()
        self.complete = False
        self.problems: dict[Path, str] = {}

    @contextmanager
    def held(self) -> Iterator[None]:
        """List every folder once, and take the files that are there for all that are asked for in this context."""
        if self._held is not None:
            yield
            return
        self._held = self._listed_names()
        try:
            yield
        finally:
            self._held = None

    def devices(self) -> list[str]:
        """Return the names of the devices that have a folder.

        Raises:
            Refused: the journal cannot be listed; nobody may take it for an empty one.
        """
        if self._held is None:
            return self._listed_devices()
        if self._finish():  # it can have made files
            self._held = self._listed_names()
        return list(self._held)

    def _listed_devices(self) -> list[str]:
        self._finish()
        return sorted(
            entry.name for entry in self._list(self._folder) if entry.name[0] != "." and self._is_device(entry)
        )

    def _listed_names(self) -> dict[str, Names]:
        return {device: self._listed_files(device) for device in self._listed_devices()}

    def _is_device(self, entry: os.DirEntry[str]) -> bool:
        """Return whether an entry is a device's folder; a link to one counts for this device alone."""
        return self._is_folder(entry, False) or (entry.name == self._own() and self._is_folder(entry, True))

    def _is_folder(self, entry: os.DirEntry[str], through_links: bool) -> bool:
        try:
            return entry.is_dir(follow_symlinks=through_links)
        except OSError:
            if self.complete:
                raise
            return False

    def paths(self) -> list[Path]:
        """Return every file of the journal that is read, of all devices, copies of synchronisers too."""
        return [path for device in self.devices() for _stem, paths in self._files_in(device) for path in paths]

    def strays(self) -> tuple[str, ...]:
        """Return the names of what is in the journal and is not read, and of the copies that synchronisers left."""
        strays = []
        for entry in self._list(self._folder):
            if entry.name[0] == "." or not self._is_folder(entry, False):
                strays.append(entry.name)
                continue
            folder = self._folder / entry.name
            read = {path for _stem, paths in self._files_in(entry.name) for path in paths}
            for item in self._list(folder):
                exact = f"{stem_of(item.name[:-5])}.json" == item.name
                if folder / item.name not in read or not exact:
                    strays.append(f"{entry.name}/{item.name}")
        return tuple(sorted(map(printable, strays)))

    def _files_in(self, device: str) -> Folder:
        """Return the files of a device by the name of what they hold, the one of that name first."""
        folder, files = self._folder / device, self._names_in(device)
        return tuple((stem, _paths(folder, stem, names)) for stem, names in sorted(files.items()))

    def _names_in(self, device: str, begin: str = "") -> Names:
        """Return the names of a device's files, those that begin so at least."""
        if self._held is not None:
            return self._held.get(device, {})
        return self._listed_files(device, begin)

    def _listed_files(self, device: str, begin: str = "") -> Names:
        files: Names = {}
        for entry in self._list(self._folder / device):
            stem = _stem_in(entry.name) if entry.name.startswith(begin) else None
            if stem is not None:
                files.setdefault(stem, []).append(entry.name)
        return files

    def files_of(self, stem: str) -> list[Path]:
        """Return the files of all devices that hold what this stem names, copies of synchronisers too."""
        return [
            path
            for device in self.devices()
            if (names := self._names_in(device, stem).get(stem))
            for path in _paths(self._folder / device, stem, names)
        ]

    def _list(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return the entries of a folder; in a passing trouble, those that it had before.

        Raises:
            Unread: it cannot be listed, and is not another device's.
        """
        try:
            if folder in self._overfull and self._overfull[folder] == folder.stat().st_mtime_ns:
                return self._listed[folder]
            with os.scandir(folder) as entries:
                self._listed[folder] = list(islice(entries, MOST_FILES + 1))
            self.problems.pop(folder, None)
            if len(self._listed[folder]) > MOST_FILES:
                self._list_first(folder)
        except OSError as error:
            if is_absent(folder, error):
                self._listed.pop(folder, None)
                self._overfull.pop(folder, None)
                return []
            if folder not in (self._folder, self._folder / (self._own() or "")) and error.errno not in PASSING:
                text = _(
                    "The journal folder of {device} cannot be read: {reason}. tltimer leaves the folder out for now."
                )
                self.problems[folder] = text.format(device=printable(folder.name), reason=reason_of(error))
            elif self.complete or folder not in self._listed or error.errno not in PASSING:
                raise Unread(unlisted(folder, error)) from error
        return self._listed.get(folder, [])

    def _list_first(self, folder: Path) -> None:
        """List a folder with too many files: those that come first."""
        from heapq import nsmallest

        self._overfull[folder] = folder.stat().st_mtime_ns
        with os.scandir(folder) as entries:
            self._listed[folder] = nsmallest(MOST_FILES, entries, key=_rank(self._own()))
        text = _(
            "{folder} contains more than {count} files, so tltimer does not read all of them. Move files that are not "
            "part of the journal to another folder."
        )
        self.problems[folder] = text.format(folder=printable(folder.name), count=MOST_FILES)

    def fingerprint(self) -> tuple[tuple[str, State], ...]:
        """Return a value that differs when any file does, without opening one; the last one, if that is the same."""
        states = []
        for device in self.devices():
            for names in self._names_in(device).values():
                for name in names:
                    place = f"{device}/{name}"  # a path of each file would take longer than the look at it
                    with suppress(OSError):
                        states.append((place, state_of(os.lstat(f"{self._folder}/{place}"))))
        fingerprint = tuple(sorted(states))
        if fingerprint != self._fingerprint:
            self._fingerprint = fingerprint
        return self._fingerprint

    def months(self) -> list[str]:
        """Return the months of which any device has a file, oldest first."""
        return self._stems(is_month)

    def plans(self) -> list[str]:
        """Return the partitions of plans of which any device has a file, oldest first."""
        return self._stems(is_plans)

    def _stems(self, wanted: Callable[[str], bool]) -> list[str]:
        return sorted({stem for device in self.devices() for stem in self._names_in(device) if wanted(stem)})
