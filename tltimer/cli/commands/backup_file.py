"""``tltimer backup``: all of the user's data in one file."""

from argparse import ArgumentParser
from pathlib import Path

from tltimer.cli.context import CommandContext
from tltimer.cli.files import write_file
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=_("the file; tltimer-DATE.zip in this folder if none is named")
    )


def run(session: CommandContext) -> None:
    """Write journal, settings and lists; passwords and secret addresses of calendars are left out."""
    from tltimer.journal.backup import archive_of

    program = session.program
    file = session.options.file
    path = Path(f"tltimer-{program.reports.today()}.zip" if file is None else file)
    if file is None and path.exists():
        raise Refused(_("{file} exists; name another file").format(file=path))
    try:
        content = archive_of(program.home)
    except OSError as error:
        raise Refused(_("{file} cannot be read: {why}").format(file=error.filename, why=reason_of(error))) from None
    if content is None:
        raise Refused(_("there is nothing to keep yet"))
    write_file(str(path), content)
    session.terminal.say(_("All of your data is in {file}; passwords are not.").format(file=path))
