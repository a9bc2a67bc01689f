"""``tltimer promise``: remember a promise."""

from argparse import ArgumentParser
from datetime import date

from tltimer.cli.arguments import parse_coming_day, parse_span_ahead
from tltimer.cli.common import nearly, needed, person_of
from tltimer.cli.session import Session
from tltimer.language import _
from tltimer.refusal import Misuse
from tltimer.report.text_promises import promise_words

MOST = 24 * 60


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("what you promised"))
    parser.add_argument(
        "--read", action="store_true", help=_("read the rest out of the text: review the RFC by Thu 30 min for Maria")
    )
    parser.add_argument("--to", metavar="PERSON", help=_("to whom"))
    parser.add_argument("--due", metavar="DAY", help=_("by when: a date, today, tomorrow, thursday (the next one)"))
    parser.add_argument("--minutes", metavar="N", help=_("how many minutes it takes"))
    parser.add_argument(
        "--block",
        metavar="FROM-TO",
        help=_("keep that time of the day free for it, in your calendar, as plan block does"),
    )


def run(session: Session) -> None:
    """Remember it."""
    options, overview = session.options, session.program.overview
    text = needed(" ".join(options.text), _("a promise"))
    people = overview.people()
    to = person_of(options.to, people)
    due = None if options.due is None else parse_coming_day(options.due, overview.today())
    minutes = None if options.minutes is None else _minutes(options.minutes)
    if options.read:
        from tltimer.balance.promise_line import read_promise

        line = read_promise(text, overview.today(), (name for person in people for name in person.names))
        text, to, due, minutes = line.text, to or person_of(line.to, people), due or line.due, minutes or line.minutes
    if options.block is not None:
        # First, as a server can refuse it: then nothing is promised.
        _block(session, options.block, due, text)
    session.program.decisions.promise(text, to, due, minutes)
    words = _("Promised: {promise}").format(promise=promise_words(text, to, due, minutes))
    session.terminal.say(words + nearly(to, people))
    if due is not None and due < overview.today():
        session.terminal.say(_("That day is over, so it counts as not kept; tltimer undo takes it back."))


def _block(session: Session, span: str, due: date | None, text: str) -> None:
    from tltimer.cli.commands.block import keep_free
    from tltimer.meetings.busy import Plan

    if due is None:
        raise Misuse(_("--block is a time of the day by which it is promised; name that with --due"))
    keep_free(session, due, parse_span_ahead(span, due, session.program.overview.rules().days), Plan.LEADING, text)


def _minutes(text: str) -> int:
    digits = text.strip().removesuffix("m")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4 and 0 < int(digits) <= MOST):
        raise Misuse(_("{text} is no number of minutes; write 30").format(text=repr(text)))
    return int(digits)
