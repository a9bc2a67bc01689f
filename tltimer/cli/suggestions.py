"""Suggestions for words that are not known. Pure."""

from __future__ import annotations

from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def near_word(word: str, names: Iterable[str]) -> str:
    """Return a question that names the one of these that may have been meant; "" where none is near."""
    return near_key(word, {name: name for name in names})


def near_key(word: str, keys: Mapping[str, str], cutoff: float = 0.6) -> str:
    """Return a question that names the key whose name may have been meant; "" where none is near.

    A name of the same letters, two of which changed places, comes first.

    Args:
        word: what was typed.
        keys: by name, what is to be typed for it.
        cutoff: how near a name must be, up to 1 for the same.
    """
    from difflib import get_close_matches

    near = get_close_matches(word, list(keys), cutoff=cutoff)
    near.sort(key=lambda name: sorted(name) != sorted(word))
    return _("Did you mean {name}?").format(name=keys[near[0]]) if near else ""


def with_hint(problem: str, word: str, names: Iterable[str]) -> str:
    """Return the sentence of a problem, followed by the question whether a near word was meant."""
    return joined(problem, near_word(word, names))


def joined(*sentences: str) -> str:
    """Return sentences, of which some may be empty, one after the other."""
    return " ".join(filter(None, sentences))
