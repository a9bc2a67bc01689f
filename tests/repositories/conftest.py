"""Real git repositories in a temporary folder, with a configuration of their own."""

from pathlib import Path

import pytest

from tests.clones import Clone, environment, fresh_clone


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path)


@pytest.fixture
def clone(tmp_path: Path, environ: dict[str, str]) -> Clone:
    return fresh_clone(tmp_path, environ)
