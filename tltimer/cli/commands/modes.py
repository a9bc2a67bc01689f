"""``tltimer modes``: the modes that you can switch to."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from shlex import quote

from tltimer.cli.common import needed, typed_line
from tltimer.cli.lookup import mode_key
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.domain.timeline.modes_and_kinds import HUES, SHAPES, CountsAs, free_look
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.timeline.modes_and_kinds import Mode, ModeList

LONGEST = 40


EXAMPLES = (
    "tltimer modes add ops --counts-as neither",
    "tltimer modes change meeting --counts-as leading",
    "tltimer modes hide review",
)


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "list", _("list the modes")))
    add = add_action(actions, "add", _("add a mode"))
    add.add_argument(
        "key", metavar="NEW", help=_("the key that your log will use for the new mode; it cannot be changed later")
    )
    change = add_action(actions, "change", _("change a mode"))
    change.add_argument("key", metavar="MODE", help=_("the key or label of a mode"))
    for command in (add, change):
        command.add_argument("--label", metavar="TEXT", help=_("the name to display"))
        command.add_argument(
            "--counts-as", choices=[str(side) for side in CountsAs], help=_("how time in this mode counts")
        )
        command.add_argument("--meets", action=BooleanOptionalAction, help=_("this mode means being with other people"))
        command.add_argument(
            "--do-not-disturb", choices=("on", "off"), help=_("whether to turn on Do Not Disturb while this mode runs")
        )
        command.add_argument("--colour", metavar="COLOUR", help=_("{names}, or #rrggbb").format(names=", ".join(HUES)))
        command.add_argument("--shape", choices=SHAPES, help=_("the shape of the mode's icon"))
        command.add_argument(
            "--after",
            metavar="MODE",
            help=_("place the mode after MODE in the menu; 'first' places it at the top"),
        )
    change.add_argument("--show", action="store_true", help=_("show a hidden mode again"))
    hide = add_action(actions, "hide", _("hide a mode; entries in your log keep it"))
    hide.add_argument("key", metavar="MODE", help=_("the key or label of a mode"))
    for command in (add, change, hide):
        add_list_json(command)


def run(session: CommandContext) -> None:
    """Show the modes, or change them."""
    options = session.options
    modes = session.program.reports.rules().modes
    action = {"add": _add, "change": _change, "hide": _hide}.get(options.action or "list")
    if action is not None:
        action(session, modes)
    elif options.json:
        session.answer("", modes=[_json(mode) for mode in modes])
    else:
        from tltimer.render.terminal.log import modes_text

        session.terminal.say(modes_text(modes, session.terminal.style()))


def _add(session: CommandContext, modes: ModeList) -> None:
    options = session.options
    label = needed(options.key, _("A key cannot be empty. Use a short word."))
    key = label.replace(" ", "-")
    if len(key) > LONGEST or key.startswith("-"):
        raise Refused(
            _(
                "'{key}' cannot be used as a key. Use at most {count} characters and don't begin with a "
                "dash. To show another name, add --label."
            ).format(key=key, count=LONGEST)
        )
    if key in modes:
        raise Refused(
            _("A mode named '{key}' already exists. To change it: tltimer modes change {quoted}").format(
                key=key, quoted=quote(key)
            )
        )
    fields = {"label": label, "counts_as": str(CountsAs.LEADING), "meets": False} | _free_look(modes) | _fields(options)
    _keep(session, modes, key, fields)
    if fields["counts_as"] == str(CountsAs.NEITHER):
        words = _("Added {mode}, which is not counted in the coding share.")
    else:
        words = _("Added {mode}, which counts as {side}.")
    _answer(session, words.format(mode=fields["label"], side=fields["counts_as"]), key)


def _change(session: CommandContext, modes: ModeList) -> None:
    options = session.options
    key = mode_key(options.key, modes, reserved=False)
    fields = _fields(options) | ({"hidden": False} if options.show else {})
    if not fields and options.after is None:
        raise Misuse(_("Nothing to change. To see what can be changed: tltimer modes change --help"))
    _keep(session, modes, key, fields)
    _answer(session, _("Changed {mode}.").format(mode=fields.get("label", modes.mode(key).label)), key)


def _hide(session: CommandContext, modes: ModeList) -> None:
    key = mode_key(session.options.key, modes, reserved=False)
    session.program.modes.change_mode(key, hidden=True)
    words = _("{mode} is now hidden. To show it again: tltimer modes change {key} --show")
    _answer(session, words.format(mode=modes.mode(key).label, key=quote(key)), key)


def _answer(session: CommandContext, words: str, key: str) -> None:
    session.answer(words, mode=_json(session.program.reports.rules().modes.mode(key)))


def _fields(options: Namespace) -> dict[str, Any]:
    fields = {
        "label": None if options.label is None else needed(options.label, _("A label cannot be empty.")),
        "counts_as": options.counts_as,
        "meets": options.meets,
        "do_not_disturb": None if options.do_not_disturb is None else options.do_not_disturb == "on",
        "colour": _colour(typed_line(options.colour)),
        "shape": options.shape,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _colour(text: str | None) -> str | None:
    if text is None or text in HUES:
        return text
    if len(text) == 7 and text[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in text[1:]):
        return text.lower()
    raise Misuse(
        _("'{text}' is not a colour. Use #rrggbb or one of these: {names}.").format(text=text, names=", ".join(HUES))
    )


def _free_look(modes: ModeList) -> dict[str, str]:
    return dict(zip(("colour", "shape"), free_look(modes), strict=True))


def _keep(session: CommandContext, modes: ModeList, key: str, fields: dict[str, Any]) -> None:
    """Write a mode's fields, and its place if that is given too, as one step."""
    program, after = session.program, session.options.after
    if after is None:
        program.modes.change_mode(key, **fields)
        return
    order = [mode.key for mode in modes if mode.key != key]
    place = 0 if after.strip().lower() == "first" else _place_of(mode_key(after, modes, reserved=False), key, order)
    program.modes.order_modes([*order[:place], key, *order[place:]], key, **fields)


def _place_of(after: str, key: str, order: list[str]) -> int:
    if after == key:
        raise Misuse(_("A mode cannot come after itself."))
    return order.index(after) + 1


def _json(mode: Mode) -> dict[str, Any]:
    return {
        "key": mode.key,
        "label": mode.label,
        "counts_as": str(mode.counts_as),
        "meets": mode.meets,
        "colour": mode.colour,
        "shape": mode.shape,
        "hidden": mode.hidden,
        "do_not_disturb": mode.do_not_disturb,
    }
