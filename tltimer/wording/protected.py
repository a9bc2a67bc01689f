"""The takers of protected time, in sentences and minutes."""

from __future__ import annotations

from tltimer.domain.focus.protected import OWN
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tltimer.domain.focus.protected import ProtectedTime
    from tltimer.domain.timeline.modes_and_kinds import ModeList

A_MINUTE_S = 60
NAME = 30
MOST = 4
"""The most names in a sentence; the rest is one part."""


def taken_sentences(protected: ProtectedTime, modes: ModeList) -> tuple[str, ...]:
    """Return the meetings that took protected time, by who added them, and the switches that did: ``Review 30 min``."""
    organizers = _parts(protected.organizers, _organizer, _("by others {length}"))
    instead = _parts(protected.modes, lambda key: modes.mode(key).label, _("other modes {length}"))
    return (
        *((_("Meetings added later: {list}.").format(list=organizers),) if organizers else ()),
        *((_("You switched to: {list}.").format(list=instead),) if instead else ()),
    )


def _organizer(name: str) -> str:
    if name == OWN:
        return _("by you")
    return _("by {person}").format(person=clipped(name, NAME)) if name else _("by an unknown organiser")


def _parts(seconds: Mapping[str, int], words: Callable[[str], str], rest: str) -> str:
    """Write names with their time, the most first; ``rest`` names those beyond the first."""
    taken = [(words(name), spent) for name, spent in seconds.items() if spent >= A_MINUTE_S]
    parts = [_("{what} {length}").format(what=label, length=formats.length(spent)) for label, spent in taken[:MOST]]
    remaining_s = sum(spent for _what, spent in taken[MOST:])
    if remaining_s:
        parts.append(rest.format(length=formats.length(remaining_s)))
    return ", ".join(parts)
