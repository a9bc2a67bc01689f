"""The stretches as a timeclock file, which Ledger and hledger read; times are those on the wall.

i 2026-11-16 09:00:00 coding  the parser  ; kind:spike
o 2026-11-16 10:30:00

What would not come back from there as it is, is told again in the comment, with ``%`` before what is unusual.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from urllib.parse import quote

from tltimer.domain.rules import Rules
from tltimer.domain.timeline.documents import Document
from tltimer.domain.timeline.entries import Stretch
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.exchange.written import stretches_of
from tltimer.wording.sanitize import plain

SAFE = " !\"#$&'()*+/<=>?@[\\]^`{|}~:äöüÄÖÜß"


def text_of(documents: Mapping[str, Iterable[Document]], rules: Rules, now: datetime) -> str:
    """Write the stretches; the one that runs has no end."""
    lines: list[str] = []
    for stretch in stretches_of(documents, rules, now):
        lines.append(_beginning(stretch, rules.days.zone))
        if not stretch.running:
            lines.append(f"o {_wall(stretch.end, rules.days.zone)}{_exact('  ; ', stretch.end, rules.days.zone)}")
    return "\n".join((*lines, ""))


def _beginning(stretch: Stretch, zone: tzinfo) -> str:
    switch = stretch.switch
    account, note = _plainer(switch.mode) or "?", _plainer(switch.note or "")
    tags = {
        "mode": switch.mode if account != switch.mode else None,
        "person": switch.person,
        "kind": switch.kind,
        "note": switch.note if note != (switch.note or "") else None,
        "unconfirmed": "yes" if stretch.unconfirmed and switch.mode != UNKNOWN else None,
        "confirmed": "yes" if stretch.running and switch.confirmed else None,
        "at": _exact("", stretch.start, zone) or None,
    }
    told = ", ".join(f"{name}:{quote(value, SAFE, errors='surrogatepass')}" for name, value in tags.items() if value)
    parts = [f"i {_wall(stretch.start, zone)} {account}", note, f"; {told}" if told else ""]
    return "  ".join(part for part in parts if part)


def _plainer(text: str) -> str:
    """Leave out what has a meaning in such a file."""
    return plain(text.replace(";", ",")).lstrip("*!(|")


def _wall(instant: datetime, zone: tzinfo) -> str:
    return instant.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def _exact(before: str, instant: datetime, zone: tzinfo) -> str:
    """Tell which instant is meant where the wall shows a time for the second time."""
    return f"{before}{'at:' if before else ''}{format_instant(instant)}" if instant.astimezone(zone).fold else ""
