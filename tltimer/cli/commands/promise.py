"""``tltimer promise``: remember a promise."""

from argparse import ArgumentParser

from tltimer.cli.arguments import parse_coming_day
from tltimer.cli.common import nearly, needed, person_of
from tltimer.cli.session import Session
from tltimer.language import _
from tltimer.refusal import Misuse
from tltimer.report import wording

MOST = 24 * 60


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("what you promised"))
    parser.add_argument("--to", metavar="PERSON", help=_("to whom"))
    parser.add_argument("--due", metavar="DAY", help=_("by when: a date, today, tomorrow, thursday (the next one)"))
    parser.add_argument("--minutes", metavar="N", help=_("how many minutes it takes"))


def run(session: Session) -> None:
    """Remember it."""
    options, overview = session.options, session.program.overview
    text = needed(" ".join(options.text), _("a promise"))
    people = overview.people()
    to = person_of(options.to, people)
    due = None if options.due is None else parse_coming_day(options.due, overview.today())
    minutes = None if options.minutes is None else _minutes(options.minutes)
    session.program.decisions.promise(text, to, due, minutes)
    words = wording.listed(
        (
            _("Promised: {text}").format(text=text),
            _("to {person}").format(person=to) if to else "",
            _("by {day}, {date}").format(day=wording.day_name(due), date=wording.date_words(due)) if due else "",
            wording.length(minutes * 60) if minutes else "",
        )
    )
    session.terminal.say(words + nearly(to, people))


def _minutes(text: str) -> int:
    digits = text.strip().removesuffix("m")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4 and 0 < int(digits) <= MOST):
        raise Misuse(_("{text} is no number of minutes; write 30").format(text=repr(text)))
    return int(digits)
