"""``tltimer stop``: switch to off."""

from argparse import ArgumentParser

from tltimer.cli.common import add_when, change_words, when_of
from tltimer.cli.session import Session
from tltimer.language import _


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_when(parser)


def run(session: Session) -> None:
    """Stop."""
    overview = session.program.overview
    rules = overview.rules()
    at, ago = when_of(session, rules)
    change = session.program.tracker.stop(at=at, ago=ago)
    words = change_words(change.switch, change.withdrawn, rules, overview.now())
    session.terminal.say(words if change.wrote else _("Nothing runs; nothing was changed."))
