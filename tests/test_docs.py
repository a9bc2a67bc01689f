"""The documentation: every command in it runs, every link leads somewhere, and every page is in the index."""

import ast
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.i18n.speaking import TOOL
from tltimer.gui.settings.pages import PAGES as SETTINGS_PAGES
from tltimer.settings.schema import SETTINGS

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
GENERATED = {"commands.md", "settings.md"}
NOW = "2026-11-18T10:00:00Z*1"
QUOTED = {
    "1:1 Ana",
    "23 minutes to recover from each interruption",
    "Can view all details",
    "and",
    "on the network",
    "review the RFC by Thu",
    "tltimer",
}
"""Texts in quotation marks that are not from the interface."""

SETTINGS_ELSEWHERE = ("Calendar", "Online Accounts", "Privacy & Security", "Security", "your calendar")
"""Pages of the settings of other programs."""

OUTSIDE = {"/tmp/tltimer-docs-backup.zip", "/tmp/tltimer-docs-export.json"}


def commands(page: Path) -> list[str]:
    """Return the lines of a page's sh blocks that call tltimer."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("tltimer ")]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the folder of a new home."""
    return tmp_path / "home"


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_every_command_runs(page: Path, home: Path, tmp_path: Path) -> None:
    environ = os.environ | {"TLTIMER_NOW": NOW, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}

    def run(*words: str, at: str = NOW) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tltimer", "--home", str(home), "--zone", "UTC", *words]
        return subprocess.run(
            command,
            cwd=ROOT,
            env=environ | {"TLTIMER_NOW": at},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    for day, mode in (("09", "coding"), ("10", "review"), ("11", "coding"), ("17", "coding")):
        assert run("switch", mode, at=f"2026-11-{day}T09:00:00Z").returncode == 0
        assert run("stop", at=f"2026-11-{day}T15:00:00Z").returncode == 0
    assert run("switch", "planning", at="2026-11-18T08:00:00Z").returncode == 0
    for line in commands(page):
        words = [str(tmp_path / Path(word).name) if word in OUTSIDE else word for word in shlex.split(line)[1:]]
        result = run(*words)
        assert result.returncode == 0, f"{line}\n{result.stdout}{result.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if link not in GENERATED and not (page.parent / link).exists()] == []


def topics() -> Iterator[str]:
    """Return the names of all lines that the doctor can print."""
    for file in sorted((ROOT / "tltimer" / "cli" / "doctor").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            named: list[ast.expr] = []
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Finding", "_room", "_of_backends"}:
                named = node.args[:1]
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).strip("(").startswith("topic"):
                named = node.value.elts[:1] if isinstance(node.value, ast.Tuple) else [node.value]
            for part in (part for element in named for part in ast.walk(element)):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield re.sub(r"\{\w+\}", "NAME", part.value)


def test_every_line_of_the_doctor_is_explained() -> None:
    page = (ROOT / "docs" / "troubleshooting.md").read_text("utf-8")
    explained = {name for row in re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE) for name in row.split(", ")}
    documented = set(topics())
    assert {"tray", "journal", "evidence", "calendar NAME"} <= documented
    assert documented - explained == set()


def test_every_file_of_the_data_format_is_one_that_the_program_writes() -> None:
    page = (ROOT / "docs" / "data-format.md").read_text("utf-8").split("## Places")[1].split("\n## ")[0]
    cells = re.findall(r"^\| ((?:cache: )?`[^|]*) \|", page, re.MULTILINE)
    names = {name.strip("/") for cell in cells for name in re.findall(r"`([^`]*)`", cell)}
    plain = {name for name in names if re.fullmatch(r"[a-z.-]+", name)}
    code = "".join(file.read_text("utf-8") for file in (ROOT / "tltimer").rglob("*.py"))
    assert {"notifications.json", "heartbeat", "evidence"} <= plain
    assert {name for name in plain if f'"{name}"' not in code and f'"{name.removesuffix(".lock")}' not in code} == set()


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert [page.name for page in PAGES if page.parent.name == "docs" and f": {page.name}\n" not in index] == []


def test_the_page_on_installing_names_the_libraries_that_the_script_installs() -> None:
    script = (ROOT / "packaging" / "linux" / "system-packages").read_text("utf-8")
    page = (ROOT / "docs" / "install.md").read_text("utf-8")
    wanted = re.search(r'^run="([^"]*)"', script, re.MULTILINE)
    named = re.search(r"sudo apt install (libegl1[^`]*)", page)
    assert wanted is not None
    assert named is not None
    assert named[1].replace("\\", "").split() == wanted[1].split()


def test_the_readme_is_read_in_two_minutes() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").split()) <= 450


def test_the_generated_pages_explain_every_action_and_name_every_setting() -> None:
    spec = importlib.util.spec_from_file_location("docs_hook", ROOT / "packaging" / "docs_hook.py")
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    commands, settings = hook.commands_page(), hook.settings_page()
    assert "### `tltimer switch`" in commands
    assert "#### `tltimer calendar add`" in commands
    assert commands.count("--home DIR") == 1
    assert '- `runaway_after` = `"5h"`<br>**Ask about entries longer than**<br>A longer entry counts' in settings


def prose(page: Path) -> str:
    """Return a page as one line, without its code."""
    text = re.sub(r"^ *(```|~~~).*?^ *\1", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"\s+", " ", re.sub(r"`[^`]*`", "`…`", text))


def pattern(message: str) -> str:
    """Return a pattern that matches a message with its placeholders filled in, or the beginning of a longer one."""
    return "".join(".+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[^}]*\})", message))


def test_every_text_that_the_pages_quote_is_in_the_interface() -> None:
    messages: set[str] = set()
    for message in TOOL.collected(ROOT):
        messages |= {message.id} if isinstance(message.id, str) else set(message.id)
    spoken = [message for message in messages if re.search(r"[a-z]{2}", re.sub(r"\{[^}]*\}", "", message))]
    whole = re.compile("|".join(f"(?:{pattern(message)})" for message in spoken), re.DOTALL)
    for page in PAGES:
        for quote in set(re.findall(r'"([^"]+)"', prose(page))) - QUOTED:
            inside = any(message.startswith(f"{quote} ") for message in messages)
            assert whole.fullmatch(quote) or inside, f"{page.name}: {quote}"


def test_every_way_through_the_settings_is_there() -> None:
    pages = {page.title: {*(section.title for section in page.sections)} for page in SETTINGS_PAGES}
    labels = {setting.label for setting in SETTINGS}
    for page in PAGES:
        for way in re.findall(r"Settings › ((?:[^.;:|`›]+ › )*[^.;:|`›]+)", prose(page)):
            first, *rest = way.split(" › ")
            if first.startswith(SETTINGS_ELSEWHERE) and not first.startswith("Calendars"):
                continue
            title = next((page for page in pages if first.startswith(page)), None)
            assert title is not None, f"{page.name}: {way}"
            for part in rest:
                assert part.startswith(tuple((pages[title] | labels) - {""})), f"{page.name}: {way}"
