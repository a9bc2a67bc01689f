"""``tltimer quiet``: no notifications until tomorrow."""

from __future__ import annotations

from tltimer.cli.parser import add_json
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("--off", action="store_true", help=_("turn notifications back on"))
    add_json(parser)


def run(session: CommandContext) -> None:
    """Keep the app quiet, whether it runs or not, or end that."""
    from tltimer.services.quiet_mode import QuietMode

    off = session.options.off
    today = session.program.reports.today()
    QuietMode(session.program.home.quiet_file).turn(today, not off)
    if off:
        words = _("Notifications are on again.")
    else:
        words = _(
            "Notifications are off until tomorrow, and questions wait until then. To turn notifications back "
            "on: tltimer quiet --off"
        )
    session.answer(words, quiet=not off, day=today.isoformat())
