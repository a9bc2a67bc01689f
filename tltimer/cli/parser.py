"""The words of a command line: declared once, for argparse, for the help, for the man page and for completion."""

from __future__ import annotations

import argparse

from tltimer.errors import Misuse
from tltimer.i18n.translate import _
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, NoReturn

    from tltimer.cli.usage_errors import Usage

ARGUMENTS, OPTIONS = "arguments", "options"
"""The sections of a command's own words; others have a title of their own."""

EVERYWHERE = "everywhere"
"""The section of the options that every command takes."""


class Argument(Value):
    """One word or option that a command takes.

    ``names`` is empty for a word known by its place. ``metavar`` stands for its value, "" where it takes none.
    ``exclusive`` is the same number for those of which only one can be given, 0 for the others.
    """

    names: tuple[str, ...]
    metavar: str
    help: str
    choices: tuple[str, ...]
    required: bool
    repeated: bool
    hidden: bool
    section: str
    exclusive: int

    @property
    def positional(self) -> bool:
        """Whether it is known by its place."""
        return not self.names


class HelpAsked(Exception):  # noqa: N818 - an answer, not an error of the program
    """Somebody asked for the help of a parser."""

    def __init__(self, parser: Parser) -> None:
        super().__init__(parser.prog)
        self.parser = parser


class VersionAsked(Exception):  # noqa: N818 - an answer, not an error of the program
    """Somebody asked for the version."""


class _Reader(argparse.ArgumentParser):
    """Argparse's part of a parser: what is wrong becomes one sentence."""

    def __init__(self, prog: str, parser: Parser) -> None:
        super().__init__(prog=prog, add_help=False, allow_abbrev=False)
        self.parser = parser

    def error(self, message: str) -> NoReturn:
        """Refuse wrong usage.

        Raises:
            Misuse: always.
        """
        self.parser.refuse(message)


class _Name(argparse.Action):
    """The name of a command or an action, and the words after it, which the parser behind the name reads.

    It is made when the name is used: the parsers of forty commands would take longer to make than a short one to run.
    """

    def __init__(self, option_strings: Sequence[str], dest: str, make: Callable[[str], Parser], **options: Any) -> None:
        super().__init__(option_strings, dest, nargs=argparse.PARSER, **options | {"required": False})
        self._make = make

    def __call__(
        self, _parser: argparse.ArgumentParser, namespace: argparse.Namespace, words: Any, *_option: Any
    ) -> None:
        setattr(namespace, self.dest, words[0])
        for name, value in vars(self._make(words[0]).read(words[1:])).items():
            setattr(namespace, name, value)


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_given: Any) -> None:
        assert isinstance(parser, _Reader)
        raise HelpAsked(parser.parser)


class _Home(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *values: Any) -> None:
        assert isinstance(parser, _Reader)
        namespace.home = values[0]
        parser.parser.speak(values[0])


class _Version(argparse.Action):
    def __call__(self, *_given: Any) -> None:
        raise VersionAsked


class Group:
    """Words of a parser that belong together.

    Args:
        parser: theirs.
        reader: argparse's part of the group.
        section: the section of the help in which they stand; "" for the default one.
        exclusive: a number for those of which only one can be given, 0 for none.
    """

    def __init__(self, parser: Parser, reader: Any, section: str = "", exclusive: int = 0) -> None:
        self._parser = parser
        self._reader = reader
        self._section = section
        self._exclusive = exclusive

    def add_argument(
        self,
        *names: str,
        metavar: str | None = None,
        help: str = "",  # noqa: A002 - argparse calls it so
        choices: Iterable[str] | None = None,
        hidden: bool = False,
        **options: Any,
    ) -> None:
        """Declare a word, as argparse does.

        Args:
            names: of an option; or of what a positional word is kept as.
            metavar: what stands for the value.
            help: what it is for.
            choices: the values that it can have.
            hidden: whether the help leaves it out.
            options: what argparse takes besides.
        """
        positional = not names[0].startswith("-")
        allowed = tuple(map(str, choices or ()))
        if allowed:
            options["type"] = _one_of(allowed)
        action = self._reader.add_argument(*names, **({"metavar": metavar} if metavar else {}), **options)
        takes_value = positional or action.nargs != 0
        self._parser.arguments.append(
            Argument(
                () if positional else tuple(action.option_strings),
                (metavar or "|".join(allowed) or action.dest.upper()) if takes_value else "",
                help,
                allowed,
                positional and action.nargs not in ("?", "*", argparse.REMAINDER),
                action.nargs in ("*", "+") or options.get("action") == "append",
                hidden,
                self._section or (ARGUMENTS if positional else OPTIONS),
                self._exclusive,
            )
        )

    def add_mutually_exclusive_group(self) -> Group:
        """Begin a group of options of which only one can be given."""
        number = 1 + max((argument.exclusive for argument in self._parser.arguments), default=0)
        return Group(self._parser, self._reader.add_mutually_exclusive_group(), self._section, number)


class Parser(Group):
    """Reads the words of one command, and knows what was declared.

    Args:
        prog: the words before its own, such as ``tltimer modes add``.
        summary: what the command does.
        examples: whole command lines.
        speak: chooses the language: of the home that ``--home`` names, as soon as that is read; for None, of the home
            that counts otherwise.
    """

    def __init__(
        self,
        prog: str,
        summary: str = "",
        examples: Sequence[str] = (),
        speak: Callable[[str | None], object] = lambda _folder: None,
    ) -> None:
        self._argparse = _Reader(prog, self)
        # Of words that are added to a parser itself, argparse asks a formatter of its help, which takes time.
        super().__init__(self, self._argparse.add_argument_group())
        self.prog = prog
        self.speak = speak
        self.summary = summary
        self.examples = tuple(examples)
        self.arguments: list[Argument] = []
        self.actions: dict[str, Parser] = {}
        """The parsers of its actions, by their names."""
        self.longer: dict[str, Callable[[], Parser]] = {}
        """Makes the parser of a command whose name begins with this one's, by its second word."""
        self.commands: tuple[str, ...] = ()
        """The names of the commands that people use, of the parser of the whole program."""
        self.words: tuple[str, ...] = ()
        """The words that were read last."""
        self._make: Callable[[str], Parser] = lambda name: Parser(name)

    def add_argument_group(self, title: str) -> Group:
        """Begin a section of the help."""
        return Group(self, self._reader, title)

    def set_defaults(self, **values: Any) -> None:
        """Keep values that no word sets."""
        self._argparse.set_defaults(**values)

    def add_commands(self, names: Iterable[str], hidden: Iterable[str], make: Callable[[str], Parser]) -> None:
        """Let the program have commands, each with a parser that is made when its name is used.

        Args:
            names: of the commands that people use.
            hidden: the names of those that only programs use, and that are never suggested.
            make: makes the parser of a name.
        """
        self.commands, self._make = tuple(names), make

        def chosen(name: str) -> Parser:
            self.speak(None)
            return make(name)

        choices = (*self.commands, *hidden)
        self._reader.add_argument("command", metavar="COMMAND", action=_Name, choices=choices, make=chosen)

    def add_action(self, name: str, summary: str, examples: Sequence[str] = ()) -> Parser:
        """Let a command have an action, such as ``modes add``."""
        if not self.actions:
            make = self.actions.__getitem__
            self._reader.add_argument("action", metavar="ACTION", action=_Name, choices=self.actions, make=make)
        parser = Parser(f"{self.prog} {name}", summary, examples, self.speak)
        add_global_options(parser)
        self.actions[name] = parser
        return parser

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Read words.

        Raises:
            Misuse: they are wrong.
            HelpAsked: the help was asked for.
            VersionAsked: the version was asked for.
        """
        if words and words[0] in self.longer:
            return self.longer[words[0]]().read(words[1:])
        self.words = tuple(words)
        options, unknown = self._argparse.parse_known_args(words)
        if unknown:
            self.refuse_word(unknown)
        return options

    def refuse(self, message: str) -> NoReturn:
        """Refuse wrong usage in one sentence, made of what argparse says of it.

        Raises:
            Misuse: always.
        """
        from tltimer.cli.usage_errors import sentence_of

        self.speak(None)
        raise Misuse(sentence_of(message, self._usage()))

    def refuse_word(self, unknown: Sequence[str]) -> NoReturn:
        """Refuse words that were left over; the first may have been meant as an option.

        Raises:
            Misuse: always.
        """
        from tltimer.cli.usage_errors import unknown_words

        self.speak(None)
        raise Misuse(unknown_words(unknown, self._usage()))

    def _usage(self) -> Usage:
        from tltimer.cli.usage_errors import Usage

        options = tuple(name for argument in self.arguments for name in argument.names)
        valued = tuple(name for argument in self.arguments if argument.metavar for name in argument.names)
        return Usage(
            self.prog, self.words, options, valued, tuple(self.actions), self.commands, self._options_of_commands
        )

    def _options_of_commands(self) -> set[str]:
        """Return the options of all commands that people use, and of their actions."""
        parsers = [self._make(name) for name in self.commands]
        parsers += [make() for parser in parsers for make in parser.longer.values()]
        parsers += [action for parser in parsers for action in parser.actions.values()]
        return {name for parser in parsers for argument in parser.arguments for name in argument.names}


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def chosen(value: str) -> str:
        if value in choices:
            return value
        from tltimer.cli.suggestions import with_hint

        problem = _("'{value}' is not one of {choices}.").format(value=value, choices=", ".join(choices))
        raise argparse.ArgumentTypeError(with_hint(problem, value, choices))

    return chosen


def add_global_options(parser: Parser) -> None:
    """Let a parser take the options that stand anywhere; absent ones leave no trace, so that earlier ones count."""
    everywhere = parser.add_argument_group(EVERYWHERE)
    absent = argparse.SUPPRESS
    home = _("keep settings, data and cache in this folder (or set TLTIMER_HOME)")
    everywhere.add_argument("--home", metavar="DIR", action=_Home, default=absent, help=home)
    zone = _("report in this time zone, such as Europe/Berlin")
    everywhere.add_argument("--zone", metavar="ZONE", default=absent, help=zone)
    everywhere.add_argument("-h", "--help", nargs=0, action=_Help, default=absent, help=_("show this help"))
    everywhere.add_argument("-V", "--version", nargs=0, action=_Version, default=absent, help=_("show the version"))


def add_actions(parser: Parser) -> Parser:
    """Return the parser for a command's actions, such as ``modes add``; without an action the command lists."""
    return parser


def add_action(parser: Parser, name: str, summary: str, examples: Sequence[str] = ()) -> Parser:
    """Add an action to a command."""
    return parser.add_action(name, summary, examples)


def add_json(parser: Group) -> None:
    """Let a command answer as JSON."""
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def add_list_json(parser: Group) -> None:
    """Let an action answer as JSON too; absent, it leaves what was given before it."""
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_("print JSON"))
