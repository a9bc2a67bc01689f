"""``tltimer remove``: take a switch out of the log."""

from argparse import ArgumentParser

from tltimer.cli.common import switch_words, time_words
from tltimer.cli.context import Session
from tltimer.cli.lookup import meant_switch
from tltimer.i18n.translate import _


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("id", metavar="ID", help=_("of tltimer log; its beginning will do, or a time of today"))


def run(session: Session) -> None:
    """Remove the switch."""
    overview = session.program.overview
    switch = session.program.tracker.remove(meant_switch(session.options.id, session.program).id)
    rules = overview.rules()
    session.terminal.say(
        _("Removed: {switch} since {time}. tltimer undo brings it back.").format(
            switch=switch_words(switch, rules), time=time_words(switch.at, overview.now(), rules)
        )
    )
