"""``tltimer target``: the range of coding shares that the user chose."""

from __future__ import annotations

from tltimer.cli.common import typed_line
from tltimer.cli.context import SCHEMA
from tltimer.cli.dates import parse_coming_day, parse_coming_week, parse_target
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.domain.balance.circumstances import named_in, proposed
from tltimer.domain.balance.target import DEFAULT_HIGH, DEFAULT_LOW, kept, week_decided
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.timeline.days import Week

EXAMPLES = (
    "tltimer target set 20-35 --because onboarding --until 2026-12-31",
    "tltimer target keep",
)


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(
        add_action(
            actions, "show", _("show the target, earlier targets and the circumstances that move the default target")
        )
    )
    choose = add_action(actions, "set", _("set a target"))
    choose.add_argument(
        "target", metavar="LOW-HIGH", help=_("the range for coding, as percentages of your time, such as 20-35")
    )
    choose.add_argument(
        "--because",
        metavar="TEXT",
        default="",
        help=_("the reason; if it names a circumstance such as onboarding, tltimer also shows the target it suggests"),
    )
    choose.add_argument("--until", metavar="DAY", help=_("the last day on which the target applies"))
    choose.add_argument(
        "--from",
        dest="from_week",
        metavar="WEEK",
        help=_("the first week in which the target applies: 2026-W47, 'this' or 'next'"),
    )
    keep = add_action(actions, "keep", _("keep the current target"))
    for command in (choose, keep):
        add_list_json(command)


def run(session: CommandContext) -> None:
    """Show the target, or choose one."""
    options, reports = session.options, session.program.reports
    if options.action == "set":
        _set(session)
    elif options.action == "keep":
        _keep(session)
    else:
        rules = reports.rules()
        report = reports.week(rules.days.week_of(reports.today()), trend_weeks=0)
        if session.as_json:
            from tltimer.render.json_extras import target_report_json

            session.terminal.say_json({"schema": SCHEMA} | target_report_json(report, rules))
        else:
            from tltimer.render.terminal.target import target_text

            session.terminal.say(target_text(report, rules, session.terminal.style()))


def _set(session: CommandContext) -> None:
    options, reports = session.options, session.program.reports
    today, days = reports.today(), reports.rules().days
    low, high = parse_target(options.target)
    decided = week_decided(today, days)
    week = decided if options.from_week is None else parse_coming_week(options.from_week, today, days)
    until = None if options.until is None else parse_coming_day(options.until, today)
    if until is not None and until < days.first_day(week):
        raise Refused(
            _("The target would end on {until}, before it starts in {week}. Choose a later day for --until.").format(
                until=until, week=week
            )
        )
    because = typed_line(options.because) or ""
    session.program.target.choose(week, low, high, because, until)
    words = [_words(week, low, high, until)]
    if options.from_week is None and week != days.week_of(today):
        words.append(_("The target does not apply to this week yet. To start it this week, add --from this."))
    named = named_in(because)
    if named:
        words.append(
            _("Your reason mentions: {names}. Suggested target: {target}.").format(
                names=", ".join(circumstance.name for circumstance in named),
                target=formats.share_range(proposed(named)),
            )
        )
    _answer(session, words, week, low, high, because, until)


def _keep(session: CommandContext) -> None:
    reports = session.program.reports
    days = reports.rules().days
    week = week_decided(reports.today(), days)
    choice = kept(week, reports.choices(), days)
    low, high = (choice.low, choice.high) if choice else (DEFAULT_LOW, DEFAULT_HIGH)
    because, until = (choice.because, choice.until) if choice else ("", None)
    session.program.target.choose(week, low, high, because, until)
    _answer(session, [_words(week, low, high, until)], week, low, high, because, until)


def _answer(
    session: CommandContext, words: list[str], week: Week, low: float, high: float, because: str, until: date | None
) -> None:
    session.answer(
        "\n".join(words),
        choice={
            "from_week": str(week),
            "low": low,
            "high": high,
            "because": because or None,
            "until": until.isoformat() if until else None,
        },
    )


def _words(week: Week, low: float, high: float, until: date | None) -> str:
    target = formats.share_range((low, high))
    if until is None:
        return _("Target: {target} coding from {week} on.").format(target=target, week=week)
    return _("Target: {target} coding from {week} until {until}.").format(target=target, week=week, until=until)
