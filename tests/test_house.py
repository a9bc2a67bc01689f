"""Rules of the house that no linter knows, each a pattern and its reason."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HERE = "|".join(re.escape(f"{folder}/") for folder in (ROOT, Path.home()))
PROGRAM = ("tltimer/**/*.py",)
TESTS = ("tests/**/*.py",)
CODE = (*PROGRAM, *TESTS, "benchmarks/**/*.py", "packaging/**/*.py")
TEXT = (*CODE, "packaging/**/*", ".ci/*", "docs/**/*.md", "resources/**/*", "*.md", "*.toml", "*.txt", "Makefile")

RULES = [
    (
        PROGRAM,
        r"datetime\.now\(|\.utcnow\(|\bdate(time)?\.today\(|\btime\.time(_ns)?\(|\b(local|gm)time\(\)|\.current(Date|Time|DateTime)\w*\(",
        "only tltimer/clock.py asks what time it is",
    ),
    (CODE, r"from __feature__", "with snake_case names, overrides of Qt's methods are silently not called"),
    (CODE, r"from \.+\w* import|from \. import", "imports name their module in full, so that the layers can be read"),
    (PROGRAM, r"sys\.path\b|os\.chdir\(", "modules are found by their names and files by tltimer/resources.py"),
    (PROGRAM, r"class \w*(Manager|Helper|Util|Utils)\b", "a class is named after what it is"),
    (PROGRAM, r"def _?get_", "a function that gives something is named after it"),
    (PROGRAM, r"\b_\(\s*f?[\"'][^\"']*!", "words are calm: no exclamation marks"),
    (PROGRAM, r"\b_\(\s*f[\"']", "placeholders are filled in after translating"),
    (TESTS, r"monkeypatch\.setattr\((?!sys\b)|mock\.patch|autouse", "where a test needs this, a seam is missing"),
    (TESTS, r"\btime\.sleep\(|\.qWait\(|qtbot\.wait\((?!0\))", "wait for the event, not for a while"),
    (
        TEXT,
        rf"{re.escape(str(ROOT))}|{re.escape(str(Path.home()))}/|/home/\w|[A-Z]:\\\\?Users",
        "no path of one machine",
    ),
    (TEXT, r"(?i)index-url|find-links|--registry", "registries are set up on the machine, not here"),
]

EXEMPT = {
    "tltimer/clock.py": "only tltimer/clock.py asks what time it is",
    "tltimer/resources.py": "modules are found by their names and files by tltimer/resources.py",
    "tltimer/worker_process.py": "modules are found by their names and files by tltimer/resources.py",
    "tests/e2e/waiting.py": "wait for the event, not for a while",
}


def files(patterns: tuple[str, ...]) -> Iterator[Path]:
    """Return the text files that these patterns find, but this one."""
    for pattern in patterns:
        for file in sorted(ROOT.glob(pattern)):
            if file.is_file() and file != Path(__file__) and file.suffix not in {".mo", ".png", ".pyc"}:
                yield file


@pytest.mark.parametrize(("patterns", "rule", "reason"), RULES, ids=[reason for _patterns, _rule, reason in RULES])
def test_the_house_rule_holds(patterns: tuple[str, ...], rule: str, reason: str) -> None:
    pattern = re.compile(rule)
    broken = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in files(patterns)
        if EXEMPT.get(file.relative_to(ROOT).as_posix()) != reason
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not broken, reason + ":\n" + "\n".join(broken)


def test_modules_are_named_after_their_subject() -> None:
    vague = {"utils", "util", "misc", "helpers", "helper", "manager", "base"}
    assert [file for file in files(PROGRAM) if vague & {file.stem, *file.relative_to(ROOT).parts}] == []


def test_packaging_stays_a_plain_folder() -> None:
    assert not list((ROOT / "packaging").rglob("__init__.py")), "it would hide the packaging library"


def test_every_module_and_package_says_what_it_is() -> None:
    silent = [file for file in files(PROGRAM) if not file.read_text(encoding="utf-8").lstrip().startswith('"""')]
    assert silent == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    imports: dict[str, set[str]] = {}
    for file in files(PROGRAM):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        imports[module] = set(_imported(ast.parse(file.read_text())))
    modules = {module: {name for name in names if name in imports} for module, names in imports.items()}

    TopologicalSorter(modules).prepare()  # raises an error with the circle, if there is one


def _imported(tree: ast.AST) -> Iterator[str]:
    """Return the names of what is imported anywhere in a module, but for annotations alone."""
    if isinstance(tree, ast.If) and isinstance(tree.test, ast.Name) and tree.test.id == "TYPE_CHECKING":
        return
    if isinstance(tree, ast.ImportFrom):
        yield str(tree.module)
        yield from (f"{tree.module}.{name.name}" for name in tree.names)
    for part in ast.iter_child_nodes(tree):
        yield from _imported(part)


def test_tests_reach_into_no_private_members() -> None:
    public = {"os._exit", "window.box._replace"}
    assert [
        f"{file.relative_to(ROOT)}:{part.lineno}: {ast.unparse(part)}"
        for file in files(TESTS)
        for part in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(part, ast.Attribute)
        and part.attr.startswith("_")
        and not part.attr.startswith("__")
        and ast.unparse(part.value) not in {"self", "cls"}
        and ast.unparse(part) not in public
    ] == []


def test_windows_are_listed_where_none_can_be_deleted_meanwhile() -> None:
    listing = {"topLevelWidgets", "allWidgets", "topLevelWindows", "allWindows"}
    assert [
        str(file.relative_to(ROOT))
        for file in files(PROGRAM)
        for part in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(part, ast.Attribute) and part.attr in listing
    ] == ["tltimer/gui/widgets/top_level.py"]


def test_what_carries_out_choices_is_called_a_controller() -> None:
    controllers = {
        part.name
        for file in files(("tltimer/gui/**/*.py",))
        for part in ast.parse(file.read_text()).body
        if isinstance(part, ast.ClassDef)
        and (file.parent.name == "controllers" and any(ast.unparse(base) == "QObject" for base in part.bases))
        != part.name.endswith("Controller")
    }
    assert controllers == {"EveningAnswersController"}, "all others are QObjects in gui/controllers"


def test_no_two_classes_have_one_name() -> None:
    places: dict[str, list[str]] = {}
    for file in files(PROGRAM):
        for part in ast.parse(file.read_text()).body:
            if isinstance(part, ast.ClassDef) and not part.name.startswith("_"):
                places.setdefault(part.name, []).append(str(file.relative_to(ROOT)))
    assert {name: place for name, place in places.items() if len(place) > 1} == {}
