"""Modes and kinds of work: added, changed, put in order."""

from __future__ import annotations

from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindEffect
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.steps import step_name
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.errors import Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.modes_and_kinds import KindOfWork, Mode
    from tltimer.journal.journal import Journal

LONGEST_NAME = 40

RESERVED = (OFF, UNKNOWN, "back")
"""Words with a meaning of their own where a mode is named."""


class ModesAndKinds:
    """Changes them, each verb as one step of undo; each raises Refused for a file that cannot be written.

    Args:
        journal: where they are written.
        rules: returns how to read the log, fresh each time.
    """

    def __init__(self, journal: Journal, rules: Callable[[], Rules]) -> None:
        self._journal = journal
        self._rules = rules

    def change_mode(self, key: str, **fields: Any) -> None:
        """Add a mode or change one: label, counts_as, meets, colour, shape, hidden, do_not_disturb, position."""
        self._check_mode(key, fields)
        if "counts_as" in fields:
            fields["counts_as"] = str(CountsAs(fields["counts_as"]))
        with self._journal.edit(_label("mode", key, fields, key in self._rules().modes)) as edit:
            edit.put("modes", {"id": key, **fields})

    def order_modes(self, keys: Sequence[str], key: str | None = None, **fields: Any) -> None:
        """Put the modes into this order; one of them may be changed or added by the way."""
        if key is not None:
            self._check_mode(key, fields)
        label = step_name("mode_order") if key is None else _label("mode", key, fields, key in self._rules().modes)
        with self._journal.edit(label) as edit:
            for number, mode_key in enumerate(keys, 1):
                edit.put("modes", {"id": mode_key, "position": number * 10, **(fields if mode_key == key else {})})

    def _check_mode(self, key: str, fields: dict[str, Any]) -> None:
        for name in (key, fields.get("label", key)):
            if not name.strip() or folded(name) in RESERVED:
                raise Refused(_("{key} cannot be the name of a mode. Choose another name.").format(key=repr(name)))
        _refuse_name(key, fields.get("label"), self._rules().modes)

    def change_kind(self, key: str, **fields: Any) -> None:
        """Add a kind of work or change one: label, side, effect, hidden."""
        _refuse_name(key, fields.get("label"), self._rules().kinds)
        if "side" in fields:
            fields["side"] = str(CountsAs(fields["side"]))
        if "effect" in fields:
            fields["effect"] = str(KindEffect(fields["effect"]))
        with self._journal.edit(_label("kind", key, fields, key in self._rules().kinds)) as edit:
            edit.put("kinds", {"id": key, **fields})


def _label(step: str, key: str, fields: Mapping[str, Any], known: bool) -> str:
    """Return the name of the step that changes a mode or a kind of work, or adds one."""
    if known:
        return step_name(step, key=key)
    return step_name(f"{step}_added", text=fields.get("label") or key)


def _refuse_name(key: str, label: str | None, present: Iterable[Mode | KindOfWork]) -> None:
    """Refuse names that are cut wherever they are shown, and those that another one has, as they are ambiguous."""
    if label is not None and len(label) > LONGEST_NAME:
        raise Refused(_("That name is too long. Use at most {count} characters.").format(count=LONGEST_NAME))
    present = list(present)
    others = [other for other in present if other.key != key]
    names = [name for name in (label, key if len(others) == len(present) else None) if name is not None]
    for other in others:
        for name in names:
            if folded(name) in (folded(other.key), folded(other.label)):
                raise Refused(
                    _("{name} is already taken by {mode}. Choose another name.").format(name=repr(name), mode=other.key)
                )
