"""Every text has its translation, and every translation fits its text; words are looked up as gettext does."""

import ast
import gettext
import io
import re
import subprocess
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog as Words
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from tests.i18n.speaking import LANGUAGES, ROOT, TOOL, speaking
from tltimer.i18n.catalog import Catalog
from tltimer.i18n.translate import TYPED, by_language, pgettext, typed
from tltimer.wording import formats

PLACEHOLDER = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%\(\w+\)[sr]|%[sr]")
DECLARED = {"help", "label", "title", "about", "allowed", "choices", "hue", "shape", "text"}
"""Constants whose texts are declared in English and translated where they are shown."""


def forms(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, tuple | list) else (str(words),)


def key(message: Message) -> str:
    """Return the key of a message in a catalog."""
    return forms(TOOL.with_context(message.context, message.id))[0]


@pytest.fixture(scope="module")
def said() -> set[str]:
    return {key(message) for message in TOOL.collected(ROOT) if message.id}


def translated(language: str) -> list[Message]:
    return [message for message in TOOL.read(ROOT / "resources" / "translations" / f"{language}.po") if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_no_other(language: str, said: set[str]) -> None:
    messages = translated(language)
    known = {key(message) for message in messages}
    assert sorted(said - known) == [], "make translations collects these; then they need their words"
    assert sorted(known - said) == [], "make translations takes these out"
    assert [message.id for message in messages if message.fuzzy or not all(forms(message.string))] == []


@pytest.mark.parametrize("language", LANGUAGES)
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
        if message.context == TYPED:
            continue
        originals, translations = forms(message.id), forms(message.string)
        possible = [shape(original) for original in originals]
        # One of something can be said without a number.
        alone = [shape(original.replace("{count}", "one")) for original in originals[1:]]
        for number, text in enumerate(translations):
            if shape(text) not in (possible if number else possible + alone):
                wrong.append((originals[-1], text))
    assert wrong == []


def test_the_template_is_up_to_date() -> None:
    assert TOOL.template(ROOT).read_bytes() == TOOL.text_of(TOOL.collected(ROOT)), "make translations writes it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_msgfmt_finds_nothing_wrong(language: str) -> None:
    file = ROOT / "resources" / "translations" / f"{language}.po"
    checked = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", file], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_texts_are_collected_with_plural_context_and_the_comment_above_them() -> None:
    code = """
def words(n):
    # Translators: two
    # lines.
    one = pgettext("a mark", "Open")
    # Anybody's comment.
    return f"{_('within')} {ngettext('{n} day', '{n} days', n)}", typed("a|b"), one, _(code)
"""
    assert {(text.one, text.many, text.context, text.comment) for text in TOOL.texts_of(code, "words.py")} == {
        ("Open", "", "a mark", "two lines."),
        ("within", "", None, ""),
        ("{n} day", "{n} days", None, ""),
        ("a|b", "", TYPED, ""),
    }


def test_german_says_du_and_stays_calm() -> None:
    loud = re.compile(r"\b(Ihre?[nmrs]?|Ihnen)\b|!|(?<=[a-zäöüß,] )Sie\b")
    assert [text for message in translated("de") for text in forms(message.string) if loud.search(text)] == []


def calls() -> Iterator[tuple[str, ast.Call, bool]]:
    """Return every call of _ and ngettext, and whether it runs when its module is imported."""

    def within(node: ast.AST, at_import: bool) -> Iterator[tuple[ast.Call, bool]]:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOOL.KEYWORDS:
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
        count = TOOL.KEYWORDS[call.func.id] if isinstance(call.func, ast.Name) else 0
        texts = call.args[:count]
        if isinstance(texts[0], ast.Name) and texts[0].id in ("TYPED", "SAMPLE"):
            continue  # a context of its own, whose texts are collected another way
        odd += [
            f"{place} {ast.unparse(call)}"
            for given in texts
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
    words = {original.replace("\0", " "): translation.replace("\0", " ") for original, translation in words.items()}
    words = {
        original: translation
        for original, translation in words.items()
        if original and "\r" not in original + translation
    }
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


def test_one_word_with_two_meanings_has_a_translation_for_each() -> None:
    with speaking("de"):
        assert pgettext("close Getting started", "Done") == "Fertig"
        assert pgettext("no such context", "Done") == "Done"


def test_words_that_are_typed_are_those_of_the_language_and_the_english_ones() -> None:
    assert typed("monday|mon") == ("monday", "mon")
    assert typed("–") == ()
    with speaking("de"):
        assert typed("monday|mon") == ("montag", "mo", "monday", "mon")
        assert typed("for") == ("for",)


LANGUAGE_DATA = {
    "de": ("März", "März", "Mo", "{day}. {month}", "{first}.–{day}. {month} {year}", "{percent}\u00a0%", "HH:mm"),
    "fr": ("mars", "mars", "lun", "{day} {month}", "{first}–{day} {month} {year}", "{percent}\u00a0%", "HH:mm"),
    "ru": ("март", "марта", "пн", "{day} {month}", "{first}–{day} {month} {year}\u202fг.", "{percent}\u00a0%", "HH:mm"),
    "pt_BR": ("março", "março", "seg", "{day} de {month}", "{first}–{day} de {month} de {year}", "{percent}%", "HH:mm"),
    "ja": ("3月", "3月", "月", "{number}月{day}日", "{year}年{number}月{first}–{day}日", "{percent}%", "H:mm"),
    "hi": ("मार्च", "मार्च", "सोम", "{day} {month}", "{first}–{day} {month} {year}", "{percent}%", "h:mm a"),
}


@pytest.mark.parametrize("language", LANGUAGE_DATA)
def test_names_and_patterns_come_from_the_tables_of_languages(language: str) -> None:
    texts = {(context, english): own for context, english, own in TOOL.language_data(language)}
    month, in_dates, monday, date_pattern, week_pattern, percent, clock = LANGUAGE_DATA[language]
    assert texts["CLDR", "March"] == month
    assert texts["CLDR, within a date", "March"] == in_dates
    assert texts["CLDR", "Mon"] == monday
    assert texts["CLDR", "{day} {month}"] == date_pattern
    assert texts["CLDR", "{first}–{day} {month} {year}"] == week_pattern
    assert texts["CLDR", "{percent}%"] == percent
    assert texts["CLDR", "HH:mm"] == clock


def test_the_interface_uses_every_name_and_pattern_of_the_tables() -> None:
    from tltimer.i18n import language_choice

    asked = {("CLDR", "language"), ("CLDR", "HH:mm")}
    assert language_choice.own_name("en") == "English"
    code = "".join(file.read_text("utf-8") for file in (ROOT / "tltimer").rglob("*.py"))
    asked |= {("CLDR", name) for name in (*formats.WEEKDAYS, *(day[:3] for day in formats.WEEKDAYS), *formats.MONTHS)}
    asked |= {("CLDR, within a date", name) for name in formats.MONTHS}
    asked |= {("CLDR", text) for text in re.findall(r'"((?:\{\w+\}|AM|PM)[^"]*)"', code) if by_language(text) == text}
    assert {(context, english) for context, english, _own in TOOL.language_data("de")} <= asked
