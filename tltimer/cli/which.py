"""Which switch is meant by an id, or by a part of one."""

from datetime import timedelta

from tltimer.cli.naming import whole_id
from tltimer.journal.journal import Journal
from tltimer.journal.months import LATEST


def switch_id(part: str, journal: Journal) -> str:
    """Give the whole id; the log is only searched where it is not whole already.

    Raises:
        Refused: no switch or several are meant.
    """
    part = part.strip()
    if part and journal.find_switch(part) is not None:
        return part
    first = journal.first_at()
    switches = journal.switches(first, LATEST - timedelta(days=1)) if first else ()
    return whole_id(part, (switch.id for switch in switches))
