"""``tltimer doctor``: what works on this desktop and what does not, on one page."""

from __future__ import annotations

import sys

from tltimer.cli.parser import add_json
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

NARROW = 30
"""Columns that what was found has at least, beside a calendar with a long name."""


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_json(parser)


def run(session: CommandContext) -> None:
    """Look at everything and report it; whatever is found, the command succeeds."""
    from tltimer import __version__
    from tltimer.cli.doctor.data import OK, Finding, of_data, time_zone
    from tltimer.cli.doctor.desktop import of_desktop
    from tltimer.cli.doctor.evidence import of_evidence
    from tltimer.render.terminal.style import wrapped
    from tltimer.settings.schema import WITH_SESSION, ZONE_NAME
    from tltimer.wording.sanitize import plain

    program, terminal = session.program, session.terminal
    python = ".".join(map(str, sys.version_info[:3]))
    version = Finding(_("version"), OK, f"tltimer {__version__}, Python {python}, {sys.platform}")
    settings = program.reports.settings()
    findings = (
        version,
        time_zone(session.zone or settings[ZONE_NAME], session.environ),
        *of_desktop(program.home, session.environ, settings[WITH_SESSION]),
        *of_data(program),
        *of_evidence(program, session.environ),
    )
    if session.options.json:
        answer = [
            {"topic": finding.topic, "state": finding.state, "text": finding.text, "advice": finding.advice}
            for finding in findings
        ]
        session.answer("", findings=answer)
        return
    width = max(len(finding.topic) for finding in findings)
    states = {"ok": _("ok"), "limited": _("limited"), "off": _("off")}
    wide = max(7, *map(len, states.values()))
    room = max(NARROW, terminal.style().width - width - wide - 4)
    for finding in findings:
        lines = wrapped(plain(finding.text), room)
        lines += wrapped(plain(f"→ {finding.advice}"), room) if finding.advice else []
        head = f"{finding.topic:{width}}  {states[finding.state]:{wide}}  "
        for number, line in enumerate(lines):
            terminal.say((" " * len(head) if number else head) + line)
