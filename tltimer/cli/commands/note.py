"""``tltimer note``: note an outcome for a day."""

from __future__ import annotations

from tltimer.cli.common import needed
from tltimer.cli.dates import parse_day
from tltimer.cli.parser import add_json
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = (
    'tltimer note "Ana takes over the importer"',
    "tltimer note --last agreed on the storage format",
    "git log -1 --format=%s | tltimer note -",
)


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("the outcome in one line; - for standard input"))
    parser.add_argument(
        "--last", action="store_true", help=_("add the note to the last 1:1, review or planning session without a note")
    )
    parser.add_argument("--day", metavar="DAY", default="today", help=_("a day other than today"))
    add_json(parser)


def run(session: CommandContext) -> None:
    """Add the line."""
    text = needed(" ".join(session.options.text), _("A note cannot be empty."))
    day = parse_day(session.options.day, session.program.reports.today())
    if session.options.last:
        _note_last(session, text, day)
        return
    session.program.tracker.note(text, day)
    words = _("Added the note to {day}.").format(day=f"{formats.day_name(day)}, {formats.date_words(day)}")
    session.answer(words, note={"day": day.isoformat(), "text": text})


def _note_last(session: CommandContext, text: str, day: date) -> None:
    from tltimer.render.json_report import switch_json
    from tltimer.reports.notes import notable
    from tltimer.wording.notes import entry_name

    reports = session.program.reports
    rules = reports.rules()
    entries = notable(reports.day(day), rules.modes)
    if not entries:
        raise Refused(
            _(
                "There is no finished 1:1, review or planning session on that day that still needs a "
                "note. Leave out --last to add the note to the day."
            )
        )
    switch = session.program.tracker.change(entries[-1].switch.id, note=text)
    name = entry_name(entries[-1], rules.modes, formats.wall_time(entries[-1].start, rules.days.zone))
    session.answer(_("Added the note to {entry}.").format(entry=name), switch=switch_json(switch))
