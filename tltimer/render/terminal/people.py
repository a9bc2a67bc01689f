"""The 1:1 list as text for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tltimer.domain.balance.one_to_ones import OneToOneStanding
from tltimer.i18n.translate import _
from tltimer.render.terminal.style import Style
from tltimer.wording import formats
from tltimer.wording.people import cadence_words, since_words
from tltimer.wording.sanitize import clipped, columns, padded

if TYPE_CHECKING:
    from tltimer.domain.balance.one_to_ones import OneToOneStanding


def people_text(standings: "Iterable[OneToOneStanding]", ink: Style) -> str:
    """Write the 1:1 1:1 list."""
    standings = tuple(standings)
    if not standings:
        return _("Nobody is in the 1:1 list; tltimer people add Ana --every 7d adds somebody.")
    width = min(24, max(columns(one.person.name) for one in standings))
    return "\n".join(
        f"{padded(clipped(one.person.name, width), width)}  "
        + clipped(formats.listed((cadence_words(one), since_words(one), *one.person.addresses)), ink.width - width - 2)
        for one in standings
    )
