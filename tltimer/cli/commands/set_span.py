"""``tltimer set``: set the mode of part of a day."""

from __future__ import annotations

from tltimer.cli.common import add_person_and_kind, answer_change, kind_of, person_of, switch_words
from tltimer.cli.dates import parse_day, parse_span
from tltimer.cli.lookup import mode_key
from tltimer.cli.parser import add_json
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = ("tltimer set 9-10:30 review", "tltimer set 13:00-14:00 1:1 --with Ana --day yesterday")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "span",
        metavar="FROM-TO",
        help=_(
            "a time range, such as 09:30-11:00 or 9-11; the mode that was running at the end of the range continues "
            "after it"
        ),
    )
    parser.add_argument("mode", metavar="MODE", help=_("a mode, 'off' or 'unknown'"))
    parser.add_argument(
        "--day",
        metavar="DAY",
        help=_("a day other than today: a date, 'yesterday' or a weekday such as 'monday' (the last one)"),
    )
    add_person_and_kind(parser)
    add_json(parser)


def run(session: CommandContext) -> None:
    """Paint the span."""
    options, reports = session.options, session.program.reports
    rules, now = reports.rules(), reports.now()
    today = rules.days.day_of(now)
    day = today if options.day is None else parse_day(options.day, today)
    span = parse_span(options.span, day, now, rules.days)
    mode = mode_key(options.mode, rules.modes)
    change = session.program.tracker.paint(
        span.start,
        span.end,
        mode,
        person=person_of(options.person, reports.people()),
        kind=kind_of(options.kind, rules) or None,
    )
    if session.as_json:
        answer_change(session, change, rules)
        return
    when = formats.span_words(span.start, span.end, rules.days.zone)
    date = "" if day == today else f"{formats.short_day(day)} {day} "
    if change.switch is not None:
        session.terminal.say(f"{date}{when}  {switch_words(change.switch, rules)}")
