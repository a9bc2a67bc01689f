"""The list of repositories, which one process at a time changes."""

import os
from pathlib import Path

import pytest

from tltimer.errors import Refused
from tltimer.paths import home_at
from tltimer.repositories.registry import Repository, RepositoryRegistry
from tltimer.storage.lock import FileLock


def test_who_holds_the_list_is_named_after_a_while(tmp_path: Path) -> None:
    home = home_at(str(tmp_path))
    registry, repository = RepositoryRegistry(home, timeout=0.05), Repository("/app", "/app/.git")
    refused = pytest.raises(Refused, match=rf"Process {os.getpid()} has kept .*repositories.lock locked for 0.05 s")
    with FileLock(home.repositories_file.with_suffix(".lock")).held(), refused:
        registry.add(repository)
    assert registry.repositories() == ()
    registry.add(repository)
    with FileLock(home.repositories_file.with_suffix(".lock")).held(), refused:
        registry.remove(repository)
    assert registry.repositories() == (repository,)


@pytest.mark.parametrize("path", ["\\ud800", "/app\\u0000"])
def test_paths_that_no_folder_has_are_a_damaged_list(tmp_path: Path, path: str) -> None:
    home = home_at(str(tmp_path))
    home.repositories_file.parent.mkdir(parents=True, exist_ok=True)
    home.repositories_file.write_text(f'{{"repositories": [{{"path": "{path}", "common": "/app/.git"}}]}}', "utf-8")
    registry = RepositoryRegistry(home)
    assert registry.repositories() == ()
    with pytest.raises(Refused):
        registry.add(Repository("/app", "/app/.git"))
