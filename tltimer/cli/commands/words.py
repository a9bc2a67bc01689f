"""``tltimer _words``: the words that can continue an unfinished command line; for the shells' completion."""

from __future__ import annotations

from argparse import REMAINDER

from tltimer.cli.completion import completions, fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command."""
    parser.add_argument("words", nargs=REMAINDER)


def run(session: CommandContext) -> None:
    """Write the words that can follow, one a line, each with a tab and its help; ``:files`` stands for file names."""
    words = session.options.words
    for completion in completions(words[1:] if words[:1] == ["--"] else words, session):
        session.terminal.say_fields(*fields_of(completion))
