"""``tltimer import``: take a file into the log."""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from tltimer.cli.session import Session
from tltimer.exchange import READERS
from tltimer.language import _
from tltimer.refusal import Refused

STANDARD_INPUT = "-"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("format", metavar="FORMAT", choices=sorted(READERS), help=", ".join(sorted(READERS)))
    parser.add_argument("file", metavar="FILE", help=_("the file, or - for standard input"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would change, and change nothing"))


def run(session: Session) -> None:
    """Take the file in, as one step of undo; a file that fails in the middle changes nothing."""
    from importlib import import_module

    options = session.options
    raw = _content(options.file)
    documents = import_module(READERS[options.format]).documents_from(raw)
    name = _("standard input") if options.file == STANDARD_INPUT else Path(options.file).name
    counts = session.program.tracker.take_in(documents, _("import of {name}").format(name=name), options.dry_run)
    session.terminal.say(_said(counts, options.dry_run))


def _said(counts: Mapping[str, int], dry_run: bool) -> str:
    changes = ", ".join(f"{name}: {count}" for name, count in sorted(counts.items()) if count)
    if not changes:
        return _("All of it is here already; nothing was changed.")
    return (_("This would change – {changes}.") if dry_run else _("Taken in – {changes}.")).format(changes=changes)


def _content(file: str) -> bytes:
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read() if sys.stdin is not None else b""
        return Path(file).expanduser().read_bytes()
    except OSError as problem:
        raise Refused(_("{file} cannot be read: {why}").format(file=file, why=problem.strerror)) from None
