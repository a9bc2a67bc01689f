"""``tltimer held`` and ``tltimer skipped``: what became of a 1:1."""

from tltimer.cli.common import known_person
from tltimer.cli.context import CommandContext
from tltimer.cli.dates import parse_day
from tltimer.cli.parser import Parser
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats


def add_arguments(parser: Parser) -> None:
    """Say what the command takes; its name says what became of it."""
    parser.set_defaults(held=parser.prog.endswith(" held"))
    parser.add_argument("person", metavar="PERSON", help=_("somebody of the 1:1 list"))
    parser.add_argument("day", metavar="DAY", nargs="?", default="today", help=_("a date, today, yesterday, monday"))


def run(session: CommandContext) -> None:
    """Remember it."""
    options, reports = session.options, session.program.reports
    person, today = known_person(options.person, reports.people()), reports.today()
    day = parse_day(options.day, today)
    if day > today:
        raise Refused(_("{day} is still to come").format(day=day))
    session.program.decisions.say_held(person, day, held=options.held)
    words = (
        _("The 1:1 with {person} took place on {day}.")
        if options.held
        else _("The 1:1 with {person} did not take place on {day}.")
    )
    session.terminal.say(words.format(person=person.name, day=f"{formats.day_name(day)}, {formats.date_words(day)}"))
