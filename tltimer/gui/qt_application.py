"""Qt's application: made once, with Qt's own words translated and the direction of writing set."""

from __future__ import annotations

import linecache
import sys

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from tltimer import APPLICATION_ID
from tltimer.errors import Refused
from tltimer.i18n.translate import _, language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ug", "ur", "yi"})
"""The languages written so. Others need not ask: Qt answers with a constant, and its binding makes all others too."""


def translate_qt(qt: QApplication, language: str) -> None:
    """Set the language of Qt; dates and times keep the system's formats where they belong to it."""
    locale = QLocale(language)
    if QLocale.system().language() != locale.language():
        QLocale.setDefault(locale)
    if language.partition("_")[0] in RIGHT_TO_LEFT:
        qt.setLayoutDirection(locale.textDirection())
    from PySide6.QtCore import QLibraryInfo, QTranslator

    words = QTranslator(qt)
    if language != "en" and words.load(
        locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        qt.installTranslator(words)


class SourceForgetter:
    """Drops the source texts of imported modules as the next import begins; finds no module itself.

    Qt's binding reads the source of each module that is imported, and leaves it in ``linecache``: megabytes in all. See
    docs/decisions/0016-memory-without-tricks.md.
    """

    @staticmethod
    def find_spec(_name: str, _path: object = None, _target: object = None) -> None:
        """Drop what the imports before have left."""
        linecache.clearcache()


def _made() -> QApplication:
    if sys.platform != "darwin":
        return QApplication(["tltimer"])
    from tltimer.gui.process.macos import run_as_accessory, stay_out_of_dock

    stay_out_of_dock()
    qt = QApplication(["tltimer"])
    run_as_accessory()
    return qt


def application(environ: Mapping[str, str]) -> QApplication:
    """Make Qt's application.

    Raises:
        Refused: there is no desktop; Qt would end the process there.
    """
    shown_on = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(environ.get(name) for name in shown_on):
        raise Refused(_("No desktop session found. The commands work without one. To list them: tltimer --help"))
    if sys.platform == "win32":
        import ctypes

        # Without it, the taskbar and notifications show the interpreter's name and icon.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APPLICATION_ID)
    if SourceForgetter not in sys.meta_path:
        sys.meta_path.insert(0, SourceForgetter)
    qt = _made()
    qt.setApplicationName("tltimer")
    qt.setDesktopFileName(APPLICATION_ID)
    qt.setQuitOnLastWindowClosed(False)
    # Emptying the cache takes Qt a timer that wakes the app every ten seconds; the few icons are quickly painted anew.
    QPixmapCache.setCacheLimit(0)
    if language() != "en":
        translate_qt(qt, language())
    return qt
