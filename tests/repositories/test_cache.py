"""Damaged files of the list and of the cache: a reading that is missed, a list that is refused, never a crash."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tltimer.errors import Refused
from tltimer.paths import Home
from tltimer.repositories.cache import RepositoryCache
from tltimer.repositories.registry import Repository, RepositoryRegistry

DEEP = "[" * 200_000
REPOSITORY = Repository("/src/tool", "/src/tool/.git")


def _home(tmp_path: Path) -> Home:
    return Home(config=tmp_path, data=tmp_path, cache=tmp_path, runtime=tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        DEEP,
        json.dumps({"version": 1, "read_at": 0, "key": "", "answer": []}),
        json.dumps({"version": 1, "read_at": 1e300, "key": "", "answer": {}}),
        json.dumps({"version": 1, "read_at": 0, "key": "", "answer": {"commits": 3, "branch": "main"}}),
    ],
)
def test_a_damaged_reading_is_none_and_is_replaced_by_the_next(tmp_path: Path, text: str) -> None:
    cache = RepositoryCache(_home(tmp_path))
    cache.put(REPOSITORY, {"problem": "gone"}, datetime(2026, 11, 16, tzinfo=UTC), "")
    (file,) = (tmp_path / "repositories").glob("*.json")
    file.write_text(text)
    assert cache.reading(REPOSITORY) is None
    cache.put(REPOSITORY, {"failed": "slow"}, datetime(2026, 11, 17, tzinfo=UTC), "")
    reading = cache.reading(REPOSITORY)
    assert reading is not None
    assert reading.problem == "slow"


@pytest.mark.parametrize("text", ["", "null", "[]", '{"repositories": [1]}', DEEP])
def test_a_damaged_list_is_refused_and_stays_as_it_is(tmp_path: Path, text: str) -> None:
    file = _home(tmp_path).repositories_file
    file.write_text(text)
    with pytest.raises(Refused, match=r"repositories\.json"):
        RepositoryRegistry(_home(tmp_path)).remove(REPOSITORY)
    assert file.read_text() == text
