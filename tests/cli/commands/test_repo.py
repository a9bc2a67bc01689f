"""repo, and what the week says of repositories."""

import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def git(folder: Path, *words: str, at: str = "2026-11-15T12:00:00Z", who: str = "Max") -> None:
    people = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
              for what, value in (("NAME", who), ("EMAIL", f"{who.lower()}@example.org"), ("DATE", at))}  # fmt: skip
    subprocess.run(("git", "-C", folder, *words), env=people, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "<app> & co"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    for key, value in (("user.name", "Max"), ("user.email", "max@example.org")):
        git(folder, "config", key, value)
    for number, who in enumerate(("Max", "Ana", "Ana", "Bo")):
        (folder / f"{who}.py").write_text("1\n" * (number + 1))
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "work", who=who, at=f"2026-11-{10 + number}T12:00:00Z")
    return folder


def test_from_none_to_one_and_back(shell: Shell, repository: Path) -> None:
    assert (
        shell.done("repo") == "No repositories yet. To see your share of the team's commits: tltimer repo add FOLDER\n"
    )
    assert shell("repo", "--json").json["repositories"] == []
    said = shell.done("repo", "add", str(repository)).splitlines()
    assert said[1:] == [
        "  you wrote 1 of 4 commits, 25% · 13% of the changed lines · 3 people",
        "  your last commit on main was 7 days ago",
    ]
    assert shell.done("repo", "list").splitlines()[1:] == said[1:]
    (row,) = shell("repo", "list", "--json").json["repositories"]
    assert (row["commits"], row["my_commits"], row["commit_share"], row["problem"]) == (4, 1, 0.25, None)
    assert (row["lines"], row["my_lines"], row["days_since"], row["people"]) == (8, 1, 7, 3)
    assert "Stopped reading" in shell.done("repo", "remove", repository.name)
    assert shell("repo", "--json").json["repositories"] == []
    assert "'nothing' is not one of your repositories" in shell.refused("repo", "remove", "nothing")
    assert "this folder does not exist" in shell.refused("repo", "add", str(repository / "none"))


def test_the_week_tells_of_commits_only_where_there_are_repositories(shell: Shell, repository: Path) -> None:
    assert "commits" not in shell("week", "--json").json
    assert "Commits" not in shell.done("week")
    shell.done("repo", "add", str(repository))
    week = shell("week", "--json").json
    assert (week["commits"]["my_commits"], week["commits"]["days_since"]) == (1, 7)
    assert [(row["week"], row["commits"], row["my_commits"]) for row in week["commits"]["weeks"][-2:]] == [
        ("2026-W46", 4, 1),
        ("2026-W47", 0, 0),
    ]
    lines = shell.done("week").splitlines()
    place = lines.index("Commits · <app> & co, last 4 weeks")
    assert lines[place + 1] == "  you wrote 1 of 4 commits, 25% · 13% of the changed lines · 3 people"
    assert lines[place + 2] == "  your last commit on main was 7 days ago"
    assert lines[place + 4].split() == ["yours", *"00000000001", "0"]
    markdown = shell.done("week", "--markdown")
    assert "## Commits\n\n- you wrote 1 of 4 commits, 25% ·" in markdown
    assert shell("week", "2026-W46", "--json").json["commits"]["days_since"] == 5


def test_several_have_a_line_each_and_their_troubles(shell: Shell, repository: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    git(empty, "init", "-q")
    for folder in (repository, empty):
        shell.done("repo", "add", str(folder))
    assert ["empty", "the", "repository", "has", "no", "commits", "yet"] in [
        line.split() for line in shell.done("week").splitlines()
    ]
    assert "- \\<app\\> \\& co: 1 of 4" in shell.done("week", "--markdown").replace("&lt;", "\\<").replace(
        "&amp;", "\\&"
    )
    repository.rename(tmp_path / "moved")
    said = shell.done("repo")
    assert "this folder does not exist; if it was moved, remove it here and add it again at its new location" in said
    (row, _empty) = shell("repo", "--json").json["repositories"]
    assert (row["commits"], row["days_since"]) == (None, None)


def test_a_damaged_list_is_said(shell: Shell) -> None:
    shell.home.mkdir()
    (shell.home / "repositories.json").write_text("{")
    for words in (("repo",), ("week",), ("week", "--json")):
        answer = shell(*words)
        assert answer.status == 0
        assert answer.err.count("cannot be read") == 1


def test_the_doctor_looks_at_repositories(shell: Shell, repository: Path, tmp_path: Path) -> None:
    def findings() -> dict[str, tuple[str, str]]:
        return {
            finding["topic"]: (finding["state"], finding["text"])
            for finding in shell("doctor", "--json").json["findings"]
        }

    assert findings()["repositories"][0] == "off"
    shell.done("repo", "add", str(repository))
    assert findings()["repository <app> & co"] == ("ok", "read just now")
    before = shell.now
    for later, words in ((timedelta(minutes=5), "5 min ago"), (timedelta(days=9, hours=3), "9 days ago")):
        shell.now = f"{datetime.fromisoformat(before) + later:%Y-%m-%dT%H:%M:%SZ}"
        assert findings()["repository <app> & co"] == ("ok", f"last read {words}")
    shell.now = before
    repository.rename(tmp_path / "moved")
    shell.done("repo", "list")
    assert findings()["repository <app> & co"][0] == "limited"
    (shell.home / "repositories.json").write_text("{")
    assert findings()["repositories"][0] == "limited"
