"""How one stands with people, as text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tltimer.i18n.translate import _, ngettext
from tltimer.render.terminal.style import Ink
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped, columns, padded

if TYPE_CHECKING:
    from tltimer.domain.balance.one_to_ones import Standing


def people_text(standings: "Iterable[Standing]", ink: Ink) -> str:
    """Write the 1:1 ledger."""
    standings = tuple(standings)
    if not standings:
        return _("Nobody is in the ledger; tltimer people add Ana --every 7d adds somebody.")
    width = min(24, max(columns(one.person.name) for one in standings))
    return "\n".join(
        f"{padded(clipped(one.person.name, width), width)}  "
        + clipped(formats.listed((cadence_words(one), since_words(one), *one.person.addresses)), ink.width - width - 2)
        for one in standings
    )


def cadence_words(standing: "Standing") -> str:
    """Say how often a 1:1 is meant to be; nothing where that was not said."""
    every = standing.person.every_days
    if every is None:
        return ""
    if every % 7 == 0:
        return ngettext("every week", "every {count} weeks", every // 7).format(count=every // 7)
    return ngettext("every day", "every {count} days", every).format(count=every)


def since_words(standing: "Standing") -> str:
    """Say how long ago the last 1:1 was."""
    days = standing.days_since
    if days is None:
        return _("no 1:1 is known")
    words = ngettext("{count} day since the last 1:1", "{count} days since the last 1:1", days).format(count=days)
    return _("{words}, longer than meant").format(words=words) if standing.overdue else words


def week_words(standing: "Standing") -> str:
    """Say what became of a week's 1:1s with somebody: ``held``, ``2 held · skipped``; nothing where there were none."""
    counts = (
        (standing.held, _("held")),
        (standing.skipped, _("skipped")),
        (standing.cancelled, _("cancelled")),
        (standing.unknown, _("held or skipped is not known")),
    )
    return formats.listed(f"{count} {words}" if count > 1 else words for count, words in counts if count)


def one_to_one_lines(standings: "Iterable[Standing]") -> list[tuple[str, str]]:
    """Give name and words of everybody of whom a week has something to say, those who are overdue first."""
    return [
        (one.person.name, formats.listed((week_words(one), since_words(one) if one.overdue else "")))
        for one in standings
        if one.overdue or week_words(one)
    ]
