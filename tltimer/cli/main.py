"""The command line: finds the command, runs it, and says in one line what went wrong. No Qt in here."""

import builtins
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TextIO

from tltimer.cli.context import CommandContext
from tltimer.cli.parser import GlobalOptions, parser_of, read_beginning
from tltimer.cli.registry import PACKAGE, modules, nearest, reports, summaries
from tltimer.cli.terminal import Terminal, complain
from tltimer.errors import Misuse, Refused, reason_of
from tltimer.i18n.languages import speak_to
from tltimer.i18n.translate import _
from tltimer.paths import VARIABLE, home_at


def start_app(home: str | None, zone: str | None, environ: Mapping[str, str]) -> int:
    """Run the app until it ends.

    Raises:
        Refused: Qt cannot be loaded.
    """
    plain_import = builtins.__import__
    try:
        from tltimer.gui.main import run

        # PySide reads the source of every module that is imported from then on, for features that are not used here;
        # what Python keeps of them is 4 MB.
        builtins.__import__ = plain_import
    except ImportError as problem:
        raise Refused(
            _(
                "the app cannot start, since Qt cannot be loaded: {why}; the commands work without (tltimer --help)"
            ).format(why=problem)
        ) from problem
    return run(home, zone, environ)


INTERRUPTED = 130

HELP = "help"
"""``tltimer help COMMAND`` is meant as ``tltimer COMMAND --help``."""


def main(argv: Sequence[str] | None = None, environ: Mapping[str, str] | None = None) -> int:
    """Run one command line.

    Args:
        argv: the words after the program's name; None for those of the process.
        environ: the environment; None for that of the process.

    Returns:
        the exit status: 0 done, 1 refused or failed, 2 wrong usage.
    """
    argv = sys.argv[1:] if argv is None else argv
    environ = os.environ if environ is None else environ
    terminal = Terminal(sys.stdout, environ)
    try:
        found = read_beginning(argv)
        speak_to(environ, home_at(found.home or environ.get(VARIABLE)).settings_file)
        status = _run(found, terminal, environ)
        terminal.flush()
    except Refused as refusal:
        complain(str(refusal))
        status = refusal.exit_status
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        status = 1
    except OSError as problem:
        complain(_("{what}: {why}").format(what=problem.filename or _("output"), why=reason_of(problem)))
        status = 1
    _let_go(sys.stdout)
    return status


def _run(found: GlobalOptions, terminal: Terminal, environ: Mapping[str, str]) -> int:
    if found.version:
        return _say_version(terminal)
    if found.command == HELP:
        found.command, found.rest, found.help = next(iter(found.rest), None), found.rest[1:], True
    if found.command is None:
        if found.help:
            terminal.say(reports())
            return 0

        return start_app(found.home, found.zone, environ)
    if found.rest and f"{found.command} {found.rest[0]}" in modules():
        found.command, found.rest = f"{found.command} {found.rest[0]}", found.rest[1:]
    module_name = modules().get(found.command)
    if module_name is None:
        raise Misuse(
            _("there is no command {name}{hint}; tltimer --help lists them").format(
                name=found.command, hint=nearest(found.command)
            )
        )
    command = import_module(f"{PACKAGE}.{module_name}")
    parser = parser_of(found.command, summaries().get(found.command, ""))
    command.add_arguments(parser)
    if found.help:
        terminal.say(parser.format_help().rstrip())
        return 0
    try:
        options = parser.parse_args(found.rest)
    except SystemExit:  # the parser has said its help
        return 0
    if getattr(options, "version", False):
        return _say_version(terminal)
    home, zone = getattr(options, "home", found.home), getattr(options, "zone", found.zone)
    session = CommandContext(options, terminal, environ, home, zone)
    status: int = command.run(session) or 0
    for problem in session.problems():
        complain(problem)
    return status


def _say_version(terminal: Terminal) -> int:
    from tltimer import __version__

    terminal.say(f"tltimer {__version__}")
    return 0


def _let_go(stdout: TextIO | None) -> None:
    """Keep the interpreter from writing, at its end, what could not be written."""
    if stdout is None:
        return
    try:
        stdout.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), stdout.fileno())
