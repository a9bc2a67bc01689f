"""``tltimer days-off``: the days on which you are not at work."""

from __future__ import annotations

from tltimer.cli.dates import coming, parse_days, weekday_named
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.domain.meetings.working_hours import USER
from tltimer.domain.timeline.days import ONE_DAY, dates
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import LONGEST_TITLE, clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.reports.days_off import DayOff

MOST = 400
"""Days that can be named at once; more is a slip."""


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "list", _("list the days off")))
    for name, summary in (("add", _("add days off")), ("remove", _("remove days off"))):
        action = add_action(actions, name, summary)
        action.add_argument(
            "days", metavar="DAY[-DAY]", help=_("a day or a range of days, such as 'tomorrow' or 2026-12-24-2026-12-31")
        )
        add_list_json(action)


def run(session: CommandContext) -> None:
    """Show the days off, or change them."""
    options, reports, program = session.options, session.program.reports, session.program
    if options.action in ("add", "remove"):
        first, last = parse_days(options.days, reports.today())
        if (last - first).days >= MOST:
            raise Misuse(
                _("{count} days at once is too many. The limit is {most}.").format(
                    count=(last - first).days + 1, most=MOST
                )
            )
        if options.action == "add":
            program.days_off.add(first, last)
            words = _("Added to your days off: {days}.").format(days=_words(first, last))
            weekday = weekday_named(options.days)
            if weekday is not None and first < reports.today():
                next_one = coming(weekday, reports.today())
                hint = _("That is last {weekday}; the next one is {day}.")
                words = f"{words} {hint.format(weekday=formats.day_name(next_one), day=next_one)}"
            session.answer(words, added=[day.isoformat() for day in dates(first, last)])
            return
        count = program.days_off.remove(first, last, reports.days_off(first, last))
        if not count:
            raise Refused(
                _("{days}: no days off found. To list your days off: tltimer days-off").format(days=_words(first, last))
            )
        words = ngettext("Removed {count} day from your days off.", "Removed {count} days from your days off.", count)
        session.answer(words.format(count=count), removed=count)
        return
    days = reports.all_days_off()
    if options.json:
        session.answer("", days_off=[_json(day) for day in days])
        return
    for run_of in _runs([day for day in days if not day.offered]):
        line = _words(run_of[0].date, run_of[-1].date)
        session.terminal.say(line if run_of[0].source == USER else f"{line}  ({run_of[0].source})")
    offered = [day for day in days if day.offered]
    if offered:
        session.terminal.say(
            _("These days are in your calendars, but do not count as days off. To count one: tltimer days-off add DAY")
        )
    for day_off in offered:
        session.terminal.say(
            f"  {_words(day_off.date, day_off.date)}  {clipped(day_off.title, LONGEST_TITLE)} ({day_off.source})"
        )
    if not days:
        session.terminal.say(_("No days off yet. To add some: tltimer days-off add 2026-12-24-2026-12-31"))


def _words(first: date, last: date) -> str:
    days = [f"{formats.short_day(day)} {day}" for day in (first, last)]
    return days[0] if first == last else _("{first} to {last}").format(first=days[0], last=days[1])


def _json(day: DayOff) -> dict[str, object]:
    fields: dict[str, object] = {"day": day.date.isoformat(), "source": day.source}
    return fields | {"offered": True, "title": day.title} if day.offered else fields


def _runs(days: Iterable[DayOff]) -> list[list[DayOff]]:
    """Join days of the same source that follow each other."""
    runs: list[list[DayOff]] = []
    for day in days:
        if runs and day.source == runs[-1][-1].source and day.date - runs[-1][-1].date == ONE_DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
