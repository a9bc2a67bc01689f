"""What people call things, and which thing they mean. Pure."""

from collections.abc import Iterable

from tltimer.language import _
from tltimer.refusal import Refused
from tltimer.timeline.modes import Mode, ModeList
from tltimer.timeline.switches import OFF, UNKNOWN

SHORTEST_PART = 4
"""How many letters of an id must be given at least."""


def mode_key(text: str, modes: ModeList, reserved: bool = True) -> str:
    """Find the key of the mode that is meant: by key, by label in any case, or by an unambiguous beginning.

    Args:
        text: what was typed.
        modes: the list.
        reserved: whether ``off`` and ``unknown`` may be meant.

    Raises:
        Refused: no mode or several are meant; near ones and the list are named.
    """
    wanted = text.strip().casefold()
    if reserved and wanted in (OFF, UNKNOWN):
        return wanted
    for candidates in (
        [mode.key for mode in modes if mode.key == text.strip()],
        [mode.key for mode in modes if wanted in (mode.key.casefold(), mode.label.casefold())],
        [mode.key for mode in modes.offered if wanted and _begins(mode, wanted)],
    ):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise Refused(
                _("{text} can mean {modes}; write more of it").format(text=repr(text), modes=", ".join(candidates))
            )
    raise Refused(
        _("there is no mode {text}{hint}; there are {modes}").format(
            text=repr(text), hint=_near(wanted, modes), modes=", ".join(mode.key for mode in modes.offered)
        )
    )


def _begins(mode: Mode, beginning: str) -> bool:
    return mode.key.casefold().startswith(beginning) or mode.label.casefold().startswith(beginning)


def _near(wanted: str, modes: ModeList) -> str:
    from difflib import get_close_matches

    names = {name.casefold(): mode.key for mode in modes for name in (mode.label, mode.key)}
    near = get_close_matches(wanted, list(names), n=1)
    return _(" (did you mean {name}?)").format(name=names[near[0]]) if near else ""


def whole_id(part: str, known: Iterable[str]) -> str:
    """Find the id of which a beginning or an end was typed.

    Raises:
        Refused: no id or several are meant.
    """
    wanted = part.strip()
    known = set(known)
    if wanted in known:
        return wanted
    long_enough = len(wanted) >= SHORTEST_PART
    found = sorted(one for one in known if long_enough and (one.startswith(wanted) or one.endswith(wanted)))
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(
            _("{part} can mean {count} switches; write more of the id").format(part=repr(part), count=len(found))
        )
    raise Refused(_("there is no switch {part}; tltimer log shows the switches with their ids").format(part=repr(part)))
