"""``tltimer redo``: do again what was taken back last on this device."""

from argparse import ArgumentParser

from tltimer.cli.common import change_back
from tltimer.cli.context import CommandContext
from tltimer.i18n.translate import _


def add_arguments(_parser: ArgumentParser) -> None:
    """Say what the command takes: nothing."""


def run(session: CommandContext) -> None:
    """Do it again."""
    change_back(session, _("Done again: {change}."), session.program.tracker.redo)
