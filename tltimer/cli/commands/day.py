"""``tltimer day``: the report of a day."""

from __future__ import annotations

from tltimer.cli.dates import parse_day
from tltimer.cli.parser import add_json
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = ("tltimer day", "tltimer day yesterday", "tltimer day 2026-11-16 --json")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "day",
        metavar="DAY",
        nargs="?",
        default="today",
        help=_("a date, 'today', 'yesterday', 'tomorrow' or a weekday such as 'monday' (the last one)"),
    )
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--markdown", action="store_true", help=_("print Markdown"))


def run(session: CommandContext) -> None:
    """Report the day."""
    reports, terminal = session.program.reports, session.terminal
    rules = reports.rules()
    report = reports.day(parse_day(session.options.day, rules.days.day_of(reports.now())))
    if session.options.json:
        from tltimer.render.json_extras import changes_json
        from tltimer.render.json_report import day_json

        terminal.say_json(day_json(report, rules) | {"plan_changes": changes_json(report.changes)})
    elif session.options.markdown:
        from tltimer.render.markdown import day_markdown

        terminal.say(day_markdown(report, rules))
    else:
        from tltimer.render.terminal.day import day_text

        running = reports.status().running if not report.entries else None
        if running is not None and rules.days.day_of(running.at) == report.date:
            # It began in this very second, and has no length yet that could be shown.
            terminal.say(_("{mode} has just started.").format(mode=rules.modes.mode(running.mode).label))
            return
        terminal.say(day_text(report, rules, terminal.style(), reports.now()))
