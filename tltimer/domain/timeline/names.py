"""Names and notes as people type them: what of them is kept, and when two names are the same."""

from __future__ import annotations

import re

_CONTROLS = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Control characters, line breaks, marks that turn the writing around, and halves of characters."""


def cleaned(text: str) -> str:
    """Return a text on one line, with a space for each run of control characters and line breaks.

    What joins letters (ZWJ, ZWNJ) stays: emoji and Persian need it.
    """
    # Compiling the pattern takes longer than reading a month, and nearly every text is printable.
    if text.isprintable() or not re.search(_CONTROLS, text):
        return text
    return " ".join(re.sub(_CONTROLS, " ", text).split())


def folded(name: str) -> str:
    """Return a name as names are compared: in any case, with any spaces, its letters composed or not."""
    if not name.isascii():
        from unicodedata import normalize  # its table takes 0.4 MB, and few names need it

        name = normalize("NFC", normalize("NFC", name).casefold())
    return " ".join(name.casefold().split())
