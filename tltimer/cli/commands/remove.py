"""``tltimer remove``: take a switch out of the log."""

from argparse import ArgumentParser

from tltimer.cli.common import switch_words, time_words
from tltimer.cli.context import CommandContext
from tltimer.cli.lookup import meant_switch
from tltimer.i18n.translate import _


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("id", metavar="ID", help=_("of tltimer log; its beginning will do, or a time of today"))


def run(session: CommandContext) -> None:
    """Remove the switch."""
    reports = session.program.reports
    switch = session.program.tracker.remove(meant_switch(session.options.id, session.program).id)
    rules = reports.rules()
    session.terminal.say(
        _("Removed: {switch} since {time}. tltimer undo brings it back.").format(
            switch=switch_words(switch, rules), time=time_words(switch.at, reports.now(), rules)
        )
    )
