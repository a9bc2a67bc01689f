"""The child process on real repositories."""

import os
import shutil
from pathlib import Path

import pytest

from tests.clones import ANA, BO, ME, NOON, Clone, figures
from tltimer.repositories.worker import answer_to, is_program, people


def test_commits_lines_and_people(clone: Clone) -> None:
    clone.commit(9, ANA, a_py="1\n2\n3\n")
    clone.commit(2, ME, a_py="1\n2\n4\n", b_py="1\n")
    answer = clone.read()
    assert answer["branch"] == "main"
    assert figures(answer) == (2, 1, 2)
    assert [(row[3], row[4]) for row in answer["commits"]] == [(True, 3), (False, 3)]
    assert [(int(NOON.timestamp()) - row[1]) // 86400 for row in answer["commits"]] == [2, 9]
    assert not answer["shallow"] and not answer["nameless"]


def test_it_tells_nobodys_name_or_address(clone: Clone) -> None:
    clone.commit(1, ANA, text="work\n\nReviewed-by: Bo <bo@example.org>")
    said = str(clone.read())
    assert not any(word in said for person in (ANA, BO, ME) for word in person)


def test_my_other_addresses_are_mine_too(clone: Clone) -> None:
    clone.commit(3, ("M", "old@example.org"))
    clone.commit(2, ("Max Muster", "1+max@users.noreply.example.org"))
    clone.commit(1, ANA)
    assert figures(clone.read()) == (3, 1, 3)
    assert figures(clone.read("OLD@example.org")) == (3, 2, 3)


def test_the_mailmap_says_who_is_who(clone: Clone) -> None:
    clone.commit(4, ("M", "old@example.org"))
    clone.commit(3, ("A", "ana@home.example.org"))
    clone.commit(
        2,
        ANA,
        _mailmap="Max Muster <max@example.org> <old@example.org>\nAna <ana@example.org> <ana@home.example.org>\n",
    )
    assert figures(clone.read()) == (3, 1, 2)
    # An own address that the mailmap replaces is an own one still.
    assert figures(clone.read("ana@home.example.org")) == (3, 3, 2)


def test_merges_and_programs_do_not_count(clone: Clone) -> None:
    clone.commit(9, ANA, a_py="1\n")
    clone.git("switch", "-q", "-c", "topic")
    clone.commit(8, ANA, b_py="1\n")
    clone.git("switch", "-q", "main")
    clone.commit(7, ("renovate[bot]", "29139614+renovate[bot]@users.noreply.example.org"), c_py="1\n")
    clone.git("merge", "-q", "--no-ff", "-m", "Merge", "topic")
    assert figures(clone.read()) == (2, 0, 1)


def test_generated_vendored_and_binary_paths_have_no_lines(clone: Clone) -> None:
    clone.commit(
        3,
        ME,
        _gitattributes="gen/** linguist-generated\n*.min linguist-generated=true\n*.svg -diff\n*.bin binary\n"
        "own.min linguist-generated=false\n",
        lib___gitattributes="* linguist-vendored\n",
    )
    clone.commit(
        2,
        ME,
        gen__a_py="1\n" * 100,
        x_min="1\n" * 100,
        own_min="1\n" * 5,
        lib__x_py="1\n" * 100,
        a_svg="1\n" * 100,
        a_bin="1\n" * 100,
        a_py="1\n" * 7,
        picture="\0\1\2",
    )
    assert [row[4] for row in clone.read()["commits"]] == [12, 5]
    bare = clone.path.with_name("bare.git")
    clone.git("clone", "-q", "--bare", ".", str(bare))
    assert [row[4] for row in clone.read(path=bare)["commits"]] == [12, 5]


def test_a_renamed_file_has_only_the_lines_that_changed(clone: Clone) -> None:
    clone.commit(3, ME, old="".join(f"{n}\n" for n in range(50)))
    clone.git("mv", "old", "a new\tname")
    clone.commit(2, ME)
    assert [row[4] for row in clone.read()["commits"]] == [0, 50]


def test_reviews_and_pairs_are_read_from_trailers(clone: Clone) -> None:
    clone.commit(5, ANA, text="one\n\nReviewed-by: Max <MAX@example.org>\nReviewed-by: Bo <bo@example.org>")
    clone.commit(4, ANA, text="two\n\nCo-authored-by: Max Muster <m@elsewhere.example.org>")
    clone.commit(3, ME, text="three\n\nReviewed-by: Max Muster <max@example.org>")
    clone.commit(2, BO, text="four\n\nReviewed-by: nobody in particular\nCo-authored-by: <<>>\n <x")
    assert [row[5:] for row in clone.read()["commits"]] == [
        [False, False],
        [False, False],
        [False, True],
        [True, False],
    ]


def test_my_last_commit_is_found_however_old_it_is(clone: Clone) -> None:
    clone.commit(900, ME)
    clone.commit(800, ME)
    clone.commit(700, ANA)
    answer = clone.read()
    assert answer["commits"] == []
    assert (int(NOON.timestamp()) - answer["earlier"]) // 86400 == 800
    assert clone.read("ana@example.org")["earlier"] > answer["earlier"]


def test_my_last_commit_is_found_whatever_the_case_and_the_letters_of_my_name(clone: Clone) -> None:
    clone.git("config", "user.name", "Jörg Müller")
    clone.commit(900, ("JÖRG MÜLLER", "elsewhere@example.org"))
    clone.commit(800, ANA)
    assert (int(NOON.timestamp()) - clone.read()["earlier"]) // 86400 == 900


def test_whose_address_only_holds_mine_is_not_me(clone: Clone) -> None:
    clone.commit(900, ME)
    clone.commit(800, ("Tim", "notmax@example.org"))
    assert (int(NOON.timestamp()) - clone.read()["earlier"]) // 86400 == 900


def test_what_origin_has_counts_and_its_head_names_the_branch(clone: Clone, tmp_path: Path) -> None:
    clone.commit(5, ANA)
    clone.git("branch", "-m", "main", "trunk")
    other = Clone(tmp_path / "other", clone.environ)
    clone.git("clone", "-q", ".", str(other.path))
    other.commit(1, ME)
    assert (other.read()["branch"], figures(other.read())) == ("trunk", (1, 0, 1))
    clone.git("switch", "-q", "--detach")
    other.git("push", "-q", "origin", "HEAD:trunk")
    assert figures(other.read()) == (2, 1, 2)


def test_a_detached_head_changes_nothing(clone: Clone) -> None:
    first = clone.commit(5, ANA)
    clone.commit(1, ME)
    clone.git("checkout", "-q", first)
    clone.commit(1, ME)
    assert figures(clone.read()) == (2, 1, 2)


@pytest.mark.parametrize(("branch", "expected"), [("master", "master"), ("develop", None)])
def test_the_default_branch_without_an_origin(clone: Clone, branch: str, expected: str | None) -> None:
    clone.commit(1)
    clone.git("branch", "-m", "main", branch)
    answer = clone.read()
    assert answer.get("branch") == expected
    if not expected:
        assert answer["problem"] == "no branch"
        clone.git("config", "init.defaultBranch", branch)
        assert clone.read()["branch"] == branch


def test_no_commits(clone: Clone) -> None:
    assert clone.read()["problem"] == "empty"


def test_a_shallow_clone_says_from_when_on_it_knows_all(clone: Clone, tmp_path: Path) -> None:
    clone.commit(9, ME, a_py="1\n" * 1000)
    clone.commit(5, ANA, b_py="1\n")
    clone.commit(2, ANA, c_py="1\n")
    other = Clone(tmp_path / "other", clone.environ)
    clone.git("clone", "-q", "--depth", "2", f"file://{clone.path}", str(other.path))
    answer = other.read()
    assert answer["shallow"]
    assert (int(NOON.timestamp()) - answer["known_from"]) // 86400 == 5
    assert [row[4] for row in answer["commits"]] == [1, None]


def test_a_clone_without_files_fetches_nothing(clone: Clone, tmp_path: Path) -> None:
    clone.commit(5, ANA, a_py="1\n")
    clone.commit(2, ME, a_py="2\n")
    clone.git("config", "uploadpack.allowFilter", "true")
    other = Clone(tmp_path / "other", clone.environ)
    clone.git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{clone.path}", str(other.path))
    before = sorted(other.path.rglob("*"))
    answer = other.read()
    assert figures(answer) == (2, 1, 2)
    assert [row[4] for row in answer["commits"]] == [None, None]
    assert answer["uncounted"]
    assert sorted(other.path.rglob("*")) == before


def test_a_damaged_file_costs_the_lines_and_not_the_commits(clone: Clone) -> None:
    clone.commit(5, ANA, a_py="1\n")
    clone.commit(2, ME, a_py="2\n")
    name = clone.git("rev-parse", "HEAD:a.py")
    file = clone.path / ".git" / "objects" / name[:2] / name[2:]
    file.chmod(0o644)
    file.write_bytes(b"broken")
    answer = clone.read()
    assert figures(answer) == (2, 1, 2)
    assert answer["uncounted"]


def test_a_worktree_is_read_like_its_repository(clone: Clone, tmp_path: Path) -> None:
    clone.commit(2, ME)
    clone.git("worktree", "add", "-q", str(tmp_path / "tree"))
    assert figures(clone.read(path=tmp_path / "tree")) == (1, 1, 1)
    here, there = (
        answer_to({"look": True, "path": str(path)}, clone.environ) for path in (clone.path, tmp_path / "tree")
    )
    assert here["common"] == there["common"]
    assert (here["root"], there["root"]) == (str(clone.path), str(tmp_path / "tree"))


def test_a_folder_of_a_repository_leads_to_it(clone: Clone) -> None:
    clone.commit(1, src__a_py="1\n")
    for folder, root in (("src", clone.path), (".git", clone.path / ".git")):
        assert answer_to({"look": True, "path": str(clone.path / folder)}, clone.environ)["root"] == str(root)


def test_a_folder_that_is_gone_is_not_looked_for_elsewhere(clone: Clone, tmp_path: Path) -> None:
    clone.commit(1)
    clone.path.rename(tmp_path / "moved")
    assert clone.read()["problem"] == "gone"
    # Nor is what lies around it taken for it.
    shutil.move(tmp_path / "moved" / ".git", tmp_path / ".git")
    clone.path.mkdir()
    assert clone.read()["problem"] == "none"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give folders away")
def test_a_folder_of_somebody_else_is_refused_and_git_asked_not_to_trust_it(clone: Clone) -> None:
    clone.commit(1)
    for path in (clone.path, *clone.path.rglob("*")):
        os.chown(path, 12345, 12345)
    for more in ({}, {"look": True}):
        assert clone.read(**more)["problem"] == "owner"


def test_nothing_of_the_repository_is_run_or_changed(clone: Clone, tmp_path: Path) -> None:
    clone.commit(2, ME, a_py="1\n", _gitattributes="*.py diff=odd filter=odd\n")
    clone.commit(1, ME, a_py="2\n")
    mark, script = tmp_path / "was-run", tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n")
    script.chmod(0o755)
    programs = (
        "core.fsmonitor core.pager core.sshCommand core.editor core.askPass diff.external diff.odd.command"
        " diff.odd.textconv filter.odd.clean filter.odd.smudge filter.odd.process gpg.program credential.helper"
    )
    for key in programs.split():
        clone.git("config", key, str(script))
    for key in ("log.showSignature", "core.splitIndex", "core.untrackedCache"):
        clone.git("config", key, "true")
    hooks = clone.path / ".git" / "hooks"
    for hook in ("post-index-change", "reference-transaction", "pre-auto-gc"):
        shutil.copy(script, hooks / hook)
    (clone.path / "a.py").touch()  # the index would want to be renewed

    def state() -> dict[Path, tuple[int, int]]:
        return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in clone.path.rglob("*")}

    before = state()
    assert figures(clone.read()) == (2, 2, 1)
    assert clone.read(look=True)["root"] == str(clone.path)
    assert state() == before
    assert not mark.exists()


def test_a_bare_repository_that_git_is_set_not_to_read(clone: Clone, tmp_path: Path) -> None:
    clone.commit(1)
    bare = tmp_path / "bare.git"
    clone.git("clone", "-q", "--bare", ".", str(bare))
    assert figures(clone.read(path=bare)) == (1, 1, 1)
    with (tmp_path / ".gitconfig").open("a") as settings:
        settings.write("[safe]\n bareRepository = explicit\n")
    assert clone.read(path=bare)["problem"] == "bare"


def test_without_git_it_is_said(clone: Clone) -> None:
    clone.environ["PATH"] = "/nowhere"
    assert clone.read()["problem"] == "no git"


def test_without_any_name_nobody_is_me(clone: Clone, tmp_path: Path) -> None:
    clone.commit(1, ANA)
    (tmp_path / ".gitconfig").unlink()
    answer = clone.read()
    assert answer["nameless"] and figures(answer) == (1, 0, 1)


def test_a_program_is_known_by_its_name() -> None:
    assert is_program("dependabot[bot]", "x@y") and is_program("Renovate", "123+renovate[bot]@users.example.org")
    assert not is_program("Abbot", "abbot@example.org")


def test_people_who_share_a_name_or_an_address_are_one() -> None:
    marks = people([("Ana", "a@x"), ("Ana", "a@y"), ("A.", "A@Y"), ("Bo", "b@x"), ("ANA", "c@x")])
    assert marks[0] == marks[1] == marks[2] == marks[4] != marks[3]
