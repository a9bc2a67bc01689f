"""``tltimer people``: the 1:1 list."""

from __future__ import annotations

from shlex import quote

from tltimer.cli.common import known_person, needed
from tltimer.cli.dates import parse_day, parse_every
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.domain.timeline.names import folded
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.balance.new_contacts import NewContact
    from tltimer.domain.balance.people import People, Person

LONGEST = 80

EXAMPLES = (
    "tltimer people add Ana --email ana@example.org --every 7d",
    "tltimer people skipped Ana yesterday",
)


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command."""
    add_json(parser)
    actions = add_actions(parser)
    listing = add_action(actions, "list", _("list everyone, overdue 1:1s first"))
    add = add_action(actions, "add", _("add a person"))
    add.add_argument("name", metavar="NAME", help=_("the person's name, as you want it to appear"))
    change = add_action(actions, "change", _("add an e-mail address, or change how often you meet"))
    change.add_argument("name", metavar="PERSON", help=_("a person in your 1:1 list"))
    for command in (add, change):
        command.add_argument(
            "--email", metavar="ADDRESS", action="append", help=_("an e-mail address; repeat the option to add several")
        )
        command.add_argument("--every", metavar="DURATION", help=_("how often you want a 1:1, such as 7d or 2w"))
    rename = add_action(actions, "rename", _("rename a person; the old name keeps working"))
    rename.add_argument("name", metavar="PERSON", help=_("a person in your 1:1 list"))
    rename.add_argument("new", metavar="NEW", help=_("the new name"))
    merge = add_action(actions, "merge", _("merge two people and keep the first one's name"))
    merge.add_argument("name", metavar="PERSON", help=_("the person whose name is kept"))
    merge.add_argument("other", metavar="PERSON", help=_("the person to merge into the first"))
    ignore = add_action(actions, "ignore", _("stop suggesting a person for your 1:1 list"))
    ignore.add_argument("name", metavar="NAME", help=_("the name or address of a suggested person"))
    remove = add_action(actions, "remove", _("remove a person from your 1:1 list; your log does not change"))
    remove.add_argument("name", metavar="PERSON", help=_("a person in your 1:1 list"))
    held = add_action(actions, "held", _("record that a 1:1 was held"))
    skipped = add_action(actions, "skipped", _("record that a 1:1 was skipped"))
    for command in (held, skipped):
        command.add_argument("name", metavar="PERSON", help=_("a person in your 1:1 list"))
        command.add_argument(
            "day",
            metavar="DAY",
            nargs="?",
            default="today",
            help=_("a date, 'today', 'yesterday' or a weekday such as 'monday' (the last one)"),
        )
    for command in (listing, add, change, rename, merge, ignore, remove, held, skipped):
        add_list_json(command)


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
        "held": _record,
        "skipped": _record,
    }.get(options.action)
    if action is not None:
        action(session, reports.people())
    elif session.as_json:
        from tltimer.render.json_report import standing_json

        rows = [
            standing_json(standing)
            | {"email": list(standing.person.addresses), "aliases": list(standing.person.aliases)}
            for standing in reports.standings()
        ]
        session.answer("", people=rows)
    else:
        from tltimer.render.terminal.people import people_text
        from tltimer.wording.people import new_contact_hint

        session.terminal.say(people_text(reports.standings(), session.terminal.style(), reports.today()))
        for contact in _new_contacts(session):
            session.terminal.say(new_contact_hint(contact))


def _add(session: CommandContext, people: People) -> None:
    name = _name(session.options.name)
    person = people.named(name)
    if person is not None:
        raise Refused(
            _(
                "{known} is already in your 1:1 list. To add an address or change how often you meet: "
                "tltimer people change {quoted}"
            ).format(known=person.name, quoted=quote(person.name))
        )
    fields = _fields(session, people, None)
    session.program.people.add(name, fields.get("addresses", ()), fields.get("every_days"))
    session.answer(_("Added {name}.").format(name=name), added=name)
    if not session.as_json:
        from tltimer.wording.people import new_contact_hint

        for contact in _new_contacts(session):
            if contact.like is not None and folded(contact.like.name) == folded(name):
                session.terminal.say(new_contact_hint(contact))


def _change(session: CommandContext, people: People) -> None:
    person = known_person(session.options.name, people)
    fields = _fields(session, people, person)
    if not fields:
        raise Misuse(_("Nothing to change. Use --email or --every."))
    session.program.people.change(person, **fields)
    session.answer(_("Changed {name}.").format(name=person.name), changed=person.name)


def _rename(session: CommandContext, people: People) -> None:
    person, name = known_person(session.options.name, people), _name(session.options.new)
    other = people.named(name)
    if other is not None and other != person:
        raise Refused(
            _(
                "'{name}' is already a name for {other}. If {other} and {person} are the same person: "
                "tltimer people merge {first} {second}"
            ).format(
                name=name, other=other.name, person=person.name, first=quote(other.name), second=quote(person.name)
            )
        )
    session.program.people.rename(person, name)
    words = _("Renamed {old} to {name}.").format(old=person.name, name=name)
    session.answer(words, renamed=person.name, name=name)


def _merge(session: CommandContext, people: People) -> None:
    remaining, other = known_person(session.options.name, people), known_person(session.options.other, people)
    if remaining == other:
        raise Refused(_("Both names refer to {name}. Name two different people.").format(name=remaining.name))
    session.program.people.merge(remaining, other)
    session.answer(
        _("Merged {other} into {name}.").format(other=other.name, name=remaining.name),
        merged=other.name,
        name=remaining.name,
    )


def _ignore(session: CommandContext, _people: People) -> None:
    wanted = folded(_name(session.options.name))
    contacts = _new_contacts(session)
    contact = next((contact for contact in contacts if wanted in (folded(contact.name), contact.address.lower())), None)
    if contact is None:
        raise Refused(
            _(
                "'{name}' is not one of the people suggested for your 1:1 list. To see the suggestions: tltimer people"
            ).format(name=session.options.name)
        )
    session.program.people.no_one_to_one(contact.key, contact.name)
    session.answer(
        _("tltimer no longer suggests {name} for your 1:1 list.").format(name=contact.name), ignored=contact.name
    )


def _new_contacts(session: CommandContext) -> tuple[NewContact, ...]:
    from tltimer.services.open_questions import OpenQuestions

    program = session.program
    questions = OpenQuestions(program.reports, program.journal, program.calendars, patient=True)
    return questions.new_contacts(program.reports.today())


def _remove(session: CommandContext, people: People) -> None:
    person = known_person(session.options.name, people)
    session.program.people.remove(person)
    words = _("Removed {name} from your 1:1 list. The log is unchanged.").format(name=person.name)
    session.answer(words, removed=person.name)


def _record(session: CommandContext, people: People) -> None:
    options, today = session.options, session.program.reports.today()
    person, held = known_person(options.name, people), options.action == "held"
    day = parse_day(options.day, today)
    if day > today:
        raise Refused(_("{day} is in the future. Choose today or an earlier day.").format(day=day))
    session.program.people.say_held(person, day, held=held)
    words = _("1:1 with {person} on {day}: held.") if held else _("1:1 with {person} on {day}: skipped.")
    date = f"{formats.day_name(day)}, {formats.date_words(day)}"
    session.answer(words.format(person=person.name, day=date), person=person.name, day=day.isoformat(), held=held)


def _name(text: str) -> str:
    name = needed(text, _("A name cannot be empty."))
    if len(name) > LONGEST or not folded(name):
        raise Refused(
            _("The name has {count} characters; the limit is {most}. Choose a shorter name.").format(
                count=len(name), most=LONGEST
            )
        )
    return name


def _fields(session: CommandContext, people: People, own: Person | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if session.options.email:
        addresses = [
            needed(text, _("An address cannot be empty.")).lower().removeprefix("mailto:")
            for text in session.options.email
        ]
        for address in addresses:
            if "@" not in address or " " in address:
                raise Misuse(
                    _("'{text}' is not an e-mail address. Use an address such as ana@example.org.").format(text=address)
                )
            taken = people.at(address)
            if taken is not None and (own is None or taken.id != own.id):
                raise Refused(
                    _("{address} already belongs to {name}. Use another address.").format(
                        address=address, name=taken.name
                    )
                )
        fields["addresses"] = list(dict.fromkeys((*(own.addresses if own else ()), *addresses)))
    if session.options.every is not None:
        fields["every_days"] = parse_every(session.options.every)
    return fields
