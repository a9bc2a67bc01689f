"""The present moment as short texts for status bars: a template with fields such as ``{label} {elapsed}``."""

from __future__ import annotations

import re

from tltimer.domain.timeline.instants import elapsed
from tltimer.errors import Misuse
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.reports.status import Status

NOTHING = "–"
"""Stands for what is not there."""

FIELDS = (
    "mode",
    "label",
    "since",
    "elapsed",
    "share",
    "target",
    "person",
    "kind",
    "next_title",
    "next_start",
    "next_in",
    "promises",
    "icon",
    "color",
)

DEFAULT = "{label} {elapsed} {share}"

_PART = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def check_template(template: str) -> None:
    """Check that a template holds only known fields.

    Raises:
        Misuse: it holds an unknown one, or a single brace.
    """
    for part in _PART.finditer(template):
        if part[0] in ("{", "}"):
            raise Misuse(
                _("A single '{brace}' is not a field. For a literal brace, use '{brace}{brace}'.").format(brace=part[0])
            )
        if part[1] is not None and part[1] not in FIELDS:
            words = _("'{name}' is not a field. Use one of these: {fields}.")
            raise Misuse(words.format(name=part[1], fields=", ".join(FIELDS)))


def filled(template: str, fields: Mapping[str, str]) -> str:
    """Return a template with its fields filled in, on one line."""

    def text(part: re.Match[str]) -> str:
        return part[0][0] if part[1] is None else fields[part[1]]

    return plain(_PART.sub(text, template))


def status_fields(
    status: Status, modes: ModeList, zone: tzinfo, promises: int, icon: str, color: str
) -> dict[str, str]:
    """Return the text of every field.

    Args:
        status: the present moment.
        modes: the list of modes.
        zone: the time zone of wall times.
        promises: how many are due today or overdue.
        icon: the path of the mode's picture.
        color: the mode's colour as ``#rrggbb``.
    """
    share = status.today.figures.coding_share
    meeting = status.next_meeting
    values: dict[str, str | None] = {
        "mode": status.mode,
        "label": formats.mode_label(status.mode, modes.mode(status.mode).label) if status.running else _("Off"),
        "since": _clock(status.since, zone),
        "elapsed": formats.duration(elapsed(status.since, status.now)) if status.since else None,
        "share": f"{formats.percent(share)}%" if share is not None else None,
        "target": f"{round(status.target.low * 100)}–{round(status.target.high * 100)}%",
        "person": status.person,
        "kind": status.kind,
        "next_title": meeting.title if meeting else None,
        "next_start": _clock(meeting.start, zone) if meeting else None,
        "next_in": str(elapsed(status.now, meeting.start) // 60) if meeting else None,
        "promises": str(promises),
        "icon": icon,
        "color": color,
    }
    return {name: plain(value or "") or NOTHING for name, value in values.items()}


def _clock(instant: datetime | None, zone: tzinfo) -> str | None:
    return instant.astimezone(zone).strftime("%H:%M") if instant else None
