"""``tltimer undo``: take back the last change made on this device."""

from argparse import ArgumentParser

from tltimer.cli.session import Session
from tltimer.language import _


def add_arguments(_parser: ArgumentParser) -> None:
    """Say what the command takes: nothing."""


def run(session: Session) -> None:
    """Undo."""
    session.terminal.say(_("Taken back: {change}.").format(change=session.program.tracker.undo()))
