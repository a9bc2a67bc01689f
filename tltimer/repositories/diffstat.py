"""Counts the lines that commits changed, without what is generated, vendored or not shown as text."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tltimer.repositories.git import Failed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tltimer.repositories.git import Git

HEAD = "\x01"
"""Begins the name of a commit in git's answer."""

LEFT_OUT = {"linguist-generated": ("set", "true"), "linguist-vendored": ("set", "true"), "diff": ("unset",)}
"""The attributes, with the values, by which a path does not count."""


LIMIT = 10.0
"""Seconds that comparing may take: half of what the child has, so that without lines there are commits still."""


def changed_lines(git: Git, reference: str, since: int) -> dict[str, int]:
    """Count added and removed lines of the commits since an instant, in seconds since 1970, by the commits' names.

    Raises:
        Failed: it could not be done, or not in time.
    """
    output = git(
        *("log", "--no-merges", "--no-notes", "--no-color", "--no-decorate", "--no-show-signature"),
        *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "-M", "-l200"),
        *("--numstat", "-z", f"--format={HEAD}%H", f"--since=@{since}", reference, "--"),
        limit=LIMIT,
    )
    triples = list(numbers(output))
    left_out = _left_out(git, reference, {path for _commit, path, _lines in triples if path})
    counted: dict[str, int] = {}
    for commit, path, lines in triples:
        counted[commit] = counted.get(commit, 0) + (0 if path in left_out else lines)
    return counted


def numbers(output: str) -> Iterator[tuple[str, str, int]]:
    """Parse ``git log --numstat -z``: commit, path and lines; each commit once without a path before them.

    Of a renamed file the path is the new one.
    """
    commit, parts = "", iter(output.split("\0"))
    for part in parts:
        part = part.lstrip("\n")
        if part.startswith(HEAD):
            commit = part.removeprefix(HEAD)
            yield commit, "", 0
            continue
        added, _, tail = part.partition("\t")
        removed, _, path = tail.partition("\t")
        if not tail:
            continue
        if not path:
            next(parts, "")
            path = next(parts, "")
        # Of what is not text, git counts no lines and writes dashes.
        yield commit, path, sum(int(count) for count in (added, removed) if count.isdigit())


def _left_out(git: Git, reference: str, paths: set[str]) -> set[str]:
    """Find the paths that ``.gitattributes`` of the branch, not of what happens to be checked out, exclude."""
    if not paths:
        return set()
    with TemporaryDirectory(prefix="tltimer-git-") as folder:
        index = Path(folder, "index")
        try:
            git("read-tree", reference, index=index)
            output = git(
                "check-attr",
                *("--cached", "-z", "--stdin", *LEFT_OUT),
                stdin="".join(f"{path}\0" for path in sorted(paths)),
                index=index,
            ).split("\0")
        except Failed:  # a clone without all of its folders
            return set()
    triples = zip(output[::3], output[1::3], output[2::3], strict=False)
    return {path for path, attribute, value in triples if value in LEFT_OUT[attribute]}
