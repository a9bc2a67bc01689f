"""Switches as text for a terminal."""

from __future__ import annotations

from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.i18n.translate import _
from tltimer.render.terminal.style import letters_of
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped, columns, padded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.domain.timeline.switches import Switch
    from tltimer.render.terminal.style import Style


def log_text(switches: Iterable[Switch], first: date, last: date, rules: Rules, style: Style) -> str:
    """Write the switches of some days, each with its id, below the names of their days."""
    switches = tuple(switches)
    if not switches:
        if first == last:
            return _("There are no switches on {day}.").format(day=first)
        return _("There are no switches from {first} to {last}.").format(first=first, last=last)
    labels = {switch.mode: formats.mode_label(switch.mode, rules.modes.mode(switch.mode).label) for switch in switches}
    width = min(16, max(map(columns, labels.values())))
    ids = max(columns(switch.id) for switch in switches)
    lines: list[str] = []
    day = None
    for switch in switches:
        todays = rules.days.day_of(switch.at)
        if todays != day:
            lines += [""] if lines else []
            lines.append(style.bold(f"{formats.day_name(todays)}, {formats.date_and_year(todays)}"))
            day = todays
        label = style.hued(rules.modes.mode(switch.mode).colour, padded(labels[switch.mode], width))
        words = formats.listed(
            (
                switch.person or "",
                switch.kind or "",
                switch.note or "",
                switch.source if switch.source != "user" else "",
                _("confirmed") if switch.confirmed else "",
            )
        )
        time = formats.time_column(switch.at, rules.days.zone)
        room = max(8, style.width - 2 - len(time) - 2 - ids - 2 - width - 2)
        lines.append(f"  {time}  {style.dim(padded(switch.id, ids))}  {label}  {clipped(words, room)}".rstrip())
    return "\n".join(lines)


def modes_text(modes: ModeList, style: Style) -> str:
    """Write one mode a line: its mark, key, label, side and what else is to be said of it."""
    sides = {
        CountsAs.CODING: _("coding"),
        CountsAs.LEADING: _("leading"),
        CountsAs.ATTENDING: _("attending"),
        CountsAs.NEITHER: _("neither"),
    }
    letters = letters_of((), modes)
    keys = min(20, max(columns(mode.key) for mode in modes))
    labels = min(24, max(columns(mode.label) for mode in modes))
    lines = []
    for mode in modes:
        more = formats.listed(
            (
                _("with other people") if mode.meets else "",
                _("Do Not Disturb") if mode.do_not_disturb else "",
                _("hidden") if mode.hidden else "",
            )
        )
        head = f"{style.mark(mode, letters[mode.key])} {padded(mode.key, keys)}  {padded(mode.label, labels)}"
        lines.append(f"{head}  {sides[mode.counts_as]:10}  {more}".rstrip())
    return "\n".join(lines)
