"""Words in titles of events that tell what an event is for."""

from __future__ import annotations

import re
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_PICTURE = "(?s:^(?:[0-9#*]\ufe0f?\u20e3|.\ufe0f)+)"
"""Emoji that begin with a digit or a letter: keycaps, and signs that are asked to be shown as pictures."""

MARKS = "\u0300"
"""The first combining mark: texts of signs before it need no table of Unicode's, which takes 0.4 MB."""

_JOINING = "-\u2010\u2011'\u2019"
"""Signs that join two words into one where letters stand on both sides: ``off-site``, ``doctor's``."""


def begins_with(title: str, items: Iterable[str]) -> bool:
    """Return whether a title is one of the items, or begins with one that stands for itself.

    Emoji, blanks and punctuation at the beginning are passed over; so is case. After the item come punctuation or a
    number, or, where the item ends in ``*``, any other word. A hyphen or an apostrophe makes one word of two.

        item       Focus    Focus: billing    Focus 2    Focus group    Focus-group
        focus      yes      yes               yes        no             no
        focus*     yes      yes               yes        yes            yes
    """
    text = _comparable(title)
    return any(_begins(text, item) for item in items)


def contains_word(title: str, words: Iterable[str]) -> bool:
    """Return whether a title contains one of the words with neither letters nor digits beside it, in any case."""
    text = _folded(title)
    return any(re.search(rf"(?<![^\W_]){re.escape(_folded(word))}(?![^\W_])", text) for word in words if word)


def _begins(text: str, item: str) -> bool:
    word = _item(item)
    if not word or not text.startswith(word):
        return False
    tail = text[len(word) :]
    if not tail:
        return True
    if _is_part_of_word(tail[0]):
        return False
    if item.rstrip().endswith("*"):
        return True
    joined = tail[0] in _JOINING and tail[1:] and _is_letter(tail[1])
    return not joined and not _is_letter(tail.lstrip()[0])


@lru_cache(maxsize=1024)
def _item(item: str) -> str:
    return _comparable(item.rstrip().removesuffix("*"))


def _comparable(text: str) -> str:
    text = re.sub(_PICTURE, "", _folded(text).lstrip())
    start = next((index for index, sign in enumerate(text) if _kind(sign) in "LN"), None)
    if start is None:
        return ""
    tail = text[start:]
    return tail if start == 0 or not re.match(_PICTURE, tail) else _comparable(tail)


def _folded(text: str) -> str:
    folded = " ".join(text.casefold().split())
    if max(text + folded, default="") < MARKS:
        return folded
    from unicodedata import normalize

    return normalize("NFC", " ".join(normalize("NFC", text).casefold().split()))


def _kind(sign: str) -> str:
    """Return the first letter of a sign's Unicode category: L for letters, N for numbers, M for marks, or another."""
    if sign < MARKS:
        return "L" if sign.isalpha() else "N" if sign.isnumeric() else "P"
    from unicodedata import category

    return category(sign)[0]


def _is_part_of_word(sign: str) -> bool:
    return _kind(sign) in "LNM"


def _is_letter(sign: str) -> bool:
    return _kind(sign) in "LM"
