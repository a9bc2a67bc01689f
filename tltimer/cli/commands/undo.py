"""``tltimer undo``: take back the last change made on this device."""

from argparse import ArgumentParser

from tltimer.cli.common import change_back
from tltimer.cli.context import Session
from tltimer.cli.terminal import complain
from tltimer.i18n.translate import _


def add_arguments(_parser: ArgumentParser) -> None:
    """Say what the command takes: nothing."""


def run(session: Session) -> None:
    """Undo."""
    program = session.program
    change_back(session, _("Taken back: {change}."), program.tracker.undo)
    if program.home.given_file.exists():
        for problem in program.blocks.take_out(program.blocks.undone()):
            complain(problem)
