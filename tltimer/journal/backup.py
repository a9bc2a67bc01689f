"""Automatic backups: everything the user made, in one archive a day."""

import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

from tltimer.domain.timeline.documents import Document, merge
from tltimer.errors import Refused, reason_of
from tltimer.frozen import frozen
from tltimer.i18n.translate import _
from tltimer.paths import Home, make_private
from tltimer.storage.atomic import Batch, read_bytes

DAYS = 14
"""The days before and including today whose backups are kept."""


LARGEST = 200 * 1024 * 1024
"""Bytes that a file in an archive has at most."""

SETTINGS, CALENDARS, REPOSITORIES = BESIDE = ("settings.toml", "calendars.json", "repositories.json")
"""What an archive holds beside the journal."""


@frozen
class Archived:
    """What an archive holds: documents by collection, merged, the files ``BESIDE`` by name, and what can't be read."""

    documents: dict[str, list[Document]]
    files: dict[str, bytes]
    faults: tuple[str, ...]


def superfluous(days: Iterable[date], today: date) -> list[date]:
    """Choose the backups to delete: not the first of a month, and none of the last 14 days."""
    firsts: dict[tuple[int, int], date] = {}
    days = sorted(days)
    for day in days:
        firsts.setdefault((day.year, day.month), day)
    return [day for day in days if day <= today - timedelta(days=DAYS) and day not in firsts.values()]


def keep_backup(home: Home, today: date) -> Path | None:
    """Make today's backup and delete those that are no longer kept.

    Args:
        home: where everything lies.
        today: the local date.

    Returns:
        The new archive; None if today has one already or there is nothing to keep.

    Raises:
        Refused: it cannot be written.
    """
    file = home.backups / _name(today)
    if file.exists():
        return None
    try:
        archive = archive_of(home)
        if archive is None:
            return None
        with Batch(home.backups) as batch:
            batch.put(file, lambda: archive)
            batch.commit()
        for day in superfluous(_days(home.backups), today):
            (home.backups / _name(day)).unlink(missing_ok=True)
    except OSError as error:
        raise Refused(
            _("The backup {file} could not be made: {reason}").format(file=file, reason=reason_of(error))
        ) from error
    return file


def archive_of(home: Home) -> bytes | None:
    """Put the journal of all devices, settings and lists into one archive; None if there is nothing to keep.

    Secrets are in none of them.
    """
    from zipfile import ZIP_DEFLATED, ZipFile

    files = [(path, f"journal/{path.parent.name}/{path.name}") for path in sorted(home.journal.glob("*/*.json"))]
    files += [(path, name) for name, path in _beside(home).items()]
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as archive:
        for path, name in files:
            content = read_bytes(path)
            if content is not None and name == CALENDARS:
                content = _without_addresses(content)
            if content is not None:
                archive.writestr(name, content)
        empty = not archive.namelist()
    return None if empty else memory.getvalue()


def _beside(home: Home) -> dict[str, Path]:
    return dict(zip(BESIDE, (home.settings_file, home.calendars_file, home.repositories_file), strict=True))


def restore_beside(home: Home, files: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """Put the files beside the journal back where there are none.

    Returns:
        the names of those put back, and of those that stay as they are here though the archive has them otherwise.

    Raises:
        OSError: one cannot be read or written.
    """
    restored, kept = [], []
    for name, path in _beside(home).items():
        if name in files and not path.exists():
            make_private(path.parent)
            with Batch(path.parent) as batch:
                batch.put(path, partial(files.__getitem__, name))
                batch.commit()
            restored.append(name)
        elif name in files and files[name] != path.read_bytes():
            kept.append(name)
    return restored, kept


def archived_in(content: bytes) -> Archived:
    """Read an archive.

    What a journal passes over, a backup of it holds as well; the rest of it counts.

    Raises:
        Refused: it is no archive of tltimer, or not whole.
    """
    from zipfile import BadZipFile, ZipFile

    from tltimer.journal.file_format import Damaged, parse_tables
    from tltimer.journal.schema import stored_document_from

    found: dict[str, list[Document]] = {}
    faults: list[str] = []
    files: dict[str, bytes] = {}
    try:
        with ZipFile(BytesIO(content)) as archive:
            for entry in archive.infolist():
                if entry.file_size > LARGEST:
                    raise ValueError(_("{file} is too large").format(file=entry.filename))
                if entry.filename in BESIDE:
                    files[entry.filename] = archive.read(entry)
                elif entry.filename.startswith("journal/") and entry.filename.endswith(".json"):
                    try:
                        tables = parse_tables(archive.read(entry))
                    except Damaged as damage:
                        faults.append(_("{file} cannot be read: {reason}").format(file=entry.filename, reason=damage))
                        continue
                    for table, document in ((name, one) for name, its in tables.items() for one in its.values()):
                        try:
                            found.setdefault(table, []).append(stored_document_from(table, document))
                        except ValueError as fault:
                            faults.append(
                                _("{file}: an entry was passed over: {reason}").format(
                                    file=entry.filename, reason=fault
                                )
                            )
    except ValueError as error:
        raise Refused(_("this is no backup of tltimer, or not a whole one: {reason}").format(reason=error)) from None
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error):
        # The library's own words are English, and say less.
        raise Refused(_("this is no backup of tltimer, or not a whole one")) from None
    if not found and not files and not faults:
        raise Refused(_("this is no backup of tltimer: it holds neither a journal nor settings"))
    merged = {table: list(merge(documents).values()) for table, documents in found.items()}
    return Archived(merged, files, tuple(faults))


def _without_addresses(content: bytes) -> bytes | None:
    """Leave out calendars whose secret address still stands in the list itself; None for a list that can't be read."""
    try:
        listed = json.loads(content)
        calendars = [one for one in listed["calendars"] if "://" not in str(one.get("location", ""))]
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
