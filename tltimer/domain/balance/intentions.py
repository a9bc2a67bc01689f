"""Intentions: the one thing meant for a week."""

from __future__ import annotations

from tltimer.domain.timeline.days import parse_week
from tltimer.domain.timeline.documents import made_at, values_from
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.documents import Document


class Intention(Value):
    """The intention for ``week``, in words.

    ``done`` is None until the user answers; ``made_at`` is when it was set, None where nothing tells.
    """

    id: str
    week: Week
    text: str
    done: bool | None = None
    made_at: datetime | None = None


def intention_for(week: Week, intentions: Iterable[Intention]) -> Intention | None:
    """Return the intention for a week; of several the last by id."""
    return max(
        (intention for intention in intentions if intention.week == week),
        key=lambda intention: intention.id,
        default=None,
    )


def _intention(document: Document) -> Intention:
    done, text = document.get("done"), str(document["text"]).strip()
    if not text:
        raise ValueError("an intention has words")
    return Intention(
        document["id"],
        parse_week(document["week"]),
        text,
        None if done is None else bool(done),
        made_at(document, "made_at"),
    )


def intentions_from(documents: Iterable[Document]) -> tuple[Intention, ...]:
    """Read the collection ``intentions``: the one thing the user intends to do in a week."""
    return values_from(documents, _intention)
