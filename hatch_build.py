"""Compiles the translations when the wheel, or the checkout's own installation, is made."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """Puts a compiled catalog beside each translation."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is not compiled yet."""
        sys.path.insert(0, str(Path(self.root, "packaging")))
        from translations import compile_all

        compile_all(Path(self.root))
