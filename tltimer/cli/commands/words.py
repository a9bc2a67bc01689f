"""``tltimer _words``: how an unfinished command line can go on; for the shells' completion."""

from argparse import REMAINDER

from tltimer.cli.completion import completions, line_of
from tltimer.cli.context import CommandContext
from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("words", nargs=REMAINDER)


def run(session: CommandContext) -> None:
    """Write the words that can follow, one a line, each with a tab and its help; ``:files`` stands for file names."""
    words = session.options.words
    for completion in completions(words[1:] if words[:1] == ["--"] else words, session):
        session.terminal.say(line_of(completion))
