"""The names of steps of undo: a key and arguments, put into words of a language when they are shown."""

from __future__ import annotations

import json

from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.switches import OFF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

KEY = "step"


def step_name(key: str, /, **arguments: Any) -> str:
    """Return the name of a step as the text that the journal keeps with it.

    Args:
        key: the kind of change, a key of ``wording.steps``.
        arguments: what it was made to: texts, numbers, and instants and dates in ISO 8601.
    """
    return json.dumps({KEY: key, **arguments}, sort_keys=True, ensure_ascii=False)


def switch_step(mode: str, at: datetime, key: str = "switch") -> str:
    """Return the name of a step that makes, changes or removes a switch."""
    if mode == OFF and key == "switch":
        return step_name("stop", at=format_instant(at))
    return step_name(key, mode=mode, at=format_instant(at))


def span_step(mode: str | None, start: datetime, end: datetime, key: str = "span", person: str | None = None) -> str:
    """Return the name of a step that changes a span; None stands for time in which nothing is tracked."""
    span = {"mode": mode, "start": format_instant(start), "end": format_instant(end)}
    return step_name(key, **span, **({"person": person} if person else {}))


def parse_step_name(name: str) -> tuple[str, dict[str, Any]] | None:
    """Return the key and the arguments of a step; None for any other text."""
    try:
        arguments = json.loads(name)
    except (ValueError, RecursionError):
        return None
    if not isinstance(arguments, dict) or not isinstance(arguments.get(KEY), str):
        return None
    return arguments.pop(KEY), arguments
