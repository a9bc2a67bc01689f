"""Packaging: it names everything that the program needs."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
OTHER_NAMES = {"pyside6-essentials": "pyside6", "tzdata": "tzdata", "python-xlib": "python-xlib"}


def needed(requirements: list[str]) -> set[str]:
    """Return the names of those that Linux needs, as Arch calls them."""
    linux = [text for text in requirements if "win32" not in text]
    names = {re.split(r"[^\w-]", text, maxsplit=1)[0].lower() for text in linux}
    return {OTHER_NAMES.get(name, f"python-{name}") for name in names}


@pytest.mark.parametrize(
    ("array", "requirements"),
    [("depends", PROJECT["project"]["dependencies"]), ("makedepends", PROJECT["build-system"]["requires"])],
)
def test_the_recipe_for_arch_names_every_library(array: str, requirements: list[str]) -> None:
    recipe = (ROOT / "packaging" / "recipes" / "aur" / "PKGBUILD").read_text("utf-8")
    named = re.search(rf"^{array}=\(([^)]*)\)", recipe, re.MULTILINE)
    assert named is not None
    assert needed(requirements) - set(named[1].split()) == set()
