"""``tltimer draw``: the child process in which a page is painted; for tltimer itself."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("subject", choices=("week", "audit"))
    parser.add_argument("form", choices=("png", "pdf"))
    parser.add_argument("span")
    parser.add_argument("--no-names", action="store_true")


def run(session: CommandContext) -> None:
    """Write the file to standard output."""
    from tltimer.domain.timeline.days import parse_week
    from tltimer.gui.pages import draw

    options = session.options
    first, _dots, last = options.span.partition("..")
    weeks = parse_week(first), parse_week(last or first)
    sys.stdout.buffer.write(
        draw(session.program, options.subject, weeks, options.form, session.environ, options.no_names)
    )
    sys.stdout.buffer.flush()
