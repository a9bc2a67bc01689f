"""``tltimer evidence accept`` and ``evidence reject``: answer where evidence and log disagree."""

from __future__ import annotations

from tltimer.cli.dates import parse_clock, parse_day
from tltimer.cli.parser import add_json
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.reports.evidence import EvidenceReport


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command; its name tells the answer."""
    parser.set_defaults(accepts=parser.prog.endswith(" accept"))
    parser.add_argument(
        "day", metavar="DAY", help=_("a date, 'today', 'yesterday' or a weekday such as 'monday' (the last one)")
    )
    parser.add_argument("time", metavar="HH:MM", nargs="?", help=_("the start time of the disagreement, such as 10:05"))
    parser.add_argument("--all", action="store_true", help=_("resolve all remaining disagreements for that day"))
    add_json(parser)


def run(session: CommandContext) -> None:
    """Accept or reject the disagreements that are meant."""
    from tltimer.render.json_extras import disagreement_json
    from tltimer.wording.evidence import answered_words

    options, program = session.options, session.program
    rules = program.reports.rules()
    if options.all and options.time is not None:
        raise Misuse(_("Use either a time or --all, not both."))
    report = program.evidence.day(parse_day(options.day, program.reports.today()))
    chosen = report.open if options.all else (_meant(session, report),)
    if not chosen:
        raise Refused(
            _("There are no open disagreements on {day}. To see another day: tltimer evidence DAY").format(
                day=report.day
            )
        )
    for disagreement in chosen:
        if options.accepts:
            program.evidence.accept(disagreement)
        else:
            program.evidence.reject(disagreement)
    words = [answered_words(disagreement, options.accepts, rules) for disagreement in chosen]
    done = "accepted" if options.accepts else "rejected"
    session.answer("\n".join(words), **{done: [disagreement_json(disagreement) for disagreement in chosen]})


def _meant(session: CommandContext, report: EvidenceReport) -> Disagreement:
    days = session.program.reports.rules().days
    text = session.options.time
    starts = ", ".join(f"{disagreement.span.start.astimezone(days.zone):%H:%M}" for disagreement in report.open)
    if not report.open:
        raise Refused(
            _("There are no open disagreements on {day}. To see another day: tltimer evidence DAY").format(
                day=report.day
            )
        )
    if text is None:
        if len(report.open) == 1:
            return report.open[0]
        raise Refused(
            _(
                "There are several open disagreements on {day}, starting at {starts}. Add one of these times, or --all."
            ).format(day=report.day, starts=starts)
        )
    clock = parse_clock(text)
    if clock is None:
        raise Misuse(_("'{text}' is not a valid time. Use a time such as 10:05.").format(text=text))
    for disagreement in report.open:
        start = disagreement.span.start.astimezone(days.zone).time()
        if clock in (start, start.replace(second=0)):
            return disagreement
    raise Refused(
        _("On {day}, no open disagreement starts at {time}. Open disagreements start at: {starts}.").format(
            day=report.day, time=text, starts=starts
        )
    )
