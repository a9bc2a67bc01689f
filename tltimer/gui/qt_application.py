"""Qt's own words – of file dialogs and menus of text – in the language of ours, and the direction it is written in."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def speak_qt(qt: QApplication, language: str) -> None:
    """Have Qt speak a language too; its formats of dates and times stay those of the system where they are of it."""
    locale = QLocale(language)
    if QLocale.system().language() != locale.language():
        QLocale.setDefault(locale)
    qt.setLayoutDirection(locale.textDirection())
    words = QTranslator(qt)
    if language != "en" and words.load(
        locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        qt.installTranslator(words)
