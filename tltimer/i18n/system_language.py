"""The languages that the user has chosen on systems that tell of none in the environment."""

import sys


def system_languages() -> list[str]:
    """Give the names of the languages, the best first, such as ``de-DE``; none where the system does not tell."""
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
