"""``tltimer kinds``: kinds of work, and what they do to the team."""

from argparse import ArgumentParser, Namespace
from typing import Any

from tltimer.cli.common import needed
from tltimer.cli.context import CommandContext
from tltimer.cli.lookup import kind_key
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.domain.timeline.kinds import KindEffect, KindList, KindOfWork
from tltimer.domain.timeline.modes import CountsAs
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _

LONGEST = 40


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "list", _("show the kinds")))
    add = add_action(actions, "add", _("add a kind"))
    add.add_argument("key", metavar="NEW", help=_("what the log calls it, for ever"))
    change = add_action(actions, "change", _("change a kind"))
    change.add_argument("key", metavar="KIND")
    for one in (add, change):
        one.add_argument("--label", metavar="TEXT", help=_("what people call it"))
        one.add_argument("--effect", choices=[str(effect) for effect in KindEffect], help=_("what it does to the team"))
        one.add_argument("--of", choices=["coding", "leading"], help=_("the modes that it is for"))
    change.add_argument("--show", action="store_true", help=_("offer it again"))
    hide = add_action(actions, "hide", _("offer a kind no longer; the log keeps it"))
    hide.add_argument("key", metavar="KIND")


def run(session: CommandContext) -> None:
    """Show the kinds, or change them."""
    options, kinds = session.options, session.program.reports.rules().kinds
    action = {"add": _add, "change": _change, "hide": _hide}.get(options.action or "list")
    if action is not None:
        action(session, kinds)
    elif options.json:
        session.terminal.say_json([_json(kind) for kind in kinds])
    else:
        width = max(len(kind.label) for kind in kinds)
        effects = {KindEffect.MULTIPLIER: _("multiplier"), KindEffect.SOLO: _("solo"), KindEffect.NEITHER: ""}
        sides = {CountsAs.CODING: _("coding"), CountsAs.LEADING: _("leading"), CountsAs.NEITHER: ""}
        for kind in kinds:
            hidden = _("hidden") if kind.hidden else ""
            line = f"{kind.label:{width}}  {sides[kind.side]:8} {effects[kind.effect]:11} {hidden}"
            session.terminal.say(line.rstrip())


def _add(session: CommandContext, kinds: KindList) -> None:
    key = needed(session.options.key, _("a kind's key"))
    if len(key) > LONGEST or key.startswith("-"):
        raise Refused(_("{key} is no key that a kind can have").format(key=repr(key)))
    if any(key.casefold() in (kind.key.casefold(), kind.label.casefold()) for kind in kinds):
        raise Refused(_("there is a kind {key} already; tltimer kinds change {key} changes it").format(key=key))
    session.program.decisions.change_kind(key, **({"label": key} | _fields(session.options)))
    session.terminal.say(_("Added {kind}.").format(kind=key))


def _change(session: CommandContext, kinds: KindList) -> None:
    key = kind_key(session.options.key, kinds)
    fields = _fields(session.options) | ({"hidden": False} if session.options.show else {})
    if not fields:
        raise Misuse(_("say what to change: --label, --effect, --of or --show"))
    session.program.decisions.change_kind(key, **fields)
    session.terminal.say(_("Changed {kind}.").format(kind=fields.get("label", kinds.kind(key).label)))


def _hide(session: CommandContext, kinds: KindList) -> None:
    key = kind_key(session.options.key, kinds)
    session.program.decisions.change_kind(key, hidden=True)
    session.terminal.say(
        _("{kind} is no longer offered; tltimer kinds change {key} --show offers it again.").format(
            kind=kinds.kind(key).label, key=repr(key)
        )
    )


def _fields(options: Namespace) -> dict[str, Any]:
    label = None if options.label is None else needed(options.label, _("a label"))
    given = {"label": label, "effect": options.effect, "side": options.of}
    return {name: value for name, value in given.items() if value is not None}


def _json(kind: KindOfWork) -> dict[str, Any]:
    return {
        "key": kind.key,
        "label": kind.label,
        "side": str(kind.side),
        "effect": str(kind.effect),
        "hidden": kind.hidden,
    }
