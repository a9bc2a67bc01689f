"""``tltimer calendar``: the calendars that tltimer reads."""

from __future__ import annotations

import sys
from shlex import quote

from tltimer.calendars.sources import DESKTOP, shown_typed
from tltimer.cli.caldav_options import account_of, add_server_options, chosen, on_server, secret_line
from tltimer.cli.common import take_out_undone
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.cli.terminal import complain
from tltimer.domain.meetings.meetings import ROLES
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.names import folded
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _, ngettext
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from tltimer.calendars.offers import Offer
    from tltimer.calendars.sources import Source
    from tltimer.calendars.status import AddedCalendar, CalendarStatus
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the actions of the command."""
    add_json(parser)
    actions = add_actions(parser)
    add = add_action(actions, "add", _("start reading a calendar"))
    add.add_argument("name", metavar="NAME", help=_("your name for the calendar"))
    add.add_argument(
        "location",
        metavar="URL|FILE|FOLDER",
        nargs="?",
        help=_(
            "an address, an .ics file or a folder of .ics files; caldav+https://… for a CalDAV server; - for standard "
            "input"
        ),
    )
    add.add_argument("--desktop", action="store_true", help=_("add a calendar from your GNOME or Evolution accounts"))
    add_server_options(add)
    add.add_argument(
        "--all", action="store_true", help=_("add all calendars found; each is named NAME plus its own title")
    )
    add.add_argument(
        "--role",
        choices=ROLES,
        default="mine",
        help=_(
            "mine: its meetings count; busy: its events only block time; team: tltimer plan shows "
            "its events, but they never block time; holidays: its all-day events are days off"
        ),
    )
    add.add_argument(
        "--in-file",
        action="store_true",
        help=_("store the secret address or password in a file that only you can read"),
    )
    role = add_action(actions, "role", _("change what a calendar is for"))
    role.add_argument("name", metavar="CALENDAR", help=_("the name of a calendar in the list"))
    role.add_argument("role", metavar="mine|busy|team|holidays", choices=ROLES, help=_("the new role"))
    add_list_json(
        add_action(actions, "list", _("list the calendars, with when each was last read and what its events count as"))
    )
    refresh = add_action(actions, "refresh", _("read calendars again now"))
    refresh.add_argument("names", metavar="CALENDAR", nargs="*", help=_("the calendars to read; all by default"))
    remove = add_action(actions, "remove", _("stop reading a calendar; the calendar itself is not touched"))
    remove.add_argument("name", metavar="CALENDAR", help=_("the name of a calendar in the list"))
    for action in (add, role, refresh, remove):
        add_list_json(action)


def run(session: CommandContext) -> int:
    """List, add, change or remove calendars."""
    action = session.options.action
    if action == "add":
        return _add(session)
    if action == "remove":
        _remove(session)
    elif action == "role":
        source = session.program.calendars.set_role(session.options.name, session.options.role)
        remember(session)
        words = _("{name} now has the role {role}.").format(name=source.name, role=source.role)
        session.answer(words, calendar=source.name, role=source.role)
    elif action == "refresh":
        return _refresh(session)
    else:
        return _tell(session, session.program.calendars.states(), failing=False)
    return 0


def _remove(session: CommandContext) -> None:
    from tltimer.services.plan_snapshots import forget_plans

    options, program = session.options, session.program
    again = _again(program.calendars.sources(), options.name)
    program.calendars.remove(options.name)
    _write_to(session, "", only=options.name)
    forget_plans(program.journal, options.name, program.reports.now(), program.reports.rules())
    words = _("Stopped reading {name}. To read it again: tltimer calendar add {words}")
    session.answer(words.format(name=options.name, words=again), removed=options.name)


def _refresh(session: CommandContext) -> int:
    options, program = session.options, session.program
    take_out_undone(session)
    program.calendars.refresh(options.names or None, force=True, unlock=True)
    remember(session)
    states, chosen = program.calendars.states(), {folded(name) for name in options.names}
    return _tell(session, [status for status in states if not chosen or folded(status.name) in chosen], failing=True)


def _again(sources: Iterable[Source], name: str) -> str:
    """Write the command that adds a calendar again; not for a server's, whose address may be secret."""
    source = next((source for source in sources if folded(source.name) == folded(name)), None)
    if source is not None and source.kind == DESKTOP:
        place = f"--desktop --calendar {quote(source.shown)}"
    else:
        place = "URL" if source is None or source.remote else quote(source.location)
    return f"{quote(name.strip())} {place}"


def _add(session: CommandContext) -> int:
    options, program = session.options, session.program
    if options.location is None and not options.desktop:
        raise Misuse(
            _("A calendar needs a name and an address: tltimer calendar add NAME {place}").format(
                place=quote(options.name) if _is_place(options.name) else "URL"
            )
        )
    if options.location == "-":
        options.location = secret_line(session, _("Address of {name}: ").format(name=options.name))
    calendars, zone = program.calendars, program.reports.rules().days.zone
    if options.write and not on_server(options):
        raise Refused(
            _(
                "Only calendars on a CalDAV server can be written to. Begin the address with "
                "caldav+https://, or add --user NAME."
            )
        )
    offers, refused = _offers(session), False
    added: list[AddedCalendar] = []
    if offers and options.all:
        for offer in offers:
            name = calendars.free_name(f"{options.name.strip()} {offer.title}")
            try:
                added.append(calendars.add_offered(name, offer, zone, options.role, options.in_file))
            except Refused as refusal:
                complain(str(refusal))
                refused = True
    elif offers:
        added.append(calendars.add_offered(options.name, chosen(session, offers), zone, options.role, options.in_file))
    elif options.all or options.title is not None:
        raise Refused(
            _(
                "'{place}' is not a folder with several calendars. Leave out --all and --calendar or, "
                "for a CalDAV server, begin the address with caldav+https://."
            ).format(place=shown_typed(options.location))
        )
    else:
        added.append(calendars.add(options.name, options.location, zone, options.role, options.in_file))
    remember(session)
    if options.write:
        _write_to(session, added[0].source.name)
    answer = [_added_json(calendar) for calendar in added]
    session.answer("\n".join(map(_added_words, added)), **(answer[0] if len(answer) == 1 else {"calendars": answer}))
    for problem in dict.fromkeys(problem for calendar in added for problem in calendar.problems):
        complain(problem)
    if not session.as_json:
        propose(session, dict.fromkeys(address for calendar in added for address in calendar.addresses))
    return int(refused)


def _is_place(text: str) -> bool:
    """Return whether a text is the path of a calendar, and not its name, nor an address that may be secret."""
    return ("/" in text or "." in text) and shown_typed(text) == text


def _offers(session: CommandContext) -> tuple[Offer, ...]:
    """Return the calendars on offer if there are several; none if the place is a calendar itself."""
    options, calendars = session.options, session.program.calendars
    if options.desktop:
        offers = calendars.desktop_offers()
        if not offers:
            raise Refused(_("tltimer found no other calendars on this desktop."))
        return offers
    if on_server(options):
        return calendars.server_offers(account_of(session))
    return calendars.folder_offers(options.location)


def _added_words(added: AddedCalendar) -> str:
    words = ngettext("Added {name}: {count} event.", "Added {name}: {count} events.", added.events).format(
        name=added.source.name, count=added.events
    )
    if added.secrets_file is not None:
        text = _("Its address or password is stored in {file}, which only you can read.")
        words += "\n" + text.format(file=added.secrets_file)
    return words


def _added_json(added: AddedCalendar) -> dict[str, Any]:
    return {
        "calendar": added.source.name,
        "role": added.source.role,
        "events": added.events,
        "addresses": list(added.addresses),
        "problems": list(added.problems),
    }


def _write_to(session: CommandContext, name: str, only: str | None = None) -> None:
    """Choose the calendar that blocks are put into; with ``only``, if that one was chosen."""
    from tltimer.settings.schema import WRITE_TO
    from tltimer.settings.toml_changes import write_setting

    current = session.program.reports.settings()[WRITE_TO]
    if only is None or (current and folded(current) == folded(only)):
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
    from tltimer.settings.toml_changes import write_setting

    own_addresses = session.program.reports.settings()[MY_ADDRESSES]
    new = [address for address in addresses if address.lower() not in own_addresses]
    if not new:
        return
    wanted = ",".join((*own_addresses, *new))
    if not (session.terminal.interactive and sys.stdin is not None and sys.stdin.isatty()):
        words = ngettext(
            "Is this address yours: {addresses}? If so: tltimer settings addresses {wanted}",
            "Are these addresses yours: {addresses}? If so: tltimer settings addresses {wanted}",
            len(new),
        )
        session.terminal.say(words.format(addresses=", ".join(new), wanted=quote(wanted)))
        return
    words = ngettext(
        "Is this address yours: {addresses}? [y/n] ", "Are these addresses yours: {addresses}? [y/n] ", len(new)
    )
    try:
        answer = input(words.format(addresses=", ".join(new)))
    except EOFError:
        return
    if answer.strip().lower()[:1] == _("y"):
        write_setting(session.program.home.settings_file, MY_ADDRESSES.key, wanted)


def _tell(session: CommandContext, states: Iterable[CalendarStatus], failing: bool) -> int:
    """Write a line for each calendar, with what is wrong with it below or, where that fails, on standard error."""
    from tltimer.services.calendar_use import read_as

    states = tuple(states)
    counts = read_as(session.program.calendars, session.program.reports)
    lines = []
    for state in states:
        lines += _lines(session, state, counts.get(state.name, {}))
        for problem in state.problems:
            if failing and not state.fresh:
                complain(f"{state.name}: {problem}")
            else:
                lines.append(f"  {clipped(problem, session.terminal.style().width * 2)}")
    if not states:
        lines.append(_("No calendars yet. To add one: tltimer calendar add NAME URL|FILE|FOLDER"))
    session.answer("\n".join(lines), calendars=[_json(state, counts.get(state.name, {})) for state in states])
    return 1 if failing and not all(state.fresh for state in states) else 0


def _lines(session: CommandContext, state: CalendarStatus, counts: dict[str, int]) -> list[str]:
    from tltimer.cli.common import time_words

    reports, width = session.program.reports, session.terminal.style().width
    count = ngettext("{count} event", "{count} events", state.events).format(count=state.events)
    age = _("not read yet")
    if state.read_at:
        age = _("as of {time}").format(time=time_words(state.read_at, reports.now(), reports.rules()))
    role = "" if state.role == "mine" else f", {state.role}"
    lines = [f"{state.name}  {count}, {age}{role}  {clipped(state.shown, width)}"]
    if counts:
        lines.append(
            "  " + _("In the last four and the next four weeks: {counts}").format(counts=", ".join(_counts(counts)))
        )
    return lines


def _counts(counts: dict[str, int]) -> Iterator[str]:
    for name, count in counts.items():
        texts = {
            "meeting": ngettext("{count} meeting", "{count} meetings", count),
            "planned_coding": ngettext("{count} planned coding block", "{count} planned coding blocks", count),
            "planned_leading": ngettext("{count} planned leading block", "{count} planned leading blocks", count),
            "blocked": ngettext("{count} event that blocks time", "{count} events that block time", count),
            "away": ngettext("{count} absence", "{count} absences", count),
            "team": ngettext("{count} team event", "{count} team events", count),
            "ignored": ngettext("{count} ignored event", "{count} ignored events", count),
        }
        yield texts.get(name, "{count} " + name).format(count=count)


def _json(state: CalendarStatus, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "name": state.name,
        "kind": state.kind,
        "location": state.shown,
        "role": state.role,
        "read_at": format_instant(state.read_at) if state.read_at else None,
        "fresh": state.fresh,
        "locked": state.locked,
        "events": state.events,
        "read_as": counts,
        "problems": list(state.problems),
    }
