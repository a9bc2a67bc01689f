"""``tltimer change``: correct a switch."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from tltimer.cli.common import add_person_and_kind, kind_of, person_of, said, switch_words, time_words
from tltimer.cli.context import CommandContext
from tltimer.cli.dates import parse_at, parse_clock
from tltimer.cli.lookup import meant_switch, mode_key
from tltimer.errors import Misuse
from tltimer.i18n.translate import _
from tltimer.wording import formats

if TYPE_CHECKING:
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.switches import Switch


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("id", metavar="ID", help=_("of tltimer log; its beginning will do, or a time of today"))
    parser.add_argument("--at", metavar="T", help=_("move it, by 7 days at most"))
    parser.add_argument("--mode", metavar="MODE", help=_("to another mode"))
    add_person_and_kind(parser)
    parser.add_argument("--note", metavar="N", help=_("what it is about; an empty text takes it away"))
    parser.add_argument("--confirm", action="store_true", help=_("it did last that long"))


def run(session: CommandContext) -> None:
    """Change the switch."""
    options, reports = session.options, session.program.reports
    texts = {"person": _person(session), "note": said(options.note)}
    if not options.confirm and all(
        given is None for given in (options.at, options.mode, options.kind, *texts.values())
    ):
        raise Misuse(_("say what to change: --at, --mode, --with, --kind, --note or --confirm"))
    rules, now = reports.rules(), reports.now()
    at = None if options.at is None else parse_at(options.at, now, rules.days)
    mode = None if options.mode is None else mode_key(options.mode, rules.modes)
    before = meant_switch(options.id, session.program)
    switch = session.program.tracker.change(
        before.id,
        at=at,
        mode=mode,
        kind=kind_of(options.kind, rules),
        confirmed=True if options.confirm else None,
        **texts,
    )
    session.terminal.say(
        _("{switch} since {time}.").format(switch=switch_words(switch, rules), time=time_words(switch.at, now, rules))
    )
    day = rules.days.day_of(before.at)
    if rules.days.day_of(switch.at) != day and parse_clock(options.at or "") is not None:
        words = _("A time is one of today; to move it within its day: tltimer undo, then --at {day}T{time}")
        session.terminal.say(words.format(day=day, time=options.at.strip()))
    if options.confirm:
        _tell_of_span(session, switch, rules)


def _tell_of_span(session: CommandContext, switch: "Switch", rules: "Rules") -> None:
    """Say from when to when what was confirmed lasted."""
    day = rules.days.day_of(switch.at)
    entry = next((one for one in session.program.reports.day(day).entries if one.switch.id == switch.id), None)
    if entry is not None and not entry.running:
        words = _("It counts as {span}, {length}.")
        span = formats.span_words(entry.start, entry.end, rules.days.zone)
        session.terminal.say(words.format(span=span, length=formats.length(entry.seconds)))


def _person(session: CommandContext) -> str | None:
    """Give the person that is meant; "" takes one away."""
    typed = session.options.person
    return typed if not typed else person_of(typed, session.program.reports.people()) or ""
