"""The words before and around a command, and what happens when things go wrong."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Shell
from tltimer import __version__
from tltimer.calendars.worker_client import HIDDEN_COMMAND
from tltimer.cli.help import names_of, program_help
from tltimer.cli.main import main
from tltimer.cli.registry import INTERNAL, MODULES, command_parser, summaries
from tltimer.cli.terminal import Terminal, complain
from tltimer.repositories.repositories import HIDDEN_COMMAND as READ_REPOSITORY


def test_every_command_has_a_module_and_a_summary() -> None:
    assert set(MODULES) == set(summaries())
    in_background = {"keep-backup", "renew-evidence", "renew-repositories"}
    others = {"_words", "draw", "run-hooks", "show-week", HIDDEN_COMMAND, READ_REPOSITORY}
    assert set(INTERNAL) == others | in_background


@pytest.mark.parametrize("command", sorted(summaries()))
def test_every_command_says_how_it_is_used(shell: Shell, command: str) -> None:
    out = shell.done(*command.split(), "--help")
    assert out.startswith(f"usage: tltimer {command}")
    assert shell.done("help", *command.split()) == shell.done(*command.split(), "-h") == out
    assert "--home DIR" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("command", sorted(summaries()))
def test_every_word_and_option_of_a_command_is_explained(command: str) -> None:
    parser = command_parser(command)
    declared = [*parser.arguments, *(argument for action in parser.actions.values() for argument in action.arguments)]
    assert [names_of(argument) for argument in declared if not argument.hidden and not argument.help] == []


def test_the_help_names_every_command(shell: Shell) -> None:
    assert shell.done("--help") == shell.done("-h") == program_help() + "\n"
    assert all(f"  {name} " in program_help() for name in summaries())


def test_help_is_a_word_too(shell: Shell) -> None:
    assert shell.done("help") == shell.done("--help")
    assert shell.done("help", "switch") == shell.done("switch", "--help")


def test_the_version_before_and_after_a_command(shell: Shell) -> None:
    assert (
        shell.done("--version")
        == shell.done("-V")
        == shell.done("status", "--version")
        == shell.done("status", "-V")
        == f"tltimer {__version__}\n"
    )


def test_home_and_zone_before_and_after_a_command(shell: Shell, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    shell.done("--home", other, "switch", "coding", "--at", "09:00")
    assert shell.log() == []
    for words in (
        ("--home", other, "log", "--json"),
        (f"--home={other}", "log", "--json"),
        ("log", "--json", "--home", other),
        ("--home", "/nonexistent", "log", "--json", f"--home={other}"),
    ):
        assert len(shell(*words).json["switches"]) == 1
    assert shell("--zone", "Asia/Tokyo", "day", "--json", "--home", other).json["zone"] == "Asia/Tokyo"
    assert shell("day", "--zone=Asia/Tokyo", "--json").json["zone"] == "Asia/Tokyo"


def test_an_action_takes_the_options_of_everywhere_too(shell: Shell, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    shell.done("days-off", "add", "today", "--home", other)
    assert shell("days-off", "--json").json["days_off"] == []
    days = shell("days-off", "list", "--json", "--home", other).json["days_off"]
    assert days == [{"day": "2026-11-17", "source": "user"}]


def test_wrong_usage_is_one_line_and_2(shell: Shell) -> None:
    cases = {
        "swich": "'swich' is not a tltimer command. Did you mean switch? See tltimer --help.",
        "xyzzy": "'xyzzy' is not a tltimer command. See tltimer --help.",
        "help xyzzy": "'xyzzy' is not a tltimer command. To list all commands: tltimer --help",
        "--hoem x": "--hoem is not a tltimer option. See tltimer --help.",
        "--hoem": "Unexpected argument '--hoem'. Did you mean --home? See tltimer --help.",
        "--with Ana switch 1:1": "--with is not a global option. Put it after the name of the command. "
        "See tltimer --help.",
        "--home x --with Ana switch 1:1": "--with is not a global option. Put it after the name of the command. "
        "See tltimer --help.",
        "--with=Ana switch 1:1": "--with is not a global option. Put it after the name of the command. "
        "See tltimer --help.",
        "--json status": "--json is not a global option. Put it after the name of the command. See tltimer --help.",
        "--lable Code modes": "--lable is not a tltimer option. See tltimer --help.",
        "--home": "--home needs a value. See tltimer --help.",
        "switch": "MODE is missing. See tltimer switch --help.",
        "plan block": "DAY, FROM-TO are missing. See tltimer plan block --help.",
        "quiet on": "Unexpected argument 'on'. See tltimer quiet --help.",
        "status --jso": "Unexpected argument '--jso'. Did you mean --json? See tltimer status --help.",
        "undo --json=1": "--json takes no value. See tltimer undo --help.",
        "switch a --at 9:00 --ago 1m": "--at and --ago cannot be used together. See tltimer switch --help.",
        "modes blue": "'blue' is not one of list, add, change, hide. See tltimer modes --help.",
        "modes hidde": "'hidde' is not one of list, add, change, hide. Did you mean hide? See tltimer modes --help.",
        "export cvs": "'cvs' is not one of csv, ics, json, timeclock. Did you mean csv? See tltimer export --help.",
    }
    for words, sentence in cases.items():
        assert shell.refused(*words.split(), status=2) == f"tltimer: {sentence}\n"
    for named in (["with", "Ana", "Lu"], ["Ana", "Lu"]):
        assert "Use --with 'Ana Lu', --note" in shell.refused("switch", "1:1", *named, status=2)
    assert "Did you mean --with?" in shell.refused("switch", "1:1", "--wiht", "Ana", status=2)
    assert "tltimer calendar add NAME /a/b.ics" in shell.refused("calendar", "add", "/a/b.ics", status=2)


def test_wrong_usage_of_an_action_leads_to_the_help_of_that_action(shell: Shell) -> None:
    refusal = shell.refused("modes", "change", "coding", "--lable", "Code", status=2)
    assert "Did you mean --label? See tltimer modes change --help." in refusal


def test_an_impossible_clock_is_refused(shell: Shell) -> None:
    shell.now = "noon"
    assert "TLTIMER_NOW=noon is not valid" in shell.refused("status")


def test_a_clock_can_run_from_an_instant(shell: Shell) -> None:
    shell.now = f"{NOW}*60"
    shell.done("switch", "coding", "--at", "09:00")
    assert shell("status", "--json").json["today"]["coding_s"] >= 5 * 3600


def test_a_home_that_cannot_be_written_is_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the way")
    assert "tltimer: " in shell.refused("switch", "coding")


def test_without_a_desktop_the_app_refuses(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "The commands work without one" in shell.refused()


class Broken(io.TextIOWrapper):
    """An output that nobody reads, or that has no room."""

    def __init__(self, problem: OSError) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self.problem = problem

    def write(self, _text: str) -> int:
        raise self.problem


def test_a_pipe_that_nobody_reads_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Broken(BrokenPipeError(32, "Broken pipe")))
    assert main(["status"], {"TLTIMER_HOME": str(tmp_path)}) == 1
    assert capsys.readouterr().err == ""


def test_an_output_without_room_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Broken(OSError(28, "No space left on device")))
    assert main(["status"], {"TLTIMER_HOME": str(tmp_path)}) == 1
    assert capsys.readouterr().err == "tltimer: output: No space left on device\n"


def test_closed_outputs_are_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["status"], {"TLTIMER_HOME": str(tmp_path)}) == 0
    assert main(["status", "--json"], {"TLTIMER_HOME": str(tmp_path)}) == 0
    assert main(["switch", "nothing"], {"TLTIMER_HOME": str(tmp_path)}) == 1


def test_an_interrupt_is_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupting(io.TextIOWrapper):
        def write(self, _text: str) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdout", Interrupting(io.BytesIO(), encoding="utf-8"))
    assert main(["status"], {"TLTIMER_HOME": str(tmp_path)}) == 130


def test_problems_are_one_line_without_anything_that_a_terminal_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    complain("two\nlines \x1b[31m\u202e and more")
    assert capsys.readouterr().err == "tltimer: two lines [31m and more\n"


class Screen(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def terminal(
    encoding: str, environ: dict[str, str], kind: type[io.TextIOWrapper] = io.TextIOWrapper
) -> tuple[Terminal, io.TextIOWrapper]:
    stdout = kind(io.BytesIO(), encoding=encoding, newline="\n")
    return Terminal(stdout, environ), stdout


def written(stdout: io.TextIOWrapper) -> bytes:
    stdout.flush()
    assert isinstance(stdout.buffer, io.BytesIO)
    return stdout.buffer.getvalue()


def test_a_terminal_of_ascii_gets_ascii() -> None:
    where, stdout = terminal("ascii", {})
    where.say("09:00–10:00 · “Ärger” → x")
    where.say_json({"title": "Ärger"})
    assert written(stdout) == b'09:00-10:00 | "?rger" -> x\n{\n  "title": "\\u00c4rger"\n}\n'
    assert not where.style().blocks


def test_a_terminal_of_utf_8_gets_everything() -> None:
    where, stdout = terminal("utf-8", {})
    where.say("█ Ärger")
    where.say_json("Ärger")
    where.say("half \ud83d")
    assert written(stdout) == '█ Ärger\n"Ärger"\nhalf  \n'.encode()
    assert where.style().blocks


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"CLICOLOR": "0"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "false"}, False),
        ({"FORCE_COLOR": ""}, True),
        ({"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, False),
        ({"FORCE_COLOR": "1", "CLICOLOR": "0"}, True),
        ({"CLICOLOR_FORCE": "0"}, True),
    ],
)
def test_colour_on_a_terminal_only_where_it_is_wanted(environ: dict[str, str], colour: bool) -> None:
    assert terminal("utf-8", environ, Screen)[0].style().colour is colour


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR_FORCE": "0"}, False),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "x"}, False),
    ],
)
def test_colour_in_a_pipe_only_where_it_is_forced(environ: dict[str, str], colour: bool) -> None:
    assert terminal("utf-8", environ)[0].style().colour is colour


def test_an_output_that_was_closed_is_not_interactive() -> None:
    where, stdout = terminal("utf-8", {})
    stdout.close()
    assert not where.interactive


def test_parsers_take_no_abbreviations(shell: Shell) -> None:
    assert "Did you mean --json?" in shell.refused("status", "--js", status=2)
