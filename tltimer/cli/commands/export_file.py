"""``tltimer export``: write the log to a file."""

from tltimer.cli.context import CommandContext
from tltimer.cli.dates import parse_day
from tltimer.cli.files import write_file
from tltimer.cli.parser import Parser
from tltimer.errors import Misuse
from tltimer.exchange import OF_SPANS, WRITERS
from tltimer.exchange.selection import within, without_names
from tltimer.i18n.translate import _

STANDARD_OUTPUT = "-"


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("format", metavar="FORMAT", choices=sorted(WRITERS), help=", ".join(sorted(WRITERS)))
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default=STANDARD_OUTPUT, help=_("the file; standard output if none is named")
    )
    parser.add_argument("--from", dest="first", metavar="DAY", help=_("leave out what is dated before this day"))
    parser.add_argument("--to", dest="last", metavar="DAY", help=_("leave out what is dated after this day"))
    parser.add_argument("--no-names", action="store_true", help=_("leave out who the people are, and calendars"))


def run(session: CommandContext) -> None:
    """Write everything, to standard output or to a file that only the user can read."""
    from importlib import import_module

    options = session.options
    documents = session.program.journal.all_documents()
    if options.first is not None or options.last is not None:
        today, rules = session.program.reports.today(), session.program.reports.rules()
        first = None if options.first is None else parse_day(options.first, today)
        last = None if options.last is None else parse_day(options.last, today)
        if first is not None and last is not None and last < first:
            raise Misuse(_("--to lies before --from"))
        documents = within(documents, first, last, rules.days)
    if options.no_names:
        documents = without_names(documents)
    writer = import_module(WRITERS[options.format])
    if options.format in OF_SPANS:
        text: str = writer.text_of(documents, session.program.reports.rules(), session.program.clock.now())
    else:
        text = writer.text_of(documents)
    if options.file == STANDARD_OUTPUT:
        session.terminal.say(text.removesuffix("\n"))
        return
    write_file(options.file, text.encode("utf-8", "replace"))
    session.terminal.say(_("Written to {file}.").format(file=options.file))
