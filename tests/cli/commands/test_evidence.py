"""``evidence``: opt-in, kept in the cache for two weeks, answered by accept and reject."""

import json
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell


def sample(at: str, mode: str = "meeting", source: str = "window") -> dict[str, str]:
    return {"at": f"2026-11-17T{at}:00Z", "source": source, "mode": mode}


QUARTER = [sample("09:00"), sample("09:05"), sample("09:10")]
"""Meeting from 10:00 to 10:15 in Berlin."""


def take_in(shell: Shell, content: Any, *words: str):
    file = shell.home.parent / "samples.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return shell("evidence", "import", str(file), *words)


@pytest.fixture
def noticed(shell: Shell) -> Shell:
    """A morning of coding, while the machine noticed a meeting."""
    shell.done("switch", "coding", "--at", "09:00")
    shell.done("evidence", "on")
    assert take_in(shell, {"samples": QUARTER}).status == 0
    return shell


def disagreements_of(shell: Shell, day: str = "today") -> list[tuple[str, str, str | None, str, str]]:
    listed = shell("evidence", day, "--json").json
    assert listed["schema"] == 1
    return [
        (
            disagreement["start"][11:16],
            disagreement["end"][11:16],
            disagreement["log"],
            disagreement["evidence"],
            disagreement["state"],
        )
        for disagreement in listed["disagreements"]
    ]


def test_without_it_nothing_exists(shell: Shell) -> None:
    shell.done("switch", "coding", "--at", "09:00")
    for words in (["evidence"], ["evidence", "accept", "today", "--all"], ["evidence", "reject", "today"]):
        assert "Evidence is off" in shell.refused(*words)
    assert "Evidence is off" in take_in(shell, {"samples": QUARTER}).err
    assert shell("evidence", "forget", "--json").json["forgotten_days"] == 0
    assert not (shell.home / "cache" / "evidence").exists()


def test_sources_are_turned_on_and_off(shell: Shell) -> None:
    assert shell("evidence", "on", "commit", "--json").json["sources"] == ["commit"]
    assert shell("evidence", "on", "wakatime", "--json").json["sources"] == ["commit", "wakatime"]
    assert shell("evidence", "off", "commit", "--json").json["sources"] == ["wakatime"]
    assert "wakatime" in shell.done("settings", "evidence.sources")
    assert shell("evidence", "on", "--json").json["sources"] == [
        "window",
        "call",
        "commit",
        "activitywatch",
        "wakatime",
    ]


@pytest.mark.parametrize("source", ["camera", "Window", ""])
def test_what_is_no_source_cannot_be_turned_on(shell: Shell, source: str) -> None:
    assert "is not one of" in shell.refused("evidence", "on", source, status=2)
    assert shell("settings", "evidence.sources", "commit,camera").status == 1
    assert shell("evidence").err.startswith("tltimer: Evidence is off")


def test_a_disagreement_is_told_with_its_samples(noticed: Shell) -> None:
    assert disagreements_of(noticed) == [("09:00", "09:15", "coding", "meeting", "open")]
    assert noticed("evidence", "--json").json["samples"] == QUARTER
    assert "logged Coding, noticed Meeting" in noticed.done("evidence")
    assert disagreements_of(noticed, "yesterday") == []
    assert "tltimer noticed nothing" in noticed.done("evidence", "yesterday")


def test_accepting_paints_the_span_as_one_step_of_undo(noticed: Shell) -> None:
    answer = noticed("evidence", "accept", "today", "10:00", "--json").json
    assert answer["accepted"][0]["evidence"] == "meeting"
    assert noticed.log() == [
        ("2026-11-17T08:00:00Z", "coding"),
        ("2026-11-17T09:00:00Z", "meeting"),
        ("2026-11-17T09:15:00Z", "coding"),
    ]
    assert disagreements_of(noticed) == [("09:00", "09:15", "coding", "meeting", "accepted")]
    noticed.done("undo")
    assert disagreements_of(noticed) == [("09:00", "09:15", "coding", "meeting", "open")]


def test_what_is_rejected_is_not_told_again(noticed: Shell) -> None:
    before = noticed.log()
    noticed.done("evidence", "reject", "today")
    assert noticed.log() == before
    assert disagreements_of(noticed) == [("09:00", "09:15", "coding", "meeting", "rejected")]
    assert "There are no open disagreements" in noticed.refused("evidence", "accept", "today")
    # More of it is told for the rest of it alone.
    take_in(noticed, {"samples": [sample(f"09:{minute}") for minute in ("15", "20")]})
    assert disagreements_of(noticed)[-1] == ("09:15", "09:25", "coding", "meeting", "open")


def test_of_several_one_is_named_by_its_time_or_all_are_meant(noticed: Shell) -> None:
    take_in(noticed, {"samples": [sample("10:00"), sample("10:05")]})
    assert "starting at 10:00, 11:00" in noticed.refused("evidence", "accept", "today")
    assert "starts at 10:30" in noticed.refused("evidence", "accept", "today", "10:30")
    assert "'soon' is not a valid time" in noticed.refused("evidence", "accept", "today", "soon", status=2)
    assert "either a time or --all" in noticed.refused("evidence", "reject", "today", "10:00", "--all", status=2)
    noticed.done("evidence", "accept", "today", "--all")
    assert [state for *_rest, state in disagreements_of(noticed)] == ["accepted", "accepted"]
    noticed.done("undo")
    assert [state for *_rest, state in disagreements_of(noticed)] == ["accepted", "open"]


def test_importing_again_changes_nothing(noticed: Shell) -> None:
    take_in(noticed, {"samples": QUARTER})
    assert noticed("evidence", "--json").json["samples"] == QUARTER
    answer = take_in(noticed, {"samples": [sample("09:00", "coding")]}, "--json").json
    assert (answer["imported"], answer["too_old"]) == (1, 0)
    assert noticed("evidence", "--json").json["samples"] == [sample("09:00", "coding"), *QUARTER[1:]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no json", "not valid JSON"),
        ('{"samples": [{"at": ' + "9" * 5000 + "}]}", "not valid JSON"),
        ({"days": 3}, "contains no samples"),
        ([], "contains no samples"),
        ({"samples": [*QUARTER, {"at": "soon"}]}, "Sample 4 has no valid 'mode'"),
        ({"samples": [sample("09:00", source="camera")]}, "Sample 1 has no valid 'source'"),
    ],
)
def test_a_file_that_is_wrong_brings_nothing(shell: Shell, content: Any, said: str) -> None:
    shell.done("evidence", "on")
    answer = take_in(shell, content)
    assert (answer.status, said in answer.err) == (1, True)
    assert shell("evidence", "--json").json["samples"] == []


def test_samples_are_kept_for_two_weeks_in_private_files(noticed: Shell) -> None:
    old = {"at": "2026-11-01T09:00:00Z", "source": "window", "mode": "coding"}
    assert take_in(noticed, {"samples": [old]}, "--json").json["too_old"] == 1
    folder = noticed.home / "cache" / "evidence"
    (file,) = folder.iterdir()
    assert file.name == "2026-11-17.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    noticed.now = "2026-12-02T13:00:00Z"
    take_in(noticed, {"samples": [{"at": "2026-12-02T09:00:00Z", "source": "window", "mode": "coding"}]})
    assert [file.name for file in folder.iterdir()] == ["2026-12-02.json"]


def test_evidence_is_in_no_export_and_no_backup(noticed: Shell) -> None:
    take_in(noticed, {"samples": [sample("09:30", "planted-mode")]})
    assert "planted-mode" not in noticed.done("export", "json")
    backup = noticed.home.parent / "backup.zip"
    noticed.done("backup", str(backup))
    assert b"evidence" not in backup.read_bytes()


def test_turning_it_off_and_forgetting_remove_everything(noticed: Shell) -> None:
    assert noticed("evidence", "forget", "--json").json["forgotten_days"] == 1
    assert disagreements_of(noticed) == []
    take_in(noticed, {"samples": [*QUARTER, sample("09:00", source="wakatime")]})
    noticed.done("evidence", "off", "wakatime")
    assert noticed("evidence", "--json").json["samples"] == QUARTER
    noticed.done("evidence", "off")
    assert not (noticed.home / "cache" / "evidence").exists()


def test_a_damaged_file_is_as_if_it_were_not_there(noticed: Shell) -> None:
    file = noticed.home / "cache" / "evidence" / "2026-11-17.json"
    for content in ("{", "[]", '{"samples": 3, "answers": [{"start": 5}, 7]}', "\udc00"):
        file.write_bytes(content.encode("utf-8", "surrogatepass"))
        assert disagreements_of(noticed) == []
    (file.parent / "notes.json").write_text("x")
    assert disagreements_of(noticed) == []


def test_titles_of_other_programs_are_never_kept(noticed: Shell) -> None:
    events = [
        {
            "timestamp": f"2026-11-17T{9 + number // 600:02}:{number // 10 % 60:02}:{number % 10 * 6:02}Z",
            "duration": 6,
            "data": {"app": "code", "title": f"SECRET {number}", "url": f"https://secret.example/{number}"},
        }
        for number in range(1000)
    ]
    content = {"buckets": {"w": {"type": "currentwindow", "hostname": "SECRET", "events": events}}}
    assert take_in(noticed, content, "--json").json["imported"] == 100
    for file in noticed.home.rglob("*"):
        assert not file.is_file() or b"ecret" not in file.read_bytes().lower(), file


def test_the_users_own_commits_are_samples_of_their_author_time_on_any_branch(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    folder.mkdir()

    def git(*words: str, who: str = "Max", at: str = "2026-11-17T09:12:00Z") -> None:
        names = {f"GIT_{role}_NAME": who for role in ("AUTHOR", "COMMITTER")}
        emails = {f"GIT_{role}_EMAIL": f"{who.lower()}@example.org" for role in ("AUTHOR", "COMMITTER")}
        dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": "2026-11-17T12:00:00Z"}
        subprocess.run(("git", "-C", folder, *words), env=names | emails | dates, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    for key, value in (("user.name", "Max"), ("user.email", "max@example.org")):
        git("config", key, value)
    git("commit", "-q", "--allow-empty", "-m", "SECRET", who="Ana", at="2026-11-17T10:00:00Z")
    git("checkout", "-q", "-b", "idea")
    git("commit", "-q", "--allow-empty", "-m", "SECRET")
    shell.done("repo", "add", str(folder))
    shell.done("evidence", "on", "wakatime")
    assert shell("evidence", "--json").json["samples"] == []
    shell.done("evidence", "on", "commit")
    assert shell("evidence", "--json").json["samples"] == [
        sample("09:05", "coding", "commit"),
        sample("09:10", "coding", "commit"),
    ]
    # In the working hours nothing is logged: two slots are ten minutes of coding.
    assert disagreements_of(shell) == [("09:05", "09:15", None, "coding", "open")]
    assert not (shell.home / "cache" / "evidence").exists(), "commits are read, not copied"


def test_the_audit_tells_what_was_corrected_and_an_undo_takes_it_out(noticed: Shell) -> None:
    noticed.done("evidence", "accept", "today", "--all")
    noticed.now = "2026-11-24T12:00:00Z"

    def corrected() -> int:
        seconds: int = noticed("audit", "--weeks", "1", "--skip-guess", "--json").json["corrected_s"]
        return seconds

    assert corrected() == 15 * 60
    assert "corrected with what tltimer noticed" in " ".join(
        noticed.done("audit", "--weeks", "1", "--skip-guess").split()
    )
    noticed.done("undo")
    noticed.done("undo")
    assert corrected() == 0


def test_doctor_tells_what_is_read_and_how_much_is_kept(noticed: Shell) -> None:
    noticed.environ |= {"DISPLAY": "", "WAYLAND_DISPLAY": "", "HOME": str(noticed.home)}
    noticed.done("evidence", "on")
    rows = [row for row in noticed("doctor", "--json").json["findings"] if row["topic"] == "evidence"]
    assert [row["text"].partition(":")[0] for row in rows[:-1]] == [
        "Active window",
        "Calls",
        "Your commits",
        "ActivityWatch",
        "WakaTime",
    ]
    assert all((" Reads " in row["text"] or " Checks " in row["text"]) for row in rows[:-1])
    assert all(" Never " in row["text"] for row in rows[:-1])
    assert rows[-1]["text"].startswith("1 day stored in ")
    noticed.done("evidence", "off")
    (row,) = [row for row in noticed("doctor", "--json").json["findings"] if row["topic"] == "evidence"]
    assert (row["state"], row["advice"]) == ("off", "to turn it on: tltimer evidence on")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("evidence.apps", "code=codng, firefox=", "'codng' is not a mode. Did you mean coding?"),
        ("evidence.apps", "code=Coding", "'Coding' is not the key of a mode. Did you mean coding?"),
        ("shortcuts.keys", "switch rewiev=Ctrl+Alt+1", "'rewiev' is not a mode. Did you mean review?"),
    ],
)
def test_a_rule_for_a_mode_that_there_is_not_is_refused(shell: Shell, key: str, value: str, message: str):
    assert message in shell.refused("settings", key, value)


def test_a_rule_for_a_mode_of_ones_own_is_taken(shell: Shell):
    shell.done("modes", "add", "incident", "--counts-as", "coding")
    assert "code=incident" in shell.done("settings", "evidence.apps", "code=incident, firefox=")
    assert "switch incident=" in shell.done("settings", "shortcuts.keys", "switch incident=Ctrl+Alt+1, back=Ctrl+Alt+2")
