"""``tltimer log``: the switches of a day or a week, with their ids."""

from __future__ import annotations

from tltimer.cli.context import SCHEMA
from tltimer.cli.dates import parse_day_or_week
from tltimer.cli.parser import add_json
from tltimer.cli.terminal import complain
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = ("tltimer log", "tltimer log yesterday", "tltimer log 2026-W47 --json")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "days", metavar="DAY|WEEK", nargs="?", default="today", help=_("a day or a week; today by default")
    )
    add_json(parser)


def run(session: CommandContext) -> None:
    """List the switches, oldest first."""
    reports = session.program.reports
    rules = reports.rules()
    first, last = parse_day_or_week(session.options.days, rules.days.day_of(reports.now()), rules.days)
    switches = reports.log(first, last)
    if session.options.json:
        from tltimer.render.json_report import switch_json

        session.terminal.say_json({"schema": SCHEMA, "switches": [switch_json(switch) for switch in switches]})
        return
    from tltimer.render.terminal.log import log_text

    session.terminal.say(log_text(switches, first, last, rules, session.terminal.style()))
    ahead = reports.status().ahead
    if ahead:
        from tltimer.wording.status import ahead_advice

        complain(ahead_advice(ahead, rules.modes, rules.days.zone))
