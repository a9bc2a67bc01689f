"""What formats of spans write: the stretches of the log."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from tltimer.domain.rules import Rules
from tltimer.domain.timeline.documents import Document
from tltimer.domain.timeline.entries import Stretch, stretches
from tltimer.domain.timeline.switches import switch_from


def stretches_of(documents: Mapping[str, Iterable[Document]], rules: Rules, now: datetime) -> tuple[Stretch, ...]:
    """Compute the stretches of the switches that exist."""
    switches = (switch_from(each) for each in documents.get("switches", ()) if not each.get("deleted"))
    return tuple(each for each in stretches(switches, now, rules.days, rules.runaway_after) if each.seconds)
