"""``tltimer restore``: restore a backup."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tltimer.cli.context import CommandContext
from tltimer.cli.parser import Parser
from tltimer.cli.terminal import complain
from tltimer.domain.timeline.steps import step_name
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _, ngettext
from tltimer.wording.sanitize import plain

if TYPE_CHECKING:
    from tltimer.journal.backup import Archived


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help=_("a file of tltimer backup or of the folder backups; - for standard input"),
    )
    parser.add_argument("--log-only", action="store_true", help=_("restore no settings, calendars and repositories"))
    parser.add_argument(
        "--over", action="store_true", help=_("also overwrite newer changes and restore what was removed since")
    )


def run(session: CommandContext) -> None:
    """Merge the backup into what there is, as one step of undo."""
    from tltimer.journal.backup import archived_in

    file = session.options.file
    try:
        content = Path(file).expanduser().read_bytes()
    except OSError as error:
        raise Refused(_("{file} cannot be read: {why}").format(file=file, why=reason_of(error))) from None
    archived = archived_in(content)
    beside = _wants_beside(session, archived)
    with session.program.hooks.silent():
        _take_in(session, archived)
    for fault in archived.faults:
        complain(fault)
    if beside:
        _restore_beside(session, archived)


def _wants_beside(session: CommandContext, archived: "Archived") -> bool:
    """Name what the backup brings besides the log, and ask for it at a terminal."""
    from tltimer.journal.backup import CALENDARS, REPOSITORIES, SETTINGS, missing_beside

    missing = missing_beside(session.program.home, archived.files)
    if session.options.log_only or not missing:
        return not session.options.log_only
    words = {
        SETTINGS: _("Settings: {items}"),
        CALENDARS: _("Calendars: {items}"),
        REPOSITORIES: _("Repositories: {items}"),
    }
    session.terminal.say(_("Besides the log, this backup brings:"))
    for name, items in missing.items():
        session.terminal.say("  " + words[name].format(items=", ".join(map(plain, items))))
    if not sys.stdin.isatty():
        return True
    print(_("Restore these as well?"), _("[Y/n]"), end=" ", flush=True)
    return sys.stdin.readline().strip().casefold() in ("", "y", "yes", _("yes"), _("yes")[:1])


def _take_in(session: CommandContext, archived: "Archived") -> None:
    options, tracker = session.options, session.program.tracker
    label = step_name("restore", name=Path(options.file).name)
    count = sum(tracker.take_in(archived.documents, label, over=options.over).values())
    other = 0 if options.over else sum(tracker.take_in(archived.documents, label, dry_run=True, over=True).values())
    if count:
        words = ngettext("{count} entry was taken in.", "{count} entries were taken in.", count).format(count=count)
    elif other:
        words = _("None of its entries is missing here; nothing was changed.")
    else:
        words = _("All of its entries are here already; nothing was changed.")
    session.terminal.say(words)
    if other:
        session.terminal.say(
            ngettext(
                "{count} entry was changed or removed here since, and stays so; --over brings it back.",
                "{count} entries were changed or removed here since, and stay so; --over brings them back.",
                other,
            ).format(count=other)
        )


def _restore_beside(session: CommandContext, archived: "Archived") -> None:
    from tltimer.journal.backup import CALENDARS, REPOSITORIES, SETTINGS, restore_beside

    restored, kept = restore_beside(session.program.home, archived.files)
    come = {
        SETTINGS: _("The settings are restored."),
        CALENDARS: _("The list of calendars is restored; passwords and secret addresses are in no backup."),
        REPOSITORIES: _("The list of repositories is restored."),
    }
    stay = {
        SETTINGS: _("The settings stay as they are here."),
        CALENDARS: _("The list of calendars stays as it is here."),
        REPOSITORIES: _("The list of repositories stays as it is here."),
    }
    for name in restored:
        session.terminal.say(come[name])
    if restored:
        session.terminal.say(_("tltimer undo takes back the entries alone."))
    for name in kept:
        session.terminal.say(stay[name])
