"""Names as people type them: when two of them are the same."""

from __future__ import annotations


def folded(name: str) -> str:
    """Return a name as names are compared: in any case, with any spaces, its letters composed or not."""
    if not name.isascii():
        from unicodedata import normalize  # its table takes 0.4 MB, and few names need it

        name = normalize("NFC", normalize("NFC", name).casefold())
    return " ".join(name.casefold().split())
