"""``tltimer _words``: how an unfinished command line can go on; for the shells' completion."""

from argparse import REMAINDER, ArgumentParser

from tltimer.cli.completion import goes_on
from tltimer.cli.context import CommandContext


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes: the words so far."""
    parser.add_argument("words", nargs=REMAINDER)


def run(session: CommandContext) -> None:
    """Write the words that can follow, one a line; ``:files`` stands for names of files."""
    words = session.options.words
    for word in goes_on(words[1:] if words[:1] == ["--"] else words, session):
        session.terminal.say(word)
