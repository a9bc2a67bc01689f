"""Automatic backups: everything the user made, in one archive a day."""

import zlib
from collections.abc import Iterable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from tltimer.home import Home
from tltimer.journal.atomic import Batch, read_bytes
from tltimer.journal.lock import reason_of
from tltimer.language import _
from tltimer.refusal import Refused
from tltimer.timeline.documents import Document, merge

DAYS = 14
"""The days before and including today whose backups are kept."""


LARGEST = 200 * 1024 * 1024
"""Bytes that a file in an archive has at most."""

SETTINGS = "settings.toml"


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
    """Put the journal of all devices and the settings into one archive; None if there is nothing to keep.

    Secrets are in neither.
    """
    from zipfile import ZIP_DEFLATED, ZipFile

    files = [(path, f"journal/{path.parent.name}/{path.name}") for path in sorted(home.journal.glob("*/*.json"))]
    files.append((home.settings_file, SETTINGS))
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as archive:
        for path, name in files:
            content = read_bytes(path)
            if content is not None:
                archive.writestr(name, content)
        empty = not archive.namelist()
    return None if empty else memory.getvalue()


def documents_in(content: bytes) -> tuple[dict[str, list[Document]], bytes | None, tuple[str, ...]]:
    """Read an archive: its documents by collection, merged, the settings if it holds them, and what cannot be read.

    What a journal passes over, a backup of it holds as well; the rest of it counts.

    Raises:
        Refused: it is no archive of tltimer, or not whole.
    """
    from zipfile import BadZipFile, ZipFile

    from tltimer.journal.shape import stored_document_from
    from tltimer.journal.tables import Damaged, parse_tables

    found: dict[str, list[Document]] = {}
    faults: list[str] = []
    settings = None
    try:
        with ZipFile(BytesIO(content)) as archive:
            for entry in archive.infolist():
                if entry.file_size > LARGEST:
                    raise ValueError(_("{file} is too large").format(file=entry.filename))
                if entry.filename == SETTINGS:
                    settings = archive.read(entry)
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
    except (BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, zlib.error) as error:
        raise Refused(_("this is no backup of tltimer, or not a whole one: {reason}").format(reason=error)) from None
    if not found and settings is None and not faults:
        raise Refused(_("this is no backup of tltimer: it holds neither a journal nor settings"))
    merged = {table: list(merge(documents).values()) for table, documents in found.items()}
    return merged, settings, tuple(faults)


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
