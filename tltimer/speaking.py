"""Chooses the language of the interface: the user's setting, else the system's."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tltimer.language import language, speak

TRANSLATED = ("de",)
"""The languages that there are besides English; each has a catalog in ``resources/translations``."""


def speak_to(environ: Mapping[str, str], settings_file: Path) -> str:
    """Speak the user's language from now on; gives its name."""
    setting = chosen_in(settings_file)
    name = spoken([setting] if setting else wanted_languages(environ))
    if name == language() == "en":
        return name
    if name == "en":
        from gettext import NullTranslations

        speak(NullTranslations())
    else:
        from tltimer.catalog import Catalog
        from tltimer.shipped import shipped

        try:
            speak(Catalog(shipped("translations", f"{name}.mo").read_bytes()), name)
        except (OSError, ValueError):
            return "en"
    return name


def spoken(languages: Iterable[str]) -> str:
    """Give the first of these languages that we speak; where we speak none of them it is English."""
    for wanted in languages:
        name = wanted.replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0].lower()
        if name in TRANSLATED or name == "en":
            return name
    return "en"


def wanted_languages(environ: Mapping[str, str]) -> list[str]:
    """Give the languages of the environment, the best first, as gettext does; else those of the system."""
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return []
    listed = [wanted for wanted in environ.get("LANGUAGE", "").split(":") if wanted]
    if not (listed or locale) and sys.platform in ("win32", "darwin"):
        from tltimer.system_language import system_languages

        return system_languages()
    return [*listed, *([locale] if locale else [])]


def chosen_in(settings_file: Path) -> str:
    """Find ``look.language`` in the settings, without reading them properly: every start of a command looks here."""
    try:
        raw = settings_file.read_bytes()
    except OSError:
        return ""
    if b"language" not in raw:
        return ""
    for line in raw.decode("utf-8", "replace").splitlines():
        key, equals, told = line.partition("=")
        if equals and key.strip() in ("language", "look.language"):
            return told.partition("#")[0].strip().strip("\"'")
    return ""
