"""``tltimer demo``: the app with twelve weeks of sample data."""

from __future__ import annotations

from pathlib import Path

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import path_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(_parser: Parser) -> None:
    """Declare the command's words: none of its own; ``--home`` names an empty folder to keep."""


def run(session: CommandContext) -> int:
    """Make a home, start the app on it, and throw the home away; one that ``--home`` names is kept."""
    from tempfile import TemporaryDirectory

    if session.home is None:
        with TemporaryDirectory(prefix="tltimer-demo-", ignore_cleanup_errors=True) as thrown_away:
            return _show(session, Path(thrown_away))
    folder = path_named(session.home)
    if folder.exists() and any(folder.iterdir()):
        raise Refused(
            _("{folder} is not empty, and the demo never touches existing data. Choose an empty folder.").format(
                folder=folder
            )
        )
    return _show(session, folder)


def _show(session: CommandContext, folder: Path) -> int:
    from tltimer.cli.main import start_app
    from tltimer.clock import clock_from
    from tltimer.demo.story import fill

    fill(folder, clock_from(session.environ).now())
    return start_app(str(folder), session.zone, session.environ)
