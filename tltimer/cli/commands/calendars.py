"""``tltimer calendar``: the calendars that tltimer reads."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tltimer.cli.caldav_options import account_of, add_server_options, chosen, on_server
from tltimer.cli.context import CommandContext
from tltimer.cli.parser import Parser, add_action, add_actions, add_json, add_list_json
from tltimer.cli.terminal import complain
from tltimer.domain.timeline.instants import format_instant
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _, ngettext

if TYPE_CHECKING:
    from tltimer.calendars.sources import Source
    from tltimer.calendars.status import CalendarStatus


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    add_json(parser)
    actions = add_actions(parser)
    add = add_action(actions, "add", _("read a calendar from now on"))
    add.add_argument("name", metavar="NAME", help=_("what you call it"))
    add.add_argument(
        "location",
        metavar="URL|FILE|FOLDER",
        nargs="?",
        help=_("an address, an .ics file or a folder of them; caldav+https://… is a CalDAV server"),
    )
    add_server_options(add)
    add_list_json(add_action(actions, "list", _("show the calendars, their age and what is wrong with them")))
    refresh = add_action(actions, "refresh", _("read calendars anew, now"))
    refresh.add_argument("names", metavar="CALENDAR", nargs="*", help=_("which; all if none is named"))
    remove = add_action(actions, "remove", _("read a calendar no longer; the calendar itself is not touched"))
    remove.add_argument("name", metavar="CALENDAR")


def run(session: CommandContext) -> int:
    """Do what is asked with the calendars."""
    options, calendars = session.options, session.program.calendars
    if options.action == "add":
        _add(session)
    elif options.action == "remove":
        from tltimer.services.plan_snapshots import forget_plans

        program = session.program
        again = _again(calendars.sources(), options.name)
        calendars.remove(options.name)
        _write_to(session, "", only=options.name)
        forget_plans(program.journal, options.name, program.reports.now(), program.reports.rules())
        words = _("{name} is no longer read; tltimer calendar add {words} reads it again.")
        session.terminal.say(words.format(name=options.name, words=again))
    elif options.action == "refresh":
        if session.program.home.published_file.exists():
            for problem in session.program.time_blocks.take_out(session.program.time_blocks.undone()):
                complain(problem)
        states = calendars.refresh(options.names or None, force=True)
        remember(session)
        chosen = {name.strip().casefold() for name in options.names}
        return _tell(session, [one for one in states if not chosen or one.name.casefold() in chosen], failing=True)
    elif options.json:
        session.terminal.say_json([_json(state) for state in calendars.states()])
    else:
        _tell(session, calendars.states(), failing=False)
    return 0


def _again(sources: "Iterable[Source]", name: str) -> str:
    """Write what adds a calendar again; where a server has it, its address is nobody's to tell."""
    from shlex import quote

    known = (one for one in sources if one.name.casefold() == name.strip().casefold() and not one.remote)
    place = next((one.location for one in known), "")
    return f"{quote(name.strip())} {quote(place) if place else 'URL'}"


def _add(session: CommandContext) -> None:
    options, program = session.options, session.program
    if options.location is None:
        raise Misuse(
            _("say what you call it, and then where it lies: tltimer calendar add NAME {place}").format(
                place=options.name if "/" in options.name or "." in options.name else "URL"
            )
        )
    calendars, zone = program.calendars, program.reports.rules().days.zone
    if on_server(options):
        offer = chosen(session, calendars.offers(account_of(session)))
        added = calendars.add_offered(options.name, offer, zone)
    elif options.write or options.title is not None:
        raise Refused(
            _("Only a CalDAV calendar can be written to or picked; name its --user, or write caldav+https://…")
        )
    else:
        added = calendars.add(options.name, options.location, zone)
    remember(session)
    if options.write:
        _write_to(session, added.source.name)
    session.terminal.say(
        ngettext("{name} is read: {count} event.", "{name} is read: {count} events.", added.events).format(
            name=added.source.name, count=added.events
        )
    )
    if added.secrets_file is not None:
        text = _("There is no keyring here, so what is secret of it is kept in {file}, which only you can read.")
        session.terminal.say(text.format(file=added.secrets_file))
    for problem in added.problems:
        complain(problem)
    propose(session, added.addresses)


def _write_to(session: CommandContext, name: str, only: str | None = None) -> None:
    """Choose the calendar that blocks are put into; with ``only``, if that one was chosen."""
    from tltimer.settings.schema import WRITE_TO
    from tltimer.settings.toml_file import write_setting

    current = session.program.reports.settings()[WRITE_TO]
    if only is None or (current and current.casefold() == only.strip().casefold()):
        write_setting(session.program.home.settings_file, WRITE_TO.key, name)


def remember(session: CommandContext) -> None:
    """Remember the plans of today and the days ahead, reading first what is not read yet."""
    from tltimer.services.plan_snapshots import AHEAD, remember_plans

    program = session.program
    rules, now = program.reports.rules(), program.reports.now()
    today = rules.days.day_of(now)
    coming = rules.days.span_of_days(today, today + AHEAD)
    program.calendars.occurrences(coming.start, coming.end, rules.days.zone)
    remember_plans(program.journal, program.calendars, now, rules)


def propose(session: CommandContext, addresses: Iterable[str]) -> None:
    """Propose the user's own addresses that a calendar seems to name; ask only where a person can answer."""
    from tltimer.settings.schema import MY_ADDRESSES
    from tltimer.settings.toml_file import write_setting

    known = session.program.reports.settings()[MY_ADDRESSES]
    found = [address for address in addresses if address.lower() not in known]
    if not found:
        return
    wanted = ",".join((*known, *found))
    if not (session.terminal.interactive and sys.stdin is not None and sys.stdin.isatty()):
        session.terminal.say(
            _("If {addresses} is yours: tltimer settings addresses {wanted}").format(
                addresses=", ".join(found), wanted=wanted
            )
        )
        return
    try:
        answer = input(_("Is {addresses} yours? [y/n] ").format(addresses=", ".join(found)))
    except EOFError:
        return
    if answer.strip().lower()[:1] == _("y"):
        write_setting(session.program.home.settings_file, MY_ADDRESSES.key, wanted)


def _tell(session: CommandContext, states: Iterable["CalendarStatus"], failing: bool) -> int:
    """Write a line for each calendar, with what is wrong with it below or, where that fails, on standard error."""
    from tltimer.cli.common import time_words
    from tltimer.wording.sanitize import clipped

    states = tuple(states)
    reports, terminal = session.program.reports, session.terminal
    rules, now = reports.rules(), reports.now()
    if not states:
        terminal.say(_("No calendars; tltimer calendar add NAME FILE adds one."))
    failed = False
    for state in states:
        count = ngettext("{count} event", "{count} events", state.events).format(count=state.events)
        age = _("as of {time}").format(time=time_words(state.read_at, now, rules)) if state.read_at else _("never read")
        terminal.say(f"{state.name}  {count}, {age}  {clipped(state.shown, terminal.ink().width)}")
        failed = failed or not state.fresh
        for problem in state.problems:
            if failing and not state.fresh:
                complain(f"{state.name}: {problem}")
            else:
                terminal.say(f"  {clipped(problem, terminal.ink().width * 2)}")
    return 1 if failing and failed else 0


def _json(state: "CalendarStatus") -> dict[str, Any]:
    return {
        "name": state.name,
        "kind": state.kind,
        "location": state.shown,
        "read_at": format_instant(state.read_at) if state.read_at else None,
        "fresh": state.fresh,
        "events": state.events,
        "problems": list(state.problems),
    }
