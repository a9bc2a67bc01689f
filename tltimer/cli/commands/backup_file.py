"""``tltimer backup``: save all of the user's data in one file."""

from __future__ import annotations

from pathlib import Path

from tltimer.cli.files import STANDARD_OUTPUT, write_file
from tltimer.cli.parser import add_json
from tltimer.cli.terminal import complain
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help=_("the file to write; - for standard output; by default tltimer-DATE.zip in the current folder"),
    )
    add_json(parser)


def run(session: CommandContext) -> None:
    """Write journal, settings and lists; passwords and secret addresses of calendars are left out."""
    from tltimer.journal.backup import archive_of

    program = session.program
    file = session.options.file
    path = Path(f"tltimer-{program.reports.today()}.zip" if file is None else file)
    if file is None and path.exists():
        raise Refused(_("'{file}' already exists. To use another name: tltimer backup FILE").format(file=path))
    try:
        archive = archive_of(program.home)
    except OSError as problem:
        raise Refused(
            _("'{file}' cannot be read: {why}.").format(file=problem.filename, why=reason_of(problem))
        ) from None
    if archive is None:
        raise Refused(_("There is nothing to back up yet."))
    for sentence in archive.left_out:
        complain(sentence)
    content = archive.content
    if file == STANDARD_OUTPUT:
        session.terminal.write_bytes(content)
        return
    write_file(str(path), content, program.home)
    if archive.left_out:
        words = _("Saved the rest of your log, settings and lists in {file}, without passwords or secret addresses.")
    else:
        words = _("Saved your log, settings and lists in {file}, without passwords or secret addresses.")
    session.answer(words.format(file=path), file=str(path), bytes=len(content))
