"""Finds the files that the program ships: icons, looks, demo data."""

from __future__ import annotations

import sys
from pathlib import Path


def shipped(*parts: str) -> Path:
    """Return the path of a file or folder of ``resources/``, in a wheel, a checkout or a frozen program."""
    package = Path(__file__).parent
    frozen = getattr(sys, "_MEIPASS", None)
    roots = ([Path(frozen) / "resources"] if frozen else []) + [package / "_resources", package.parent / "resources"]
    root = next((root for root in roots if root.is_dir()), roots[-1])
    return root.joinpath(*parts)
