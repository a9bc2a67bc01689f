"""Which switch is meant by an id, by a part of one, or by its time."""

from datetime import timedelta

from tltimer.cli.dates import parse_clock
from tltimer.cli.lookup import SHORTEST_PART, whole_id
from tltimer.domain.timeline.switches import Switch
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.journal.months import LATEST
from tltimer.services.bootstrap import Program


def meant_switch(part: str, program: Program) -> Switch:
    """Find a switch; the log is only searched where the id is not whole already.

    Args:
        part: an id, its beginning or its end; or a time of today, such as ``13:20``.
        program: whose log it is.

    Raises:
        Refused: no switch or several are meant.
    """
    part, journal = part.strip(), program.journal
    found = journal.find_switch(part) if part else None
    if found is not None:
        return found
    if parse_clock(part) is not None:
        return _of_time(part, program)
    if len(part) < SHORTEST_PART:
        raise Refused(
            _("{part} is too short for an id; write {count} letters of it at least, or a time of today").format(
                part=repr(part), count=SHORTEST_PART
            )
        )
    first = journal.first_at()
    switches = journal.switches(first, LATEST - timedelta(days=1)) if first else ()
    known = {switch.id: switch for switch in switches}
    return known[whole_id(part, known)]


def _of_time(text: str, program: Program) -> Switch:
    overview = program.overview
    days, clock = overview.rules().days, parse_clock(text)
    today = overview.today()
    found = [
        switch
        for switch in overview.log(today, today)
        if clock in (at := switch.at.astimezone(days.zone).time(), at.replace(second=0))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(
            _("{count} switches are of {time}; tltimer log shows their ids").format(count=len(found), time=text)
        )
    raise Refused(_("there is no switch of today at {time}; tltimer log DAY shows other days").format(time=text))
