"""``tltimer restore``: restore a backup."""

from __future__ import annotations

import sys

from tltimer.cli.common import file_name, read_file
from tltimer.cli.parser import add_json
from tltimer.cli.terminal import complain
from tltimer.domain.timeline.steps import step_name
from tltimer.i18n.translate import _, ngettext
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.journal.backup import Archived


EXAMPLES = ("tltimer restore tltimer-2026-11-16.zip", "tltimer restore backup.zip --log-only")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help=_("a file made by tltimer backup, or one from the backups folder; - for standard input"),
    )
    add_json(parser)
    parser.add_argument(
        "--log-only", action="store_true", help=_("restore only the log, without settings, calendars or repositories")
    )
    parser.add_argument(
        "--over",
        action="store_true",
        help=_("also overwrite newer changes in the log and restore items removed from it since the backup"),
    )


def run(session: CommandContext) -> None:
    """Merge the backup into what there is, as one step of undo."""
    from tltimer.journal.backup import archived_in

    archived = archived_in(read_file(session.options.file))
    beside = _wants_beside(session, archived)
    with session.program.hooks.silent():
        restored, newer, words = _take_in(session, archived)
    for fault in archived.faults:
        complain(fault)
    replaced, existing = _restore_beside(session, archived, words) if beside else ([], [])
    session.answer("\n".join(words), entries=restored, newer=newer, restored=replaced, kept=existing)


def _wants_beside(session: CommandContext, archived: Archived) -> bool:
    """List the contents of the backup besides the log, and ask at a terminal whether to restore them."""
    from tltimer.journal.backup import CALENDARS, REPOSITORIES, SETTINGS, missing_beside

    missing = missing_beside(session.program.home, archived.files)
    if session.options.log_only or not missing or session.as_json:
        return not session.options.log_only
    words = {
        SETTINGS: _("Settings: {items}"),
        CALENDARS: _("Calendars: {items}"),
        REPOSITORIES: _("Repositories: {items}"),
    }
    session.terminal.say(_("Besides the log, this backup contains:"))
    for name, items in missing.items():
        session.terminal.say("  " + words[name].format(items=", ".join(map(plain, items))))
    if sys.stdin is None or not sys.stdin.isatty():
        return True
    print(_("Restore these as well?"), _("[Y/n]"), end=" ", flush=True)
    return sys.stdin.readline().strip().casefold() in ("", "y", "yes", _("yes"), _("yes")[:1])


def _take_in(session: CommandContext, archived: Archived) -> tuple[int, int, list[str]]:
    """Merge the log; return how many entries changed, how many are newer here, and sentences about it."""
    options, tracker = session.options, session.program.tracker
    label = step_name("restore", name=file_name(options.file))
    count = sum(tracker.take_in(archived.documents, label, over=options.over).values())
    newer = 0 if options.over else sum(tracker.take_in(archived.documents, label, dry_run=True, over=True).values())
    if count:
        words = [ngettext("Restored {count} item.", "Restored {count} items.", count).format(count=count)]
    elif newer:
        words = [_("Nothing in your log was restored.")]
    else:
        words = [_("Your log already contains everything in this backup.")]
    if newer:
        restored_words = ngettext(
            "{count} item was changed or removed since the backup and stays as it is. To restore it, also overwrite "
            "newer changes (on the command line: --over).",
            "{count} items were changed or removed since the backup and stay as they are. To restore them, also "
            "overwrite newer changes (on the command line: --over).",
            newer,
        )
        words.append(restored_words.format(count=newer))
    return count, newer, words


def _restore_beside(session: CommandContext, archived: Archived, words: list[str]) -> tuple[list[str], list[str]]:
    """Restore settings and lists, add sentences about it, and return the names of those restored and kept."""
    from tltimer.journal.backup import CALENDARS, REPOSITORIES, SETTINGS, restore_beside

    restored, existing = restore_beside(session.program.home, archived.files)
    come = {
        SETTINGS: _("Restored the settings."),
        CALENDARS: _(
            "Restored the list of calendars. Backups never contain passwords or secret addresses: remove the "
            "calendars that need one, then add them again."
        ),
        REPOSITORIES: _("Restored the list of repositories."),
    }
    stay = {
        SETTINGS: _("Kept your settings, which differ from those in the backup."),
        CALENDARS: _("Kept your list of calendars, which differs from the one in the backup."),
        REPOSITORIES: _("Kept your list of repositories, which differs from the one in the backup."),
    }
    words += [come[name] for name in restored]
    if restored:
        words.append(_("Undo applies only to the log, not to restored settings or lists."))
    words += [stay[name] for name in existing]
    return list(restored), list(existing)
