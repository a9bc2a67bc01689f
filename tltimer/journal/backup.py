"""Automatic backups: everything the user made, in one archive a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from tltimer.home import Home
from tltimer.journal.atomic import Batch, read_bytes
from tltimer.journal.lock import reason_of
from tltimer.language import _
from tltimer.refusal import Refused

DAYS = 14
"""The days before and including today whose backups are kept."""


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
        archive = _archive(home)
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


def _archive(home: Home) -> bytes | None:
    from zipfile import ZIP_DEFLATED, ZipFile

    files = [(path, f"journal/{path.parent.name}/{path.name}") for path in sorted(home.journal.glob("*/*.json"))]
    files.append((home.settings_file, "settings.toml"))
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as archive:
        for path, name in files:
            content = read_bytes(path)
            if content is not None:
                archive.writestr(name, content)
        empty = not archive.namelist()
    return None if empty else memory.getvalue()


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
