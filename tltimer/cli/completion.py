"""Completion of an unfinished command line, from the declarations of the commands."""

from __future__ import annotations

from tltimer.cli.dates import WEEKDAYS
from tltimer.cli.parser import Parser, add_global_options
from tltimer.cli.registry import MODULES, SHOWN, command_parser, summaries
from tltimer.values import Value
from tltimer.wording.sanitize import one_line, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Argument

FILES = ":files"
"""Stands for the names of files, which the shell knows better."""


class Completion(Value):
    """A word that can follow, and what it is for, "" where that needs no words."""

    word: str
    help: str = ""


def completions(words: Sequence[str], session: CommandContext) -> list[Completion]:
    """Return the completions of the last word.

    A word that a shell's line cannot hold, such as one with a line break, is not offered.

    Args:
        words: those after ``tltimer``; the last one is unfinished, maybe empty.
        session: knows the modes, calendars and settings that can be meant.
    """
    *before, unfinished = words or [""]
    candidates = _candidates(before, unfinished, session)
    fitting = [
        completion for completion in candidates if completion.word == FILES or completion.word.startswith(unfinished)
    ]
    return [
        completion for completion in fitting if shown(completion.word) == completion.word and completion.word.strip()
    ]


def _candidates(before: list[str], unfinished: str, session: CommandContext) -> Iterable[Completion]:
    program = Parser("tltimer")
    add_global_options(program)
    while before and before[0].startswith("-"):
        option = _option(before.pop(0), program.arguments)
        if option is not None and option.metavar:
            if not before:
                return _of_argument(option, session)
            before.pop(0)
    if not before:
        help_of = summaries()
        if unfinished.startswith("-"):
            return _options(program)
        return [Completion(name, help_of.get(name, "")) for name in SHOWN]
    command, *before = before
    if command not in SHOWN:
        return ()
    parser = command_parser(command)
    if before and before[0] in parser.longer:
        return _of_parser(parser.longer[before[0]](), before[1:], unfinished, session)
    help_of = summaries()
    longer = [Completion(word, help_of[f"{command} {word}"]) for word in parser.longer if not before]
    return [*longer, *_of_parser(parser, before, unfinished, session)]


def _of_parser(parser: Parser, before: list[str], unfinished: str, session: CommandContext) -> Iterable[Completion]:
    positionals = [argument for argument in parser.arguments if argument.positional and not argument.hidden]
    waiting: Argument | None = None
    for number, word in enumerate(before):
        if waiting is not None:
            waiting = None
        elif word.startswith("-"):
            option = _option(word, parser.arguments)
            waiting = option if option is not None and option.metavar and "=" not in word else None
        elif word in parser.actions and not any(argument.positional for argument in parser.arguments):
            return _of_parser(parser.actions[word], before[number + 1 :], unfinished, session)
        elif positionals and not positionals[0].repeated:
            positionals.pop(0)
    if waiting is not None:
        return _of_argument(waiting, session)
    if unfinished.startswith("-"):
        return _options(parser)
    if positionals:
        return _of_argument(positionals[0], session)
    if any(not word.startswith("-") for word in before):
        return ()
    return [Completion(name, action.summary) for name, action in parser.actions.items()]


def _option(word: str, arguments: Iterable[Argument]) -> Argument | None:
    name = word.partition("=")[0]
    return next((argument for argument in arguments if name in argument.names), None)


def _options(parser: Parser) -> list[Completion]:
    return [
        Completion(name, argument.help)
        for argument in parser.arguments
        for name in argument.names
        if name.startswith("--") and not argument.hidden
    ]


def _of_argument(argument: Argument, session: CommandContext) -> Iterable[Completion]:
    if argument.choices:
        return [Completion(choice) for choice in argument.choices]
    return _values(argument.metavar, session)


def _values(metavar: str, session: CommandContext) -> Iterable[Completion]:
    """Return the possible values of a placeholder; none for free text."""
    days = [Completion(word) for word in ("today", "yesterday", "tomorrow", *WEEKDAYS)]
    files = (Completion(FILES),)
    sources: dict[str, Callable[[], Iterable[Completion]]] = {
        "MODE": lambda: [Completion(mode.key, mode.label) for mode in session.program.reports.rules().modes.offered],
        "DAY": lambda: days,
        "KIND": lambda: [
            Completion(kind.key, kind.label) for kind in session.program.reports.rules().kinds if not kind.hidden
        ],
        "PERSON": lambda: [Completion(person.name) for person in session.program.reports.people()],
        "DAY|WEEK": lambda: (*days, *map(Completion, ("this", "last", "next"))),
        "WEEK": lambda: map(Completion, ("this", "last")),
        "DIR": lambda: files,
        "FILE": lambda: files,
        "URL|FILE|FOLDER": lambda: files,
        "FOLDER": lambda: files,
        "REPOSITORY": lambda: [
            Completion(repository.path) for repository in session.program.repository_stats.repositories.listed()
        ],
        "CALENDAR": lambda: [Completion(source.name) for source in session.program.calendars.sources()],
        "KEY": lambda: [Completion(setting.key, setting.help) for setting in session.program.reports.settings()],
        "COMMAND": lambda: [Completion(name, summary) for name, summary in summaries().items() if name in MODULES],
        "ZONE": _zones,
    }
    source = sources.get(metavar)
    return source() if source else ()


def _zones() -> Iterable[Completion]:
    from zoneinfo import available_timezones

    return map(Completion, sorted(available_timezones()))


def fields_of(completion: Completion) -> tuple[str, ...]:
    """Return a completion as the scripts of the shells read it: the word, and what it is for where that is known."""
    help_text = one_line(completion.help)
    return (completion.word, help_text) if help_text else (completion.word,)
