"""week --html, --pdf and --png: files that are whole, or not there."""

import io
import os
import shutil
import subprocess
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tltimer.cli.context import CommandContext
from tltimer.cli.images import drawn
from tltimer.cli.terminal import Terminal
from tltimer.errors import Refused

BEGINS = {"html": b"<!doctype html>", "pdf": b"%PDF-", "png": b"\x89PNG\r\n"}
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)


@pytest.mark.parametrize("form", BEGINS)
def test_the_week_as_a_file(morning: Callable[[], Shell], tmp_path: Path, form: str) -> None:
    shell, file = morning(), tmp_path / f"a week.{form}"
    file.write_text("what was there before")
    file.chmod(0o640)
    assert shell.done("week", f"--{form}", str(file)) == f"Written to {file}.\n"
    content = file.read_bytes()
    assert content.startswith(BEGINS[form]) and len(content) > 5000
    assert {path.name for path in tmp_path.iterdir()} == {"home", file.name}
    assert file.stat().st_mode & 0o777 == 0o640


def test_several_files_at_once(shell: Shell, tmp_path: Path) -> None:
    names = [str(tmp_path / f"week.{form}") for form in BEGINS]
    said = shell.done(
        "week", "last", *(word for name, form in zip(names, BEGINS, strict=True) for word in (f"--{form}", name))
    )
    assert said == "".join(f"Written to {name}.\n" for name in names)


@pytest.mark.parametrize("form", BEGINS)
def test_what_cannot_be_written_is_refused_in_a_line(shell: Shell, tmp_path: Path, form: str) -> None:
    assert "it is a folder" in shell.refused("week", f"--{form}", str(tmp_path))
    assert "does not exist" in shell.refused("week", f"--{form}", str(tmp_path / "none" / "week"))
    assert "cannot be combined with" in shell.refused("week", f"--{form}", "x", "--json", status=2)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_in_is_refused(shell: Shell, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be written" in shell.refused("week", "--html", str(tmp_path / "week.html"))
    tmp_path.chmod(0o700)


def test_a_painter_that_fails_leaves_nothing(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "broken" / "PySide6").mkdir(parents=True)
    (tmp_path / "broken" / "PySide6" / "__init__.py").write_text("raise ImportError('broken')")
    shell.environ["PYTHONPATH"] = str(tmp_path / "broken")
    said = shell.refused("week", "--png", str(tmp_path / "week.png"))
    assert "could not be exported" in said
    assert not (tmp_path / "week.png").exists()


def test_a_painter_that_takes_too_long_is_refused_in_words(tmp_path: Path) -> None:
    environ = {"TLTIMER_HOME": str(tmp_path)}
    session = CommandContext(Namespace(no_names=False), Terminal(io.StringIO(), environ), environ, None, None)
    with pytest.raises(Refused) as refusal:
        drawn(session, "week", "2026-W47", "png", limit=0.001)
    assert str(refusal.value) == "The week could not be exported: it took longer than 0 seconds; try again."


def test_the_words_of_a_pdf_are_words(morning: Callable[[], Shell], tmp_path: Path) -> None:
    file = tmp_path / "week.pdf"
    morning().done("week", "--pdf", str(file))
    assert file.read_bytes().count(b"/FontFile2") >= 2


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium to look at the page with")
def test_a_browser_shows_the_page_and_finds_nothing_to_complain_of(
    morning: Callable[[], Shell], tmp_path: Path
) -> None:
    shell = morning()
    shell.done("note", "<script>document.title = 'run'</script> & \u202e more")
    shell.done("week", "--html", str(tmp_path / "week.html"))
    options = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    options += " --disable-sync --no-first-run --disable-extensions --enable-logging=stderr --dump-dom"
    done = subprocess.run(
        (CHROMIUM, *options.split(), f"--user-data-dir={tmp_path}/profile", (tmp_path / "week.html").as_uri()),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "<title>Week 47, 16–22 November 2026</title>" in done.stdout
    assert "&lt;script&gt;document.title" in done.stdout and "<script" not in done.stdout
    assert done.stdout.count("<svg") == done.stdout.count("</svg>") > 5
    assert "CONSOLE" not in done.stderr and "Content Security Policy" not in done.stderr
