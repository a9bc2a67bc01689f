"""``tltimer pick``: open the quick switcher of the running app, or choose in the terminal."""

from __future__ import annotations

import sys

from tltimer.cli.common import answer_change, typed_line
from tltimer.cli.parser import add_json
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import VARIABLE, home_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = ("tltimer pick", "tltimer pick a 10m", "tltimer pick p review RFC thu")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="*",
        default=[],
        help=_(
            "letters of the name of a mode or a person, '10m' for ten minutes ago, 'p' for a promise; "
            "the best match wins"
        ),
    )
    add_json(parser)


def run(session: CommandContext) -> None:
    """Open the switcher; with words, or without the app, do here what it would do."""
    line = typed_line(" ".join(session.options.words)) or ""
    if not line:
        from tltimer.system.app_socket import PICK, activation_token, ask_app

        home = home_at(session.home or session.environ.get(VARIABLE))
        if ask_app(home, PICK, activation_token()):
            session.answer("", opened=True)
            return
        if session.as_json or not _is_terminal():
            words = _("The app is not running. To start it: tltimer. To switch in the terminal: tltimer pick coding")
            raise Refused(words)
        line = _ask(session)
    _take(session, line)


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(session: CommandContext) -> str:
    """Show the likely next modes and read a line; an empty one takes the first."""
    from tltimer.reports.quick_switch import answer
    from tltimer.services.quick_switch import QuickSwitch
    from tltimer.wording.quick_switch import spoken

    program = session.program
    situation = QuickSwitch(program.reports, program.tracker).situation()
    for suggestion in answer("", situation).suggestions:
        session.terminal.say(spoken(suggestion, situation))
    session.terminal.say(_("Mode or person · '10m' for ten minutes ago · 'p' for a promise · Ctrl+C to cancel"))
    session.terminal.flush()
    try:
        return typed_line(input("> ")) or ""
    except EOFError:
        raise Refused(_("Nothing was chosen; no change made.")) from None


def _take(session: CommandContext, line: str) -> None:
    """Carry out the best suggestion for a line.

    Raises:
        Refused: the line means nothing.
    """
    from tltimer.reports.quick_switch import answer
    from tltimer.services.quick_switch import QuickSwitch
    from tltimer.wording.quick_switch import problem_words

    program = session.program
    quick_switch = QuickSwitch(program.reports, program.tracker)
    situation = quick_switch.situation()
    best = answer(line, situation)
    if best.problem is not None:
        raise Refused(problem_words(best.problem, line, situation))
    suggestion = best.suggestions[0]
    if suggestion.promise is not None:
        from tltimer.cli.commands.promise import record

        record(session, suggestion.promise, suggestion.promise.span(situation.rules.days))
        return
    answer_change(session, quick_switch.switch(suggestion), situation.rules)
