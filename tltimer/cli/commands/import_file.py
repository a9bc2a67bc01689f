"""``tltimer import``: add the log in a file to yours."""

from __future__ import annotations

from tltimer.cli.common import file_name, read_file
from tltimer.cli.dates import parse_clock
from tltimer.cli.lookup import mode_key
from tltimer.cli.parser import add_json
from tltimer.domain.timeline.instants import format_instant
from tltimer.errors import Misuse
from tltimer.exchange.registry import READERS
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import time
    from typing import Any

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.rules import Rules
    from tltimer.exchange.merging import PlacedEntries
    from tltimer.services.importer import Imported

MOST_IDS = 3
"""The most ids that a line of the summary names."""

EXAMPLES = (
    "tltimer import toggl Toggl_time_entries.csv --dry-run",
    "tltimer import watson ~/.config/watson/frames --map acme=coding",
    "timew export | tltimer import timewarrior -",
)


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("format", metavar="FORMAT", choices=sorted(READERS), help=", ".join(sorted(READERS)))
    parser.add_argument("file", metavar="FILE", help=_("the file to read; - for standard input"))
    parser.add_argument("--dry-run", action="store_true", help=_("show what would change without changing anything"))
    parser.add_argument(
        "--again", action="store_true", help=_("also import items that you removed after an earlier import")
    )
    parser.add_argument(
        "--map",
        metavar="NAME=MODE",
        action="append",
        default=[],
        help=_("import entries called NAME as the mode MODE; can be repeated"),
    )
    parser.add_argument(
        "--mode",
        metavar="MODE",
        help=_("the mode for entries whose name is not a mode; by default, they keep the name and count as leading"),
    )
    parser.add_argument(
        "--midnight", metavar="TIME", help=_("gtimelog only: its virtual_midnight setting; 02:00 by default")
    )
    add_json(parser)


def run(session: CommandContext) -> None:
    """Add the file to the log, as one step of undo; a file that fails in the middle changes nothing."""
    options = session.options
    rules = session.program.reports.rules()
    stated = dict(_stated(text, rules) for text in options.map)
    otherwise = None if options.mode is None else mode_key(options.mode, rules.modes)
    reader_options = {} if options.midnight is None else {"virtual_midnight": _midnight(options)}
    raw = read_file(options.file)
    with session.program.hooks.silent():
        done = session.program.importer().take_in(
            options.format,
            raw,
            file_name(options.file),
            stated=stated,
            otherwise=otherwise,
            dry_run=options.dry_run,
            again=options.again,
            options=reader_options,
        )
    if session.as_json:
        session.answer("", dry_run=options.dry_run, **_json(done))
        return
    for line in _said(done, rules, options.dry_run, bool(stated or otherwise)):
        session.terminal.say(line)


def _midnight(options: Namespace) -> time:
    clock = parse_clock(options.midnight)
    if clock is None or options.format != "gtimelog":
        words = _("--midnight needs a time such as 02:00 and works only with gtimelog.")
        raise Misuse(words)
    return clock


def _json(done: Imported) -> dict[str, Any]:
    """Return the figures of an import."""
    fields: dict[str, Any] = {
        "counts": done.counts,
        "changes": done.changes,
        "passed_over": list(done.passed_over),
        "unusable": {name: list(ids) for name, ids in done.unusable.items()},
        "removed": done.removed,
        "restored": done.restored,
    }
    placed = done.placed
    if placed is not None:
        fields |= {
            "entries": placed.pieces,
            "from": format_instant(placed.span.start) if placed.span else None,
            "to": format_instant(placed.span.end) if placed.span else None,
            "modes_s": dict(placed.seconds),
            "new_modes": list(placed.new_modes),
            "overlapping": placed.overlapping,
            "ahead": placed.ahead,
            "empty": placed.empty,
            "endless": placed.endless,
            "off": placed.off,
            "long": placed.long,
            "there_already_s": placed.there_already,
        }
    return fields


def _stated(text: str, rules: Rules) -> tuple[str, str]:
    name, equals, mode = text.rpartition("=")
    if not equals or not name.strip():
        raise Misuse(_("'{text}' is not a name and a mode. Use NAME=MODE, such as acme=coding.").format(text=text))
    return plain(name), mode_key(mode, rules.modes)


def _said(done: Imported, rules: Rules, dry_run: bool, mapped: bool) -> list[str]:
    lines = []
    if not done.changes:
        lines.append(_nothing_new(done))
        if mapped and done.placed is not None and done.placed.there_already:
            lines.append(
                _(
                    "Entries that are already in your log keep their modes. To import them with other modes, undo "
                    "the first import."
                )
            )
    elif done.placed is None:
        changes = ", ".join(f"{name} ({count})" for name, count in sorted(done.counts.items()) if count)
        lines.append((_("Would import: {changes}.") if dry_run else _("Imported: {changes}.")).format(changes=changes))
    else:
        lines += _added(done.placed, rules, dry_run) if done.placed.pieces else []
        if done.restored:
            lines.append(_restored(done.restored, dry_run))
    if done.placed is not None:
        lines += _left_out(done.placed, rules)
    lines += [_("Left out: {what}.").format(what=item) for item in done.passed_over]
    lines += [_unusable(name, ids) for name, ids in done.unusable.items()]
    if done.unusable:
        lines.append(
            _("Correct the values in the file, then import it.")
            if dry_run
            else _("To use these items, undo the import, correct the values in the file and import it again.")
        )
    if done.removed:
        words = ngettext(
            "{count} item that you removed after an earlier import stays removed. To import it, use "
            "tltimer import --again.",
            "{count} items that you removed after an earlier import stay removed. To import them, use "
            "tltimer import --again.",
            done.removed,
        )
        lines.append(words.format(count=done.removed))
    return lines


def _unusable(name: str, ids: tuple[str, ...]) -> str:
    words = ngettext(
        # Translators: {name} is the name of a list in the file, such as promises; {ids} are ids in it.
        "{name}: {count} item has an invalid value and cannot be used (id: {ids}).",
        "{name}: {count} items have invalid values and cannot be used (ids: {ids}).",
        len(ids),
    )
    shown = ", ".join(ids[:MOST_IDS]) + ("…" if len(ids) > MOST_IDS else "")
    return words.format(name=name, count=len(ids), ids=shown)


def _restored(count: int, dry_run: bool) -> str:
    if dry_run:
        words = ngettext("Would restore {count} removed switch.", "Would restore {count} removed switches.", count)
    else:
        words = ngettext("Restored {count} removed switch.", "Restored {count} removed switches.", count)
    return words.format(count=count)


def _nothing_new(done: Imported) -> str:
    """Return the reason why an import changes nothing."""
    if done.removed:
        return _("There is nothing new to import; no change made.")
    if done.placed is not None and not done.placed.there_already:
        return _("There is nothing to import; no change made.")
    return _("Your log already covers everything in this import; no change made.")


def _added(placed: PlacedEntries, rules: Rules, dry_run: bool) -> list[str]:
    assert placed.span is not None
    first, last = (rules.days.day_of(instant) for instant in (placed.span.start, placed.span.end))
    entries = ngettext("{count} entry", "{count} entries", placed.pieces).format(count=placed.pieces)
    if first == last:
        words = _("Would add {entries} on {first}.") if dry_run else _("Added {entries} on {first}.")
    elif dry_run:
        words = _("Would add {entries} from {first} to {last}.")
    else:
        words = _("Added {entries} from {first} to {last}.")
    lines = [words.format(entries=entries, first=first, last=last)]
    for mode, seconds in sorted(placed.seconds.items(), key=lambda item: -item[1]):
        label = formats.mode_label(mode, rules.modes.mode(mode).label)
        lines.append(f"  {formats.duration(seconds):>7}  {plain(label)}")
    if placed.new_modes:
        lines.append(
            _("Entries whose name is not one of your modes count as leading: {names}.").format(
                names=", ".join(map(plain, placed.new_modes))
            )
        )
        lines.append(
            _("To choose modes for them, use tltimer import with --map NAME=MODE or --mode MODE.")
            if dry_run
            else _("To choose modes for them: tltimer undo, then tltimer import with --map NAME=MODE or --mode MODE.")
        )
    return lines


def _left_out(placed: PlacedEntries, rules: Rules) -> list[str]:
    lines = []
    if placed.overlapping:
        lines.append(
            ngettext(
                "{count} entry overlaps others; where they overlap, the one that started later counts.",
                "{count} entries overlap others; where they overlap, the one that started later counts.",
                placed.overlapping,
            ).format(count=placed.overlapping)
        )
    if placed.there_already and placed.pieces:
        lines.append(
            _("Left out {length} where your log already has entries.").format(
                length=formats.length(placed.there_already)
            )
        )
    if placed.empty:
        words = ngettext(
            "{count} entry has no length and was left out.",
            "{count} entries have no length and were left out.",
            placed.empty,
        )
        lines.append(words.format(count=placed.empty))
    if placed.endless:
        words = ngettext(
            "{count} entry has no end time; it lasts until the next one begins, or until its day ends.",
            "{count} entries have no end time; each lasts until the next one begins, or until its day ends.",
            placed.endless,
        )
        lines.append(words.format(count=placed.endless))
    if placed.off:
        words = ngettext(
            "{count} entry with the mode 'off' was left out, because 'off' means that nothing is tracked.",
            "{count} entries with the mode 'off' were left out, because 'off' means that nothing is tracked.",
            placed.off,
        )
        lines.append(words.format(count=placed.off))
    if placed.first_long is not None:
        words = ngettext(
            "{count} entry is longer than 12 h; it starts at {time}. Check whether its end is right.",
            "{count} entries are longer than 12 h; the first starts at {time}. Check whether their ends are right.",
            placed.long,
        )
        time = f"{placed.first_long.astimezone(rules.days.zone):%Y-%m-%d %H:%M}"
        lines.append(words.format(count=placed.long, time=time))
    if placed.ahead:
        lines.append(
            ngettext(
                "{count} entry ends in the future and was left out.",
                "{count} entries end in the future and were left out.",
                placed.ahead,
            ).format(count=placed.ahead)
        )
    return lines
