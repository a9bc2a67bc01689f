"""``tltimer stop``: switch to off."""

from argparse import ArgumentParser

from tltimer.cli.common import add_when, change_words, when_of
from tltimer.cli.context import CommandContext


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_when(parser)


def run(session: CommandContext) -> None:
    """Stop."""
    rules = session.program.reports.rules()
    at, ago = when_of(session, rules)
    change = session.program.tracker.stop(at=at, ago=ago)
    session.terminal.say(change_words(session, change, rules))
