"""Sentences for wrong usage, made of what argparse says of it in its own English."""

from __future__ import annotations

import re

from tltimer.cli.suggestions import joined, near_key, with_hint
from tltimer.i18n.translate import _, ngettext
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CHOICE = re.compile(r"argument (?:COMMAND|ACTION|command|action): invalid choice: '(.*?)' \(choose from", re.DOTALL)
_MISSING = re.compile(r"the following arguments are required: (.*)")
_NO_VALUE = re.compile(r"argument (?:[^:]*/)?([^:]+): expected (?:one|at least one|\d+) arguments?")
_TWO = re.compile(r"argument (?:[^:]*/)?([^:]+): not allowed with argument (?:\S*/)?(\S+)")
_EXTRA = re.compile(r"argument (?:[^:]*/)?([^:]+): ignored explicit argument ")
_OTHER = re.compile(r"argument [^:]+(?::1)?: (.*)", re.DOTALL)


class Usage(Value):
    """A command line and what could have stood in it.

    ``command`` is what its help is asked for with, ``words`` are those after it; ``options`` are the names that start
    with dashes, ``valued`` those of them that a value follows; ``commands`` are those of the whole program, which only
    its own parser has, and ``options_of_commands`` imports all of them.
    """

    command: str
    words: tuple[str, ...]
    options: tuple[str, ...]
    valued: tuple[str, ...]
    actions: tuple[str, ...]
    commands: tuple[str, ...]
    options_of_commands: Callable[[], set[str]]


def sentence_of(message: str, usage: Usage) -> str:
    """Return a sentence for what argparse found wrong, with the way out."""
    return _led_out(_problem(message, usage), usage)


def _problem(message: str, usage: Usage) -> str:
    if match := _CHOICE.match(message):
        if usage.commands:
            option = _unknown_option(usage)
            if option:
                return _not_global(option, usage) or _("{option} is not a tltimer option.").format(option=option)
            words = _("'{name}' is not a tltimer command.")
            return with_hint(words.format(name=match[1]), match[1], usage.commands)
        words = _("'{name}' is not one of {choices}.")
        return with_hint(words.format(name=match[1], choices=", ".join(usage.actions)), match[1], usage.actions)
    if match := _MISSING.match(message):
        names = match[1].split(", ")
        return ngettext("{names} is missing.", "{names} are missing.", len(names)).format(names=", ".join(names))
    if match := _NO_VALUE.match(message):
        return _("{option} needs a value.").format(option=match[1])
    if match := _TWO.match(message):
        return _("{first} and {second} cannot be used together.").format(first=match[2], second=match[1])
    if match := _EXTRA.match(message):
        return _("{option} takes no value.").format(option=match[1])
    if match := _OTHER.match(message):
        return match[1]
    return message


def _unknown_option(usage: Usage) -> str:
    """Return the first option before the command that is not one of the program; "" without any.

    Argparse takes its value for the command.
    """
    words = iter(usage.words)
    for word in words:
        option, equals, _value = word.partition("=")
        if not option.startswith("-"):
            break
        if option not in usage.options:
            return option
        if option in usage.valued and not equals:
            next(words, None)
    return ""


def _not_global(option: str, usage: Usage) -> str:
    """Return a sentence for an option of a command that stands before the command; "" for any other."""
    if option not in usage.options_of_commands():
        return ""
    return _("{option} is not a global option. Put it after the name of the command.").format(option=option)


def unknown_words(words: Sequence[str], usage: Usage) -> str:
    """Return a sentence for words that a command does not know; the first may have been meant as an option."""
    misplaced = _not_global(words[0].partition("=")[0], usage) if usage.commands else ""
    if misplaced:
        return _led_out(misplaced, usage)
    # Compared without their dashes, which would make short words alike.
    options = {name.lstrip("-"): name for name in usage.options if name.startswith("--")}
    from tltimer.calendars.sources import shown_typed  # an address among them may be secret

    named = " ".join(map(shown_typed, words))
    problem = ngettext("Unexpected argument '{words}'.", "Unexpected arguments '{words}'.", len(words))
    hint = near_key(words[0].lstrip("-"), options, 0.6 if words[0].startswith("-") else 0.7)
    return _led_out(joined(problem.format(words=named), hint), usage)


def _led_out(problem: str, usage: Usage) -> str:
    return _("{problem} See {command} --help.").format(problem=problem, command=usage.command)
