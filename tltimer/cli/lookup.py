"""Modes, kinds of work, names and switches found by what somebody typed."""

from __future__ import annotations

from datetime import timedelta

from tltimer.cli.dates import parse_clock
from tltimer.cli.suggestions import joined, near_key
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.journal.listing import LATEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.timeline.modes_and_kinds import KindList, ModeList
    from tltimer.domain.timeline.switches import Switch
    from tltimer.services.bootstrap import Program

SHORTEST_PART = 4
"""The least number of letters of an id."""


def mode_key(text: str, modes: ModeList, reserved: bool = True) -> str:
    """Find the key of the mode that is meant, by its key or its label, in any case.

    Args:
        text: what was typed.
        modes: the list.
        reserved: whether ``off`` and ``unknown`` may be meant.

    Raises:
        Refused: no mode or several are meant; near ones and the list are named.
    """
    wanted = folded(text)
    if reserved and wanted in (OFF, UNKNOWN):
        return wanted
    for candidates in (
        [mode.key for mode in modes if mode.key == text.strip()],
        [mode.key for mode in modes if wanted in (folded(mode.key), folded(mode.label))],
    ):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            words = _("'{text}' could mean {modes}. Use one of these mode keys.")
            raise Refused(words.format(text=text, modes=", ".join(candidates)))
    keys = ", ".join([*(mode.key for mode in modes.offered), *([OFF, UNKNOWN] if reserved else [])])
    problem = _("'{text}' is not a mode.").format(text=text)
    raise Refused(joined(problem, _near(wanted, modes), _("Modes: {modes}.").format(modes=keys)))


def kind_key(text: str, kinds: KindList) -> str:
    """Find the key of the kind of work that is meant, by its key or its label, in any case.

    Raises:
        Refused: no kind is meant; a near one and the list are named.
    """
    wanted = folded(text)
    for kind in kinds:
        if wanted in (folded(kind.key), folded(kind.label)):
            return kind.key
    near = near_key(wanted, {folded(name): kind.key for kind in kinds for name in (kind.label, kind.key)})
    keys = ", ".join(kind.key for kind in kinds if not kind.hidden)
    raise Refused(
        joined(
            _("'{text}' is not a kind of work.").format(text=text),
            near,
            _("Kinds of work: {kinds}. To add another: tltimer kinds add NEW").format(kinds=keys),
        )
    )


def _near(wanted: str, modes: ModeList) -> str:
    return near_key(wanted, {folded(name): mode.key for mode in modes for name in (mode.label, mode.key)})


def near_name(wanted: str, names: Iterable[str]) -> str:
    """Return a question that names what may have been meant; "" where nothing is near."""
    return near_key(folded(wanted), {folded(name): name for name in names})


def whole_id(typed_id: str, all_ids: Iterable[str]) -> str:
    """Find the id of a switch of which a beginning or an end was typed.

    Raises:
        Refused: no id or several are meant.
    """
    ids = meant_ids(typed_id, all_ids)
    if len(ids) == 1:
        return ids[0]
    if ids:
        words = _("'{part}' matches several ids. Type more of the id.")
        raise Refused(words.format(part=typed_id))
    raise Refused(_("'{id}' is not the id of a switch. To list the ids: tltimer log").format(id=typed_id))


def meant_ids(typed_id: str, ids: Iterable[str]) -> list[str]:
    """Return the ids of which a text is the whole, or a beginning or an end that is long enough."""
    wanted = typed_id.strip()
    ids = set(ids)
    if wanted in ids:
        return [wanted]
    long_enough = len(wanted) >= SHORTEST_PART
    return sorted(
        known_id for known_id in ids if long_enough and (known_id.startswith(wanted) or known_id.endswith(wanted))
    )


def meant_switch(typed_id: str, program: Program) -> Switch:
    """Find a switch; the log is only searched where the id is not whole already.

    Args:
        typed_id: an id, its beginning or its end; or a time of today, such as ``13:20``.
        program: whose log it is.

    Raises:
        Refused: no switch or several are meant.
    """
    typed_id, journal = typed_id.strip(), program.journal
    candidate = journal.find_switch(typed_id) if typed_id else None
    if candidate is not None:
        return candidate
    if parse_clock(typed_id) is not None:
        return _of_time(typed_id, program)
    if len(typed_id) < SHORTEST_PART:
        raise Refused(
            _("'{part}' is too short for an id. Use at least {count} characters of the id, or a time today.").format(
                part=typed_id, count=SHORTEST_PART
            )
        )
    first = journal.first_at()
    switches = journal.switches(first, LATEST - timedelta(days=1)) if first else ()
    switch_by_id = {switch.id: switch for switch in switches}
    return switch_by_id[whole_id(typed_id, switch_by_id)]


def _of_time(text: str, program: Program) -> Switch:
    reports = program.reports
    days, clock = reports.rules().days, parse_clock(text)
    today = reports.today()
    switches = [
        switch
        for switch in reports.log(today, today)
        if clock in (at := switch.at.astimezone(days.zone).time(), at.replace(second=0))
    ]
    if len(switches) == 1:
        return switches[0]
    if switches:
        words = _("There are several switches at {time}. To list their ids: tltimer log")
        raise Refused(words.format(time=text))
    raise Refused(
        _(
            "There is no switch at {time} today. To list switches and their ids: tltimer log, or tltimer log DAY "
            "for another day"
        ).format(time=text)
    )
