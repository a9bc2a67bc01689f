"""``tltimer change``: correct a switch."""

from argparse import ArgumentParser

from tltimer.cli.arguments import parse_at
from tltimer.cli.common import add_person_and_kind, kind_of, person_of, said, switch_words, time_words
from tltimer.cli.naming import mode_key
from tltimer.cli.session import Session
from tltimer.cli.which import switch_id
from tltimer.language import _
from tltimer.refusal import Misuse


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("id", metavar="ID", help=_("of tltimer log; its beginning will do"))
    parser.add_argument("--at", metavar="T", help=_("move it, by 7 days at most"))
    parser.add_argument("--mode", metavar="MODE", help=_("to another mode"))
    add_person_and_kind(parser)
    parser.add_argument("--note", metavar="N", help=_("what it is about; an empty text takes it away"))
    parser.add_argument("--confirm", action="store_true", help=_("it did last that long"))


def run(session: Session) -> None:
    """Change the switch."""
    options, overview = session.options, session.program.overview
    texts = {"person": _person(session), "note": said(options.note)}
    if not options.confirm and all(
        given is None for given in (options.at, options.mode, options.kind, *texts.values())
    ):
        raise Misuse(_("say what to change: --at, --mode, --with, --kind, --note or --confirm"))
    rules, now = overview.rules(), overview.now()
    at = None if options.at is None else parse_at(options.at, now, rules.days)
    mode = None if options.mode is None else mode_key(options.mode, rules.modes)
    switch = session.program.tracker.change(
        switch_id(options.id, session.program.journal),
        at=at,
        mode=mode,
        kind=kind_of(options.kind, rules),
        confirmed=True if options.confirm else None,
        **texts,
    )
    session.terminal.say(
        _("{switch} since {time}.").format(switch=switch_words(switch, rules), time=time_words(switch.at, now, rules))
    )


def _person(session: Session) -> str | None:
    """Give the person that is meant; "" takes one away."""
    typed = session.options.person
    return typed if not typed else person_of(typed, session.program.overview.people()) or ""
