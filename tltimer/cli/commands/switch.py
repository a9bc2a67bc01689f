"""``tltimer switch``: switch to a mode."""

from __future__ import annotations

from shlex import quote

from tltimer.cli.common import (
    add_person_and_kind,
    add_when,
    answer_change,
    kind_of,
    nearly,
    person_of,
    typed_line,
    when_of,
)
from tltimer.cli.lookup import mode_key
from tltimer.cli.parser import add_json
from tltimer.cli.suggestions import joined
from tltimer.errors import Misuse
from tltimer.i18n.translate import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.timeline.switches import Switch

BACK = "back"

EXAMPLES = (
    "tltimer switch coding",
    "tltimer switch 1:1 --with Ana --ago 10m",
    'tltimer switch review --at 14:30 --note "storage RFC"',
    "tltimer switch back",
)


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("mode", metavar="MODE", help=_("a mode's key or label, or 'back' for the previous mode"))
    parser.add_argument("more", nargs="*", default=[], hidden=True)
    add_when(parser)
    add_person_and_kind(parser)
    parser.add_argument("--note", metavar="TEXT", help=_("a note on the entry"))
    add_json(parser)


def run(session: CommandContext) -> None:
    """Write a switch."""
    options, reports = session.options, session.program.reports
    if options.more:
        words = [word for number, word in enumerate(options.more) if number or word.lower() != "with"]
        if not words:
            raise Misuse(_("'with' needs a name. Use --with NAME."))
        problem = ngettext("Unexpected argument '{words}'.", "Unexpected arguments '{words}'.", len(words))
        ways = _("Use --with {words}, --note {words} or --kind {words}.")
        typed = " ".join(words)
        raise Misuse(joined(problem.format(words=typed), ways.format(words=quote(typed))))
    rules, tracker = reports.rules(), session.program.tracker
    if options.mode.strip().lower() == BACK and BACK not in rules.modes:
        if any((options.at, options.ago, options.person, options.kind, options.note)):
            raise Misuse(_("'back' takes no options; it switches to the previous mode now."))
        answer_change(session, tracker.back(), rules)
        return
    mode = mode_key(options.mode, rules.modes)
    at, ago = when_of(session, rules)
    people = reports.people()
    person, note = person_of(options.person, people), typed_line(options.note) or None
    kind = kind_of(options.kind, rules) or None
    change = tracker.switch(mode, at=at, ago=ago, person=person, kind=kind, note=note)
    partner = ""
    if change.switch is not None and change.switch.person is None and rules.modes.meets(change.switch.mode):
        partner = _partner_words(session, change.switch)
    answer_change(session, change, rules, nearly(person, people), partner)


def _partner_words(session: CommandContext, switch: Switch) -> str:
    """Return the partner's name from the calendar for a 1:1 begun without one; "" if there is none."""
    from tltimer.reports.attendance import ONE_TO_ONE, partner

    status = session.program.reports.status()
    person = partner(status.current_meeting) if switch.mode == ONE_TO_ONE else None
    if not person or status.running is None or status.running.id != switch.id:
        return ""
    words = _("Your calendar has a 1:1 with {person}. To add the name: tltimer change {id} --with {quoted}")
    time = f"{switch.at.astimezone(session.program.reports.rules().days.zone):%H:%M}"
    return words.format(person=person, id=time, quoted=quote(person))
