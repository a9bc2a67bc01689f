"""``tltimer back``: to the mode before this one."""

from argparse import ArgumentParser

from tltimer.cli.common import change_words
from tltimer.cli.context import CommandContext


def add_arguments(_parser: ArgumentParser) -> None:
    """Say what the command takes: nothing."""


def run(session: CommandContext) -> None:
    """Switch back."""
    change = session.program.tracker.back()
    session.terminal.say(change_words(session, change, session.program.reports.rules()))
