"""What several commands take and say."""

from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tltimer.cli.context import CommandContext
from tltimer.cli.dates import parse_ago, parse_at
from tltimer.cli.lookup import kind_key, near_name
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.entries import counting
from tltimer.domain.timeline.switches import OFF, Switch
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.domain.balance.people import People, Person
    from tltimer.services.tracker import LogChange


def add_when(parser: ArgumentParser) -> None:
    """Let a command begin earlier than now."""
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--at", metavar="T", help=_("at 14:30 of today, or 2026-11-16T14:30; touches nothing else"))
    when.add_argument("--ago", metavar="D", help=_("10m or 1h30m ago; takes back the switches made since"))


def add_person_and_kind(parser: ArgumentParser) -> None:
    """Let a command name a person and a kind."""
    parser.add_argument("--with", dest="person", metavar="PERSON", help=_("with whom"))
    parser.add_argument("--kind", metavar="KIND", help=_("what kind of work"))


def when_of(session: CommandContext, rules: Rules) -> tuple[datetime | None, timedelta | None]:
    """Read ``--at`` and ``--ago``."""
    options = session.options
    at = None if options.at is None else parse_at(options.at, session.program.reports.now(), rules.days)
    return at, None if options.ago is None else parse_ago(options.ago)


def said(text: str | None) -> str | None:
    """Make what was typed one clean line; None where nothing was."""
    return None if text is None else plain(_decoded(text))


def _decoded(text: str) -> str:
    """Bytes that are no text reach a program as half surrogates, which no file can hold."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def person_of(text: str | None, people: "People") -> str | None:
    """Return the name as the 1:1 list writes it, or as it was typed where the list has no such person."""
    name = said(text) or None
    person = people.named(name)
    return person.name if person else name


def nearly(name: str | None, people: "People") -> str:
    """Name somebody of the 1:1 list who may have been meant by a name that it does not hold, as a hint."""
    return "" if name is None or people.named(name) else near_name(name, (one for each in people for one in each.names))


def known_person(text: str, people: "People") -> "Person":
    """Find somebody of the 1:1 list.

    Raises:
        Refused: there is nobody of that name.
    """
    person = people.named(said(text))
    if person is None:
        raise Refused(
            _("there is no {name} in the 1:1 list{hint}; tltimer people shows it, people add adds to it").format(
                name=repr(said(text)), hint=nearly(said(text), people)
            )
        )
    return person


def kind_of(text: str | None, rules: Rules) -> str | None:
    """Find the kind that is meant; "" stays, which takes a kind away.

    Raises:
        Refused: no kind is meant.
    """
    name = said(text)
    return kind_key(name, rules.kinds) if name else name


def needed(text: str, what: str) -> str:
    """Make what was typed one clean line that is not empty.

    Raises:
        Misuse: it is empty.
    """
    line = said(text)
    if not line:
        raise Misuse(_("{what} cannot be empty").format(what=what))
    return line


def switch_words(switch: Switch, rules: Rules) -> str:
    """Say what a switch is: ``Coding since 13:48``, with the date where it is not of today."""
    label = formats.mode_label(switch.mode, rules.modes.mode(switch.mode).label)
    return formats.listed((label, *(part or "" for part in (switch.person, switch.kind, switch.note))))


def time_words(instant: datetime, now: datetime, rules: Rules) -> str:
    """Write when something was, with its date where that is another than now's."""
    time = formats.wall_time(instant, rules.days.zone)
    day = rules.days.day_of(instant)
    return time if day == rules.days.day_of(now) else f"{formats.short_day(day)} {day} {time}"


def change_words(session: CommandContext, change: "LogChange", rules: Rules) -> str:
    """Say what a verb has changed, and what runs now where that is something else."""
    from tltimer.i18n.translate import ngettext

    now, switch = session.program.reports.now(), change.switch
    if switch is None:
        parts = [_stood_words(change.stood, change.withdrawn, now, session, rules)]
    else:
        parts = _written_words(switch, now, session, rules)
    if change.withdrawn:
        parts.append(
            ngettext(
                "{count} switch since then was taken back.",
                "{count} switches since then were taken back.",
                change.withdrawn,
            ).format(count=change.withdrawn)
        )
    return " ".join(parts)


def _stood_words(stood: Switch | None, withdrawn: int, now: datetime, session: CommandContext, rules: Rules) -> str:
    if stood is None:
        return _("Nothing runs.") if withdrawn else _("Nothing runs; nothing was changed.")
    mode, time = switch_words(stood, rules), time_words(stood.at, now, rules)
    if withdrawn:
        return _("{mode} since {time}.").format(mode=mode, time=time)
    running = session.program.reports.status().running
    if running is not None and running.id == stood.id:
        return _("{mode} runs already, since {time}. Nothing was changed.").format(mode=mode, time=time)
    return _("{mode} ran then already, since {time}. Nothing was changed.").format(mode=mode, time=time)


def _written_words(switch: Switch, now: datetime, session: CommandContext, rules: Rules) -> list[str]:
    """Say what a switch is; of one that others follow from when to when, and what runs now."""
    reports, day = session.program.reports, rules.days.day_of(switch.at)
    end = rules.days.span_of(day).end
    later = [one for one in counting(reports.log(day, day)) if (one.at, one.id) > (switch.at, switch.id)]
    if switch.mode == OFF:
        parts = [_("Stopped at {time}.").format(time=time_words(switch.at, now, rules))]
    elif later or end <= now:
        span = formats.span_words(switch.at, later[0].at if later else end, rules.days.zone)
        date = "" if day == rules.days.day_of(now) else f"{formats.short_day(day)} {day} "
        parts = [f"{switch_words(switch, rules)}, {date}{span}."]
    else:
        time = time_words(switch.at, now, rules)
        return [_("{mode} since {time}.").format(mode=switch_words(switch, rules), time=time)]
    if later or end <= now:
        running = reports.status().running
        words = _("{mode} runs now.") if running else _("Nothing runs now.")
        parts.append(words.format(mode=running and switch_words(running, rules)))
    return parts


def change_back(session: CommandContext, words: str, verb: "Callable[[], str]") -> None:
    """Undo or redo, and say what that was, and what runs now where that is something else."""
    reports = session.program.reports
    before = reports.status().running
    said = words.format(change=verb())
    running, rules = reports.status().running, reports.rules()
    if running is not None and running != before:
        time = time_words(running.at, reports.now(), rules)
        said += " " + _("{mode} since {time}.").format(mode=switch_words(running, rules), time=time)
    elif running is None and before is not None:
        said += " " + _("Nothing runs now.")
    session.terminal.say(said)
