"""``tltimer audit``: several weeks looked at together, after a guess."""

from __future__ import annotations

from tltimer.cli.dates import parse_week_word
from tltimer.cli.files import STANDARD_OUTPUT, refuse_unwritable, write_out
from tltimer.cli.parser import add_json
from tltimer.domain.audit.estimates import Estimate, is_whole
from tltimer.domain.audit.week_spans import DEFAULT_WEEKS, MOST_WEEKS, Preset
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.audit.week_spans import WeekSpan
    from tltimer.reports.audit import AuditReport
    from tltimer.services.audits import Audits

EXAMPLES = (
    "tltimer audit --quarter --guess 55,30,15 --aim 40,40,20",
    "tltimer audit 2026-W34..2026-W46 --skip-guess --html audit.html --no-names",
)


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "span",
        metavar="FROM..TO",
        nargs="?",
        help=_("complete weeks, such as 2026-W34..2026-W46; the last 4 by default"),
    )
    spans = parser.add_mutually_exclusive_group()
    spans.add_argument("--weeks", metavar="N", help=_("the last N complete weeks"))
    spans.add_argument("--quarter", action="store_true", help=_("the last 13 complete weeks"))
    spans.add_argument("--year", action="store_true", help=_("the last 52 complete weeks"))
    spans.add_argument(
        "--since-target", action="store_true", help=_("the complete weeks since your target took effect")
    )
    parser.add_argument(
        "--guess",
        metavar="C,L,A",
        help=_("where you think your time went, as percentages for coding, leading and meetings, such as 40,35,25"),
    )
    parser.add_argument(
        "--aim",
        metavar="C,L,A",
        help=_("where your time should go, as percentages for coding, leading and meetings, such as 50,30,20"),
    )
    parser.add_argument("--skip-guess", action="store_true", help=_("show the figures without a guess"))
    parser.add_argument(
        "--no-names",
        action="store_true",
        help=_("leave out people, titles, notes, reasons, and the text of promises and intentions"),
    )
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--markdown", action="store_true", help=_("print Markdown"))
    form.add_argument("--html", metavar="FILE", help=_("write a web page (HTML); - for standard output"))
    form.add_argument("--pdf", metavar="FILE", help=_("write a page for printing (PDF)"))
    form.add_argument("--png", metavar="FILE", help=_("write an image (PNG)"))


def run(session: CommandContext) -> None:
    """Report the audit, once the guess is made or skipped."""
    options, audits = session.options, session.program.audits
    span = _span(session, audits)
    guess, aim = _estimate(options.guess, "--guess"), _estimate(options.aim, "--aim")
    if guess is not None and options.skip_guess:
        raise Misuse(_("Use either --guess or --skip-guess, not both."))
    for name in (options.html, options.pdf, options.png):
        if name is not None and name != STANDARD_OUTPUT:
            refuse_unwritable(name)
    record = audits.record(span)
    if record is None and guess is None and not options.skip_guess:
        from tltimer.wording.audit import guess_needed

        raise Refused(guess_needed(str(span)))
    if guess is not None or aim is not None or record is None:
        audits.keep(span, guess or (record.guess if record else None), aim or (record.aim if record else None))
    report = audits.report(span)
    if options.no_names:
        from tltimer.reports.audit import without_names

        report = without_names(report)
    _tell(session, report)


def _tell(session: CommandContext, report: AuditReport) -> None:
    options, terminal, rules = session.options, session.terminal, session.program.reports.rules()
    if options.json:
        from tltimer.render.audit_json import audit_json

        terminal.say_json(audit_json(report, rules))
    elif options.markdown:
        from tltimer.render.audit_markdown import audit_markdown

        terminal.say(audit_markdown(report, rules))
    elif options.html is not None:
        from tltimer.render.html.audit import audit_html

        write_out(session, options.html, audit_html(report, rules).encode())
    elif options.pdf is not None or options.png is not None:
        from tltimer.cli.images import drawn

        form, name = ("pdf", options.pdf) if options.pdf is not None else ("png", options.png)
        write_out(session, name, drawn(session, "audit", str(report.span), form))
    else:
        from tltimer.render.terminal.audit import audit_text

        terminal.say(audit_text(report, rules, terminal.style()))


def _span(session: CommandContext, audits: Audits) -> WeekSpan:
    options, reports = session.options, session.program.reports
    chosen = [options.weeks is not None, options.quarter, options.year, options.since_target, options.span is not None]
    if sum(chosen) > 1:
        raise Misuse(_("Use only one of FROM..TO, --weeks N, --quarter, --year and --since-target."))
    if options.span is not None:
        first, dots, last = options.span.partition("..")
        today, days = reports.today(), reports.rules().days
        if not dots:
            last = first
        weeks = [parse_week_word(text, today, days) for text in (first, last)]
        if weeks[0] > weeks[1]:
            raise Misuse(_("'{first}' is after '{last}'. Put the earlier week first.").format(first=first, last=last))
        if weeks[1].since(weeks[0]) >= MOST_WEEKS:
            raise Misuse(_("An audit can span at most {most} weeks. Choose a shorter period.").format(most=MOST_WEEKS))
        return audits.span(weeks[0], weeks[1])
    if options.quarter or options.year or options.since_target:
        preset = Preset.QUARTER if options.quarter else Preset.YEAR if options.year else Preset.SINCE_TARGET
        return audits.preset(preset)
    return audits.last(DEFAULT_WEEKS if options.weeks is None else _count(options.weeks))


def _count(text: str) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4 and 1 <= int(digits) <= MOST_WEEKS):
        raise Misuse(
            _("'{text}' is not a valid number of weeks. Use a number from 1 to {most}.").format(
                text=text, most=MOST_WEEKS
            )
        )
    return int(digits)


def _estimate(text: str | None, option: str) -> Estimate | None:
    """Read three whole percentages that are 100 together.

    Raises:
        Misuse: the text is none.
    """
    if text is None:
        return None
    parts = [part.strip().removesuffix("%").strip() for part in text.split(",")]
    if len(parts) == 3 and all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):
        coding, leading, attending = map(int, parts)
        if is_whole(coding, leading, attending):
            return Estimate(coding, leading, attending)
        raise Misuse(
            _("{option} {text} adds up to {sum}. Use percentages that add up to 100.").format(
                option=option, text=text, sum=coding + leading + attending
            )
        )
    raise Misuse(
        _(
            "'{text}' is not valid for {option}. Use three whole percentages, for coding, leading and "
            "meetings, such as {option} 50,30,20."
        ).format(text=text, option=option)
    )
