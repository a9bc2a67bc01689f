"""``tltimer people``: the 1:1 1:1 list."""

from typing import TYPE_CHECKING, Any

from tltimer.cli.common import known_person, needed
from tltimer.cli.context import CommandContext
from tltimer.cli.dates import parse_every
from tltimer.cli.parser import Parser, add_action, add_actions, add_json, add_list_json
from tltimer.domain.balance.people import People
from tltimer.domain.timeline.names import folded
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _

if TYPE_CHECKING:
    from tltimer.domain.balance.new_contacts import Newcomer

LONGEST = 80


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "list", _("show everybody, those who are overdue first")))
    add = add_action(actions, "add", _("add somebody"))
    add.add_argument("name", metavar="NAME", help=_("what you call them"))
    change = add_action(actions, "change", _("change somebody"))
    change.add_argument("name", metavar="PERSON")
    for one in (add, change):
        one.add_argument("--email", metavar="A", action="append", help=_("an address of theirs; may be said twice"))
        one.add_argument("--every", metavar="D", help=_("how often a 1:1 is meant to be: 7d, 14d"))
    rename = add_action(actions, "rename", _("give somebody another name; the former one stays theirs"))
    rename.add_argument("name", metavar="PERSON")
    rename.add_argument("new", metavar="NEW")
    merge = add_action(actions, "merge", _("make two entries one person, called like the first"))
    merge.add_argument("name", metavar="PERSON")
    merge.add_argument("other", metavar="PERSON")
    ignore = add_action(actions, "ignore", _("somebody whom one meets alone is not meant for 1:1s"))
    ignore.add_argument("name", metavar="NAME", help=_("a name or an address of the calendar"))
    remove = add_action(actions, "remove", _("take somebody out of the 1:1 list; the log keeps what it says"))
    remove.add_argument("name", metavar="PERSON")


def run(session: CommandContext) -> None:
    """Show the 1:1 list, or change it."""
    options, reports = session.options, session.program.reports
    action = {
        "add": _add,
        "change": _change,
        "rename": _rename,
        "merge": _merge,
        "ignore": _ignore,
        "remove": _remove,
    }.get(options.action)
    if action is not None:
        action(session, reports.people())
    elif options.json:
        from tltimer.render.json_report import standing_json

        session.terminal.say_json(
            [
                standing_json(one) | {"email": list(one.person.addresses), "aliases": list(one.person.aliases)}
                for one in reports.standings()
            ]
        )
    else:
        from tltimer.render.terminal.people import people_text
        from tltimer.wording.people import newcomer_hint

        session.terminal.say(people_text(reports.standings(), session.terminal.ink()))
        for one in _newcomers(session):
            session.terminal.say(newcomer_hint(one))


def _add(session: CommandContext, people: People) -> None:
    name = _name(session.options.name)
    known = people.named(name)
    if known is not None:
        raise Refused(
            _("{name} is in the 1:1 list already, as {known}; tltimer people change changes that").format(
                name=name, known=known.name
            )
        )
    fields = _fields(session, people, None)
    session.program.decisions.add_person(name, fields.get("addresses", ()), fields.get("every_days"))
    session.terminal.say(_("Added {name}.").format(name=name))


def _change(session: CommandContext, people: People) -> None:
    person = known_person(session.options.name, people)
    fields = _fields(session, people, person.id)
    if not fields:
        raise Misuse(_("say what to change: --email or --every"))
    if "addresses" in fields:
        fields["addresses"] = list(dict.fromkeys((*person.addresses, *fields["addresses"])))
    session.program.decisions.change_person(person, **fields)
    session.terminal.say(_("Changed {name}.").format(name=person.name))


def _rename(session: CommandContext, people: People) -> None:
    person, name = known_person(session.options.name, people), _name(session.options.new)
    other = people.named(name)
    if other is not None and other != person:
        raise Refused(
            _("{name} is {other} already; tltimer people merge makes the two one person").format(
                name=name, other=other.name
            )
        )
    session.program.decisions.rename_person(person, name)
    session.terminal.say(_("{old} is called {name} now.").format(old=person.name, name=name))


def _merge(session: CommandContext, people: People) -> None:
    kept, other = known_person(session.options.name, people), known_person(session.options.other, people)
    if kept == other:
        raise Refused(_("these two are one person already"))
    session.program.decisions.merge_people(kept, other)
    session.terminal.say(_("{other} is {name} now.").format(other=other.name, name=kept.name))


def _ignore(session: CommandContext, _people: People) -> None:
    wanted = folded(_name(session.options.name))
    one = next((one for one in _newcomers(session) if wanted in (folded(one.name), one.address.lower())), None)
    if one is None:
        raise Refused(_("{name} is nobody whom tltimer people offers to add").format(name=session.options.name))
    session.program.decisions.no_one_to_one(one.key, one.name)
    session.terminal.say(_("{name} is not offered any more.").format(name=one.name))


def _newcomers(session: CommandContext) -> "tuple[Newcomer, ...]":
    from tltimer.services.open_questions import OpenQuestions

    program = session.program
    questions = OpenQuestions(program.reports, program.journal, program.calendars, patient=True)
    return questions.newcomers(program.reports.today())


def _remove(session: CommandContext, people: People) -> None:
    person = known_person(session.options.name, people)
    session.program.decisions.remove_person(person)
    session.terminal.say(_("{name} is no longer in the 1:1 list; the log keeps its 1:1s.").format(name=person.name))


def _name(text: str) -> str:
    name = needed(text, _("A name cannot be empty."))
    if len(name) > LONGEST or not folded(name):
        raise Refused(_("{name} is too long for a name").format(name=repr(name)))
    return name


def _fields(session: CommandContext, people: People, own: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if session.options.email:
        addresses = [
            needed(text, _("An address cannot be empty.")).lower().removeprefix("mailto:")
            for text in session.options.email
        ]
        for address in addresses:
            if "@" not in address or " " in address:
                raise Misuse(_("{text} is no e-mail address").format(text=repr(address)))
            taken = people.at(address)
            if taken is not None and taken.id != own:
                raise Refused(_("{address} is the address of {name} already").format(address=address, name=taken.name))
        fields["addresses"] = list(dict.fromkeys(addresses))
    if session.options.every is not None:
        fields["every_days"] = parse_every(session.options.every)
    return fields
