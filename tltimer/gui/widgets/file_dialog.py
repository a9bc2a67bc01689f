"""The dialogs in which the user names a file: the desktop's own, or Qt's in the colours of the window that asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget


def wear_colours(dialog: QDialog) -> None:
    """Let a dialog of Qt's own have the palette of its window too: the style sheet reaches it anyway."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_WindowPropagation)


def file_to_save(parent: QWidget, title: str, name: str, kinds: str = "") -> str:
    """Ask for a file to save to and return its path; empty if that was cancelled.

    Args:
        parent: the widget that asks.
        title: the act, such as "Export to".
        name: the file's name at first.
        kinds: the kinds of files offered, as ``QFileDialog`` takes them; empty for all.
    """
    dialog = QFileDialog(parent, title, filter=kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    return _chosen(dialog)


def file_to_open(parent: QWidget, title: str, folder: str = "", kinds: str = "") -> str:
    """Ask which file to open, at first in a folder, and return its path; empty if that was cancelled."""
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def folder_to_open(parent: QWidget, title: str) -> str:
    """Ask which folder to open and return its path; empty if that was cancelled."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> str:
    wear_colours(dialog)
    try:
        return dialog.selectedFiles()[0] if dialog.exec() else ""
    finally:
        dialog.deleteLater()
