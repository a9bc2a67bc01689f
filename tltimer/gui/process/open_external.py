"""Opens files and addresses in other programs."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tltimer.paths import make_private
from tltimer.settings.toml_changes import default_text
from tltimer.storage.atomic import write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def open_settings(file: Path) -> bool:
    """Open the settings in the system's editor; a file that is not there yet explains each setting.

    Returns:
        False if nothing here opens such files, or it cannot be made.
    """
    try:
        if not file.exists():
            write_text(file, default_text())
    except OSError:
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def open_folder(folder: Path) -> bool:
    """Show a folder; one that is not there yet is made.

    Returns:
        False if nothing here shows folders, or it cannot be made.
    """
    try:
        make_private(folder)
    except OSError:
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
