"""Chooses the language of the interface: the user's setting, else the system's."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tltimer.i18n.translate import keep_habits, language, speak
from tltimer.paths import read_file


def system_languages() -> list[str]:
    """Return the names of the languages, the best first, such as ``de-DE``; none where the system does not tell."""
    try:
        return _of_windows() if sys.platform == "win32" else _of_macos()
    except (AttributeError, OSError, ValueError):
        return []


def _of_windows() -> list[str]:
    import ctypes

    name = ctypes.create_unicode_buffer(85)
    told = ctypes.windll.kernel32.GetUserDefaultLocaleName(name, len(name))  # type: ignore[attr-defined,unused-ignore]
    return [name.value] if told else []


def _of_macos() -> list[str]:
    """Read the user's preferences, a small file, rather than load a framework."""
    import plistlib
    from pathlib import Path

    file = Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist"
    languages = plistlib.loads(file.read_bytes()).get("AppleLanguages", [])
    return [name for name in languages if isinstance(name, str)]


TRANSLATED = ("de",)
"""The languages that there are besides English; each has a catalog in ``resources/translations``."""

# fmt: off
TWELVE_HOURS = frozenset((
    "AE", "AG", "AS", "AU", "BB", "BM", "BS", "CA", "CY", "DM", "ER", "FJ", "FM", "GD", "GH", "GM", "GU", "GY",
    "HK", "IN", "JM", "KI", "KN", "KY", "LC", "LR", "LS", "MH", "MO", "MP", "MW", "MY", "NA", "NZ", "PG", "PH",
    "PK", "PR", "PW", "SB", "SD", "SG", "SL", "SS", "SZ", "TC", "TO", "TT", "UM", "US", "VC", "VG", "VI", "VU",
    "WS", "ZM",
))
# fmt: on
"""The regions in which who writes English writes 2:30 PM, as Unicode's tables have it."""

# fmt: off
MONTH_FIRST = frozenset((
    "AS", "BI", "CA", "GU", "JP", "MH", "MP", "PH", "PR", "UM", "US", "VI",
))
# fmt: on
"""The regions in which who writes English writes November 16."""


def speak_to(environ: Mapping[str, str], settings_file: Path) -> str:
    """Speak the user's language from now on; gives its name."""
    setting = chosen_in(settings_file)
    region = time_region(environ)
    keep_habits(region in TWELVE_HOURS, region in MONTH_FIRST)
    name = spoken([setting] if setting else wanted_languages(environ))
    if name != "en":
        keep_habits(False, False)
    if name == language() == "en":
        return name
    if name == "en":
        from gettext import NullTranslations

        speak(NullTranslations())
    else:
        from tltimer.i18n.catalog import Catalog
        from tltimer.resources import shipped

        try:
            speak(Catalog(shipped("translations", f"{name}.mo").read_bytes()), name)
        except (OSError, ValueError):
            return "en"
    return name


def spoken(languages: Iterable[str]) -> str:
    """Return the first of these languages that we speak; where we speak none of them it is English."""
    for wanted in languages:
        name = wanted.replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0].lower()
        if name in TRANSLATED or name == "en":
            return name
    return "en"


def wanted_languages(environ: Mapping[str, str]) -> list[str]:
    """Return the languages of the environment, the best first, as gettext does; else those of the system."""
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return []
    listed = [wanted for wanted in environ.get("LANGUAGE", "").split(":") if wanted]
    if not (listed or locale) and sys.platform in ("win32", "darwin"):
        return system_languages()
    return [*listed, *([locale] if locale else [])]


def time_region(environ: Mapping[str, str]) -> str:
    """Return the region whose clocks and dates in English the user is used to, "" for any other."""
    locale = next((environ[name] for name in ("LC_ALL", "LC_TIME", "LANG") if environ.get(name)), "")
    tongue, _mark, region = locale.partition(".")[0].partition("@")[0].partition("_")
    return region if tongue == "en" else ""


def chosen_in(settings_file: Path) -> str:
    """Find ``look.language`` in the settings, without reading them properly: every start of a command looks here."""
    try:
        raw = read_file(settings_file)
    except OSError:
        return ""
    if b"language" not in raw:
        return ""
    for line in raw.decode("utf-8", "replace").splitlines():
        key, equals, told = line.partition("=")
        if equals and key.strip() in ("language", "look.language"):
            return told.partition("#")[0].strip().strip("\"'")
    return ""
