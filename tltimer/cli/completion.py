"""How an unfinished command line can go on, told from what the commands take."""

from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

from tltimer.cli.context import CommandContext
from tltimer.cli.dates import WEEKDAYS
from tltimer.cli.parser import parser_of
from tltimer.cli.registry import PACKAGE, modules, summaries

FILES = ":files"

EVERYWHERE = {"--home": "DIR", "--zone": "ZONE"}


def goes_on(words: Sequence[str], session: CommandContext) -> list[str]:
    """Give what the last word can become.

    Args:
        words: those after ``tltimer``; the last one is unfinished, maybe empty.
        session: knows the modes, calendars and settings that can be meant.
    """
    *before, unfinished = words or [""]
    found = _candidates(before, unfinished, session)
    return [word for word in found if word == FILES or word.startswith(unfinished)]


def _candidates(before: list[str], unfinished: str, session: CommandContext) -> Iterable[str]:
    while before and before[0].startswith("-"):
        option = before.pop(0)
        if option in EVERYWHERE:
            if not before:
                return _values(EVERYWHERE[option], session)
            before.pop(0)
    if not before:
        options = (*EVERYWHERE, "--version", "--help")
        return options if unfinished.startswith("-") else [name for name in summaries() if " " not in name]
    command, *before = before
    if before and f"{command} {before[0]}" in summaries():
        command, before = f"{command} {before[0]}", before[1:]
    if command not in summaries():
        return ()
    parser: ArgumentParser = parser_of(command, "")
    import_module(f"{PACKAGE}.{modules()[command]}").add_arguments(parser)
    longer = [name.partition(" ")[2] for name in summaries() if name.startswith(f"{command} ") and not before]
    return [*longer, *_of_parser(parser, before, unfinished, session)]


def _of_parser(parser: ArgumentParser, before: list[str], unfinished: str, session: CommandContext) -> Iterable[str]:
    positional = [action for action in parser._actions if not action.option_strings]
    place, waiting = 0, None
    for number, word in enumerate(before):
        if waiting is not None:
            waiting = None
        elif word.startswith("-"):
            waiting = next((one for one in parser._actions if word in one.option_strings and one.nargs != 0), None)
        elif place < len(positional):
            action = positional[place]
            if isinstance(action, _SubParsersAction):
                chosen = action.choices.get(word)
                return _of_parser(chosen, before[number + 1 :], unfinished, session) if chosen else ()
            place += 0 if action.nargs in ("*", "+") else 1
    if waiting is not None:
        return _of_action(waiting, session)
    if unfinished.startswith("-"):
        return [name for action in parser._actions for name in action.option_strings if name.startswith("--")]
    return _of_action(positional[place], session) if place < len(positional) else ()


def _of_action(action: Action, session: CommandContext) -> Iterable[str]:
    if action.choices is not None:
        return [str(choice) for choice in action.choices]
    return _values(str(action.metavar or ""), session)


def _values(metavar: str, session: CommandContext) -> Iterable[str]:
    """Give what can stand for a word of the help; nothing for free text."""
    days = ("today", "yesterday", "tomorrow", *WEEKDAYS)
    sources: dict[str, Callable[[], Iterable[str]]] = {
        "MODE": lambda: [mode.key for mode in session.program.reports.rules().modes.offered],
        "DAY": lambda: days,
        "KIND": lambda: [kind.key for kind in session.program.reports.rules().kinds if not kind.hidden],
        "PERSON": lambda: [person.name for person in session.program.reports.people()],
        "DAY|WEEK": lambda: (*days, "this", "last", "next"),
        "WEEK": lambda: ("this", "last"),
        "DIR": lambda: (FILES,),
        "FILE": lambda: (FILES,),
        "URL|FILE|FOLDER": lambda: (FILES,),
        "FOLDER": lambda: (FILES,),
        "REPOSITORY": lambda: [one.path for one in session.program.repository_stats.repositories.listed()],
        "CALENDAR": lambda: [source.name for source in session.program.calendars.sources()],
        "KEY": lambda: [setting.key for setting in session.program.reports.settings()],
        "ZONE": _zones,
    }
    source = sources.get(metavar)
    return source() if source else ()


def _zones() -> Iterable[str]:
    from zoneinfo import available_timezones

    return sorted(available_timezones())
