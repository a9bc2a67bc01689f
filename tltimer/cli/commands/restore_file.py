"""``tltimer restore``: take a backup in again."""

from argparse import ArgumentParser
from pathlib import Path

from tltimer.cli.complaint import complain
from tltimer.cli.session import Session
from tltimer.language import _, ngettext
from tltimer.refusal import Refused


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help=_("a file of tltimer backup, or one of the folder backups"))


def run(session: Session) -> None:
    """Merge the backup into what there is, as one step of undo; what was changed since stays as it is."""
    from tltimer.journal.backup import documents_in

    program, file = session.program, session.options.file
    try:
        content = Path(file).expanduser().read_bytes()
    except OSError as problem:
        raise Refused(_("{file} cannot be read: {why}").format(file=file, why=problem.strerror)) from None
    documents, settings, faults = documents_in(content)
    counts = program.tracker.take_in(documents, _("restoring of {name}").format(name=Path(file).name))
    count = sum(counts.values())
    words = ngettext("{count} entry was taken in.", "{count} entries were taken in.", count).format(count=count)
    session.terminal.say(words if count else _("All of its entries are here already; nothing was changed."))
    for fault in faults:
        complain(fault)
    kept = program.home.settings_file
    if settings is not None and not kept.exists():
        from tltimer.journal.atomic import Batch

        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with Batch(kept.parent) as batch:
            batch.put(kept, lambda: settings)
            batch.commit()
        session.terminal.say(_("The settings are restored."))
    elif settings is not None and settings != kept.read_bytes():
        session.terminal.say(_("The settings stay as they are here."))
