"""The 1:1 list as text for a terminal."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.people import cadence_words, since_words
from tltimer.wording.sanitize import clipped, columns, padded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.render.terminal.style import Style


def people_text(standings: Iterable[OneToOneStanding], style: Style, today: date) -> str:
    """Return the 1:1 list, a line for each person."""
    standings = tuple(standings)
    if not standings:
        return _("No people yet. To add someone: tltimer people add Ana --every 7d")
    width = min(24, max(columns(standing.person.name) for standing in standings))
    return "\n".join(
        f"{padded(clipped(standing.person.name, width), width)}  "
        + clipped(
            formats.listed((cadence_words(standing), since_words(standing, today), *standing.person.addresses)),
            style.width - width - 2,
        )
        for standing in standings
    )
