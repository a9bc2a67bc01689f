"""``tltimer note``: a line to a day, what came of it."""

from argparse import ArgumentParser
from datetime import date

from tltimer.cli.common import needed
from tltimer.cli.context import CommandContext
from tltimer.cli.dates import parse_day
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("what came of the day"))
    parser.add_argument(
        "--last", action="store_true", help=_("what came of the last 1:1, review or planning, which has ended")
    )
    parser.add_argument("--day", metavar="DAY", default="today", help=_("another day than today"))


def run(session: CommandContext) -> None:
    """Add the line."""
    text = needed(" ".join(session.options.text), _("a note"))
    day = parse_day(session.options.day, session.program.reports.today())
    if session.options.last:
        _note_last(session, text, day)
        return
    session.program.tracker.note(text, day)
    session.terminal.say(_("Noted for {day}.").format(day=f"{formats.day_name(day)}, {formats.date_words(day)}"))


def _note_last(session: CommandContext, text: str, day: date) -> None:
    from tltimer.reports.notes import entry_name, notable

    reports = session.program.reports
    rules = reports.rules()
    found = notable(reports.day(day), rules.modes)
    if not found:
        raise Refused(_("nothing has ended that day of which something could have come; leave --last away"))
    session.program.tracker.change(found[-1].switch.id, note=text)
    name = entry_name(found[-1], rules.modes, formats.wall_time(found[-1].start, rules.days.zone))
    session.terminal.say(_("Noted for {entry}.").format(entry=name))
