"""The list of modes as text for a terminal."""

from tltimer.domain.timeline.modes import CountsAs, ModeList
from tltimer.i18n.translate import _
from tltimer.render.terminal.style import Ink, letters_of
from tltimer.wording import formats
from tltimer.wording.sanitize import columns, padded


def modes_text(modes: ModeList, ink: Ink) -> str:
    """Write one mode a line: its mark, key, label, side and what else is to be said of it."""
    sides = {CountsAs.CODING: _("coding"), CountsAs.LEADING: _("leading"), CountsAs.NEITHER: _("neither")}
    letters = letters_of((), modes)
    keys = min(20, max(columns(mode.key) for mode in modes))
    labels = min(24, max(columns(mode.label) for mode in modes))
    lines = []
    for mode in modes:
        more = formats.listed((_("meets") if mode.meets else "", _("hidden") if mode.hidden else ""))
        head = f"{ink.mark(mode, letters[mode.key])} {padded(mode.key, keys)}  {padded(mode.label, labels)}"
        lines.append(f"{head}  {sides[mode.counts_as]:8}  {more}".rstrip())
    return "\n".join(lines)
