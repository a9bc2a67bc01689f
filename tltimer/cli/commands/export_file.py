"""``tltimer export``: write the log to a file."""

from argparse import ArgumentParser
from pathlib import Path

from tltimer.cli.session import Session
from tltimer.exchange import WRITERS
from tltimer.language import _
from tltimer.refusal import Refused

STANDARD_OUTPUT = "-"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("format", metavar="FORMAT", choices=sorted(WRITERS), help=", ".join(sorted(WRITERS)))
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default=STANDARD_OUTPUT, help=_("the file; standard output if none is named")
    )


def run(session: Session) -> None:
    """Write everything, to standard output or to a file that only the user can read."""
    from importlib import import_module

    options = session.options
    text: str = import_module(WRITERS[options.format]).text_of(session.program.journal.all_documents())
    if options.file == STANDARD_OUTPUT:
        session.terminal.say(text.removesuffix("\n"))
        return
    path = Path(options.file).expanduser()
    try:
        _write(path.resolve(), text.encode())
    except OSError as problem:
        raise Refused(
            _("{file} cannot be written: {why}").format(file=options.file, why=problem.strerror or problem)
        ) from None
    session.terminal.say(_("Written to {file}.").format(file=options.file))


def _write(path: Path, content: bytes) -> None:
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(content)  # a device or a pipe is written to, not replaced
        return
    if path.is_dir():
        raise IsADirectoryError(21, _("it is a folder; name a file in it"))
    if not path.parent.is_dir():
        raise FileNotFoundError(2, _("there is no folder {folder}").format(folder=path.parent))
    from tltimer.journal.atomic import Batch

    with Batch(path.parent) as batch:
        batch.put(path, lambda: content)
        batch.commit()
