"""``tltimer target``: the share of coding that was chosen."""

from datetime import date

from tltimer.cli.common import said
from tltimer.cli.context import CommandContext
from tltimer.cli.dates import parse_coming_day, parse_coming_week, parse_target
from tltimer.cli.parser import Parser, add_action, add_actions, add_json, add_list_json
from tltimer.domain.balance.circumstances import named_in, proposed
from tltimer.domain.balance.intentions import Intention, intention_for
from tltimer.domain.balance.target import DEFAULT_HIGH, DEFAULT_LOW, kept, week_decided
from tltimer.domain.timeline.weeks import Week
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats, target

LONGEST_TEXT = 200


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "show", _("show the target, the choices so far, and the circumstances")))
    choose = add_action(actions, "set", _("choose a target"))
    choose.add_argument("target", metavar="LOW-HIGH", help=_("percent of your time that is coding, such as 20-35"))
    choose.add_argument(
        "--because", metavar="TEXT", default="", help=_("why; circumstances by name, such as onboarding")
    )
    choose.add_argument("--until", metavar="DAY", help=_("the last day for which it is meant"))
    choose.add_argument("--from", dest="from_week", metavar="WEEK", help=_("from which week on: 2026-W47, this, next"))
    add_action(actions, "keep", _("keep the target that there is, as a choice"))
    act = add_action(actions, "act", _("choose one thing to do, or say what came of it"))
    act.add_argument("text", metavar="TEXT", nargs="*", default=[], help=_("such as: give the importer to Chi"))
    came = act.add_mutually_exclusive_group()
    came.add_argument("--done", action="store_true", default=None, help=_("it was done"))
    came.add_argument("--not-done", dest="done", action="store_false", default=None, help=_("it was not done"))


def run(session: CommandContext) -> None:
    """Show the target, or decide."""
    options, reports = session.options, session.program.reports
    if options.action == "set":
        _set(session)
    elif options.action == "keep":
        _keep(session)
    elif options.action == "act":
        _act(session)
    else:
        rules = reports.rules()
        report = reports.week(reports.this_week(), trend_weeks=0)
        if options.json:
            from tltimer.render.json_extras import target_report_json

            session.terminal.say_json(target_report_json(report, rules))
        else:
            from tltimer.render.terminal.target import target_text

            session.terminal.say(target_text(report, rules, session.terminal.ink()))


def _set(session: CommandContext) -> None:
    options, today = session.options, session.program.reports.today()
    low, high = parse_target(options.target)
    days = session.program.reports.rules().days
    week = week_decided(today, days) if options.from_week is None else parse_coming_week(options.from_week, today, days)
    until = None if options.until is None else parse_coming_day(options.until, today)
    if until is not None and until < days.first_day(week):
        raise Refused(_("{until} lies before {week}, from which the target is to hold").format(until=until, week=week))
    because = said(options.because) or ""
    session.program.decisions.choose_target(week, low, high, because, until)
    session.terminal.say(_words(week, low, high, until))
    if options.from_week is None and week != days.week_of(today):
        session.terminal.say(_("This week is not judged by it; with --from this it is."))
    named = named_in(because)
    if named:
        session.terminal.say(
            _("{names}: the usual target moves to {target}.").format(
                names=", ".join(one.name for one in named), target=formats.share_range(proposed(named))
            )
        )


def _keep(session: CommandContext) -> None:
    reports = session.program.reports
    days = reports.rules().days
    week = week_decided(reports.today(), days)
    choice = kept(week, reports.choices(), days)
    low, high = (choice.low, choice.high) if choice else (DEFAULT_LOW, DEFAULT_HIGH)
    because, until = (choice.because, choice.until) if choice else ("", None)
    session.program.decisions.choose_target(week, low, high, because, until)
    session.terminal.say(_words(week, low, high, until))


def _act(session: CommandContext) -> None:
    """Remember the one thing for a week, or what came of it."""
    options, reports = session.options, session.program.reports
    text = said(" ".join(options.text)) or ""
    present = reports.this_week()
    if options.done is not None:
        if text:
            raise Misuse(_("say what you mean to do, or whether it was done; not both"))
        meant = _meant(present, reports.intentions())
        if meant is None:
            raise Refused(_("nothing was meant to be done this week or last; tltimer target act TEXT says what is"))
        session.program.decisions.answer_intention(meant, options.done)
        answered = Intention(meant.id, meant.week, meant.text, options.done)
        session.terminal.say(target.intention_words(answered))
        return
    if not text:
        raise Misuse(_("say in a few words what you mean to do; --done and --not-done tell what came of it"))
    if len(text) > LONGEST_TEXT:
        raise Refused(_("that is too long for one thing; {most} letters are enough").format(most=LONGEST_TEXT))
    week = week_decided(reports.today(), reports.rules().days)
    before = intention_for(week, reports.intentions())
    session.program.decisions.set_intention(week, text)
    session.terminal.say(_("For week {week} you mean to: {text}").format(week=week.number, text=text))
    if before is not None and before.text != text:
        session.terminal.say(_("That takes the place of: {text}").format(text=before.text))


def _meant(present: Week, intentions: tuple[Intention, ...]) -> Intention | None:
    """Find the one thing that was done or not: this week's, last week's, or what was done before its week began."""
    weeks = (present, present.plus(-1), present.plus(1))
    found = [one for week in weeks if (one := intention_for(week, intentions)) is not None]
    return next((one for one in found if one.done is None), found[0] if found else None)


def _words(week: Week, low: float, high: float, until: date | None) -> str:
    target = formats.share_range((low, high))
    if until is None:
        return _("Chosen: {target} coding from {week} on.").format(target=target, week=week)
    return _("Chosen: {target} coding from {week} until {until}.").format(target=target, week=week, until=until)
