"""The words of the interface in the user's language.

Every text that a person reads passes through ``_`` or ``ngettext``. Placeholders are filled in after translating.
"""

from gettext import NullTranslations

_current = NullTranslations()


def speak(translations: NullTranslations) -> None:
    """Use these translations from now on."""
    global _current
    _current = translations


def _(text: str) -> str:
    """Give the text in the user's language."""
    return _current.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Give the text for this count in the user's language."""
    return _current.ngettext(one, many, count)
