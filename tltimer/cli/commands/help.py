"""``tltimer help``: the help of the program or of a command."""

from __future__ import annotations

from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = ("tltimer help switch", "tltimer help modes add")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "words", metavar="COMMAND", nargs="*", default=[], help=_("a command, optionally followed by an action")
    )


def run(session: CommandContext) -> None:
    """Show the help."""
    from tltimer.cli.help import command_help, program_help
    from tltimer.cli.registry import MODULES, SHOWN, command_parser
    from tltimer.cli.suggestions import joined, near_word
    from tltimer.errors import Misuse

    words = session.options.words
    if not words:
        session.terminal.say(program_help())
        return
    name = " ".join(words[:2])
    if name not in MODULES:
        name = words[0]
    if name not in MODULES:
        problem = _("'{name}' is not a tltimer command.").format(name=name)
        raise Misuse(joined(problem, near_word(name, SHOWN) or _("To list all commands: tltimer --help")))
    parser = command_parser(name)
    session.terminal.say(command_help(parser.actions.get(words[-1], parser), name))
