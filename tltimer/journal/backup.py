"""Automatic backups: everything the user made, in one archive a day."""

from __future__ import annotations

import json
import os
import tomllib
import zlib
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from tltimer.domain.timeline.documents import merge
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _, ngettext
from tltimer.journal.file_format import LARGEST, MOST_FAULTS, Damaged, sort_out
from tltimer.journal.listing import is_absent, printable, unlisted
from tltimer.journal.schema import stored_document_from
from tltimer.paths import read_file
from tltimer.settings.toml_file import flatten
from tltimer.storage.atomic import write_bytes
from tltimer.storage.reading import MEGABYTE, IrregularFileError, read_bytes, read_regular
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tltimer.domain.timeline.documents import Document
    from tltimer.paths import Home

DAYS = 14
"""The days before and including today whose backups are kept."""


LARGEST_ARCHIVE = 128 * MEGABYTE
"""The most bytes that the files of an archive have together; ten years of log have a tenth of it."""

MOST_FILES = 20_000
"""The most files of an archive."""

SETTINGS, CALENDARS, REPOSITORIES = BESIDE = ("settings.toml", "calendars.json", "repositories.json")
"""The files of an archive beside the journal."""


class Archive(Value):
    """An archive, and a sentence for each file of the journal that could not go into it."""

    content: bytes
    left_out: tuple[str, ...]


class Archived(Value):
    """The content of an archive: documents by collection, merged, the files ``BESIDE`` by name, and faults."""

    documents: dict[str, list[Document]]
    files: dict[str, bytes]
    faults: tuple[str, ...]


def superfluous(days: Iterable[date], today: date) -> list[date]:
    """Return the backups to delete: not the first of a month, and none of the last 14 days."""
    firsts: dict[tuple[int, int], date] = {}
    days = sorted(days)
    for day in days:
        firsts.setdefault((day.year, day.month), day)
    return [day for day in days if day <= today - timedelta(days=DAYS) and day not in firsts.values()]


def keep_backup(home: Home, today: date) -> Path | None:
    """Make today's backup and delete those that are no longer kept.

    Args:
        home: the home to back up.
        today: the local date.

    Returns:
        The new archive; None if today has one already or there is nothing to keep.

    Raises:
        Refused: it cannot be written.
    """
    file = home.backups / _name(today)
    try:
        if file.exists():
            return None
        archive = archive_of(home)
        if archive is None:
            return None
        write_bytes(file, archive.content)
        for day in superfluous(_days(home.backups), today):
            (home.backups / _name(day)).unlink(missing_ok=True)
    except OSError as error:
        raise Refused(
            _("The backup {file} could not be made: {reason}.").format(file=file, reason=reason_of(error))
        ) from error
    return file


def archive_of(home: Home) -> Archive | None:
    """Put the journal of all devices, settings and lists into one archive; None if there is nothing to keep.

    Secrets are in none of them.

    Raises:
        OSError: a file cannot be read now, so that it would not be everything.
        Refused: nor can a folder.
    """
    from zipfile import ZIP_DEFLATED, ZipFile

    left_out = [
        _("{file} was left out of the backup: {reason}.").format(
            file=f"journal/{printable(device.name)}", reason=_("it is a link")
        )
        for device in _folder_entries(home.journal)
        if device.is_symlink()
    ]
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as archive:
        for path, name in _journal_files(home.journal):
            try:
                content = read_regular(path, LARGEST)
            except IrregularFileError as error:
                left_out.append(
                    _("{file} was left out of the backup: {reason}.").format(file=name, reason=reason_of(error))
                )
                continue
            if content is not None:
                archive.writestr(name, content)
        for name, path in _beside(home).items():
            content = read_bytes(path)
            if content is not None and name == CALENDARS:
                content = _without_addresses(content)
            if content is not None:
                archive.writestr(name, content)
        empty = not archive.namelist()
    return None if empty else Archive(memory.getvalue(), tuple(left_out))


def _journal_files(folder: Path) -> list[tuple[Path, str]]:
    """Return each file of the devices with its name in an archive; no link is followed, and any name is a text."""
    paths: dict[str, Path] = {}
    for device in _folder_entries(folder):
        if device.name.startswith(".") or not device.is_dir(follow_symlinks=False):
            continue
        for entry in _folder_entries(Path(device.path)):
            if entry.name.endswith(".json") and not entry.name.startswith("."):
                name = f"journal/{printable(device.name)}/{printable(entry.name)}"
                while name in paths:
                    name = f"{name[:-5]}_.json"
                paths[name] = Path(entry.path)
    return [(path, name) for name, path in paths.items()]


def _folder_entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        if is_absent(folder, error):
            return []
        raise Refused(unlisted(folder, error)) from error


def _beside(home: Home) -> dict[str, Path]:
    return dict(zip(BESIDE, (home.settings_file, home.calendars_file, home.repositories_file), strict=True))


def missing_beside(home: Home, files: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """Return the files beside the journal that restoring would bring, each with what it holds: keys, names, paths.

    Files that hold nothing, or cannot be read, are left out.
    """
    return {
        name: items
        for name, path in _beside(home).items()
        if name in files and not path.exists() and (items := _items_of(name, files[name]))
    }


def _items_of(name: str, raw: bytes) -> tuple[str, ...] | None:
    """Return the content of a file beside the journal; None if it cannot be read."""
    try:
        if name == SETTINGS:
            return tuple(flatten(tomllib.loads(raw.decode("utf-8-sig"))))
        if name == CALENDARS:
            return tuple(
                f"{calendar['name']} ({calendar.get('shown') or calendar['location']})"
                for calendar in json.loads(raw)["calendars"]
            )
        return tuple(str(repository["path"]) for repository in json.loads(raw)["repositories"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def restore_beside(home: Home, files: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """Put the files beside the journal back where there are none.

    Returns:
        the names of those put back that hold anything, and of those that stay as they are here though the archive's
        differ.

    Raises:
        OSError: one cannot be read or written.
    """
    restored, existing = [], []
    for name, path in _beside(home).items():
        if name in files and not path.exists():
            write_bytes(path, files[name])
            restored += [name] if _items_of(name, files[name]) else []
        elif name in files and files[name] != read_file(path):
            existing.append(name)
    return restored, existing


def archived_in(content: bytes) -> Archived:
    """Read an archive.

    A backup holds what its journal leaves out, too; the rest counts.

    Raises:
        Refused: it is not an archive of tltimer, or not whole, or too large.
    """
    from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

    archived: dict[str, list[Document]] = {}
    faults: list[str] = []
    files: dict[str, bytes] = {}
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_ARCHIVE:
                text = _(
                    "This is not a tltimer backup: the file contains too many files, or more than {size} MB "
                    "when unpacked. Use a backup that tltimer made."
                )
                raise Refused(text.format(size=LARGEST_ARCHIVE // MEGABYTE))
            for entry in entries:
                name = entry.filename
                if name not in BESIDE and not (name.startswith("journal/") and name.endswith(".json")):
                    continue
                if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                    raise BadZipFile(name)  # tltimer writes no other; some ask for gigabytes before they read
                with archive.open(entry) as file:
                    raw = file.read(entry.file_size)  # no more than was told, so that a lie costs no memory
                if name not in BESIDE:
                    faults += _add_documents(archived, name, raw)
                elif _items_of(name, raw) is not None:
                    files[name] = raw
                else:
                    faults.append(_("{file} cannot be read, so it was left out.").format(file=name))
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        # The library's own words are English, and say less.
        raise Refused(
            _("This is not a tltimer backup, or the file is incomplete. Use a backup that tltimer made.")
        ) from None
    if not archived and not files and not faults:
        raise Refused(
            _(
                "This is not a tltimer backup: the file contains neither a journal nor settings. Use a backup "
                "that tltimer made."
            )
        )
    merged = {table: list(merge(documents).values()) for table, documents in archived.items()}
    return Archived(merged, files, tuple(faults))


def _add_documents(archived: dict[str, list[Document]], name: str, raw: bytes) -> list[str]:
    """Add the documents of a file to those of its collections; return what is wrong with the rest, as sentences."""
    try:
        reading = sort_out(raw, stored_document_from)
    except Damaged as damage:
        return [_("{file} cannot be read: {reason}.").format(file=name, reason=damage)]
    for table, documents in reading.documents.items():
        archived.setdefault(table, []).extend(documents.values())
    text = _("An item in {file} was left out: {reason}.")
    faults = [text.format(file=name, reason=fault) for fault in reading.faults[:MOST_FAULTS]]
    if more := len(reading.faults) - len(faults):
        words = ngettext(
            "{count} more item in {file} was left out.", "{count} more items in {file} were left out.", more
        )
        faults.append(words.format(file=name, count=more))
    return faults


def _without_addresses(content: bytes) -> bytes | None:
    """Remove calendars whose secret address still stands in the list itself; None for a list that can't be read."""
    try:
        listed = json.loads(content)
        calendars = [calendar for calendar in listed["calendars"] if "://" not in str(calendar.get("location", ""))]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if len(calendars) == len(listed["calendars"]):
        return content
    return json.dumps({**listed, "calendars": calendars}, indent=1, ensure_ascii=False).encode()


def _name(day: date) -> str:
    return f"tltimer-{day.isoformat()}.zip"


def _days(folder: Path) -> list[date]:
    days = []
    for file in folder.glob("tltimer-????-??-??.zip"):
        try:
            days.append(date.fromisoformat(file.stem.removeprefix("tltimer-")))
        except ValueError:
            continue
    return days
