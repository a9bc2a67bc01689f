"""``tltimer draw-week``: the child process in which a week is painted; for tltimer itself."""

import sys

from tltimer.cli.context import CommandContext
from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("form", choices=("png", "pdf"))
    parser.add_argument("week")
    parser.add_argument("--no-names", action="store_true")


def run(session: CommandContext) -> None:
    """Write the file to standard output."""
    from tltimer.domain.timeline.weeks import parse_week
    from tltimer.gui.week.export import draw_week

    week = parse_week(session.options.week)
    sys.stdout.buffer.write(
        draw_week(session.program, week, session.options.form, session.environ, session.options.no_names)
    )
    sys.stdout.buffer.flush()
