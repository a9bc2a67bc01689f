"""``tltimer promise``: remember a promise."""

from datetime import date
from typing import TYPE_CHECKING

from tltimer.cli.common import nearly, needed, person_of
from tltimer.cli.context import CommandContext
from tltimer.cli.dates import parse_coming_day, parse_span_ahead
from tltimer.cli.parser import Parser
from tltimer.cli.suggestions import joined
from tltimer.domain.balance.promise_parser import PromiseLine, read_promise
from tltimer.domain.balance.promises import promise_entry
from tltimer.domain.timeline.spans import Span
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _
from tltimer.wording.promises import hours_over_the_end, promise_words

if TYPE_CHECKING:
    from tltimer.domain.balance.people import People

MOST = 24 * 60


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("what you promised"))
    parser.add_argument(
        "--read", action="store_true", help=_("read the rest out of the text: review the RFC by Thu 30 min for Maria")
    )
    parser.add_argument("--to", metavar="PERSON", help=_("to whom"))
    parser.add_argument("--due", metavar="DAY", help=_("by when: a date, today, tomorrow, thursday (the next one)"))
    parser.add_argument("--minutes", metavar="N", help=_("how many minutes it takes"))
    parser.add_argument(
        "--block",
        metavar="FROM-TO",
        help=_("keep that time of the day free for it, in your calendar, as plan block does"),
    )


def run(session: CommandContext) -> None:
    """Remember it."""
    options, reports = session.options, session.program.reports
    text = needed(" ".join(options.text), _("A promise cannot be empty."))
    people = reports.people()
    line = _line(session, text, people)
    span = line.span(reports.rules().days) if options.block is None else _block(session, line.due)
    if line.due is not None and span is not None:
        from tltimer.cli.commands.block import keep_free
        from tltimer.domain.meetings.meetings import Plan
        from tltimer.services.time_blocks import title_of_promise

        title = title_of_promise(line.text, Plan.LEADING, reports.rules().reading)
        entry = promise_entry(line.text, line.to, line.due, line.minutes)
        keep_free(session, line.due, span, Plan.LEADING, title, entry)
    else:
        session.program.decisions.promise(line.text, line.to, line.due, line.minutes)
    words = _("Promised: {promise}").format(promise=promise_words(line.text, line.to, line.due, line.minutes))
    session.terminal.say(joined(words, nearly(line.to, people)))
    if not options.read and not any((options.to, options.due, options.minutes)):
        names = (name for person in people for name in person.names)
        if read_promise(text, reports.today(), names).text != text:
            session.terminal.say(_("tltimer promise --read takes day, length and name out of such a line."))
    if line.due is not None and line.due < reports.today():
        session.terminal.say(_("That day is over, so it counts as not kept; tltimer undo takes it back."))


def _line(session: CommandContext, text: str, people: "People") -> PromiseLine:
    """Give what is promised: as the options say, and as the text does where they say nothing and it is to be read."""
    options, today = session.options, session.program.reports.today()
    to = person_of(options.to, people)
    due = None if options.due is None else parse_coming_day(options.due, today)
    minutes = None if options.minutes is None else _minutes(options.minutes)
    if not options.read:
        return PromiseLine(text, to, due, minutes)
    read = read_promise(text, today, (name for person in people for name in person.names))
    days = session.program.reports.rules().days
    if read.hours is not None and read.span(days) is None:
        raise Refused(hours_over_the_end(days))
    return PromiseLine(
        read.text, to or person_of(read.to, people), due or read.due, minutes or read.minutes, read.hours
    )


def _block(session: CommandContext, due: date | None) -> Span:
    if due is None:
        raise Misuse(_("--block is a time of the day by which it is promised; name that with --due"))
    return parse_span_ahead(session.options.block, due, session.program.reports.rules().days)


def _minutes(text: str) -> int:
    digits = text.strip().removesuffix("m")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4 and 0 < int(digits) <= MOST):
        raise Misuse(_("{text} is no number of minutes; write 30").format(text=repr(text)))
    return int(digits)
