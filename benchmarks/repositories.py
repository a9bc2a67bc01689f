"""Measures the reading of a git repository of 100,000 commits against git's own plain walk over it."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measuring import Row, in_turns, process_time
from tltimer import worker_process
from tltimer.repositories.repositories import LINE_WEEKS, WEEKS

COMMITS = 100_000
YEARS = 10
PEOPLE = 9
LIMIT_S = 2.0
ROUNDS, WARM_UP = 5, 1


def measure(folder: Path) -> list[Row]:
    """Measure the whole child process that reads: once as somebody who commits, once as one who never did."""
    path = folder / "repository.git"
    now = int(time.time())
    make_repository(path, now)
    cases = {
        "git log": process_time(("git", "-C", path, "log", "--format=%H"), os.environ),
        "one of the team": _reading(path, "dev1@example.org", now),
        "nobody of it": _reading(path, "nobody@example.org", now),
    }
    medians = in_turns(cases, ROUNDS, WARM_UP)
    return [
        Row("reading 100,000 commits of ten years as one of the team", medians["one of the team"], LIMIT_S, "s"),
        Row("… to plain `git log`", medians["one of the team"] / medians["git log"], 3.0),
        Row("… as one who never committed, looked for in all of them", medians["nobody of it"], LIMIT_S, "s"),
        Row("… to plain `git log`", medians["nobody of it"] / medians["git log"], 5.0),
    ]


def make_repository(path: Path, now: int) -> None:
    """Make a bare repository whose commits end now."""
    subprocess.run(("git", "init", "-q", "--bare", path), check=True)
    subprocess.run(("git", "-C", path, "symbolic-ref", "HEAD", "refs/heads/main"), check=True)
    importing = subprocess.Popen(("git", "-C", path, "fast-import", "--quiet"), stdin=subprocess.PIPE)
    assert importing.stdin is not None
    for commit in _commits(now):
        importing.stdin.write(commit.encode())
    importing.stdin.close()
    if importing.wait():
        raise RuntimeError("git could not import the made-up commits")


def _commits(now: int) -> Iterator[str]:
    length = YEARS * 365 * 24 * 60 * 60
    for number in range(COMMITS):
        who = f"Dev {number % PEOPLE} <dev{number % PEOPLE}@example.org>"
        at = now - length + length * number // COMMITS
        content = f"{number}\n" + "x\n" * (number % 40)
        yield (
            f"commit refs/heads/main\nauthor {who} {at} +0000\ncommitter {who} {at} +0000\ndata 5\nwork\n\n"
            f"M 644 inline src/part{number % 50}/file{number % 997}.py\ndata {len(content)}\n{content}\n"
        )


def _reading(path: Path, address: str, now: int) -> Callable[[], float]:
    since, lines_since = (now - int(length.total_seconds()) for length in (WEEKS, LINE_WEEKS))
    request = {"path": str(path), "addresses": [address], "since": since, "lines_since": lines_since}

    def case() -> float:
        begin = time.perf_counter()
        answer = worker_process.ask(worker_process.command("tltimer.repositories.worker", ""), request, 60.0)
        took = time.perf_counter() - begin
        if len(answer.get("commits", ())) < 1000:
            raise RuntimeError(f"the child answered {json.dumps(answer)[:200]}")
        return took

    return case
