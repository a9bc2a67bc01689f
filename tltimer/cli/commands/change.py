"""``tltimer change``: correct a switch."""

from __future__ import annotations

from tltimer.cli.common import add_person_and_kind, kind_of, person_of, running_json, typed_line, written_words
from tltimer.cli.dates import parse_at, parse_clock
from tltimer.cli.lookup import meant_switch, mode_key
from tltimer.cli.parser import add_json
from tltimer.cli.suggestions import joined
from tltimer.errors import Misuse
from tltimer.i18n.translate import _
from tltimer.render.json_report import switch_json
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.switches import Switch


EXAMPLES = (
    "tltimer change 13:20 --at 13:05",
    "tltimer change 13:20 --mode review --with Ana",
    "tltimer change 0b3f --confirm",
)


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "id",
        metavar="ID",
        help=_(
            "an id from tltimer log, or enough of its start or end to be unique (at least four "
            "characters), or a time today"
        ),
    )
    parser.add_argument("--at", metavar="TIME", help=_("the new time, at most 7 days before or after the old one"))
    parser.add_argument("--mode", metavar="MODE", help=_("the new mode"))
    add_person_and_kind(parser)
    parser.add_argument("--note", metavar="TEXT", help=_("a note on the entry; an empty one removes it"))
    parser.add_argument("--confirm", action="store_true", help=_("confirm the entry's full length"))
    add_json(parser)


def run(session: CommandContext) -> None:
    """Change the switch."""
    options, reports = session.options, session.program.reports
    texts = {"person": _person(session), "note": typed_line(options.note)}
    if not options.confirm and all(
        value is None for value in (options.at, options.mode, options.kind, *texts.values())
    ):
        raise Misuse(_("Nothing to change. Use --at, --mode, --with, --kind, --note or --confirm."))
    rules, now = reports.rules(), reports.now()
    at = None if options.at is None else parse_at(options.at, now, rules.days)
    mode = None if options.mode is None else mode_key(options.mode, rules.modes)
    before, ran = meant_switch(options.id, session.program), running_json(session)
    switch = session.program.tracker.change(
        before.id,
        at=at,
        mode=mode,
        kind=kind_of(options.kind, rules),
        confirmed=True if options.confirm else None,
        **texts,
    )
    if session.as_json:
        session.answer("", switch=switch_json(switch), before=switch_json(before))
        return
    parts = written_words(switch, now, session, rules)
    session.terminal.say(joined(*(parts[:1] if running_json(session) == ran else parts)))
    day = rules.days.day_of(before.at)
    if rules.days.day_of(switch.at) != day and parse_clock(options.at or "") is not None:
        words = _(
            '{time} was read as a time today. To keep the original day: tltimer undo, then use --at "{day} {time}"'
        )
        session.terminal.say(words.format(day=day, time=options.at.strip()))
    if options.confirm:
        _tell_of_span(session, switch, rules)


def _tell_of_span(session: CommandContext, switch: Switch, rules: Rules) -> None:
    """Tell from when to when the confirmed entry lasted."""
    day = rules.days.day_of(switch.at)
    entry = next((entry for entry in session.program.reports.day(day).entries if entry.switch.id == switch.id), None)
    if entry is not None and not entry.running:
        words = _("The entry is now {span}, {length}.")
        span = formats.span_words(entry.start, entry.end, rules.days.zone)
        session.terminal.say(words.format(span=span, length=formats.length(entry.seconds)))


def _person(session: CommandContext) -> str | None:
    """Return the person that is meant; "" removes one."""
    typed = session.options.person
    return typed if not typed else person_of(typed, session.program.reports.people()) or ""
