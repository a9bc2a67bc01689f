"""Sentences for wrong usage, made of what argparse says of it in its own English."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tltimer.cli.suggestions import with_hint
from tltimer.i18n.translate import _, ngettext

if TYPE_CHECKING:
    from tltimer.cli.parser import Parser

_CHOICE = re.compile(r"argument (?:COMMAND|ACTION|command|action): invalid choice: '(.*?)' \(choose from", re.DOTALL)
_MISSING = re.compile(r"the following arguments are required: (.*)")
_NO_VALUE = re.compile(r"argument (?:[^:]*/)?([^:]+): expected (?:one|at least one|\d+) arguments?")
_TWO = re.compile(r"argument (?:[^:]*/)?([^:]+): not allowed with argument (?:\S*/)?(\S+)")
_EXTRA = re.compile(r"argument (?:[^:]*/)?([^:]+): ignored explicit argument ")
_OTHER = re.compile(r"argument [^:]+(?::1)?: (.*)", re.DOTALL)


def sentence_of(message: str, parser: "Parser") -> str:
    """Return a sentence for what argparse found wrong, with the way out."""
    return _led_out(_problem(message, parser), parser)


def _problem(message: str, parser: "Parser") -> str:
    if found := _CHOICE.match(message):
        if parser.commands:
            from tltimer.cli.registry import SHOWN

            option = _unknown_option(parser)
            if option:
                return _("There is no option {option}.").format(option=option)
            return with_hint(_("There is no command '{name}'.").format(name=found[1]), found[1], SHOWN)
        words = _("'{name}' is not one of {choices}.")
        return with_hint(words.format(name=found[1], choices=", ".join(parser.actions)), found[1], parser.actions)
    if found := _MISSING.match(message):
        names = found[1].split(", ")
        return ngettext("{names} is missing.", "{names} are missing.", len(names)).format(names=", ".join(names))
    if found := _NO_VALUE.match(message):
        return _("{option} needs a value.").format(option=found[1])
    if found := _TWO.match(message):
        return _("{first} and {second} exclude each other.").format(first=found[2], second=found[1])
    if found := _EXTRA.match(message):
        return _("{option} takes no value.").format(option=found[1])
    if found := _OTHER.match(message):
        return found[1]
    return message


def _unknown_option(parser: "Parser") -> str:
    """Return the first option before the command, if no command has such a one; argparse took its value for one."""
    known = {name for argument in parser.arguments for name in argument.names}
    option = parser.words[0].partition("=")[0] if parser.words else ""
    return option if option.startswith("-") and option not in known else ""


def unknown_words(words: Sequence[str], parser: "Parser") -> str:
    """Return a sentence for words that a command does not know; the first may have been meant as an option."""
    options = [name for argument in parser.arguments for name in argument.names if name.startswith("--")]
    named = " ".join(words)
    problem = ngettext("'{words}' is not understood here.", "'{words}' are not understood here.", len(words))
    hinted = with_hint(problem.format(words=named), f"--{words[0].lstrip('-')}", options, 0.75)
    return _led_out(hinted, parser)


def _led_out(problem: str, parser: "Parser") -> str:
    return _("{problem} See {command} --help.").format(problem=problem, command=parser.prog)
