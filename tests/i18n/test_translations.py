"""Every text has its translation, and every translation fits its text; words are looked up as gettext does."""

import ast
import gettext
import importlib.util
import io
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog as Words
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from tltimer.i18n.catalog import Catalog
from tltimer.i18n.languages import TRANSLATED

ROOT = Path(__file__).parents[2]
PLACEHOLDER = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%\(\w+\)[sr]|%[sr]")
DECLARED = {"help", "label", "title", "about", "allowed", "choices", "hue", "shape", "text"}
"""What holds texts that are declared in English and translated where they are shown."""


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = tool()


def forms(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, tuple | list) else (str(words),)


@pytest.fixture(scope="module")
def said() -> set[str]:
    return {forms(message.id)[0] for message in TOOL.collected(ROOT) if message.id}


def translated(language: str) -> list[Message]:
    return [message for message in TOOL.read(ROOT / "resources" / "translations" / f"{language}.po") if message.id]


def test_a_language_is_offered_if_there_is_a_catalog_of_it() -> None:
    assert [file.stem for file in TOOL.translations(ROOT)] == list(TRANSLATED)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_no_other(language: str, said: set[str]) -> None:
    messages = translated(language)
    known = {forms(message.id)[0] for message in messages}
    assert sorted(said - known) == [], "make translations collects these; then they need their words"
    assert sorted(known - said) == [], "make translations takes these out"
    assert [message.id for message in messages if message.fuzzy or not all(forms(message.string))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fits_its_text(language: str) -> None:
    def shape(text: str) -> tuple[object, ...]:
        return (
            sorted(PLACEHOLDER.findall(text)),
            text.count("&"),
            text.count("\n"),
            text.endswith("…"),
            text.endswith((": ", "? ", "] ")),
            text.startswith(" "),
        )

    wrong = []
    for message in translated(language):
        originals, found = forms(message.id), forms(message.string)
        possible = [shape(original) for original in originals]
        # One of something can be said without a number.
        alone = [shape(original.replace("{count}", "one")) for original in originals[1:]]
        for number, text in enumerate(found):
            if shape(text) not in (possible if number else possible + alone):
                wrong.append((originals[-1], text))
    assert wrong == []


def test_german_says_du_and_stays_calm() -> None:
    loud = re.compile(r"\b(Ihre?[nmrs]?|Ihnen)\b|!|(?<=[a-zäöüß,] )Sie\b")
    assert [text for message in translated("de") for text in forms(message.string) if loud.search(text)] == []


def calls() -> Iterator[tuple[str, ast.Call, bool]]:
    """Return every call of _ and ngettext, and whether it runs when its module is imported."""

    def within(node: ast.AST, at_import: bool) -> Iterator[tuple[ast.Call, bool]]:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            yield node, at_import
        later = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            yield from within(child, at_import and not (later and child is not getattr(node, "args", None)))

    for file in sorted((ROOT / "tltimer").rglob("*.py")):
        for call, at_import in within(ast.parse(file.read_text("utf-8")), True):
            yield f"{file.relative_to(ROOT)}:{call.lineno}", call, at_import


def test_texts_are_translated_when_they_are_said_and_not_when_modules_are_loaded() -> None:
    assert [place for place, _call, at_import in calls() if at_import] == []


def test_texts_are_whole_where_they_are_translated_or_declared_as_texts() -> None:
    def declared(given: ast.expr) -> bool:
        names = {node.attr for node in ast.walk(given) if isinstance(node, ast.Attribute)}
        names |= {node.id for node in ast.walk(given) if isinstance(node, ast.Name)}
        return bool(names & DECLARED)

    odd = []
    for place, call, _at_import in calls():
        count = 2 if isinstance(call.func, ast.Name) and call.func.id == "ngettext" else 1
        odd += [
            f"{place} {ast.unparse(call)}"
            for given in call.args[:count]
            if not (isinstance(given, ast.Constant) or declared(given))
        ]
    assert odd == []


def compiled(words: dict[str, str | tuple[str, str]], locale: str = "de") -> bytes:
    catalog = Words(locale=locale)
    for original, translation in words.items():
        catalog.add(original if isinstance(translation, str) else (original, f"{original}s"), translation)
    raw = io.BytesIO()
    write_mo(raw, catalog)
    return raw.getvalue()


@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=20), st.text())
def test_words_are_looked_up_as_gettext_does(words: dict[str, str], other: str) -> None:
    words = {original.replace("\0", " "): told.replace("\0", " ") for original, told in words.items()}
    words = {original: told for original, told in words.items() if original and "\r" not in original + told}
    raw = compiled(dict(words))
    ours, theirs = Catalog(raw), gettext.GNUTranslations(io.BytesIO(raw))
    for text in (*words, *(word + "x" for word in words)):
        assert ours.gettext(text) == theirs.gettext(text)
    if other and "\0" not in other:
        assert ours.gettext(other) == theirs.gettext(other)


@pytest.mark.parametrize("locale", ["de", "fr", "pl", "ar"])
def test_counts_choose_the_form_that_the_language_has_for_them(locale: str) -> None:
    catalog = Words(locale=locale)
    catalog.add(("day", "days"), tuple(f"form {number}" for number in range(catalog.num_plurals)))
    raw = io.BytesIO()
    write_mo(raw, catalog)
    ours, theirs = Catalog(raw.getvalue()), gettext.GNUTranslations(io.BytesIO(raw.getvalue()))
    for count in (0, 1, 2, 3, 5, 11, 22, 101):
        assert ours.ngettext("day", "days", count) == theirs.ngettext("day", "days", count)
        assert ours.ngettext("hour", "hours", count) == ("hour" if count == 1 else "hours")


@pytest.mark.parametrize("raw", [b"", b"x" * 40])
def test_what_is_no_catalog_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="catalog"):
        Catalog(raw)
