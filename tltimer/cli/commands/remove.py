"""``tltimer remove``: take a switch out of the log."""

from argparse import ArgumentParser

from tltimer.cli.common import switch_words, time_words
from tltimer.cli.session import Session
from tltimer.cli.which import switch_id
from tltimer.language import _


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("id", metavar="ID", help=_("of tltimer log; its beginning will do"))


def run(session: Session) -> None:
    """Remove the switch."""
    overview = session.program.overview
    switch = session.program.tracker.remove(switch_id(session.options.id, session.program.journal))
    rules = overview.rules()
    session.terminal.say(
        _("Removed: {switch} since {time}. tltimer undo brings it back.").format(
            switch=switch_words(switch, rules), time=time_words(switch.at, overview.now(), rules)
        )
    )
