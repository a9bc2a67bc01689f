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

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
GENERATED = {"commands.md", "settings.md"}
NOW = "2026-11-18T10:00:00Z*1"
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
            for part in (part for one in named for part in ast.walk(one)):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield re.sub(r"\{\w+\}", "NAME", part.value)


def test_every_line_of_the_doctor_is_explained() -> None:
    page = (ROOT / "docs" / "troubleshooting.md").read_text("utf-8")
    explained = {name for row in re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE) for name in row.split(", ")}
    told = set(topics())
    assert {"tray", "journal", "evidence", "calendar NAME"} <= told
    assert told - explained == set()


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
    assert commands.count("Global options:") == 1
    assert '| `runaway_after` | `"5h"` | **Ask about entries longer than.** Until you confirm it,' in settings
