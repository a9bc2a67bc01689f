"""Leading in the few words of a card: 1:1s and promises."""

from __future__ import annotations

from tltimer.domain.balance.promises import HIDDEN
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tltimer.domain.balance.new_contacts import NewContact
    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.domain.balance.promises import WeekPromises


def cadence_words(standing: OneToOneStanding) -> str:
    """Return the chosen interval of a 1:1; "" without one."""
    days = standing.person.every_days
    if days is None:
        return ""
    if days % 7 == 0:
        return ngettext("every week", "every {count} weeks", days // 7).format(count=days // 7)
    return ngettext("every day", "every {count} days", days).format(count=days)


def since_words(standing: OneToOneStanding, today: date | None = None) -> str:
    """Return the time since the last 1:1; one of ``today`` is told apart from one before days off only."""
    days = standing.days_since
    if days is None or standing.last_held is None:
        words = _("no 1:1 yet")
    elif standing.last_held == today:
        words = _("last 1:1 today")
    else:
        words = ngettext("{count} day since the last 1:1", "{count} days since the last 1:1", days).format(count=days)
    return _("{words}, overdue").format(words=words) if standing.overdue else words


def week_words(standing: OneToOneStanding) -> str:
    """Return the outcomes of a week's 1:1s with somebody: ``held``, ``2 held · skipped``; "" where there were none."""
    counts = (
        (standing.held, _("held")),
        (standing.skipped, _("skipped")),
        (standing.cancelled, _("cancelled")),
        (standing.unknown, _("unknown")),
    )
    return formats.listed(f"{count} {words}" if count > 1 else words for count, words in counts if count)


def one_to_one_lines(standings: Iterable[OneToOneStanding]) -> list[tuple[str, str]]:
    """Return name and words of everybody who had a 1:1 in a week or is overdue, those who are overdue first."""
    return [
        (
            standing.person.name,
            formats.listed((week_words(standing), since_words(standing) if standing.overdue else "")),
        )
        for standing in standings
        if standing.overdue or week_words(standing)
    ]


MOST_NAMED, LONGEST_PROMISE = 3, 40
"""Of promises, in a line of their counts; the length in columns."""


def promise_counts(promises: WeekPromises) -> str:
    """Return the counts of a week's promises: ``4 kept · 1 open · 2 overdue: Dana's RFC, Names``; "" without any.

    Overdue ones of whatever week stand last and are named, the first three of them.
    """
    overdue = promises.overdue
    broken = tuple(promise for promise in promises.broken if promise not in overdue)
    lists = (
        (_("{count} kept"), promises.kept, False),
        (_("{count} kept late"), promises.late, True),
        (_("{count} open"), promises.open, False),
        (_("{count} not kept"), broken, True),
        (_("{count} overdue"), overdue, True),
    )
    counted = [
        (words.format(count=len(promises_of)), promises_of, named) for words, promises_of, named in lists if promises_of
    ]
    parts = [words for words, _its, _named in counted]
    if counted and counted[-1][2] and any(promise.text != HIDDEN for promise in counted[-1][1]):
        # Only the last ones are named: at the end of the line they can be cut without hiding a count.
        texts = [clipped(promise.text, LONGEST_PROMISE) for promise in counted[-1][1][:MOST_NAMED]]
        if len(counted[-1][1]) > MOST_NAMED and not texts[-1].endswith("…"):
            texts.append("…")
        parts[-1] = _("{counted}: {promises}").format(counted=parts[-1], promises=", ".join(texts))
    return formats.listed(parts)


def new_contact_hint(contact: NewContact) -> str:
    """Return a hint at somebody met alone several times, with the commands that answer it.

    Who has no e-mail address in the calendar is known by the name that it gives.
    """
    from shlex import quote  # few weeks bring anybody new

    def copied(text: str, most: int, place: str) -> str:
        return quote(text) if clipped(text, most) == text else place

    has_email = "@" in contact.address and " " not in contact.address
    name, address = clipped(contact.name, 40), clipped(contact.address, 60)
    met = ngettext(
        "You met {person} one-to-one on {count} day in the last four weeks.",
        "You met {person} one-to-one on {count} days in the last four weeks.",
        contact.times,
    ).format(person=f"{name} <{address}>" if has_email else name, count=contact.times)
    typed = copied(contact.address, 60, "ADDRESS") if has_email else copied(contact.name, 40, "NAME")
    if contact.like is not None:
        like, quoted = clipped(contact.like.name, 40), copied(contact.like.name, 40, "NAME")
        if has_email:
            words = _(
                "If this person is {like}: tltimer people change {quoted} --email {address}. "
                "If not: tltimer people ignore {address}"
            )
            return f"{met} {words.format(like=like, quoted=quoted, address=typed)}"
        words = _(
            "If this person is {like}: tltimer people rename {quoted} {name}. If not: tltimer people ignore {name}"
        )
        return f"{met} {words.format(like=like, quoted=quoted, name=typed)}"
    if has_email:
        words = _(
            "To add them: tltimer people add NAME --email {address} --every {every}d. "
            "To stop suggesting them: tltimer people ignore {address}"
        )
        return f"{met} {words.format(every=contact.every_days, address=typed)}"
    words = _(
        "To add them: tltimer people add {name} --every {every}d. To stop suggesting them: tltimer people ignore {name}"
    )
    return f"{met} {words.format(every=contact.every_days, name=typed)}"
