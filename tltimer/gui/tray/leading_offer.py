"""What the tray offers for leading: with whom a 1:1 is due, promises to keep, and what came of what just ended."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from tltimer.domain.balance.people import folded
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.entries import Stretch
from tltimer.frozen import value
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.notes import just_ended, note_question
from tltimer.reports.status import Status
from tltimer.wording import formats
from tltimer.wording.promises import due_words, to_words

if TYPE_CHECKING:
    from tltimer.domain.balance.one_to_ones import Standing
    from tltimer.domain.balance.promises import Promise

MOST_PEOPLE = 8

MOST_PROMISES = 6


@value
class PersonEntry:
    """Somebody to be with; ``days`` says how long ago the last 1:1 was where that is longer than meant."""

    name: str
    days: str = ""


@value
class PromiseEntry:
    """A promise that is due; ``tomorrow`` is the next day, as words and as a date."""

    label: str
    promise: "Promise"
    tomorrow: tuple[str, date]


@value
class NoteEntry:
    """A stretch that ended a while ago at most."""

    label: str
    stretch: Stretch


def people_of(now_with: str | None, recent: Iterable[str], standings: "Iterable[Standing]") -> tuple[PersonEntry, ...]:
    """Give the people of the menu: who is here by the calendar, who waits for a 1:1, whom one was with, the ledger.

    Args:
        now_with: who is here by the calendar.
        recent: names of the log, the latest first.
        standings: how one stands with everybody of the ledger, those who are overdue first.
    """
    standings = tuple(standings)
    known = {folded(name): one for one in reversed(standings) for name in one.person.names}
    waiting = [one.person.name for one in standings if one.overdue]
    names = [*([now_with] if now_with else []), *waiting, *recent, *(one.person.name for one in standings)]
    found: dict[str, PersonEntry] = {}
    for name in names:
        standing = known.get(folded(name))
        name = standing.person.name if standing else name
        found.setdefault(folded(name), PersonEntry(name, _days(standing)))
    return tuple(found.values())[:MOST_PEOPLE]


def _days(standing: "Standing | None") -> str:
    if standing is None or not standing.overdue or standing.days_since is None:
        return ""
    return ngettext("{count} day", "{count} days", standing.days_since).format(count=standing.days_since)


def promises_of(due: "Iterable[Promise]", today: date) -> tuple[PromiseEntry, ...]:
    """Give the promises that are due, those due last in front: what has just come up can still be kept."""
    next_day = today + ONE_DAY
    tomorrow = _("Tomorrow, {day}").format(day=formats.day_name(next_day)), next_day
    latest = sorted(due, key=lambda one: (one.due or today, one.id), reverse=True)[:MOST_PROMISES]
    return tuple(
        PromiseEntry(
            formats.listed((one.text, to_words(one), "" if one.due == today else due_words(one, today))), one, tomorrow
        )
        for one in latest
    )


def note_of(status: Status, rules: Rules) -> NoteEntry | None:
    """Give the stretch of which it can be noted what came of it."""
    ended = just_ended(status.today, rules.modes, status.now)
    return NoteEntry(_("{question}…").format(question=note_question(ended, rules.modes)), ended) if ended else None
