"""The evidence of a day as text for a terminal."""

from __future__ import annotations

from tltimer.domain.evidence.disagreements import clear_modes
from tltimer.domain.evidence.samples import SLOT_S
from tltimer.i18n.translate import _, ngettext
from tltimer.render.terminal.style import wrapped
from tltimer.wording import evidence, formats
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.rules import Rules
    from tltimer.render.terminal.style import Style
    from tltimer.reports.evidence import EvidenceReport


def evidence_text(report: EvidenceReport, rules: Rules, style: Style) -> str:
    """Return the noticed time by mode, and the disagreements with the log."""
    date = f"{formats.day_name(report.day)}, {formats.date_words(report.day)}"
    if not report.samples and not report.disagreements:
        return _("tltimer noticed nothing on {date}.").format(date=date)
    count = len(report.open)
    head = (
        ngettext(
            "On {date}, your log and what tltimer noticed differ in {count} place",
            "On {date}, your log and what tltimer noticed differ in {count} places",
            count,
        ).format(date=date, count=count)
        if count
        else _("There are no open disagreements on {date}").format(date=date)
    )
    lines = [
        row
        for disagreement in report.disagreements
        for row in wrapped(plain(evidence.disagreement_words(disagreement, rules)), style.width, "  ")
    ]
    hint = (
        [
            _(
                "To correct your log: tltimer evidence accept DAY HH:MM. "
                "To keep it as it is: tltimer evidence reject DAY HH:MM"
            )
        ]
        if count
        else []
    )
    return "\n".join((*map(style.bold, wrapped(head, style.width)), *lines, _noticed(report, rules), *hint))


def _noticed(report: EvidenceReport, rules: Rules) -> str:
    slots: dict[str, int] = {}
    for mode in clear_modes(report.samples).values():
        if mode is not None:
            slots[mode] = slots.get(mode, 0) + 1
    parts = (
        f"{plain(rules.modes.mode(mode).label)} {formats.duration(count * SLOT_S)}"
        for mode, count in sorted(slots.items(), key=lambda item: (-item[1], item[0]))
    )
    return _("Noticed: {modes}").format(modes=formats.listed(parts) or _("no clear evidence"))
