"""The child process that asks git: a request as a line of JSON in, an answer as JSON out.

It is a process of its own so that a huge repository can be given up, and what it takes in memory comes back. It ends,
with every git that it has started, when its standard input closes. Names and addresses of people stay in here: out come
marks that tell people apart.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tltimer import worker_process
from tltimer.domain.timeline.names import folded
from tltimer.repositories.default_branch import default_branch
from tltimer.repositories.diffstat import changed_lines
from tltimer.repositories.git import Failed, Git, contact, mapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from tltimer.repositories.worker_messages import GitAnswer

FIELD, ITEM = "\x02", "\x1f"

META = ("%H", "%ct", "%aN", "%aE", *(f"%(trailers:key={key},valueonly,unfold,separator=%x1f)" for key in
    ("Reviewed-by", "Co-authored-by")))  # fmt: skip

PLAIN = ("--no-merges", "--no-notes", "--no-color", "--no-decorate", "--no-show-signature", "--encoding=UTF-8")


def main() -> int:
    """Answer the one request on standard input."""
    if hasattr(os, "nice"):
        os.nice(10)
    return worker_process.answer(lambda request: answer_to(request, os.environ))


def answer_to(request: Mapping[str, Any], environ: Mapping[str, str]) -> GitAnswer:
    """Return the root of a repository, or its figures.

    Args:
        request: a ``LookRequest``, a ``HistoryRequest`` or an ``AuthoredRequest``.
        environ: the environment.
    """
    path = Path(request["path"])
    try:
        if not path.is_dir():
            raise Failed("gone")
        if request.get("look"):
            return _place(Git(path, environ, climbs=True))
        if "authored_since" in request:
            return {"authored": _authored(Git(path, environ), request)}
        return _told(Git(path, environ), request)
    except Failed as failed:
        return {"problem": failed.code, "detail": failed.detail}


def _place(git: Git) -> GitAnswer:
    common = git("rev-parse", "--path-format=absolute", "--git-common-dir").rstrip("\n")
    inside = git("rev-parse", "--is-inside-work-tree").strip() == "true"
    options = ("--show-toplevel",) if inside else ("--absolute-git-dir",)
    return {"root": git("rev-parse", *options).rstrip("\n"), "common": common}


def _authored(git: Git, request: Mapping[str, Any]) -> list[int]:
    """Return the author times of the user's commits on all branches since an instant."""
    config = _config(git)
    addresses = {address.lower() for address in (*request["addresses"], *config.get("user.email", ())[-1:])}
    me = Identity(git, addresses, {folded(name) for name in config.get("user.name", ())[-1:]})
    # A commit is never committed before it is written, so that git's own limit leaves nothing out.
    log = git(
        "log", *PLAIN, "--all", f"--since=@{request['authored_since']}", f"--format=%at{FIELD}%aN{FIELD}%aE", "--"
    )
    rows = [line.split(FIELD) for line in log.split("\n") if line]
    return [int(row[0]) for row in rows if len(row) == 3 and me.is_it(row[1], row[2])]


def _told(git: Git, request: Mapping[str, Any]) -> GitAnswer:
    bare, shallow = git("rev-parse", "--is-bare-repository", "--is-shallow-repository").split()
    config = _config(git)
    reference, branch = default_branch(git, bare == "true", config.get("init.defaultbranch", ("",))[-1])
    addresses = {address.lower() for address in (*request["addresses"], *config.get("user.email", ())[-1:])}
    me = Identity(git, addresses, {folded(name) for name in config.get("user.name", ())[-1:]})
    boundary = _boundary(git) if shallow == "true" else {}
    log = git("log", *PLAIN, f"--since=@{request['since']}", f"--format={FIELD.join(META)}", reference, "--")
    entries = [tuple(line.split(FIELD)) for line in log.split("\n")]
    entries = [entry for entry in entries if len(entry) == len(META) and not is_program(entry[2], entry[3])]
    me.learn(signer for entry in entries for trailer in entry[4:] for signer in trailer.split(ITEM))
    lines: dict[str, int] | None = None
    # A clone that lacks files would have to fetch them.
    if not any(name.endswith(("partialclone", "promisor")) for name in config):
        with suppress(Failed):
            lines = changed_lines(git, reference, request["lines_since"])
    marks = people([(name, address) for _id, _at, name, address, *_rest in entries])
    rows = []
    for (commit, at, name, address, reviewers, trailers), mark in zip(entries, marks, strict=True):
        mine = me.is_it(name, address)
        named = [not mine and me.is_among(trailer.split(ITEM)) for trailer in (reviewers, trailers)]
        # The first commit of a shallow clone looks as if it had brought everything.
        rows.append([commit, int(at), mark, mine, None if commit in boundary else (lines or {}).get(commit), *named])
    known_from = request["since"]
    if boundary:
        known_from = max(known_from, *boundary.values())
    return {
        "branch": branch,
        "commits": rows,
        "known_from": known_from,
        "shallow": bool(boundary),
        "nameless": not me,
        "uncounted": lines is None,
        "earlier": None if any(row[3] or row[6] for row in rows) else _last_before(git, reference, me),
    }


def _config(git: Git) -> dict[str, tuple[str, ...]]:
    wanted = r"^(user\.(email|name)|init\.defaultbranch|extensions\.partialclone|remote\..*\.promisor)$"
    try:
        output = git("config", "-z", "--get-regexp", wanted)
    except Failed:  # nothing of it is set
        return {}
    values: dict[str, tuple[str, ...]] = {}
    for entry in filter(None, output.split("\0")):
        name, _, text = entry.partition("\n")
        values[name.lower()] = (*values.get(name.lower(), ()), text.strip())
    return values


def _boundary(git: Git) -> dict[str, int]:
    """Return the commits at which a shallow clone ends, with their instants."""
    file = Path(git("rev-parse", "--path-format=absolute", "--git-path", "shallow").rstrip("\n"))
    names = file.read_text("ascii", "replace").split()
    output = git(
        "log", "--no-walk=unsorted", "--no-show-signature", "--format=%H %ct", "--stdin", stdin="\n".join(names)
    )
    return {name: int(at) for name, _, at in (line.partition(" ") for line in output.split("\n") if line)}


def _last_before(git: Git, reference: str, me: Identity) -> int | None:
    for line in git.lines("log", *PLAIN, *me.filters(), f"--format=%ct{FIELD}%aN{FIELD}%aE", reference, "--"):
        at, *author = line.split(FIELD)
        if len(author) == 2 and me.is_it(*author):
            return int(at)
    return None


class Identity:
    """The user among the authors: by their addresses and the name that the repository knows, as ``.mailmap`` has it.

    Args:
        git: the repository.
        addresses: the own addresses, in small letters.
        names: the own names, as names are compared.
    """

    def __init__(self, git: Git, addresses: set[str], names: set[str]) -> None:
        self._git = git
        self._addresses = {address for _name, address in mapped(git, map(contact, sorted(filter(None, addresses))))}
        self._names = set(filter(None, names))
        self._known: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._addresses or self._names)

    def is_it(self, name: str, address: str) -> bool:
        """Return whether a name and an address, as ``.mailmap`` has them, are the user's."""
        return address.lower() in self._addresses or folded(name) in self._names

    def filters(self) -> tuple[str, ...]:
        """Return options by which git leaves out most of what others wrote, and nothing that may be the user's."""
        own = sorted(self._addresses | self._names)
        # git ignores the case of ASCII only; and whoever looks for nothing would find everything.
        if not own or not all(text.isascii() and text.isprintable() for text in own):
            return ()
        return ("--use-mailmap", "--regexp-ignore-case", "--fixed-strings", *(f"--author={text}" for text in own))

    def learn(self, contacts: Iterable[str]) -> None:
        """Look up those whom trailers name, all at once."""
        wanted = sorted({text for text in contacts if text.endswith(">") and " <" in text})
        pairs = mapped(self._git, (contact(*reversed(text[:-1].split(" <", 1))) for text in wanted))
        for text, pair in zip(wanted, pairs, strict=False):
            self._known[text] = self.is_it(*pair)

    def is_among(self, contacts: Iterable[str]) -> bool:
        """Return whether one of the contacts of a trailer is the user."""
        return any(self._known.get(text, False) for text in contacts)


def is_program(name: str, address: str) -> bool:
    """Return whether a program commits under this name."""
    return name.endswith("[bot]") or address.partition("@")[0].endswith("[bot]")


def people(authors: Iterable[tuple[str, str]]) -> list[str]:
    """Return a mark for each author; those who share a name or an address are one person, who has one mark.

    authors   Ana a@x   Ana a@y   A. a@y   Bo b@x
    marks     1         1         1        2
    """
    authors = [(f"n {folded(name)}", f"a {address.lower()}") for name, address in authors]
    first: dict[str, str] = {}

    def root(node: str) -> str:
        while first.setdefault(node, node) != node:
            first[node] = first[first[node]]
            node = first[node]
        return node

    for name, address in authors:
        later, other = sorted((root(name), root(address)), reverse=True)
        first[other] = later
    return [sha256(root(name).encode("utf-8", "surrogateescape")).hexdigest()[:12] for name, _address in authors]
