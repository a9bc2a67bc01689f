"""``tltimer promises``: what was promised, and what became of it."""

from tltimer.cli.common import said
from tltimer.cli.context import CommandContext
from tltimer.cli.dates import parse_coming_day
from tltimer.cli.lookup import meant_ids
from tltimer.cli.parser import Parser, add_action, add_actions, add_json, add_list_json
from tltimer.domain.balance.promises import Promise, PromiseOutcome, outcome_of
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    add_json(parser)
    actions = add_actions(parser)
    listing = add_action(actions, "list", _("show the promises that are neither done nor dropped"))
    listing.add_argument("--all", action="store_true", help=_("and those of the past, with what became of them"))
    add_list_json(listing)
    done = add_action(actions, "done", _("a promise is kept"))
    again = add_action(actions, "open", _("a promise that was done or dropped waits still"))
    later = add_action(actions, "later", _("a promise is to be kept by another day"))
    drop = add_action(actions, "drop", _("a promise will not be kept"))
    for one in (done, again, later, drop):
        one.add_argument("id", metavar="ID", help=_("of tltimer promises; its beginning or end will do"))
    later.add_argument("day", metavar="DAY", help=_("a date, tomorrow, thursday (the next one)"))
    drop.add_argument("--because", metavar="TEXT", default="", help=_("why"))


def run(session: CommandContext) -> None:
    """Show the promises, or say what became of one."""
    options, reports = session.options, session.program.reports
    promises, decisions = reports.promises(), session.program.decisions
    if options.action == "done":
        one = _not_done(options.id, promises)
        decisions.promise_done(one.id, one.text)
        session.terminal.say(_("Done: {text}.").format(text=one.text))
    elif options.action == "open":
        one = _meant(options.id, promises)
        decisions.promise_not_done(one.id, one.text)
        session.terminal.say(_("Open again: {text}.").format(text=one.text))
    elif options.action == "later":
        one, due = _waiting(options.id, promises), parse_coming_day(options.day, reports.today())
        if due < reports.today():
            raise Refused(_("{day} is over; a promise is put off to a day that comes").format(day=due))
        decisions.put_off_promise(one.id, one.text, due)
        day = f"{formats.day_name(due)}, {formats.date_words(due)}"
        session.terminal.say(_("By {day}: {text}.").format(day=day, text=one.text))
    elif options.action == "drop":
        one = _waiting(options.id, promises)
        decisions.drop_promise(one.id, one.text, said(options.because) or "")
        session.terminal.say(_("Dropped: {text}.").format(text=one.text))
    else:
        _show(session, promises)


def _show(session: CommandContext, promises: tuple[Promise, ...]) -> None:
    reports = session.program.reports
    rules, now = reports.rules(), reports.now()
    outcomes = {one.id: outcome_of(one, now, rules.days) for one in promises}
    if session.options.json:
        from tltimer.render.json_report import promise_json

        session.terminal.say_json([promise_json(one) | {"outcome": str(outcomes[one.id])} for one in promises])
        return
    from tltimer.render.terminal.promises import past_promises_text, promises_text

    waiting = [one for one in promises if outcomes[one.id] in (PromiseOutcome.OPEN, PromiseOutcome.BROKEN)]
    ink = session.terminal.ink()
    parts = [promises_text(waiting, rules.days.day_of(now), ink)]
    if getattr(session.options, "all", False):
        past = {one: outcomes[one.id] for one in promises if one not in waiting}
        parts.append(past_promises_text(past, rules, ink))
    session.terminal.say("\n".join(part for part in parts if part))


def _waiting(part: str, promises: tuple[Promise, ...]) -> Promise:
    one = _not_done(part, promises)
    if one.dropped_at is not None:
        raise Refused(
            _("{text} was dropped; tltimer promises open {id} takes it up again").format(text=one.text, id=one.id)
        )
    return one


def _not_done(part: str, promises: tuple[Promise, ...]) -> Promise:
    one = _meant(part, promises)
    if one.done_at is not None:
        raise Refused(
            _("{text} is done already; tltimer promises open {id} takes that back").format(text=one.text, id=one.id)
        )
    return one


def _meant(part: str, promises: tuple[Promise, ...]) -> Promise:
    found = meant_ids(part, (one.id for one in promises))
    if len(found) == 1:
        return next(one for one in promises if one.id == found[0])
    if found:
        raise Refused(
            _("{part} can mean {count} promises; write more of the id").format(part=repr(part), count=len(found))
        )
    raise Refused(_("there is no promise {part}; tltimer promises shows them with their ids").format(part=repr(part)))
