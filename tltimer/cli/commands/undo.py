"""``tltimer undo``: take back the last change made on this device."""

from argparse import ArgumentParser

from tltimer.cli.common import change_back
from tltimer.cli.context import CommandContext
from tltimer.cli.terminal import complain
from tltimer.i18n.translate import _


def add_arguments(_parser: ArgumentParser) -> None:
    """Say what the command takes: nothing."""


def run(session: CommandContext) -> None:
    """Undo."""
    program = session.program
    change_back(session, _("Taken back: {change}."), program.tracker.undo)
    if program.home.published_file.exists():
        for problem in program.time_blocks.take_out(program.time_blocks.undone()):
            complain(problem)
