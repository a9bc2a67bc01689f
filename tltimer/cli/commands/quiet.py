"""``tltimer quiet``: nothing is said or asked by itself for the rest of the day."""

from argparse import ArgumentParser

from tltimer.cli.context import CommandContext
from tltimer.i18n.translate import _


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--off", action="store_true", help=_("speak again"))


def run(session: CommandContext) -> None:
    """Ask the app for silence, whether it runs or not, or take that back."""
    from tltimer.services.quiet_mode import QuietMode

    off = session.options.off
    QuietMode(session.program.home.quiet_file).turn(session.program.reports.today(), not off)
    if off:
        session.terminal.say(_("Notifications are shown again."))
    else:
        session.terminal.say(_("Quiet for today. What there is to ask waits; tltimer quiet --off ends it."))
