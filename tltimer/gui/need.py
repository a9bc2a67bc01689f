"""Whether the app has never run in a home. Nothing is loaded for it."""

from tltimer.paths import Home


def is_first(home: Home) -> bool:
    """Say whether nobody has set or logged anything here, and the app has not run yet: asked before it writes its log.

    A home that cannot be looked into is no new one.
    """
    try:
        if home.settings_file.exists() or home.log.exists():
            return False
        return not any(home.journal.glob("*/*.json"))
    except OSError:
        return False
