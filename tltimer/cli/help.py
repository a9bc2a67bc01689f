"""The help of the program and of its commands, made of what their parsers declare."""

from __future__ import annotations

from tltimer.cli.parser import ARGUMENTS, EVERYWHERE, OPTIONS
from tltimer.cli.registry import groups, summaries
from tltimer.i18n.translate import _
from tltimer.render.terminal.style import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.parser import Argument, Parser

WIDTH = 80

INDENT = 26
"""Columns before the explanations."""


def program_help() -> str:
    """Return the help of the whole program."""
    lines = [
        _("usage: tltimer [--home DIR] [--zone ZONE] [COMMAND …]"),
        "",
        _("Chosen, planned, done: are you coding as much as you decided to?"),
        _("Without a command, tltimer starts in the tray."),
    ]
    for title, commands in groups().items():
        lines += ["", f"{title}:"]
        for name, summary in commands.items():
            lines += _row(name, summary, 17)
    lines += ["", _("Global options:")]
    for names, words in (
        (f"--home {_('DIR')}", _("keep settings, data and cache in this folder (or set TLTIMER_HOME)")),
        (f"--zone {_('ZONE')}", _("report in this time zone, such as Europe/Berlin")),
        ("-V, --version", _("show the version")),
        ("-h, --help", _("show this help; tltimer COMMAND --help explains a command")),
    ):
        lines += _row(names, words, 17)
    lines += ["", _("Examples:")]
    lines += [
        f"  {example}"
        for example in (
            "tltimer switch coding",
            "tltimer switch 1:1 --with Ana --ago 10m",
            "tltimer set 9-10:30 review --day yesterday",
            "tltimer week last",
        )
    ]
    return "\n".join(lines)


def command_help(parser: Parser, command: str = "") -> str:
    """Return the help of a command or an action.

    Args:
        parser: its parser.
        command: the command's name, where the registry has a summary of it.
    """
    summary = parser.summary or summaries().get(command, "")
    lines = [*usage(parser), ""]
    if summary:
        lines += [*wrapped(summary[:1].upper() + summary[1:] + ".", WIDTH), ""]
    titles = {ARGUMENTS: _("Arguments"), OPTIONS: _("Options"), EVERYWHERE: _("Global options")}
    if parser.actions:
        lines += [_("Actions") + ":"]
        for name, action in parser.actions.items():
            lines += _row(name, action.summary, INDENT)
        lines += [""]
    for section in sections_of(parser):
        lines += [titles.get(section, section[:1].upper() + section[1:]) + ":"]
        for argument in parser.arguments:
            if argument.section == section and not argument.hidden:
                lines += _row(names_of(argument), argument.help, INDENT)
        lines += [""]
    if parser.examples:
        lines += [_("Examples:"), *(f"  {example}" for example in parser.examples), ""]
    return "\n".join(lines).rstrip()


def sections_of(parser: Parser) -> list[str]:
    """Return the sections of a parser's help that show anything: its own words first, those of every command last."""
    sections = dict.fromkeys(argument.section for argument in parser.arguments if not argument.hidden)
    order = [ARGUMENTS, OPTIONS, *sections, EVERYWHERE]
    return [name for name in dict.fromkeys(order) if name in sections and name != EVERYWHERE] + [
        name for name in sections if name == EVERYWHERE
    ]


def names_of(argument: Argument) -> str:
    """Return an argument's names as the help prints them: ``-h, --help``, ``--at TIME``, ``MODE``."""
    names = ", ".join(argument.names)
    return " ".join(filter(None, (names, value_of(argument))))


def value_of(argument: Argument) -> str:
    """Return the placeholder of an argument's value in the user's language; "" if it takes none."""
    return metavars().get(argument.metavar, argument.metavar)


def usage(parser: Parser) -> list[str]:
    """Return the lines that show in which order the words stand."""
    words = []
    seen: set[int] = set()
    optional = [
        argument
        for argument in parser.arguments
        if not argument.positional and not argument.hidden and argument.section != EVERYWHERE
    ]
    for argument in optional:
        if argument.exclusive in seen:
            continue
        alternatives = [
            other for other in optional if argument.exclusive and other.exclusive == argument.exclusive
        ] or [argument]
        seen |= {argument.exclusive} - {0}
        *first, last = (_shortest(other) for other in alternatives)
        words += _bracketed([*(f"{word} |" for word in first), last])
    for argument in parser.arguments:
        if argument.positional and not argument.hidden:
            word = value_of(argument) + (" …" if argument.repeated else "")
            words.append(word if argument.required else f"[{word}]")
    if parser.actions:
        words.append(_("[ACTION …]"))
    head = _("usage: {command}").format(command=parser.prog)
    lines, line = [], head
    for word in words:
        if len(line) + 1 + len(word) > WIDTH and line.strip():
            lines.append(line)
            line = " " * min(len(head), 24)
        line = f"{line} {word}"
    return [*lines, line]


def _bracketed(words: list[str]) -> list[str]:
    """Return words of which one can be given, in brackets; a line can end between them."""
    *first, last = [f"[{words[0]}", *words[1:]]
    return [*first, f"{last}]"]


def _shortest(argument: Argument) -> str:
    return " ".join(filter(None, (argument.names[-1 if len(argument.names) == 1 else 0], value_of(argument))))


def _row(names: str, words: str, indent: int) -> list[str]:
    column = indent + 2
    lines = wrapped(words, WIDTH - column) or [""]
    first = f"  {names}"
    if len(first) > column - 2:
        return [first, *(" " * column + line for line in lines)]
    return [f"{first:{column}}{lines[0]}".rstrip(), *(" " * column + line for line in lines[1:])]


def metavars() -> dict[str, str]:
    """Return the placeholders in the user's language, by those in the parsers."""
    return {
        "ACTION": _("ACTION"),
        "ADDRESS": _("ADDRESS"),
        "CALENDAR": _("CALENDAR"),
        "COLOUR": _("COLOUR"),
        "COMMAND": _("COMMAND"),
        "DAY": _("DAY"),
        "DAY|WEEK": _("DAY|WEEK"),
        "DAY[-DAY]": _("DAY[-DAY]"),
        "DIR": _("DIR"),
        "DURATION": _("DURATION"),
        "FILE": _("FILE"),
        "FOLDER": _("FOLDER"),
        "FORMAT": _("FORMAT"),
        "FROM-TO": _("FROM-TO"),
        "FROM..TO": _("FROM..TO"),
        "HH:MM": _("HH:MM"),
        "ID": _("ID"),
        "KEY": _("KEY"),
        "KIND": _("KIND"),
        "LOW-HIGH": _("LOW-HIGH"),
        "MEETING": _("MEETING"),
        "MODE": _("MODE"),
        "NAME": _("NAME"),
        "NAME=MODE": _("NAME=MODE"),
        "NEW": _("NEW"),
        "PERSON": _("PERSON"),
        "REPOSITORY": _("REPOSITORY"),
        "SHELL": _("SHELL"),
        "SOURCE": _("SOURCE"),
        "TIME": _("TIME"),
        "TEXT": _("TEXT"),
        "TITLE": _("TITLE"),
        "URL|FILE|FOLDER": _("URL|FILE|FOLDER"),
        "USER": _("USER"),
        "VALUE": _("VALUE"),
        "WEEK": _("WEEK"),
        "WORDS": _("WORDS"),
        "ZONE": _("ZONE"),
    }
