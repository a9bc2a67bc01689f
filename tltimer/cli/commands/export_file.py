"""``tltimer export``: write the log to a file."""

from __future__ import annotations

from tltimer.cli.dates import parse_ago, parse_day
from tltimer.cli.files import STANDARD_OUTPUT, write_out
from tltimer.cli.parser import add_json
from tltimer.domain.timeline.modes_and_kinds import mode_list
from tltimer.errors import Misuse
from tltimer.exchange.registry import OF_SPANS, WRITERS
from tltimer.exchange.selection import within, without_names
from tltimer.i18n.translate import _
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.exchange.selection import Documents

EXAMPLES = (
    "tltimer export json tltimer.json",
    "tltimer export csv hours.csv --hours --round 15m --from 2026-11-01",
    "tltimer export ics --no-names > log.ics",
)


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("format", metavar="FORMAT", choices=sorted(WRITERS), help=", ".join(sorted(WRITERS)))
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default=STANDARD_OUTPUT,
        help=_("the file to write; standard output by default"),
    )
    parser.add_argument(
        "--from", dest="first", metavar="DAY", help=_("leave out entries, notes, promises and days off before this day")
    )
    parser.add_argument(
        "--to", dest="last", metavar="DAY", help=_("leave out entries, notes, promises and days off after this day")
    )
    parser.add_argument(
        "--no-names",
        action="store_true",
        help=_(
            "replace the names of people in your log and 1:1 list with Person 1, Person 2 and so on, "
            "and leave out e-mail addresses and calendars"
        ),
    )
    parser.add_argument(
        "--hours", action="store_true", help=_("csv only: write each entry with its length in decimal hours")
    )
    parser.add_argument(
        "--round",
        metavar="DURATION",
        help=_("csv only: round the hours to multiples of a length such as 15m or 6m; your log does not change"),
    )
    add_json(parser)


def run(session: CommandContext) -> None:
    """Write everything, to standard output or to a file that only the user can read."""
    options = session.options
    step = _rounding(options)
    documents: Documents = session.program.journal.all_documents()
    if options.no_names:  # before days are left out: the whole log knows more names than a part of it
        documents = without_names(documents)
    if options.first is not None or options.last is not None:
        today, rules = session.program.reports.today(), session.program.reports.rules()
        first = None if options.first is None else parse_day(options.first, today)
        last = None if options.last is None else parse_day(options.last, today)
        if first is not None and last is not None and last < first:
            raise Misuse(_("--to is before --from. Swap the two days."))
        documents = within(documents, first, last, rules.days)
    text = _text(session, documents, step)
    if options.file == STANDARD_OUTPUT and session.terminal.interactive:
        session.terminal.say(text.removesuffix("\n"))
        return
    write_out(session, options.file, text.encode("utf-8", "replace"))


def _rounding(options: Namespace) -> int:
    """Return the seconds to which hours are rounded; 0 for not at all."""
    if (options.hours or options.round is not None) and options.format != "csv":
        raise Misuse(_("--hours and --round work only with the csv format."))
    if options.round is None:
        return 0
    step = int(parse_ago(options.round).total_seconds())
    if not step:
        raise Misuse(_("'{text}' is too short for rounding. Use a length such as 15m.").format(text=options.round))
    return step


def _text(session: CommandContext, documents: Documents, step: int) -> str:
    from importlib import import_module

    options = session.options
    rules, now = session.program.reports.rules(), session.program.clock.now()
    if options.no_names:
        # Their labels are texts of the user, too.
        rules = replace(rules, modes=mode_list(documents.get("modes", ())))
    writer = import_module(WRITERS[options.format])
    if options.hours or step:
        from tltimer.exchange.csv_format import hours_of

        return hours_of(documents, rules, now, step)
    text: str = writer.text_of(documents, rules, now) if options.format in OF_SPANS else writer.text_of(documents)
    return text
