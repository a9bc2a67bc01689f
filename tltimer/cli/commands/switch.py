"""``tltimer switch``: be in a mode."""

from argparse import SUPPRESS, ArgumentParser
from shlex import quote

from tltimer.cli.common import add_person_and_kind, add_when, change_words, kind_of, nearly, person_of, said, when_of
from tltimer.cli.context import CommandContext
from tltimer.cli.lookup import mode_key
from tltimer.domain.timeline.switches import Switch
from tltimer.errors import Misuse
from tltimer.i18n.translate import _

BACK = "back"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("mode", metavar="MODE", help=_("a mode's key or label; back: the mode before"))
    parser.add_argument("more", nargs="*", default=[], help=SUPPRESS)
    add_when(parser)
    add_person_and_kind(parser)
    parser.add_argument("--note", metavar="TEXT", help=_("what it is about"))


def run(session: CommandContext) -> None:
    """Write a switch."""
    options, reports = session.options, session.program.reports
    if options.more:
        typed = [word for number, word in enumerate(options.more) if number or word.lower() != "with"]
        words = _("say what {words} is: --with {words}, --note {words} or --kind {words}")
        raise Misuse(words.format(words=quote(" ".join(typed))))
    rules, tracker = reports.rules(), session.program.tracker
    hint = ""
    if options.mode.strip().lower() == BACK and BACK not in rules.modes:
        if any((options.at, options.ago, options.person, options.kind, options.note)):
            raise Misuse(_("back takes no further words: it switches now, to the mode before this one"))
        change = tracker.back()
    else:
        mode = mode_key(options.mode, rules.modes)
        at, ago = when_of(session, rules)
        people = reports.people()
        person, note = person_of(options.person, people), said(options.note) or None
        hint = nearly(person, people)
        kind = kind_of(options.kind, rules) or None
        change = tracker.switch(mode, at=at, ago=ago, person=person, kind=kind, note=note)
    session.terminal.say(change_words(session, change, rules) + hint)
    if change.switch is not None and change.switch.person is None and rules.modes.meets(change.switch.mode):
        _name_partner(session, change.switch)


def _name_partner(session: CommandContext, switch: Switch) -> None:
    """Say with whom the calendar has the 1:1 that was begun without a name."""
    from tltimer.reports.attendance import ONE_TO_ONE, partner

    status = session.program.reports.status()
    person = partner(status.current_meeting) if switch.mode == ONE_TO_ONE else None
    if person and status.running is not None and status.running.id == switch.id:
        words = _("The calendar has {person} now; tltimer change {id} --with {quoted} says so.")
        time = f"{switch.at.astimezone(session.program.reports.rules().days.zone):%H:%M}"
        session.terminal.say(words.format(person=person, id=time, quoted=quote(person)))
