"""``tltimer kinds``: kinds of work, and how they affect the team."""

from __future__ import annotations

from shlex import quote

from tltimer.cli.common import needed
from tltimer.cli.lookup import kind_key
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindEffect
from tltimer.domain.timeline.names import folded
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.timeline.modes_and_kinds import KindList, KindOfWork

LONGEST = 40


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "list", _("list the kinds of work")))
    add = add_action(actions, "add", _("add a kind of work"))
    add.add_argument(
        "key",
        metavar="NEW",
        help=_("the key that your log will use for the new kind of work; it cannot be changed later"),
    )
    change = add_action(actions, "change", _("change a kind of work"))
    change.add_argument("key", metavar="KIND", help=_("the key or label of a kind of work"))
    for command in (add, change):
        command.add_argument("--label", metavar="TEXT", help=_("the name to display"))
        command.add_argument(
            "--effect", choices=[str(effect) for effect in KindEffect], help=_("how the kind of work affects your team")
        )
        command.add_argument(
            "--of", choices=["coding", "leading"], help=_("whether the kind of work belongs to coding or to leading")
        )
    change.add_argument("--show", action="store_true", help=_("show a hidden kind of work again"))
    hide = add_action(actions, "hide", _("hide a kind of work; entries in your log keep it"))
    hide.add_argument("key", metavar="KIND", help=_("the key or label of a kind of work"))
    for command in (add, change, hide):
        add_list_json(command)


def run(session: CommandContext) -> None:
    """Show the kinds, or change them."""
    options, kinds = session.options, session.program.reports.rules().kinds
    action = {"add": _add, "change": _change, "hide": _hide}.get(options.action or "list")
    if action is not None:
        action(session, kinds)
    elif options.json:
        session.answer("", kinds=[_json(kind) for kind in kinds])
    else:
        width = max(len(kind.label) for kind in kinds)
        effects = {KindEffect.MULTIPLIER: _("multiplier"), KindEffect.SOLO: _("solo"), KindEffect.NEITHER: ""}
        sides = {CountsAs.CODING: _("coding"), CountsAs.LEADING: _("leading")}
        for kind in kinds:
            hidden = _("hidden") if kind.hidden else ""
            line = f"{kind.label:{width}}  {sides.get(kind.side, ''):8} {effects[kind.effect]:11} {hidden}"
            session.terminal.say(line.rstrip())


def _add(session: CommandContext, kinds: KindList) -> None:
    key = needed(session.options.key, _("A key cannot be empty. Use a short word."))
    if len(key) > LONGEST or key.startswith("-"):
        raise Refused(
            _("'{key}' cannot be used as a key. Use at most {count} characters, and don't begin with a dash.").format(
                key=key, count=LONGEST
            )
        )
    if any(folded(key) in (folded(kind.key), folded(kind.label)) for kind in kinds):
        raise Refused(
            _("A kind of work named '{key}' already exists. To change it: tltimer kinds change {quoted}").format(
                key=key, quoted=quote(key)
            )
        )
    session.program.modes.change_kind(key, **({"label": key} | _fields(session.options)))
    _answer(session, _("Added {kind}.").format(kind=key), key)


def _change(session: CommandContext, kinds: KindList) -> None:
    key = kind_key(session.options.key, kinds)
    fields = _fields(session.options) | ({"hidden": False} if session.options.show else {})
    if not fields:
        raise Misuse(_("Nothing to change. Use --label, --effect, --of or --show."))
    session.program.modes.change_kind(key, **fields)
    _answer(session, _("Changed {kind}.").format(kind=fields.get("label", kinds.kind(key).label)), key)


def _hide(session: CommandContext, kinds: KindList) -> None:
    key = kind_key(session.options.key, kinds)
    session.program.modes.change_kind(key, hidden=True)
    words = _("{kind} is now hidden. To show it again: tltimer kinds change {key} --show")
    _answer(session, words.format(kind=kinds.kind(key).label, key=quote(key)), key)


def _answer(session: CommandContext, words: str, key: str) -> None:
    session.answer(words, kind=_json(session.program.reports.rules().kinds.kind(key)))


def _fields(options: Namespace) -> dict[str, Any]:
    label = None if options.label is None else needed(options.label, _("A label cannot be empty."))
    fields = {"label": label, "effect": options.effect, "side": options.of}
    return {name: value for name, value in fields.items() if value is not None}


def _json(kind: KindOfWork) -> dict[str, Any]:
    return {
        "key": kind.key,
        "label": kind.label,
        "side": str(kind.side),
        "effect": str(kind.effect),
        "hidden": kind.hidden,
    }
