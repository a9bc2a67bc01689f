"""``tltimer week``: the report of a week."""

from argparse import ArgumentParser

from tltimer.cli.arguments import parse_week_word
from tltimer.cli.parser import add_json
from tltimer.cli.session import Session
from tltimer.language import _


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("week", metavar="WEEK", nargs="?", default="this", help=_("2026-W47, this or last"))
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--markdown", action="store_true", help=_("report as Markdown"))


def run(session: Session) -> None:
    """Report the week."""
    overview, terminal = session.program.overview, session.terminal
    rules = overview.rules()
    week = parse_week_word(session.options.week, rules.days.day_of(overview.now()))
    if session.options.json:
        from tltimer.report.as_json import week_json

        terminal.say_json(week_json(overview.week(week, swing_weeks=0), rules))
        return
    report = overview.week(week)
    if session.options.markdown:
        from tltimer.report.markdown import week_markdown

        terminal.say(week_markdown(report, rules))
    else:
        from tltimer.report.text_week import week_text

        terminal.say(week_text(report, rules, terminal.ink()))
