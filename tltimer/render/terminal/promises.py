"""Promises as text for a terminal."""

from __future__ import annotations

from datetime import date

from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.promises import due_words, end_of, end_words, length_words, to_words
from tltimer.wording.sanitize import clipped, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tltimer.domain.balance.promises import Promise, PromiseOutcome
    from tltimer.domain.rules import Rules
    from tltimer.render.terminal.style import Style


def promises_text(waiting: Iterable[Promise], today: date, style: Style) -> str:
    """Return the promises that are neither done nor dropped with their ids, those due first in front."""
    waiting = sorted(waiting, key=lambda promise: (promise.due or date.max, promise.id))
    if not waiting:
        return _('No open promises. To record one: tltimer promise "look at the importer by Friday for Ana"')
    return "\n".join(
        _row(promise, (to_words(promise), due_words(promise, today), length_words(promise)), style)
        for promise in waiting
    )


def _row(promise: Promise, words: Iterable[str], style: Style) -> str:
    """Return a promise with its id; a long text is cut, the words about it never."""
    details = formats.listed(words)
    room = style.width - 2 - columns(promise.id) - (columns(details) + 3 if details else 0)
    return f"{style.dim(promise.id)}  {formats.listed((clipped(promise.text, max(20, room)), details))}"


def past_promises_text(past: Mapping[Promise, PromiseOutcome], rules: Rules, style: Style) -> str:
    """Return promises that were kept or dropped with their outcomes, the latest in front."""
    ended = [(end_of(promise), promise) for promise in past]
    return "\n".join(
        _row(promise, (to_words(promise), end_words(promise, past[promise], rules)), style)
        for _at, promise in sorted(ended, key=lambda pair: (pair[0], pair[1].id), reverse=True)
    )
