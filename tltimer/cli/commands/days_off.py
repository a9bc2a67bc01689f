"""``tltimer days-off``: the days on which you are not at work."""

from collections.abc import Iterable
from datetime import date

from tltimer.cli.context import CommandContext
from tltimer.cli.dates import coming, parse_days, weekday_named
from tltimer.cli.parser import Parser, add_action, add_actions, add_json, add_list_json
from tltimer.domain.timeline.days import ONE_DAY, dates
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats

MOST = 400
"""Days that can be named at once; more is a slip."""


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "list", _("show the days off")))
    for name, summary in (("add", _("add days off")), ("remove", _("remove days off"))):
        action = add_action(actions, name, summary)
        action.add_argument("days", metavar="DAY[-DAY]", help=_("such as tomorrow, or 2026-12-24-2026-12-31"))
        add_list_json(action)


def run(session: CommandContext) -> None:
    """Show the days off, or change them."""
    options, reports, decisions = session.options, session.program.reports, session.program.decisions
    if options.action in ("add", "remove"):
        first, last = parse_days(options.days, reports.today())
        if (last - first).days >= MOST:
            raise Misuse(
                _("{count} days at once are too many. Name at most {most}.").format(
                    count=(last - first).days + 1, most=MOST
                )
            )
        if options.action == "add":
            decisions.add_days_off(first, last)
            words = _("Off: {days}.").format(days=_words(first, last))
            weekday = weekday_named(options.days)
            if weekday is not None and first < reports.today():
                next_one = coming(weekday, reports.today())
                hint = _("That is the past {weekday}; the next one is {day}.")
                words = f"{words} {hint.format(weekday=formats.day_name(next_one), day=next_one)}"
            session.answer(words, added=[day.isoformat() for day in dates(first, last)])
            return
        count = decisions.remove_days_off(first, last)
        if not count:
            raise Refused(
                _("There is no day off on {days}. tltimer days-off lists them.").format(days=_words(first, last))
            )
        words = ngettext("{count} day is a working day again.", "{count} days are working days again.", count)
        session.answer(words.format(count=count), removed=count)
        return
    days = sorted(reports.rules().hours.days_off)
    if options.json:
        session.answer("", days_off=[{"day": day.isoformat(), "source": "user"} for day in days])
    elif days:
        for first, last in _runs(days):
            session.terminal.say(_words(first, last))
    else:
        session.terminal.say(_("No days off yet. Add some: tltimer days-off add 2026-12-24-2026-12-31"))


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
