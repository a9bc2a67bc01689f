"""``tltimer promises``: promises, and their answers."""

from __future__ import annotations

from shlex import quote

from tltimer.cli.common import typed_line
from tltimer.cli.dates import parse_coming_day
from tltimer.cli.lookup import meant_ids
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.domain.balance.promises import PromiseOutcome, by_day, outcome_of
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.balance.promises import Promise

EXAMPLES = ("tltimer promises done 4f2a", "tltimer promises later 4f2a friday")


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command."""
    add_json(parser)
    actions = add_actions(parser)
    listing = add_action(actions, "list", _("list the open promises"))
    listing.add_argument("--all", action="store_true", help=_("include past promises and how they ended"))
    done = add_action(actions, "done", _("mark a promise as done"))
    again = add_action(actions, "open", _("reopen a promise that was done or dropped"))
    later = add_action(actions, "later", _("move a promise to another day"))
    drop = add_action(actions, "drop", _("drop a promise"))
    for command in (done, again, later, drop):
        command.add_argument(
            "id",
            metavar="ID",
            help=_(
                "the promise's id, or enough of its start or end to be unique (at least four "
                "characters); to list the ids: tltimer promises list --all"
            ),
        )
    later.add_argument(
        "day", metavar="DAY", help=_("a date, 'tomorrow' or a weekday such as 'thursday' (today or the next one)")
    )
    drop.add_argument("--because", metavar="TEXT", default="", help=_("why you are dropping the promise"))
    for command in (listing, done, again, later, drop):
        add_list_json(command)


def run(session: CommandContext) -> None:
    """List the promises, or answer one."""
    promises = session.program.reports.promises()
    action = {"done": _done, "open": _reopen, "later": _put_off, "drop": _drop}.get(session.options.action)
    if action is None:
        _show(session, promises)
    else:
        action(session, promises)


def _done(session: CommandContext, promises: tuple[Promise, ...]) -> None:
    promise = _not_done(session.options.id, promises)
    session.program.promises.mark_done(promise.id, promise.text)
    _answer(session, _("Done: {text}").format(text=promise.text), promise)


def _reopen(session: CommandContext, promises: tuple[Promise, ...]) -> None:
    promise = _meant(session.options.id, promises)
    session.program.promises.mark_open(promise.id, promise.text)
    _answer(session, _("Reopened: {text}").format(text=promise.text), promise)


def _put_off(session: CommandContext, promises: tuple[Promise, ...]) -> None:
    promise, today = _waiting(session.options.id, promises), session.program.reports.today()
    due = parse_coming_day(session.options.day, today)
    if due < today:
        raise Refused(_("{day} is in the past. Choose today or a later day.").format(day=due))
    session.program.promises.put_off(promise.id, promise.text, due)
    day = f"{formats.day_name(due)}, {formats.date_words(due)}"
    _answer(session, _("Now due {day}: {text}").format(day=day, text=promise.text), promise)


def _drop(session: CommandContext, promises: tuple[Promise, ...]) -> None:
    promise = _waiting(session.options.id, promises)
    session.program.promises.drop(promise.id, promise.text, typed_line(session.options.because) or "")
    _answer(session, _("Dropped: {text}").format(text=promise.text), promise)


def _answer(session: CommandContext, words: str, answered: Promise) -> None:
    """Answer with the promise as it is now."""
    reports = session.program.reports
    if not session.as_json:
        session.terminal.say(words)
        return
    (promise,) = (promise for promise in reports.promises() if promise.id == answered.id)
    session.answer("", promise=_json(promise, outcome_of(promise, reports.now(), reports.rules().days)))


def _json(promise: Promise, outcome: PromiseOutcome) -> dict[str, Any]:
    """Return a promise with its outcome."""
    from tltimer.render.json_report import promise_json

    return promise_json(promise) | {"outcome": str(outcome), "overdue": outcome is PromiseOutcome.BROKEN}


def _show(session: CommandContext, promises: tuple[Promise, ...]) -> None:
    reports = session.program.reports
    rules, now = reports.rules(), reports.now()
    today = rules.days.day_of(now)
    outcomes = {promise.id: outcome_of(promise, now, rules.days) for promise in promises}
    waiting = by_day(promises)
    if session.as_json:
        answered = (promise for promise in promises if not promise.waits)
        session.answer("", promises=[_json(promise, outcomes[promise.id]) for promise in (*waiting, *answered)])
        return
    from tltimer.render.terminal.promises import past_promises_text, promises_text

    style = session.terminal.style()
    parts = [promises_text(waiting, today, style)]
    if getattr(session.options, "all", False):
        past = {promise: outcomes[promise.id] for promise in promises if not promise.waits}
        parts.append(past_promises_text(past, rules, style))
    session.terminal.say("\n".join(part for part in parts if part))


def _waiting(typed_id: str, promises: tuple[Promise, ...]) -> Promise:
    promise = _not_done(typed_id, promises)
    if promise.dropped_at is not None:
        raise Refused(
            _("'{text}' was dropped. Reopen it first: tltimer promises open {id}").format(
                text=promise.text, id=quote(promise.id)
            )
        )
    return promise


def _not_done(typed_id: str, promises: tuple[Promise, ...]) -> Promise:
    promise = _meant(typed_id, promises)
    if promise.done_at is not None:
        raise Refused(
            _("'{text}' is already done. Reopen it first: tltimer promises open {id}").format(
                text=promise.text, id=quote(promise.id)
            )
        )
    return promise


def _meant(typed_id: str, promises: tuple[Promise, ...]) -> Promise:
    ids = meant_ids(typed_id, (promise.id for promise in promises))
    if len(ids) == 1:
        return next(promise for promise in promises if promise.id == ids[0])
    if ids:
        raise Refused(_("'{part}' matches several promises. Type more of the id.").format(part=typed_id))
    raise Refused(
        _(
            "No promise matches '{part}'. Use at least four characters of its id. To list the ids: "
            "tltimer promises list --all"
        ).format(part=typed_id)
    )
