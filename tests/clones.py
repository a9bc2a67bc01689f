"""Real git repositories in a temporary folder, with a configuration of their own."""

import os
import subprocess
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tltimer.repositories.worker import answer_to

NOON = datetime.fromisoformat("2026-11-16T12:00:00+00:00")
ME, ANA, BO = ("Max Muster", "max@example.org"), ("Ana", "ana@example.org"), ("Bo", "bo@example.org")
LONG_AGO = int((NOON - timedelta(weeks=26)).timestamp())


class Clone:
    """A repository that tests write into with git itself."""

    def __init__(self, path: Path, environ: Mapping[str, str]) -> None:
        self.path = path
        self.environ = dict(environ)

    def git(self, *words: str, **environ: str) -> str:
        """Run git in it."""
        done = subprocess.run(
            ("git", "-C", str(self.path), *words),
            env=self.environ | environ,
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, days: float, who: tuple[str, str] = ME, text: str = "work", **files: str) -> str:
        """Commit files so many days before noon; names are with underscores for dots."""
        for name, content in files.items():
            file = self.path / name.replace("__", "/").replace("_", ".")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
        self.git("add", "-A")
        at = f"{int((NOON - timedelta(days=days)).timestamp())} +0000"
        people = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in zip(("NAME", "EMAIL"), who, strict=True)
        }
        self.git("commit", "-q", "--allow-empty", "-m", text, GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at, **people)
        return self.git("rev-parse", "HEAD")

    def read(self, *addresses: str, path: Path | None = None, **more: Any) -> dict[str, Any]:
        """Have it read as the child does."""
        request = {
            "path": str(path or self.path),
            "addresses": list(addresses),
            "since": LONG_AGO,
            "lines_since": LONG_AGO,
        }
        return answer_to(request | more, self.environ)


def figures(answer: dict[str, Any]) -> tuple[int, int, int]:
    """Return the number of commits, of the user's, and of people."""
    rows = answer["commits"]
    return len(rows), sum(row[3] for row in rows), len({row[2] for row in rows})


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which git knows Max, and nothing else of this machine."""
    settings = folder / "gitconfig"
    settings.write_text("[user]\n name = Max Muster\n email = max@example.org\n[init]\n defaultBranch = main\n")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GIT_CONFIG_GLOBAL": str(settings),
        "GIT_CONFIG_NOSYSTEM": "1",
        "XDG_CONFIG_HOME": str(folder / "none"),
    }


def fresh_clone(folder: Path, environ: Mapping[str, str] | None = None) -> Clone:
    """Make a repository without commits in a folder."""
    made = Clone(folder / "work", environ or environment(folder))
    # What reads finds the configuration where git looks for it by itself.
    (folder / ".gitconfig").write_text((folder / "gitconfig").read_text())
    made.path.mkdir()
    made.git("init", "-q")
    return made
