"""Files that commands write: whole or not at all, for the user's eyes only."""

from pathlib import Path

from tltimer.language import _
from tltimer.refusal import Refused


def write_file(name: str, content: bytes) -> None:
    """Write a file in place of what has its name.

    Raises:
        Refused: it cannot be written.
    """
    try:
        _write(Path(name).expanduser().resolve(), content)
    except OSError as problem:
        raise Refused(_("{file} cannot be written: {why}").format(file=name, why=problem.strerror or problem)) from None


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
