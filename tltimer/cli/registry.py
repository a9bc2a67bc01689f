"""Every command: its name, the module that carries it out, and what it does. A module is imported when it is chosen."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tltimer.cli.parser import Parser

PACKAGE = "tltimer.cli.commands"

MODULES = {
    "switch": "switch",
    "back": "back",
    "stop": "stop",
    "pick": "pick",
    "set": "set_span",
    "status": "status",
    "log": "log",
    "change": "change",
    "remove": "remove",
    "undo": "undo",
    "redo": "redo",
    "note": "note",
    "day": "day",
    "week": "week",
    "plan": "plan",
    "plan block": "block",
    "audit": "audit",
    "evidence": "evidence",
    "evidence accept": "evidence_answer",
    "evidence reject": "evidence_answer",
    "evidence on": "evidence_sources",
    "evidence off": "evidence_sources",
    "evidence import": "evidence_sources",
    "evidence forget": "evidence_sources",
    "target": "target",
    "intention": "intention",
    "people": "people",
    "promise": "promise",
    "promises": "promises",
    "modes": "modes",
    "kinds": "kinds",
    "days-off": "days_off",
    "calendar": "calendars",
    "repo": "repo",
    "import": "import_file",
    "export": "export_file",
    "backup": "backup_file",
    "restore": "restore_file",
    "quiet": "quiet",
    "watch": "watch",
    "settings": "settings",
    "doctor": "doctor",
    "demo": "demo",
    "completion": "completion",
    "desktop": "desktop",
    "help": "help",
}
"""The module of every command that people use."""

INTERNAL = {
    "_words": "words",
    "draw": "draw",
    "keep-backup": "keep_backup",
    "renew-evidence": "renew_evidence",
    "renew-repositories": "renew_repositories",
    "read-calendar": "read_calendar",
    "read-repository": "read_repository",
    "run-hooks": "run_hooks",
    "show-week": "show_week",
}
"""The module of every command that only programs use."""

SHOWN = tuple(name for name in MODULES if " " not in name)


def groups() -> dict[str, dict[str, str]]:
    """Return the summary of every command, by the title of its group and its name."""
    return {
        _("Track"): {
            "switch": _("switch to a mode, now or from an earlier time"),
            "back": _("switch back to the previous mode"),
            "stop": _("stop tracking, now or at an earlier time"),
            "pick": _("switch by typing a few letters of the name of a mode or a person, or add a promise"),
            "status": _("show what is running, today's coding share and the next meeting"),
            "note": _("note an outcome for a day"),
        },
        _("Correct"): {
            "set": _("set the mode of part of a day"),
            "log": _("list the switches with their ids"),
            "change": _("correct a switch"),
            "remove": _("remove a switch"),
            "undo": _("undo the last change made on this device"),
            "redo": _("redo the last undone change"),
        },
        _("View"): {
            "day": _("show a day: entries, share, blocks"),
            "week": _("show a week and its decision"),
            "audit": _("review several weeks at once, after guessing where your time went"),
            "evidence": _("show where your log differs from what tltimer noticed"),
            "evidence accept": _("correct your log with what tltimer noticed"),
            "evidence reject": _("keep your log as it is"),
            "evidence on": _("turn on sources of evidence"),
            "evidence off": _("turn off sources of evidence and delete what they noticed"),
            "evidence import": _("import evidence from a file"),
            "evidence forget": _("delete all evidence"),
        },
        _("Plan"): {
            "plan": _("show free time, what meetings cost and which moves would help"),
            "plan block": _("keep time free for coding or leading"),
            "calendar": _("manage calendars: add, list, refresh, remove"),
            "days-off": _("manage days off: list, add, remove"),
        },
        _("Lead"): {
            "target": _("show or set your coding target, or keep the current one"),
            "intention": _("set the one thing you intend to do in a week, or record whether you did it"),
            "people": _("manage your 1:1 list"),
            "promise": _("record a promise: to whom, by when, how long"),
            "promises": _("list promises; complete, postpone or drop them"),
        },
        _("Data"): {
            "modes": _("manage modes: list, add, change, hide"),
            "kinds": _("manage kinds of work: list, add, change, hide"),
            "repo": _("manage git repositories: add, list, remove"),
            "settings": _("show or change settings"),
            "import": _("import a log from a file"),
            "export": _("export your log to a file"),
            "backup": _("save your log, settings and lists in one file"),
            "restore": _("restore a backup"),
            "doctor": _("check what works on this desktop and what does not"),
            "demo": _("try tltimer with twelve weeks of sample data"),
        },
        _("Automate"): {
            "watch": _("print a line for status bars at every change and every minute"),
            "quiet": _("turn notifications off until tomorrow"),
            "completion": _("print a shell completion script"),
            "desktop": _("add tltimer to the applications menu, or remove it"),
            "help": _("show help for a command"),
        },
    }


def summaries() -> dict[str, str]:
    """Return the summary of every command that people use, by its name."""
    return {name: summary for commands in groups().values() for name, summary in commands.items()}


def module_of(command: str) -> Any:
    """Import the module that carries out a command."""
    return import_module(f"{PACKAGE}.{MODULES.get(command) or INTERNAL[command]}")


def command_parser(command: str, speak: Callable[[str | None], object] = lambda _folder: None) -> Parser:
    """Make the parser of a command, with its own words and those that every command takes.

    Args:
        command: its name.
        speak: chooses the language, as ``Parser`` has it.
    """
    from tltimer.cli.parser import Parser, add_global_options

    module = module_of(command)
    parser = Parser(f"tltimer {command}", "", getattr(module, "EXAMPLES", ()), speak)
    parser.set_defaults(command=command)
    module.add_arguments(parser)
    add_global_options(parser)
    for longer in MODULES:
        first, _space, second = longer.partition(" ")
        if second and first == command:
            parser.longer[second] = partial(command_parser, longer, speak)
    return parser
