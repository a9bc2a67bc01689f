"""What leading became, in the few words of a card: 1:1s, promises."""

from collections.abc import Iterable, Mapping
from datetime import date

from tltimer.domain.balance.one_to_ones import Standing
from tltimer.domain.balance.promises import Outcome, Promise
from tltimer.frozen import value
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.text_people import since_words, week_words


@value
class PersonLine:
    """Who, what became of the week's 1:1s, and whether they were held; ``whole`` says it with nothing left out."""

    name: str
    words: str
    whole: str
    held: bool


def person_lines(standings: Iterable[Standing], until: date, room: int) -> tuple[PersonLine, ...]:
    """Write a line for everybody of whom a week has something to say; those there is no room for share the last one.

    Args:
        standings: how one stands with everybody.
        until: the day up to which time is counted.
        room: how many lines there can be.

    Returns:
        those who are overdue first, then those whose 1:1 was not held, as far as anybody knows.
    """
    known = [one for one in standings if one.overdue or week_words(one)]
    known.sort(key=lambda one: (not one.overdue, one.held > 0))
    alone = known if len(known) <= room else known[: room - 1]
    others = known[len(alone) :]
    lines = tuple(PersonLine(one.person.name, _short(one, until), _whole(one), one.held > 0) for one in alone)
    return (*lines, _others(others)) if others else lines


def _short(one: Standing, until: date) -> str:
    if one.held == 1 and one.last_held is not None and not one.skipped + one.cancelled + one.unknown:
        return _("held {day}").format(day=formats.day_name(one.last_held))
    became = _("not known") if one.unknown == 1 and not one.held + one.skipped + one.cancelled else week_words(one)
    return formats.listed((became, "" if one.held else _ago(one, until)))


def _ago(one: Standing, until: date) -> str:
    """Say when the last one was; by its date where days off lie between, as they are not counted."""
    if one.last_held is None or one.days_since is None:
        return _("none held yet")
    if one.days_since != (until - one.last_held).days:
        return _("last held {date}").format(date=formats.date_words(one.last_held))
    return ngettext("last held {count} day ago", "last held {count} days ago", one.days_since).format(
        count=one.days_since
    )


def _whole(one: Standing) -> str:
    return formats.listed((week_words(one), since_words(one)))


def _others(others: Iterable[Standing]) -> PersonLine:
    others = tuple(others)
    name = ngettext("{count} other", "{count} others", len(others)).format(count=len(others))
    held = sum(one.held > 0 for one in others)
    if held == len(others):
        words = _("held")
    elif held:
        words = _("{held} held, as far as is known").format(held=held)
    else:
        words = _("not held, as far as is known")
    whole = "\n".join(f"{one.person.name}: {_whole(one)}" for one in others)
    return PersonLine(name, words, whole, held == len(others))


def promise_counts(promises: Mapping[Outcome, tuple[Promise, ...]]) -> str:
    """Count a week's promises by what became of them: ``4 kept · 1 open · 1 late: Dana's RFC``; nothing if none."""
    words = {
        Outcome.KEPT: _("{count} kept"),
        Outcome.OPEN: _("{count} open"),
        Outcome.LATE: _("{count} late"),
        Outcome.BROKEN: _("{count} not kept"),
    }
    found = [(outcome, promises[outcome]) for outcome in words if promises.get(outcome)]
    parts = [words[outcome].format(count=len(ones)) for outcome, ones in found]
    if found and found[-1][0] in (Outcome.LATE, Outcome.BROKEN):
        # Only what ends the line is named: there it can be cut without hiding a count.
        parts[-1] = _("{counted}: {promises}").format(
            counted=parts[-1], promises=", ".join(one.text for one in found[-1][1])
        )
    return formats.listed(parts)
