"""The words of the interface in the user's language.

Every text that a person reads passes through ``_`` or ``ngettext``. Placeholders are filled in after translating.
"""

from gettext import NullTranslations

_current = NullTranslations()
_name = "en"


def speak(translations: NullTranslations, name: str = "en") -> None:
    """Use these translations, into the language of this name, from now on."""
    global _current, _name
    _current, _name = translations, name


def language() -> str:
    """Give the name of the language that is spoken, such as ``de``."""
    return _name


def _(text: str) -> str:
    """Give the text in the user's language."""
    return _current.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Give the text for this count in the user's language."""
    return _current.ngettext(one, many, count)
