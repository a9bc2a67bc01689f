"""``tltimer band``: the share of coding that was chosen."""

from argparse import ArgumentParser
from datetime import date

from tltimer.balance.band import Choice, last_choice
from tltimer.balance.circumstances import named_in, proposed
from tltimer.cli.arguments import parse_band, parse_coming_day, parse_coming_week
from tltimer.cli.common import said
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.cli.session import Session
from tltimer.language import _
from tltimer.refusal import Refused
from tltimer.report import wording
from tltimer.timeline.weeks import Week, week_of

EARLY = 2
"""On so many days from Monday on, a choice is for the week that runs."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "show", _("show the band, the choices so far, and the circumstances")))
    choose = add_action(actions, "set", _("choose a band"))
    choose.add_argument("band", metavar="LOW-HIGH", help=_("percent of your time that is coding, such as 20-35"))
    choose.add_argument(
        "--because", metavar="TEXT", default="", help=_("why; circumstances by name, such as onboarding")
    )
    choose.add_argument("--until", metavar="DAY", help=_("the last day for which it is meant"))
    choose.add_argument("--from", dest="from_week", metavar="WEEK", help=_("from which week on: 2026-W47, this, next"))
    add_action(actions, "keep", _("keep the band that there is, as a choice"))


def run(session: Session) -> None:
    """Show the band, or decide."""
    options, overview = session.options, session.program.overview
    if options.action == "set":
        _set(session)
    elif options.action == "keep":
        _keep(session)
    else:
        rules = overview.rules()
        report = overview.week(week_of(rules.days.day_of(overview.now())), swing_weeks=0)
        if options.json:
            from tltimer.report.band_json import band_report_json

            session.terminal.say_json(band_report_json(report, overview.choices()))
        else:
            from tltimer.report.text_band import band_text

            session.terminal.say(band_text(report, overview.choices(), session.terminal.ink()))


def _usual_week(today: date) -> Week:
    """Give this week on its first days, else the next one."""
    return week_of(today).plus(0 if today.weekday() < EARLY else 1)


def _set(session: Session) -> None:
    options, today = session.options, session.program.overview.today()
    low, high = parse_band(options.band)
    week = _usual_week(today) if options.from_week is None else parse_coming_week(options.from_week, today)
    until = None if options.until is None else parse_coming_day(options.until, today)
    if until is not None and until < week.monday:
        raise Refused(_("{until} lies before {week}, from which the band is to hold").format(until=until, week=week))
    because = said(options.because) or ""
    session.program.decisions.choose_band(week, low, high, because, until)
    session.terminal.say(_words(week, low, high, until))
    named = named_in(because)
    if named:
        session.terminal.say(
            _("{names}: the usual band moves to {band}.").format(
                names=", ".join(one.name for one in named), band=wording.share_range(proposed(named))
            )
        )


def _keep(session: Session) -> None:
    overview = session.program.overview
    week = _usual_week(overview.today())
    choice = last_choice(week, overview.choices())
    low, high, because, until = _kept(choice, week)
    session.program.decisions.choose_band(week, low, high, because, until)
    session.terminal.say(_words(week, low, high, until))


def _kept(choice: Choice | None, week: Week) -> tuple[float, float, str, date | None]:
    """Give what keeping means: the last choice even if it has ended, then without an end; else the usual band."""
    from tltimer.balance.band import DEFAULT_HIGH, DEFAULT_LOW

    if choice is None:
        return DEFAULT_LOW, DEFAULT_HIGH, "", None
    ended = choice.until is not None and choice.until < week.monday
    return choice.low, choice.high, choice.because, None if ended else choice.until


def _words(week: Week, low: float, high: float, until: date | None) -> str:
    band = wording.share_range((low, high))
    if until is None:
        return _("Chosen: {band} coding from {week} on.").format(band=band, week=week)
    return _("Chosen: {band} coding from {week} until {until}.").format(band=band, week=week, until=until)
