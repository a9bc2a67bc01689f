"""Compiles the translations when a wheel is built; the source tree is only read."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """Puts a compiled catalog into the wheel for each translation."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder beside the tree, which may be read-only."""
        if version == "editable":
            return  # a checkout compiles its own: make environment
        sys.path.insert(0, str(Path(self.root, "packaging")))
        from translations import compile_all

        self._folder = tempfile.TemporaryDirectory(prefix="tltimer-translations-")
        for compiled in compile_all(Path(self.root), Path(self._folder.name)):
            build_data["force_include"][str(compiled)] = f"tltimer/_resources/translations/{compiled.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if version != "editable":
            self._folder.cleanup()
