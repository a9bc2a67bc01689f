"""Switches as text for a terminal."""

from collections.abc import Iterable
from datetime import date

from tltimer.language import _
from tltimer.report import wording
from tltimer.report.foreign import clipped, columns, padded
from tltimer.report.ink import Ink
from tltimer.report.rules import Rules
from tltimer.timeline.switches import Switch


def log_text(switches: Iterable[Switch], first: date, last: date, rules: Rules, ink: Ink) -> str:
    """Write the switches of some days, each with its id, below the names of their days."""
    switches = tuple(switches)
    if not switches:
        return _("No switches {when}.").format(
            when=_("on {day}").format(day=first)
            if first == last
            else _("from {first} to {last}").format(first=first, last=last)
        )
    labels = {one.mode: wording.mode_label(one.mode, rules.modes.mode(one.mode).label) for one in switches}
    width = min(16, max(map(columns, labels.values())))
    ids = max(columns(one.id) for one in switches)
    lines: list[str] = []
    day = None
    for one in switches:
        todays = rules.days.day_of(one.at)
        if todays != day:
            lines += [""] if lines else []
            lines.append(ink.bold(f"{wording.day_name(todays)}, {wording.date_and_year(todays)}"))
            day = todays
        label = ink.hued(rules.modes.mode(one.mode).colour, padded(labels[one.mode], width))
        words = wording.listed(
            (
                one.person or "",
                one.kind or "",
                one.note or "",
                one.source if one.source != "user" else "",
                _("confirmed") if one.confirmed else "",
            )
        )
        time = wording.time_column(one.at, rules.days.zone)
        room = max(8, ink.width - 2 - len(time) - 2 - ids - 2 - width - 2)
        lines.append(f"  {time}  {ink.dim(padded(one.id, ids))}  {label}  {clipped(words, room)}".rstrip())
    return "\n".join(lines)
