"""``tltimer note``: a line to a day, what came of it."""

from argparse import ArgumentParser

from tltimer.cli.arguments import parse_day
from tltimer.cli.common import needed
from tltimer.cli.session import Session
from tltimer.language import _
from tltimer.report import wording


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("what came of the day"))
    parser.add_argument("--day", metavar="DAY", default="today", help=_("another day than today"))


def run(session: Session) -> None:
    """Add the line."""
    text = needed(" ".join(session.options.text), _("a note"))
    day = parse_day(session.options.day, session.program.overview.today())
    session.program.tracker.note(text, day)
    session.terminal.say(_("Noted for {day}.").format(day=f"{wording.day_name(day)}, {wording.date_words(day)}"))
