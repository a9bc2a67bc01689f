"""``tltimer promise``: record a promise, which is understood unless told otherwise."""

from __future__ import annotations

from tltimer.cli.common import nearly, needed, person_of
from tltimer.cli.dates import parse_coming_day, parse_span_ahead
from tltimer.cli.parser import add_json
from tltimer.cli.suggestions import joined
from tltimer.domain.balance.promise_parser import PromiseLine, read_promise
from tltimer.domain.balance.promises import promise_entry
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.promises import hours_over_the_end, promise_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.balance.people import People
    from tltimer.domain.timeline.spans import Span

MOST = 24 * 60

EXAMPLES = (
    "tltimer promise review the RFC by Thu 30 min for Maria",
    "tltimer promise 'look at the budget by hand' --verbatim --due friday",
)


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "text",
        metavar="TEXT",
        nargs="+",
        help=_("the promise, with its day, length and person, such as 'review the RFC by Thu 30 min for Maria'"),
    )
    parser.add_argument(
        "--verbatim",
        action="store_true",
        help=_("keep the text as it is, without reading a day, a length or a person from it"),
    )
    parser.add_argument("--to", metavar="PERSON", help=_("the person you make the promise to"))
    parser.add_argument(
        "--due",
        metavar="DAY",
        help=_("the due day: a date, 'today', 'tomorrow' or a weekday such as 'thursday' (today or the next one)"),
    )
    parser.add_argument("--minutes", metavar="N", help=_("how many minutes it takes"))
    parser.add_argument("--block", metavar="FROM-TO", help=_("also block this time on the due day in your calendar"))
    add_json(parser)


def run(session: CommandContext) -> None:
    """Record the promise; what was understood is told before anything is written to a calendar."""
    options, reports = session.options, session.program.reports
    text = needed(" ".join(options.text), _("A promise cannot be empty."))
    people, days = reports.people(), reports.rules().days
    line = _line(session, text, people)
    record(session, line, line.span(days) if options.block is None else _block(session, line.due))


def record(session: CommandContext, line: PromiseLine, span: Span | None) -> None:
    """Record a promise as it was understood, and block its time.

    Args:
        session: where to tell.
        line: the promise.
        span: the time to block, None for none.
    """
    reports = session.program.reports
    people, days = reports.people(), reports.rules().days
    words = joined(
        _("Promise: {promise}").format(promise=promise_words(line.text, line.to, line.due, line.minutes)),
        nearly(line.to, people),
    )
    promise = {
        "text": line.text,
        "to": line.to,
        "due": line.due.isoformat() if line.due else None,
        "minutes": line.minutes,
    }
    if line.due is not None and span is not None:
        from tltimer.cli.commands.block import keep_free
        from tltimer.domain.meetings.meetings import Plan
        from tltimer.services.time_blocks import title_of_promise

        if not session.as_json:
            session.terminal.say(words)
            when = formats.span_words(span.start, span.end, days.zone)
            session.terminal.say(_("Blocking {time} in your calendar…").format(time=when))
            session.terminal.flush()
        title = title_of_promise(line.text, Plan.LEADING, reports.rules().reading)
        entry = promise_entry(line.text, line.to, line.due, line.minutes)
        try:
            keep_free(session, line.due, span, Plan.LEADING, title, entry, {"promise": promise})
        except Refused as refusal:
            raise Refused(_("The promise was not saved. {reason}").format(reason=refusal)) from refusal
        return
    identifier = session.program.promises.add(line.text, line.to, line.due, line.minutes)
    if line.due is not None and line.due < reports.today():
        words = "\n".join((words, _("That day is over, so the promise counts as not kept. To undo this: tltimer undo")))
    session.answer(words, promise={"id": identifier} | promise)


def _line(session: CommandContext, text: str, people: People) -> PromiseLine:
    """Return the promise: as the options have it, and else as the text is understood."""
    options, today = session.options, session.program.reports.today()
    to = person_of(options.to, people)
    due = None if options.due is None else parse_coming_day(options.due, today)
    minutes = None if options.minutes is None else _minutes(options.minutes)
    if options.verbatim:
        return PromiseLine(text, to, due, minutes)
    line = read_promise(text, today, (name for person in people for name in person.names))
    days = session.program.reports.rules().days
    if line.hours is not None and line.span(days) is None:
        raise Refused(hours_over_the_end(days))
    return PromiseLine(
        line.text, to or person_of(line.to, people), due or line.due, minutes or line.minutes, line.hours
    )


def _block(session: CommandContext, due: date | None) -> Span:
    if due is None:
        raise Misuse(_("--block needs a day. Add one with --due."))
    return parse_span_ahead(session.options.block, due, session.program.reports.rules().days)


def _minutes(text: str) -> int:
    digits = text.strip().removesuffix("m")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4 and 0 < int(digits) <= MOST):
        raise Misuse(
            _("'{text}' is not a valid number of minutes. Use a number such as 30, at most 1440.").format(text=text)
        )
    return int(digits)
