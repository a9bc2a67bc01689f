"""``tltimer days-off``: when one is not at work."""

from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date

from tltimer.cli.context import CommandContext
from tltimer.cli.dates import coming, parse_days, weekday_named
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats

MOST = 400
"""Days that can be named at once: more is a slip."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "list", _("show the days off")))
    for name, summary in (("add", _("remember days off")), ("remove", _("forget days off"))):
        action = add_action(actions, name, summary)
        action.add_argument("days", metavar="DAY[-DAY]", help=_("such as tomorrow, or 2026-12-24-2026-12-31"))


def run(session: CommandContext) -> None:
    """Show the days off, or change them."""
    options, reports, decisions = session.options, session.program.reports, session.program.decisions
    if options.action in ("add", "remove"):
        first, last = parse_days(options.days, reports.today())
        if (last - first).days >= MOST:
            raise Misuse(_("{count} days at once are too many").format(count=(last - first).days + 1))
        if options.action == "add":
            decisions.add_days_off(first, last)
            session.terminal.say(_("Off: {days}.").format(days=_words(first, last)))
            weekday = weekday_named(options.days)
            if weekday is not None:
                next_one = coming(weekday, reports.today())
                words = _("A weekday is the last one; the {weekday} to come is {day}.")
                session.terminal.say(words.format(weekday=formats.day_name(next_one), day=next_one))
            return
        count = decisions.remove_days_off(first, last)
        if not count:
            raise Refused(_("{days} is no day off; tltimer days-off shows them").format(days=_words(first, last)))
        session.terminal.say(
            ngettext("{count} day is a working day again.", "{count} days are working days again.", count).format(
                count=count
            )
        )
        return
    days = sorted(reports.rules().hours.days_off)
    if options.json:
        session.terminal.say_json([day.isoformat() for day in days])
    elif days:
        for first, last in _runs(days):
            session.terminal.say(_words(first, last))
    else:
        session.terminal.say(_("No days off; tltimer days-off add 2026-12-24-2026-12-31 adds some."))


def _words(first: date, last: date) -> str:
    days = [f"{formats.short_day(day)} {day}" for day in (first, last)]
    return days[0] if first == last else _("{first} to {last}").format(first=days[0], last=days[1])


def _runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Join days that follow each other."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] == ONE_DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
