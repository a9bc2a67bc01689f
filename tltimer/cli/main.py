"""The command line: finds the command, runs it, and says in one line what went wrong. No Qt in here."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from tltimer.cli.context import CommandContext
from tltimer.cli.parser import HelpAsked, Parser, VersionAsked, add_global_options
from tltimer.cli.registry import INTERNAL, SHOWN, command_parser, module_of
from tltimer.cli.terminal import Terminal, complain
from tltimer.errors import Refused, Unread, reason_of
from tltimer.i18n.language_choice import speak_to
from tltimer.i18n.translate import _
from tltimer.paths import VARIABLE, home_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO


def start_app(home: str | None, zone: str | None, environ: Mapping[str, str], show_week: bool = False) -> int:
    """Run the app until it ends.

    Args:
        home: the one folder for everything, None for the system's own places.
        zone: the time zone of reports, None for that of the settings.
        environ: the environment.
        show_week: whether the week is shown at the start.

    Raises:
        Refused: Qt cannot be loaded.
    """
    try:
        from tltimer.gui.main import run
    except ImportError as problem:
        words = _(
            "The app cannot start because Qt cannot be loaded: {why}. The commands work without it. "
            "To list them: tltimer --help"
        )
        raise Refused(words.format(why=reason_of(problem))) from problem
    return run(home, zone, environ, show_week)


INTERRUPTED = 130


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
        status = _run(argv, terminal, environ)
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
    for stream in (sys.stdout, sys.stderr):
        _let_go(stream)
    return status


def _run(argv: Sequence[str], terminal: Terminal, environ: Mapping[str, str]) -> int:
    speak = _Language(environ)
    try:
        options = _program_parser(speak).read(argv)
    except HelpAsked as asked:
        from tltimer.cli.help import command_help, program_help

        speak(None)
        command = asked.parser.prog.partition(" ")[2]
        terminal.say(command_help(asked.parser, command) if command else program_help())
        return 0
    except VersionAsked:
        from tltimer import __version__

        terminal.say(f"tltimer {__version__}")
        return 0
    speak(None)
    home, zone = getattr(options, "home", None), getattr(options, "zone", None)
    if options.command is None:
        return start_app(home, zone, environ)
    session = CommandContext(options, terminal, environ, home, zone)
    try:
        status: int = module_of(options.command).run(session) or 0
    except Unread as refusal:
        if not session.has_changed:
            raise
        # A refusal would say that nothing was changed, and a script would try again.
        complain(_("The change was saved, but its result cannot be shown. {reason}").format(reason=refusal))
        return 0
    for problem in session.problems():
        complain(problem)
    return status


class _Language:
    """Speaks the user's language, which the settings of the home can name, before the first word is said."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._chosen = False

    def __call__(self, folder: str | None) -> None:
        """Speak the language of a home; without one, that of the default home unless another was named before."""
        if folder is not None or not self._chosen:
            self._chosen = True
            speak_to(self._environ, home_at(folder or self._environ.get(VARIABLE)).settings_file)


def _program_parser(speak: _Language) -> Parser:
    parser = Parser("tltimer", speak=speak)
    add_global_options(parser)
    parser.add_commands(SHOWN, INTERNAL, lambda name: command_parser(name, speak))
    return parser


def _let_go(stream: TextIO | None) -> None:
    """Keep the interpreter from writing, at its end, what could not be written."""
    if stream is None:
        return
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), stream.fileno())
