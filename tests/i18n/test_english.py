"""The English of messages and pages: one word per thing, ranges and percentages as the house writes them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.i18n.speaking import ROOT, TOOL
from tltimer.cli.help import metavars
from tltimer.i18n.translate import TYPED

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

OLD = [
    (r"(?<!here )\bis no (?!longer\b|more\b)", "'abc' is not a day", "'abc' is no day"),
    (r"\b(came|comes|became|becomes) of (it|them|that|you|your|protected)\b", "outcome", "What came of it?"),
    (r"\blies? (above|below|outside|within|inside|ahead)\b", "is below", "The week lies below the target."),
    (r"\bby itself\b", "on its own, or who does it", "It starts by itself."),
    (r"\bmade-up\b", "sample", "made-up weeks"),
    (r"[\d}%]\s+–\s+[\d{]", "30–50%", "30 – 50%"),
    (r"[\d}]\s+%", "32%", "32 % of this week"),
    (r"\b(taken?|takes) back\b", "undo, revert", "Taken back."),
    (r"\bdone again\b|\bdo again\b", "redo", "It cannot be done again."),
    (r"\b(read|set|shown|kept) no longer\b", "no longer read", "Work is read no longer"),
    (r"\bno \w+ that there is\b", "does not exist", "02:30 is no time that there is"),
    (r"\bcrumbs?\b|\bthe band\b|\byour band\b|\bledger\b", "fragment, target, 1:1 list", "6 crumbs"),
    (r"\bcut up\b", "fragmented", "The day is cut up."),
    (r"\bthe swing\b|\blook back, evening\b", "trend, end-of-day review", "the swing"),
    (r"\bNobody in particular\b|\bSuch as:", "No one specific, e.g.", "Nobody in particular"),
    (r"\bgives? its time to\b", "merge into", "Give its time to the next entry"),
    (r"\bneither true nor false\b", "must be true or false", "confirmed is neither true nor false"),
    (r"\bwhat is (in hand|between people|meant)\b", "the noun", "let go of what is in hand"),
    (r"\bnothing was changed\b", "no change made", "Nothing runs; nothing was changed."),
    (r"(^|, )tells? you\b", "Notifies you", "Tells you when a meeting starts."),
    (r"\b(does not|no \w+ \w+) answer(ed|s)?\b", "is not responding", "the server does not answer"),
    (r"\bUse one such as\b", "Use a time such as", "Use one such as 10:05."),
    (r"\b(this|the|your) computer\b", "machine", "noticed on this computer"),
    (r"(?<!the )\bmeanwhile\b", "in the meantime", "unless you changed it meanwhile"),
    (r"\bis young\b", "Only 9 min tracked so far", "The week is young."),
    (r"\bswitch(es)? by you\b", "of your own", "2 switches by you"),
    (r"\bwithout others\b", "with nobody else invited", "Events without others"),
    (r"\bEmpty: ", "Leave it empty to …", "Empty: none."),
    (r"\bshow up here\b|\bwill appear here\b", "appear here", "Your days will appear here."),
    (
        r"\bName another\b|\ban empty text\b|\ba text contains\b",
        "choose another, an empty one, a string",
        "an empty text removes it",
    ),
    (r"\bcolors?\b(?! scheme)", "colour", "'x' is not a color"),
]
"""Patterns of what was once written, what is written now, and a text that each refuses."""


def prose(page: Path) -> Iterator[str]:
    """Return the lines of a page without its code, which quotes files and other programs."""
    text = re.sub(r"^ *(```|~~~).*?^ *\1", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    yield from (re.sub(r"`[^`]*`", "`…`", line) for line in text.splitlines())


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Return every message in English, with its plural, and the lines of every page."""
    texts: list[str] = []
    for message in TOOL.collected(ROOT):
        if message.id and message.context != TYPED:
            texts += [message.id] if isinstance(message.id, str) else message.id
    return texts + [f"{page.name}: {line}" for page in PAGES for line in prose(page)]


@pytest.mark.parametrize(("old", "instead", "example"), OLD, ids=[instead for _old, instead, _example in OLD])
def test_no_message_and_no_page_is_worded_as_it_once_was(
    old: str, instead: str, example: str, texts: list[str]
) -> None:
    pattern = re.compile(old, re.IGNORECASE)
    assert pattern.search(example)
    assert [text for text in texts if pattern.search(text)] == [], instead


def test_a_refusal_is_a_sentence_or_ends_with_the_reason_or_a_command() -> None:
    places: list[str] = []
    for file in sorted((ROOT / "tltimer").rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                places += [f"{file.name}: {text}" for text in refusals(function) if not is_sentence(text)]
    assert places == []
    assert not any(map(is_sentence, ("there is nothing to undo.", "There is nothing to undo")))


OPEN = (
    "{what}: {why}",
    "{name}: {why}",
    "Target {target}: {reason}",
    "KWin refused tltimer's script: {why}",
    "{path} cannot be added: {reason}",
    "{path} cannot be read: {reason}",
)
"""Messages that are a name and a reason, a line of doctor, or lead to a sentence of its own or to a command."""

OF_SENTENCES = ("The hook {name} failed", "tltimer does not run the hook ")
"""The beginnings of messages whose reason is a sentence with its own full stop."""


def test_a_sentence_that_ends_with_a_reason_has_a_full_stop(texts: list[str]) -> None:
    ends = re.compile(r"^(?![a-z]).{6,}: \{(reason|why|fault|damage)\}$")
    without = {text for text in texts if ends.search(text)}
    assert {text for text in without if text not in OPEN and not text.startswith(OF_SENTENCES)} == set()


def refusals(function: ast.FunctionDef) -> Iterator[str]:
    """Yield the messages with which a function refuses, given in the call or in a name before it."""
    names: dict[str, ast.expr] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            names[node.targets[0].id] = node.value
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Refused", "Misuse"):
            first = node.args[0] if node.args else node
            if isinstance(first, ast.Call) and isinstance(first.func, ast.Attribute):  # words.format(…)
                first = first.func.value
            first = names.get(first.id, first) if isinstance(first, ast.Name) else first
            if isinstance(first, ast.Call) and isinstance(first.func, ast.Name) and first.func.id == "_":
                yield ast.literal_eval(first.args[0])


def is_sentence(text: str) -> bool:
    """Return whether a message begins with a capital or a name, and ends as a sentence, a reason or a command does."""
    begins = not text[0].islower() or text.startswith("tltimer ")
    return begins and (text.endswith((".", "?", "…", "}")) or bool(re.search(r"[:,] tltimer |: \S+ --", text)))


def test_docstrings_begin_with_a_verb_of_the_field_or_a_noun() -> None:
    stiff = re.compile(r"(Gives?|Says?)\b")
    places: list[str] = []
    for file in sorted((ROOT / "tltimer").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                first = (ast.get_docstring(node) or "").partition("\n")[0]
                if stiff.match(first):
                    places.append(f"{file.relative_to(ROOT)}: {first}")
    assert places == []


def test_every_placeholder_of_the_help_has_a_word_in_the_users_language() -> None:
    code = "".join(file.read_text("utf-8") for file in (ROOT / "tltimer" / "cli").rglob("*.py"))
    used = set(re.findall(r'metavar="([^"]*[A-Z]{2}[^"]*)"', code))
    assert "DAY" in used
    assert used - set(metavars()) == set()
