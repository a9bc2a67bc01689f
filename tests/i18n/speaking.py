"""Lets tests speak another language than English, by its translation as it is in the tree."""

import contextlib
import importlib.util
import io
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from types import ModuleType

from babel.messages.mofile import write_mo

from tltimer.i18n.catalog import Catalog
from tltimer.i18n.translate import speak

ROOT = Path(__file__).parents[2]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
LANGUAGES = tuple(file.stem for file in TOOL.translations(ROOT))


@cache
def compiled(language: str) -> bytes:
    """Return the compiled catalog of a language."""
    raw = io.BytesIO()
    write_mo(raw, TOOL.complete(TOOL.read(ROOT / "resources" / "translations" / f"{language}.po")))
    return raw.getvalue()


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for the length of a block."""
    speak(Catalog(compiled(language)), language)
    try:
        yield
    finally:
        speak(NullTranslations())
