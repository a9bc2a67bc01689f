"""Options and sentences that several commands share."""

from __future__ import annotations

from tltimer.cli.dates import parse_ago, parse_at
from tltimer.cli.lookup import kind_key, near_name
from tltimer.cli.suggestions import joined
from tltimer.domain.timeline.entries import counting
from tltimer.domain.timeline.switches import OFF
from tltimer.errors import Misuse, Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import path_named
from tltimer.wording import formats
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta
    from typing import BinaryIO

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Group
    from tltimer.domain.balance.people import People, Person
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.switches import Switch
    from tltimer.services.tracker import LogChange


STANDARD_INPUT = "-"
"""The word that stands for standard input wherever a text or a file is taken."""

LARGEST_INPUT = 128 << 20
"""The most bytes that are read of a file; ten years of log have a tenth of it."""


def add_when(parser: Group) -> None:
    """Let a command begin earlier than now."""
    times = parser.add_mutually_exclusive_group()
    times.add_argument(
        "--at",
        metavar="TIME",
        help=_("the time: 14:30, 'yesterday 22:00' or 2026-11-16T14:30; other switches stay as they are"),
    )
    times.add_argument(
        "--ago", metavar="DURATION", help=_("how long ago, such as 10m or 1h30m; removes the switches made since then")
    )


def add_person_and_kind(parser: Group) -> None:
    """Let a command name a person and a kind of work."""
    parser.add_argument("--with", dest="person", metavar="PERSON", help=_("the person you are with"))
    parser.add_argument("--kind", metavar="KIND", help=_("the kind of work"))


def when_of(session: CommandContext, rules: Rules) -> tuple[datetime | None, timedelta | None]:
    """Read ``--at`` and ``--ago``."""
    options = session.options
    at = None if options.at is None else parse_at(options.at, session.program.reports.now(), rules.days)
    return at, None if options.ago is None else parse_ago(options.ago)


def typed_line(text: str | None) -> str | None:
    """Return typed text as one clean line; None without any.

    ``-`` stands for standard input.

    Raises:
        Refused: standard input cannot be read.
    """
    if text is None:
        return None
    return plain(standard_input().decode("utf-8", "replace") if text == STANDARD_INPUT else _decoded(text))


def typed_text(text: str) -> str:
    """Return typed text unchanged; for ``-`` the text on standard input, without the line breaks at its end.

    Raises:
        Refused: standard input cannot be read.
    """
    return standard_input().decode("utf-8", "replace").rstrip("\r\n") if text == STANDARD_INPUT else text


def standard_input() -> bytes:
    """Return all of standard input; nothing where it is closed.

    Raises:
        Refused: it cannot be read.
    """
    import sys

    try:
        return _bounded(sys.stdin.buffer, _("Standard input")) if sys.stdin is not None else b""
    except OSError as problem:
        words = _("Standard input cannot be read: {why}.")
        raise Refused(words.format(why=reason_of(problem))) from None


def _bounded(file: BinaryIO, name: str) -> bytes:
    """Read a file that may have no end, such as a device.

    Raises:
        Refused: it is larger than anything that is taken in.
    """
    content = file.read(LARGEST_INPUT + 1)
    if len(content) > LARGEST_INPUT:
        words = _("{file} is larger than {size} MB, which is the limit. Use a smaller file.")
        raise Refused(words.format(file=name, size=LARGEST_INPUT >> 20))
    return content


def read_file(name: str) -> bytes:
    """Return the contents of a file; ``-`` is standard input.

    Raises:
        Refused: it cannot be read, or is too large.
    """
    if name == STANDARD_INPUT:
        return standard_input()
    try:
        with path_named(name).open("rb") as file:
            return _bounded(file, f"'{name}'")
    except (OSError, ValueError) as problem:
        words = _("'{file}' cannot be read: {why}.")
        raise Refused(words.format(file=name, why=reason_of(problem))) from None


def file_name(name: str) -> str:
    """Return the name of a file for use in a sentence."""
    from pathlib import Path

    return _("standard input") if name == STANDARD_INPUT else Path(name).name


def _decoded(text: str) -> str:
    """Return a text that a file can hold: bytes that are not text reach a program as halves of surrogate pairs."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # as Windows passes them
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def person_of(text: str | None, people: People) -> str | None:
    """Return the name as the 1:1 list writes it, or as it was typed where the list has no such person."""
    name = typed_line(text) or None
    person = people.named(name)
    return person.name if person else name


def nearly(name: str | None, people: People) -> str:
    """Return a question that names who of the 1:1 list may have been meant by a name that it does not hold."""
    return (
        ""
        if name is None or people.named(name)
        else near_name(name, (name for person in people for name in person.names))
    )


def known_person(text: str, people: People) -> Person:
    """Find somebody in the 1:1 list.

    Raises:
        Refused: there is nobody of that name.
    """
    name = typed_line(text)
    person = people.named(name)
    if person is None:
        problem = _("'{name}' is not in your 1:1 list.").format(name=name)
        raise Refused(
            joined(
                problem,
                nearly(name, people) or _("To see the list: tltimer people. To add a person: tltimer people add NAME"),
            )
        )
    return person


def kind_of(text: str | None, rules: Rules) -> str | None:
    """Find the kind of work that is meant; "" stays, which removes it.

    Raises:
        Refused: no kind is meant.
    """
    name = typed_line(text)
    return kind_key(name, rules.kinds) if name else name


def needed(text: str, refusal: str) -> str:
    """Return typed text as one clean line that is not empty.

    Args:
        text: what was typed.
        refusal: the refusal of an empty one.

    Raises:
        Misuse: it is empty.
    """
    line = typed_line(text)
    if not line:
        raise Misuse(refusal)
    return line


def switch_words(switch: Switch, rules: Rules) -> str:
    """Return a switch's mode with its details: ``1:1 with Ana (coaching, agreed on the rota)``."""
    words = formats.mode_label(switch.mode, rules.modes.mode(switch.mode).label)
    if switch.person:
        words = _("{mode} with {person}").format(mode=words, person=switch.person)
    details = ", ".join(part for part in (switch.kind, switch.note) if part)
    return _("{mode} ({details})").format(mode=words, details=details) if details else words


def time_words(instant: datetime, now: datetime, rules: Rules) -> str:
    """Return an instant as a time of day, with its date if that is not today's."""
    time = formats.wall_time(instant, rules.days.zone)
    day = rules.days.day_of(instant)
    return time if day == rules.days.day_of(now) else f"{formats.short_day(day)} {day} {time}"


def answer_change(session: CommandContext, change: LogChange, rules: Rules, *more: str) -> None:
    """Report a change of the log: the switch that was written, the number removed, and the running entry.

    Args:
        session: where to tell.
        change: what was done.
        rules: how to read the log.
        more: further sentences.
    """
    from tltimer.render.json_report import switch_json

    if session.as_json:
        switch = switch_json(change.switch) if change.switch is not None else None
        session.answer("", switch=switch, withdrawn=change.withdrawn, ahead=change.ahead, running=running_json(session))
        return
    session.answer(joined(change_words(session, change, rules), *more))


def take_out_undone(session: CommandContext) -> None:
    """Take the events of undone blocks out of their calendars; what keeps them there is told, and undoes nothing."""
    from tltimer.cli.terminal import complain

    program = session.program
    try:
        published = program.home.published_file.exists()
    except OSError as error:
        complain(_("{what}: {why}").format(what=program.home.published_file, why=reason_of(error)))
        return
    if published:
        for problem in program.time_blocks.take_out(program.time_blocks.undone()):
            complain(problem)


def running_json(session: CommandContext) -> dict[str, object]:
    """Return the running entry under the names of ``status --json``."""
    from tltimer.domain.timeline.instants import format_instant

    running = session.program.reports.status().running
    return {
        "mode": running.mode if running else OFF,
        "since": format_instant(running.at) if running else None,
        "person": running.person if running else None,
        "kind": running.kind if running else None,
        "note": running.note if running else None,
    }


def change_words(session: CommandContext, change: LogChange, rules: Rules) -> str:
    """Return the effect of a change, and the running entry if that is a different one."""
    from tltimer.i18n.translate import ngettext

    now, switch = session.program.reports.now(), change.switch
    if switch is None:
        parts = [_unchanged_words(change.unchanged, change.withdrawn, now, session, rules)]
    else:
        parts = written_words(switch, now, session, rules)
    if change.ahead:
        words = ngettext(
            "Removed {count} switch that was in the future.",
            "Removed {count} switches that were in the future.",
            change.ahead,
        )
        parts.append(words.format(count=change.ahead))
    if change.withdrawn:
        words = ngettext(
            "Removed {count} switch made since then.", "Removed {count} switches made since then.", change.withdrawn
        )
        parts.append(words.format(count=change.withdrawn))
    return joined(*parts)


def _unchanged_words(
    unchanged: Switch | None, withdrawn: int, now: datetime, session: CommandContext, rules: Rules
) -> str:
    if unchanged is None:
        return _("Nothing is being tracked.") if withdrawn else _("Nothing is being tracked; no change made.")
    mode, time = switch_words(unchanged, rules), time_words(unchanged.at, now, rules)
    if withdrawn:
        return _("{mode} since {time}.").format(mode=mode, time=time)
    running = session.program.reports.status().running
    if running is not None and running.id == unchanged.id:
        return _("{mode} is already running, since {time}; no change made.").format(mode=mode, time=time)
    return _("{mode} was already running, since {time}; no change made.").format(mode=mode, time=time)


def written_words(switch: Switch, now: datetime, session: CommandContext, rules: Rules) -> list[str]:
    """Return a switch in words, with start and end if others follow it; then, as a second text, the running entry."""
    reports, day = session.program.reports, rules.days.day_of(switch.at)
    end = rules.days.span_of(day).end
    later = [other for other in counting(reports.log(day, day)) if (other.at, other.id) > (switch.at, switch.id)]
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
        parts.append(running_words(session, rules))
    return parts


def running_words(session: CommandContext, rules: Rules) -> str:
    """Return a sentence of what runs now, and since when."""
    running = session.program.reports.status().running
    if running is None:
        return _("Nothing is being tracked now.")
    time = time_words(running.at, session.program.reports.now(), rules)
    return _("Running now: {mode}, since {time}.").format(mode=switch_words(running, rules), time=time)


def answer_step(session: CommandContext, words: str, name: str, verb: Callable[[], str]) -> None:
    """Undo or redo a step, and tell what it was, and what runs now where that is something else.

    Args:
        session: where to tell.
        words: a sentence with a place for the ``{change}``.
        name: the step's field in the JSON.
        verb: carries it out and returns the step's name.
    """
    reports = session.program.reports
    before = reports.status().running
    step = verb()
    parts = [words.format(change=step)]
    running = reports.status().running
    if running != before:
        parts.append(running_words(session, reports.rules()))
    session.answer(joined(*parts), **{name: step}, running=running_json(session) if session.as_json else None)
