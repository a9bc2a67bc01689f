"""``tltimer day``: the report of a day."""

from argparse import ArgumentParser

from tltimer.cli.arguments import parse_day_around
from tltimer.cli.parser import add_json
from tltimer.cli.session import Session
from tltimer.language import _


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "day", metavar="DAY", nargs="?", default="today", help=_("a date, today, yesterday, tomorrow, monday")
    )
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--markdown", action="store_true", help=_("report as Markdown"))


def run(session: Session) -> None:
    """Report the day."""
    overview, terminal = session.program.overview, session.terminal
    rules = overview.rules()
    report = overview.day(parse_day_around(session.options.day, rules.days.day_of(overview.now())))
    if session.options.json:
        from tltimer.report.as_json import day_json
        from tltimer.report.plan_json import changes_json

        terminal.say_json(day_json(report, rules) | {"plan_changes": changes_json(report.changes)})
    elif session.options.markdown:
        from tltimer.report.markdown import day_markdown

        terminal.say(day_markdown(report, rules))
    else:
        from tltimer.report.text_day import day_text

        running = overview.status().running if not report.stretches else None
        if running is not None and rules.days.day_of(running.at) == report.date:
            # It began in this very second, and has no length yet that could be shown.
            terminal.say(_("{mode} begins just now.").format(mode=rules.modes.mode(running.mode).label))
            return
        terminal.say(day_text(report, rules, terminal.ink(), overview.now()))
