"""``tltimer import``: take a file into the log."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tltimer.cli.context import CommandContext
from tltimer.cli.lookup import mode_key
from tltimer.cli.parser import Parser
from tltimer.domain.rules import Rules
from tltimer.errors import Misuse, Refused, reason_of
from tltimer.exchange import READERS
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import plain

if TYPE_CHECKING:
    from tltimer.exchange.merging import PlacedEntries
    from tltimer.services.importer import Imported

STANDARD_INPUT = "-"


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument("format", metavar="FORMAT", choices=sorted(READERS), help=", ".join(sorted(READERS)))
    parser.add_argument("file", metavar="FILE", help=_("the file, or - for standard input"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would change, and change nothing"))
    parser.add_argument(
        "--map",
        metavar="NAME=MODE",
        action="append",
        default=[],
        help=_("what the other program calls so is this mode; can be given several times"),
    )
    parser.add_argument(
        "--mode", metavar="MODE", help=_("the mode of all names that no mode has; without it they become modes")
    )


def run(session: CommandContext) -> None:
    """Take the file in, as one step of undo; a file that fails in the middle changes nothing."""
    options = session.options
    rules = session.program.reports.rules()
    stated = dict(_stated(text, rules) for text in options.map)
    otherwise = None if options.mode is None else mode_key(options.mode, rules.modes)
    raw = _content(options.file)
    name = _("standard input") if options.file == STANDARD_INPUT else Path(options.file).name
    done = session.program.importer().take_in(
        options.format, raw, name, stated=stated, otherwise=otherwise, dry_run=options.dry_run
    )
    for line in _said(done, rules, options.dry_run, bool(stated or otherwise)):
        session.terminal.say(line)


def _stated(text: str, rules: Rules) -> tuple[str, str]:
    name, equals, mode = text.rpartition("=")
    if not equals or not name.strip():
        raise Misuse(_("{text} is no name and mode; write acme=coding").format(text=repr(text)))
    return plain(name), mode_key(mode, rules.modes)


def _said(done: "Imported", rules: Rules, dry_run: bool, mapped: bool) -> list[str]:
    lines = []
    if not done.changes:
        lines.append(_("All of it is here already; nothing was changed."))
        if mapped:
            lines.append(_("What is here keeps its mode; tltimer undo right after an import takes that back."))
    elif done.placed is None:
        changes = ", ".join(f"{name}: {count}" for name, count in sorted(done.counts.items()) if count)
        lines.append(
            (_("This would change – {changes}.") if dry_run else _("Taken in – {changes}.")).format(changes=changes)
        )
    else:
        lines += _added(done.placed, rules, dry_run)
    if done.placed is not None:
        lines += _left_out(done.placed)
        lines += [_("Passed over: {what}.").format(what=what) for what in done.passed_over]
    return lines


def _added(placed: "PlacedEntries", rules: Rules, dry_run: bool) -> list[str]:
    assert placed.span is not None
    first, last = (rules.days.day_of(instant) for instant in (placed.span.start, placed.span.end))
    entries = ngettext("{count} entry", "{count} entries", placed.pieces).format(count=placed.pieces)
    said = (
        _("{entries} from {first} to {last} would be added.")
        if dry_run
        else _("{entries} from {first} to {last} added.")
    )
    lines = [said.format(entries=entries, first=first, last=last)]
    for mode, seconds in sorted(placed.seconds.items(), key=lambda item: -item[1]):
        label = formats.mode_label(mode, rules.modes.mode(mode).label)
        lines.append(f"  {formats.duration(seconds):>7}  {plain(label)}")
    if placed.new_modes:
        lines.append(
            _("No modes of yours, so shown by their names and counted as leading: {names}.").format(
                names=", ".join(map(plain, placed.new_modes))
            )
        )
        lines.append(
            _("--map NAME=MODE or --mode MODE takes them for a mode.")
            if dry_run
            else _("To take them for a mode: tltimer undo, then again with --map NAME=MODE or --mode MODE.")
        )
    return lines


def _left_out(placed: "PlacedEntries") -> list[str]:
    lines = []
    if placed.overlapping:
        lines.append(
            ngettext(
                "{count} entry is overlapped by others; where they overlap, the one that began later counts.",
                "{count} entries are overlapped by others; where they overlap, the one that began later counts.",
                placed.overlapping,
            ).format(count=placed.overlapping)
        )
    if placed.there_already and placed.pieces:
        lines.append(
            _("{length} lie where the log has something already, which stays as it is.").format(
                length=formats.length(placed.there_already)
            )
        )
    if placed.ahead:
        lines.append(
            ngettext(
                "{count} entry ends in the future and is left out.",
                "{count} entries end in the future and are left out.",
                placed.ahead,
            ).format(count=placed.ahead)
        )
    return lines


def _content(file: str) -> bytes:
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read() if sys.stdin is not None else b""
        return Path(file).expanduser().read_bytes()
    except OSError as error:
        raise Refused(_("{file} cannot be read: {why}").format(file=file, why=reason_of(error))) from None
