"""Chooses the language of the interface: the user's setting, else the system's."""

from __future__ import annotations

import sys

from tltimer.i18n.translate import keep_habits, language, speak
from tltimer.paths import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tltimer.i18n.catalog import Catalog


def system_languages() -> list[str]:
    """Return the names of the languages, the best first, such as ``de-DE``; none where the system does not tell."""
    try:
        return _of_windows() if sys.platform == "win32" else _of_macos()
    except (AttributeError, OSError, ValueError):
        return []


def _of_windows() -> list[str]:
    import ctypes

    name = ctypes.create_unicode_buffer(85)
    length = ctypes.windll.kernel32.GetUserDefaultLocaleName(name, len(name))  # type: ignore[attr-defined,unused-ignore]
    return [name.value] if length else []


def _of_macos() -> list[str]:
    """Read the user's preferences, a small file, rather than load a framework."""
    import plistlib
    from pathlib import Path

    file = Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist"
    languages = plistlib.loads(file.read_bytes()).get("AppleLanguages", [])
    return [name for name in languages if isinstance(name, str)]


def catalogs() -> Path:
    """Return the folder of the compiled catalogs; a language is there if its catalog is, and nothing else names it."""
    from tltimer.resources import shipped

    return shipped("translations")


def translated(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the languages that there are besides English, such as ``de`` or ``pt_BR``.

    Args:
        folder: where their catalogs are; None for those of the program.
    """
    try:
        return tuple(sorted(file.stem for file in (folder or catalogs()).iterdir() if file.suffix == ".mo"))
    except OSError:
        return ()


def own_name(language: str, folder: Path | None = None) -> str:
    """Return the name of a language in that language, such as ``Deutsch``; its short name where that is not known."""
    if language == "en":
        return "English"
    from tltimer.i18n.translate import CLDR

    try:
        name = _catalog_of(language, folder).pgettext(CLDR, "language")
    except (OSError, ValueError):
        return language
    return language if name == "language" else name[:1].upper() + name[1:]


def _catalog_of(language: str, folder: Path | None) -> Catalog:
    from tltimer.i18n.catalog import Catalog

    return Catalog(((folder or catalogs()) / f"{language}.mo").read_bytes())


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


def speak_to(environ: Mapping[str, str], settings_file: Path, folder: Path | None = None) -> str:
    """Speak the user's language from now on, and return its name.

    Args:
        environ: the environment, which names the system's languages.
        settings_file: the user's settings, whose choice comes first.
        folder: where the catalogs are; None for those of the program.
    """
    setting = chosen_in(settings_file)
    region = time_region(environ)
    keep_habits(region in TWELVE_HOURS, region in MONTH_FIRST)
    name = spoken([setting] if setting else wanted_languages(environ), folder)
    if name == language() == "en":
        return name
    if name == "en":
        from gettext import NullTranslations

        speak(NullTranslations())
        return name
    from tltimer.i18n.translate import CLDR

    try:
        catalog = _catalog_of(name, folder)
    except (OSError, ValueError):
        return "en"
    speak(catalog, name)
    keep_habits("h" in catalog.pgettext(CLDR, "HH:mm"), False)
    return name


def spoken(languages: Iterable[str], folder: Path | None = None) -> str:
    """Return the first of these languages that we speak; where we speak none of them it is English.

    A language is spoken by the catalog of its region (``pt_BR``), else by its own (``pt``), else by the one catalog of
    another region that writes it the same way.
    """
    names: tuple[str, ...] | None = None
    for wanted in languages:
        tongue, script, region = _parts(wanted)
        if tongue == "en":
            return "en"
        names = translated(folder) if names is None else names
        near = [name for name in names if name.partition("_")[0] == tongue]
        if f"{tongue}_{region}" in near:
            return f"{tongue}_{region}"
        if tongue in near:
            return tongue
        if script or tongue == "zh":
            near = [name for name in near if _script(name) == (script or _script(f"{tongue}_{region}"))]
        if near:
            return near[0]
    return "en"


def _parts(name: str) -> tuple[str, str, str]:
    """Return language, script and region of ``pt_BR.UTF-8``, ``zh-Hant-TW`` or ``de_AT@euro``; "" where not named."""
    tongue, *parts = name.partition(".")[0].partition("@")[0].replace("-", "_").split("_")
    script = next((part.title() for part in parts if len(part) == 4), "")
    region = next((part.upper() for part in parts if len(part) in (2, 3)), "")
    return tongue.lower(), script, region


def _script(name: str) -> str:
    """Return the script in which Chinese is written in a region, "" for other languages."""
    tongue, _mark, region = name.partition("_")
    return "" if tongue != "zh" else "Hant" if region in ("TW", "HK", "MO") else "Hans"


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
        key, equals, value = line.partition("=")
        if equals and key.strip() in ("language", "look.language"):
            return value.partition("#")[0].strip().strip("\"'")
    return ""
