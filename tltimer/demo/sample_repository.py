"""The git repository of the sample team: the commits of the lead and the others in the twelve weeks of the story."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, time, timedelta

from tltimer.domain.timeline.instants import wall_instant
from tltimer.repositories.git import QUIET, Failed, git_program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo
    from pathlib import Path

    from tltimer.domain.timeline.days import Week

FIRST_HOUR = 9
"""Nobody of the story commits earlier."""

REVIEWED = 3
"""One in so many commits of others was reviewed by the lead."""


def make_repository(
    path: Path,
    people: Sequence[tuple[str, str]],
    weeks: Sequence[tuple[Week, Sequence[int]]],
    now: datetime,
    zone: tzinfo,
) -> bool:
    """Make a bare repository of the commits made by now.

    Args:
        path: its folder, which must not be there yet.
        people: their names and addresses, the lead first.
        weeks: each week with the number of commits of everybody.
        now: the present instant.
        zone: where they work.

    Returns:
        False where there is no git.
    """
    environ = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")} | QUIET
    stream = "".join(_commits(people, weeks, now, zone)).encode()
    try:
        for words, content in (
            (("init", "-q", "--bare", str(path)), b""),
            (("-C", str(path), "symbolic-ref", "HEAD", "refs/heads/main"), b""),
            (("-C", str(path), "fast-import", "--quiet"), stream),
        ):
            subprocess.run((git_program(), *words), input=content, env=environ, check=True, capture_output=True)
    except (OSError, Failed, subprocess.CalledProcessError):
        return False
    return True


def _commits(
    people: Sequence[tuple[str, str]], weeks: Sequence[tuple[Week, Sequence[int]]], now: datetime, zone: tzinfo
) -> Iterator[str]:
    made = sorted(
        (_instant(week, number, person, zone), person, number)
        for week, counts in weeks
        for person, count in enumerate(counts)
        for number in range(count)
    )
    for index, (at, person, number) in enumerate(commit for commit in made if commit[0] <= now):
        name, address = people[person]
        author = f"{name} <{address}> {int(at.timestamp())} +0000"
        content = f"{index}\n" + "a line of code\n" * ((index * 7 + number) % 40)
        message = f"Change {index}\n"
        if person and index % REVIEWED == 0:
            message += f"\nReviewed-by: {people[0][0]} <{people[0][1]}>\n"
        yield (
            f"commit refs/heads/main\nauthor {author}\ncommitter {author}\ndata {len(message)}\n{message}\n"
            f"M 644 inline part{index % 20}.py\ndata {len(content)}\n{content}\n"
        )


def _instant(week: Week, number: int, person: int, zone: tzinfo) -> datetime:
    """Return the time of somebody's commit: spread over the days of the week, no two at once."""
    day = week.monday + timedelta(days=(number + person) % 5)
    minutes = (number // 5) * 97 + person * 41 + number
    return wall_instant(day, time(FIRST_HOUR), zone).astimezone(UTC) + timedelta(minutes=minutes)
