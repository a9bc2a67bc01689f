"""The words of a command line: global options, the command, and its own arguments."""

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from tltimer.errors import Misuse
from tltimer.i18n.translate import _, ngettext

# Argparse looks for a translation of each of its few words anew, in files that nobody has; ours are asked instead.
argparse._ = _  # type: ignore[attr-defined]
argparse.ngettext = ngettext  # type: ignore[attr-defined]


class Help(argparse.HelpFormatter):
    """The help of a command; its width is told, since argparse imports much to find it out."""

    def __init__(self, prog: str, width: int = 80) -> None:
        super().__init__(prog, max_help_position=28, width=width)


class Parser(argparse.ArgumentParser):
    """Reads the arguments of one command; wrong usage is refused in one line."""

    def __init__(self, **given: Any) -> None:
        super().__init__(formatter_class=Help, allow_abbrev=False, **given)

    def parse_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        """Read the words; of those that are too many the first may have been meant as an option.

        Raises:
            Misuse: they are wrong.
        """
        options, left = self.parse_known_args(args, namespace)
        if left:
            from tltimer.cli.suggestions import near_word

            chosen = self._chosen(options)
            names = [name for name in chosen._option_string_actions if name.startswith("--")]
            hint = near_word(f"--{left[0].lstrip('-')}", names, 0.75)
            chosen.error(_("unrecognized arguments: %s") % " ".join(left) + hint)
        return options

    def _chosen(self, options: argparse.Namespace) -> "Parser":
        """Give the parser of the action that was chosen; this one where there are none."""
        name = getattr(options, "action", None)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction) and name in action.choices:
                parser: Parser = action.choices[name]
                return parser
        return self

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            from tltimer.cli.suggestions import near_word

            choices = [str(choice) for choice in action.choices]
            raise argparse.ArgumentError(
                action,
                _("{value} is none of {choices}{hint}").format(
                    value=repr(value), choices=", ".join(choices), hint=near_word(str(value), choices)
                ),
            )

    def error(self, message: str) -> NoReturn:
        """Refuse wrong usage.

        Raises:
            Misuse: always.
        """
        raise Misuse(_("{message} ({command} --help says more)").format(message=message, command=self.prog))


def parser_of(command: str, summary: str) -> Parser:
    """Make the parser of one command, with the options that every command takes and without its own."""
    parser = Parser(prog=f"tltimer {command}", description=summary)
    add_global_options(parser)
    return parser


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """Let a parser take ``--home`` and ``--zone``; absent ones leave no trace, so that earlier ones count."""
    everywhere = parser.add_argument_group(_("everywhere"))
    everywhere.add_argument(
        "--home", metavar="DIR", default=argparse.SUPPRESS, help=_("keep settings, data and cache in this folder")
    )
    everywhere.add_argument(
        "--zone", metavar="ZONE", default=argparse.SUPPRESS, help=_("report in this zone, such as Europe/Berlin")
    )
    everywhere.add_argument("--version", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def add_actions(parser: argparse.ArgumentParser) -> "argparse._SubParsersAction[Parser]":
    """Let a command have actions of its own, such as ``modes add``; without one it lists."""
    return parser.add_subparsers(dest="action", metavar="ACTION", title=_("actions"), parser_class=Parser)


def add_action(actions: "argparse._SubParsersAction[Parser]", name: str, summary: str) -> Parser:
    """Add an action to a command."""
    parser = actions.add_parser(name, help=summary, description=summary)
    add_global_options(parser)
    return parser


def add_json(parser: "argparse.ArgumentParser | argparse._MutuallyExclusiveGroup") -> None:
    """Let a command report as JSON."""
    parser.add_argument("--json", action="store_true", help=_("report as JSON"))


def add_list_json(parser: argparse.ArgumentParser) -> None:
    """Let the action ``list`` report as JSON too; unsaid, it leaves what was said before it."""
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_("report as JSON"))


class GlobalOptions:
    """What stands before the command, the command, and the words after it."""

    def __init__(self) -> None:
        self.command: str | None = None
        self.rest: list[str] = []
        self.home: str | None = None
        self.zone: str | None = None
        self.version = False
        self.help = False


def read_beginning(argv: Sequence[str]) -> GlobalOptions:
    """Read a command line up to its command.

    Raises:
        Misuse: an option before the command is not known, or lacks its value.
    """
    found = GlobalOptions()
    words = list(argv)
    while words:
        word = words.pop(0)
        name, equals, value = word.partition("=")
        if name in ("--home", "--zone"):
            if not equals:
                if not words:
                    raise Misuse(_("{option} needs a value").format(option=name))
                value = words.pop(0)
            setattr(found, name[2:], value)
        elif word in ("--help", "-h"):
            found.help = True
        elif word == "--version":
            found.version = True
        elif word.startswith("-"):
            raise Misuse(_("there is no option {option}; tltimer --help lists them").format(option=name))
        else:
            found.command, found.rest = word, words
            break
    return found
