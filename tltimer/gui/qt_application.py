"""Translates Qt's own words, those of file dialogs and text menus, and sets the direction of writing."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def translate_qt(qt: QApplication, language: str) -> None:
    """Have Qt use a language; dates and times keep the system's formats where they belong to it."""
    locale = QLocale(language)
    if QLocale.system().language() != locale.language():
        QLocale.setDefault(locale)
    qt.setLayoutDirection(locale.textDirection())
    words = QTranslator(qt)
    if language != "en" and words.load(
        locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        qt.installTranslator(words)
