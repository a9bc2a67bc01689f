"""The list of repositories, and what is kept of their readings."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.clones import ANA, ME, NOON, Clone
from tltimer import worker_process
from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.paths import Home, home_at
from tltimer.repositories.messages import reason
from tltimer.repositories.repositories import Repositories, ask_git
from tltimer.repositories.worker import answer_to

MINE = ("max@example.org",)


class Shelved:
    """Repositories of a home whose git is asked in this process; ``passed`` is how long ago noon was."""

    def __init__(self, home: Home, environ: dict[str, str]) -> None:
        self.home = home
        self.passed = timedelta(0)
        self.asked: list[dict[str, Any]] = []
        self.fails = ""
        self._environ = environ
        self.repositories = Repositories(home, Clock(NOON, 1.0, lambda: self.passed.total_seconds()), self._ask)

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(request)
        return {"failed": self.fails} if self.fails else answer_to(request, self._environ)

    def reading(self) -> Any:
        ((_repository, reading),) = self.repositories.known()
        return reading


@pytest.fixture
def shelved(tmp_path: Path, environ: dict[str, str]) -> Shelved:
    return Shelved(home_at(str(tmp_path / "home")), environ)


def test_added_listed_and_removed(shelved: Shelved, clone: Clone) -> None:
    clone.commit(1, src__a_py="1\n")
    added = shelved.repositories.add(str(clone.path / "src"))
    assert (added.name, added.path) == ("work", str(clone.path))
    assert Repositories(shelved.home, Clock()).listed() == (added,)
    assert shelved.repositories.remove("work") == added
    assert shelved.repositories.listed() == ()
    assert clone.git("status", "--porcelain") == ""


def test_one_repository_is_added_once(shelved: Shelved, clone: Clone, tmp_path: Path) -> None:
    clone.commit(1)
    clone.git("worktree", "add", "-q", str(tmp_path / "tree"))
    shelved.repositories.add(str(clone.path))
    for place, words in ((clone.path, "has already been added"), (tmp_path / "tree", "another worktree of")):
        with pytest.raises(Refused, match=words):
            shelved.repositories.add(str(place))


def test_what_is_no_repository_is_refused(shelved: Shelved, tmp_path: Path) -> None:
    for place, words in ((tmp_path, "no git repository"), (tmp_path / "none", "this folder does not exist")):
        with pytest.raises(Refused, match=words):
            shelved.repositories.add(str(place))
    assert not shelved.home.repositories_file.exists()


def test_of_two_with_one_name_the_folder_decides(shelved: Shelved, clone: Clone, tmp_path: Path) -> None:
    other = tmp_path / "x" / "work"
    clone.git("init", "-q", str(other))
    for path in (clone.path, other):
        shelved.repositories.add(str(path))
    with pytest.raises(Refused, match="Several"):
        shelved.repositories.remove("work")
    with pytest.raises(Refused, match="not one of your repositories"):
        shelved.repositories.remove("play")
    assert shelved.repositories.remove(str(other)).path == str(other)


def test_a_moved_folder_can_be_removed_by_its_old_place(shelved: Shelved, clone: Clone, tmp_path: Path) -> None:
    clone.commit(1)
    shelved.repositories.add(str(clone.path))
    shelved.repositories.read(shelved.repositories.listed(), MINE)
    clone.path.rename(tmp_path / "moved")
    shelved.repositories.read(shelved.repositories.listed(), MINE)
    assert (shelved.reading().history, shelved.reading().problem) == (None, "gone")
    shelved.repositories.remove(str(clone.path))
    assert shelved.repositories.known() == ()


def test_it_is_read_again_after_six_hours_or_for_other_addresses(shelved: Shelved, clone: Clone) -> None:
    clone.commit(1, ANA)
    added = shelved.repositories.add(str(clone.path))
    assert shelved.repositories.due(MINE) == (added,)
    shelved.repositories.read((added,), MINE)
    assert shelved.repositories.due(MINE) == ()
    assert shelved.repositories.due(()) == (added,)
    shelved.passed = timedelta(hours=6) - timedelta(seconds=1)
    assert shelved.repositories.due(MINE) == ()
    for later in (timedelta(hours=6), -timedelta(seconds=1)):
        shelved.passed = later
        assert shelved.repositories.due(MINE) == (added,)


def test_what_is_kept_is_what_was_read(shelved: Shelved, clone: Clone) -> None:
    clone.commit(900, ME)
    last = clone.commit(3, ANA, a_py="1\n", text="x\n\nReviewed-by: Max <max@example.org>")
    shelved.repositories.read((shelved.repositories.add(str(clone.path)),), MINE)
    history = shelved.reading().history
    (commit,) = history.commits
    assert (commit.id, commit.at, commit.lines, commit.mine) == (last, NOON - timedelta(days=3), 1, False)
    assert (commit.reviewed, commit.paired) == (True, False)
    assert history.earlier == NOON - timedelta(days=900)
    assert (history.branch, history.shallow, shelved.reading().problem) == ("main", False, "")


def test_a_reading_that_does_not_end_leaves_what_is_known(shelved: Shelved, clone: Clone) -> None:
    clone.commit(3)
    added = shelved.repositories.add(str(clone.path))
    shelved.fails = "slow"
    shelved.repositories.read((added,), MINE)
    assert (shelved.reading().history, shelved.reading().problem) == (None, "slow")
    shelved.fails = ""
    shelved.repositories.read((added,), MINE)
    known = shelved.reading().history
    shelved.fails = "slow"
    shelved.repositories.read((added,), MINE)
    assert (shelved.reading().history, shelved.reading().problem) == (known, "slow")
    assert shelved.repositories.due(MINE) == ()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"version": 0}', b'{"version": 1, "read_at": 1e99, "answer": {}}']
)
def test_a_damaged_cache_is_read_anew(shelved: Shelved, clone: Clone, content: bytes) -> None:
    added = shelved.repositories.add(str(clone.path))
    shelved.repositories.read((added,), MINE)
    (file,) = (shelved.home.cache / "repositories").iterdir()
    file.write_bytes(content)
    assert shelved.reading() is None
    assert shelved.repositories.due(MINE) == (added,)


@pytest.mark.parametrize("content", ["", "[]", '{"repositories": [1]}', '{"repositories": [{"path": "x"}]}'])
def test_a_damaged_list_is_said_and_never_overwritten(shelved: Shelved, clone: Clone, content: str) -> None:
    clone.commit(1)
    shelved.home.config.mkdir(parents=True)
    shelved.home.repositories_file.write_text(content)
    assert shelved.repositories.listed() == ()
    assert len(shelved.repositories.problems()) == 1
    with pytest.raises(Refused, match="cannot be read"):
        shelved.repositories.add(str(clone.path))
    assert shelved.home.repositories_file.read_text() == content


def test_the_child_reads_and_is_ended_with_its_git(clone: Clone, tmp_path: Path) -> None:
    clone.commit(1)
    assert ask_git({"look": True, "path": str(clone.path)})["root"] == str(clone.path)
    sleeper = tmp_path / "bin" / "git"
    sleeper.parent.mkdir()
    fifo = tmp_path / "held"
    os.mkfifo(fifo)
    sleeper.write_text(f"#!/bin/sh\nexec sleep 60 > '{fifo}'\n")
    sleeper.chmod(0o755)
    held = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    command = [
        "env",
        f"PATH={sleeper.parent}:/usr/bin:/bin",
        *worker_process.command("tltimer.repositories.worker", ""),
    ]
    assert worker_process.ask(command, {"look": True, "path": str(clone.path)}, limit=2.0) == {"failed": "slow"}
    os.set_blocking(held, True)
    assert os.read(held, 1) == b""  # nobody holds the other end any more
    os.close(held)


@pytest.mark.parametrize(
    "code",
    [
        "gone",
        "none",
        "empty",
        "no branch",
        "owner",
        "bare",
        "no git",
        "slow",
        "crashed",
        "nameless",
        "uncounted",
        "shallow",
    ],
)
def test_whatever_is_wrong_is_said_in_words(code: str) -> None:
    words = reason(code, "detail", "/x y")
    assert words[0].islower() and "detail" not in words and "{" not in words
    assert reason("failed", "bad object", "/x") == "bad object"
    assert reason("failed", "", "/x") == "the repository could not be read"


def test_names_of_repositories() -> None:
    from tltimer.repositories.registry import Repository

    names: Callable[[str], str] = lambda path: Repository(path, "").name  # noqa: E731
    assert [names(path) for path in ("/a/app", "/a/app.git", "/a/app/.git", "/")] == ["app", "app", "app", "/"]
