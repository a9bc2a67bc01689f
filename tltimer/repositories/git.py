"""Runs the system's git so that it only reads, and so that nothing of a repository can make it do anything else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

READ_ONLY = (
    "--no-pager",
    # A repository's own configuration can name programs; these are the ones that reading could start.
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false"),
    # A clone without all of its objects would fetch what is missing.
    *("-c", "protocol.allow=never"),
    # The index that attributes are read from lies in a temporary folder, and is to leave nothing in the repository.
    *("-c", "core.splitIndex=false"),
)

QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}

_HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Failed(Exception):  # noqa: N818 - it is an answer about a repository
    """Git could not do it: a ``code`` for what is known to happen, and git's own words."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@cache
def git_program(stub: str = "/usr/bin/git", xcode_select: str = "/usr/bin/xcode-select") -> str:
    """Return the git to run.

    Args:
        stub: what macOS has in its place: it starts the git of the command line tools, or opens a window that offers to
            install them.
        xcode_select: tells where those tools are.

    Raises:
        Failed: macOS has only the one that asks its user to install the command line tools.
    """
    if sys.platform != "darwin" or shutil.which("git") != stub:
        return "git"
    try:
        result = subprocess.run((xcode_select, "-p"), capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise Failed("no git") from None
    folder = os.fsdecode(result.stdout.strip())
    if result.returncode or not folder or not Path(folder, "usr", "bin", "git").exists():
        raise Failed("no git")
    return "git"


class Git:
    """Git on one folder.

    Args:
        folder: the repository, or a folder in it.
        environ: the environment; what is git's in it is left out.
        climbs: whether the folder may lie within the repository; else one above it is not taken for it.
    """

    def __init__(self, folder: Path, environ: Mapping[str, str], climbs: bool = False) -> None:
        self._folder = folder
        self._environ = {name: text for name, text in environ.items() if not name.startswith("GIT_")} | QUIET
        if not climbs:
            self._environ["GIT_CEILING_DIRECTORIES"] = str(folder.parent)

    def __call__(self, *words: str, stdin: str = "", index: Path | None = None, limit: float | None = None) -> str:
        """Run a command and return its output.

        Args:
            words: the command and its arguments.
            stdin: what it reads from standard input.
            index: the index that it works with in place of the repository's own.
            limit: the seconds that it may take; None for as long as the child may.

        Raises:
            Failed: it did not end well.
        """
        environ = self._environ | ({"GIT_INDEX_FILE": str(index)} if index else {})
        try:
            done = subprocess.run(
                (git_program(), *READ_ONLY, "-C", self._folder, *words),
                input=stdin.encode("utf-8", "surrogateescape"),
                capture_output=True,
                env=environ,
                timeout=limit,
                creationflags=_HIDDEN,
                check=False,
            )
        except FileNotFoundError:
            raise Failed("no git") from None
        except subprocess.TimeoutExpired:
            raise Failed("slow") from None
        if done.returncode:
            raise failure(done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "surrogateescape")

    def lines(self, *words: str) -> Iterator[str]:
        """Run a command and yield its lines as they come; it is ended when nobody wants more of them."""
        with subprocess.Popen(
            (git_program(), *READ_ONLY, "-C", self._folder, *words),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environ,
            creationflags=_HIDDEN,
        ) as process:
            assert process.stdout is not None
            try:
                for line in process.stdout:
                    yield line.decode("utf-8", "surrogateescape").rstrip("\n")
            finally:
                process.kill()

    def first(self, *words: str) -> str:
        """Run a command and return its first line, "" where it does not end well."""
        try:
            return self(*words).partition("\n")[0]
        except Failed:
            return ""


def failure(output: str) -> Failed:
    """Make out what git says in English."""
    lines = [line for line in output.splitlines() if line.strip()]
    detail = lines[0].removeprefix("fatal: ") if lines else ""
    reasons = {
        "dubious ownership": "owner",
        "not a git repository": "none",
        "cannot use bare repository": "bare",
    }
    return Failed(next((code for words, code in reasons.items() if words in output), "failed"), detail)


def contact(address: str, name: str = "") -> str:
    """Write somebody as git does; what would end the address early is left out."""
    return f"{name.translate(_MARKS)} <{address.translate(_MARKS)}>".strip()


_MARKS = str.maketrans("", "", "<>\n\0")


def mapped(git: Git, contacts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the name and the address, in small letters, that the repository's ``.mailmap`` has for each contact."""
    contacts = list(contacts)
    if not contacts:
        return []
    names = git("check-mailmap", "--stdin", stdin="".join(f"{sender}\n" for sender in contacts)).split("\n")
    pairs = (line.rpartition(" <") if " <" in line else ("", "", line.lstrip("<")) for line in names if line)
    return [(name.strip(), address.removesuffix(">").lower()) for name, _, address in pairs]
