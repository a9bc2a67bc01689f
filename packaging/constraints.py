"""Prints the versions, in this environment, of all that the project needs to run and to be developed.

``make constraints`` writes constraints.txt with it, so that the same versions come back on the next machine. What only
other systems need is not listed, and comes there in the newest version that fits.
"""

import tomllib
from importlib.metadata import distribution, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def needed(requirements: list[str]) -> dict[str, str]:
    """Return the versions, by name, of requirements and all that they require on this system."""
    versions: dict[str, str] = {}
    waiting = [(Requirement(text), "") for text in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        known = name in versions
        versions[name] = version(name)
        if known and not requirement.extras:
            continue
        for text in distribution(name).requires or []:
            waiting += [(Requirement(text), wanted) for wanted in requirement.extras or {""}]
    return versions


project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
print("# The versions that are tested; written by 'make constraints'.")
groups = project["dependency-groups"]
wanted = [*project["project"]["dependencies"], *groups["dev"], *groups["freeze"], *groups["ship"], "pip"]
for name, pinned in sorted(needed(wanted).items()):
    print(f"{name}=={pinned}")
