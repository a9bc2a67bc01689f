"""``tltimer show-week``: the app with the week window open; for the menu entry's action."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare no arguments."""


def run(session: CommandContext) -> int:
    """Show the week in the app that is running, or start the app with it."""
    from tltimer.cli.main import start_app

    return start_app(session.home, session.zone, session.environ, show_week=True)
