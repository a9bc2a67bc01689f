"""Backups in one file, and exports of a part."""

import json
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def lived(shell: Shell) -> Shell:
    shell.done("settings", "work.lunch", "12:00-13:00")
    shell.done("people", "add", "Bo", "--email", "bo@example.org")
    shell.done("switch", "1:1", "--with", "Bo", "--at", "2026-11-12T10:00")
    shell.done("switch", "1:1", "--with", "Ana Lima", "--at", "10:00", "--note", "Bo's talk")
    shell.done("note", "ana lima helps bo; Boris too")
    shell.done("people", "held", "Bo")
    shell.done("promise", "call Bo", "--to", "Bo", "--due", "friday")
    return shell


def test_a_backup_restores_an_empty_home_byte_for_byte(lived: Shell, tmp_path: Path) -> None:
    (lived.home / "secrets.json").write_text("{}")
    file = tmp_path / "kept.zip"
    assert "without passwords or secret addresses" in lived.done("backup", str(file))
    assert not any("secret" in name for name in ZipFile(file).namelist())
    before = lived.done("export", "json")
    lived.home = tmp_path / "elsewhere"
    assert lived.done("restore", str(file)) == (
        "Besides the log, this backup contains:\n  Settings: work.lunch\n"
        "Restored 6 items.\nRestored the settings.\n"
        "Undo applies only to the log, not to restored settings or lists.\n"
    )
    assert lived.done("export", "json") == before
    assert lived.done("settings", "work.lunch") == "12:00-13:00\n"
    assert lived.done("restore", str(file)) == "Your log already contains everything in this backup.\n"
    lived.done("settings", "work.lunch", "")
    assert "Kept your settings, which differ from those in the backup." in lived.done("restore", str(file))
    assert lived.done("undo") == "Undone: restore of kept.zip. Nothing is being tracked now.\n"
    assert lived("log", "--json").json["switches"] == []


def test_what_was_changed_or_removed_since_stays_unless_it_is_to_be_brought_back(lived: Shell, tmp_path: Path) -> None:
    def log() -> list[dict[str, object]]:
        return [*lived("log", "last", "--json").json["switches"], *lived("log", "this", "--json").json["switches"]]

    file = str(tmp_path / "kept.zip")
    lived.done("backup", file)
    before = log()
    removed, moved = (str(switch["id"]) for switch in before)
    lived.done("change", moved, "--at", "10:30", "--note", "another talk")
    lived.done("remove", removed)
    lived.done("switch", "coding", "--at", "11:00")
    after = log()
    kept = (
        "were changed or removed since the backup and stay as they are. "
        "To restore them, also overwrite newer changes (on the command line: --over).\n"
    )
    said = "Nothing in your log was restored.\n"
    assert lived.done("restore", file) == f"{said}2 items {kept}"
    assert log() == after
    assert lived.done("restore", file, "--over") == "Restored 2 items.\n"
    assert [entry for entry in log() if entry["mode"] == "1:1"] == before
    assert lived.done("restore", file, "--over") == "Your log already contains everything in this backup.\n"
    assert lived.done("undo") == "Undone: restore of kept.zip.\n"
    assert log() == after


def test_a_backup_that_leaves_something_out_does_not_claim_to_hold_everything(lived: Shell, tmp_path: Path) -> None:
    (lived.home / "journal" / "other-1" / "2026-10.json").mkdir(parents=True)
    answer = lived("backup", str(tmp_path / "all.zip"))
    assert answer.out.startswith("Saved the rest of your log, settings and lists in ")
    assert "journal/other-1/2026-10.json was left out of the backup: it is not a regular file." in answer.err


def test_the_secret_address_of_an_old_list_is_in_no_backup(lived: Shell, tmp_path: Path) -> None:
    file, work = tmp_path / "kept.zip", tmp_path / "work.ics"
    old = [{"name": "far", "kind": "url", "location": "https://example.org/private-token/basic.ics", "added": ""}]
    near = [{"name": "work", "kind": "file", "location": str(work), "added": ""}]
    (lived.home / "calendars.json").write_text(json.dumps({"calendars": old + near}))
    lived("backup", str(file))
    kept = ZipFile(file).read("calendars.json")
    assert json.loads(kept) == {"calendars": near}
    (lived.home / "calendars.json").write_text("https://example.org/private-token")
    lived("backup", str(file))
    assert "calendars.json" not in ZipFile(file).namelist()


def test_a_backup_holds_the_lists_of_calendars_and_repositories(lived: Shell, tmp_path: Path) -> None:
    calendar, repository, file = tmp_path / "work.ics", tmp_path / "code", str(tmp_path / "kept.zip")
    calendar.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    subprocess.run(["git", "init", "--quiet", str(repository)], check=True)
    lived("calendar", "add", "work", str(calendar))
    lived("repo", "add", str(repository))
    lived.done("backup", file)
    lived.home = tmp_path / "elsewhere"
    said = lived("restore", file).out
    assert "Restored the list of calendars. Backups never contain passwords or secret addresses: " in said
    assert "remove the calendars that need one, then add them again.\n" in said
    assert "Restored the list of repositories.\n" in said
    assert [calendar["name"] for calendar in lived("calendar", "list", "--json").json["calendars"]] == ["work"]
    lived("repo", "remove", str(repository))
    assert "Kept your list of repositories, which differs from the one in the backup.\n" in lived("restore", file).out


def test_what_is_no_backup_is_refused(shell: Shell, tmp_path: Path) -> None:
    assert "nothing to back up yet" in shell.refused("backup", str(tmp_path / "x.zip"))
    assert "cannot be read" in shell.refused("restore", str(tmp_path / "none.zip"))
    plain = tmp_path / "plain.zip"
    plain.write_text("no archive")
    assert "not a tltimer backup" in shell.refused("restore", str(plain))
    with ZipFile(plain, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert "neither a journal nor settings" in shell.refused("restore", str(plain))


def test_what_cannot_be_read_of_a_backup_is_said_and_the_rest_counts(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    with ZipFile(file, "w") as archive:
        note = '"2": {"id": "n", "day": "2026-11-17", "text": "focus"}'
        archive.writestr("journal/a/records.json", '{"notes": {"1": {"day": 1}, ' + note + "}}")
        archive.writestr("journal/b/records.json", "torn")
    answer = shell("restore", str(file))
    assert (answer.status, answer.out) == (0, "Restored 1 item.\n")
    assert "An item in journal/a/records.json was left out: " in answer.err
    assert "journal/b/records.json cannot be read" in answer.err
    assert [note["text"] for note in shell("day", "--json").json["notes"]] == ["focus"]


def test_of_many_entries_of_a_backup_that_cannot_be_read_five_are_told_and_the_rest_counted(
    shell: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "kept.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("journal/a/records.json", json.dumps({"notes": {str(key): {} for key in range(1000)}}))
    lines = shell("restore", str(file)).err.splitlines()
    assert len(lines) == 6
    assert lines[-1] == "tltimer: 995 more items in journal/a/records.json were left out."


def test_a_span_of_days_is_exported(lived: Shell) -> None:
    def switches(*words: str) -> int:
        return len(lived("export", "json", *words).json["switches"])

    assert switches() == 2
    assert switches("--from", "2026-11-13") == 1
    assert switches("--to", "2026-11-16") == 1
    assert switches("--from", "2026-11-12", "--to", "today") == 2
    data = lived("export", "json", "--to", "2026-11-12").json
    assert (data["notes"], data["answers"], data["promises"]) == ([], [], [])
    assert len(data["people"]) == 1
    assert "is before --from" in lived.refused("export", "json", "--from", "today", "--to", "yesterday", status=2)


def test_an_export_of_some_days_knows_the_names_of_all_days(shell: Shell) -> None:
    shell.done("switch", "1:1", "--with", "Quentin", "--at", "2026-11-10T09:00")
    shell.done("note", "Quentin takes over")
    assert "Person 1 takes over" in shell.done("export", "json", "--no-names", "--from", "today")


def test_an_export_without_names_holds_no_name_and_replaces_nothing_when_taken_in(lived: Shell, tmp_path: Path) -> None:
    before = lived.done("export", "json")
    text = lived.done("export", "json", "--no-names")
    data = json.loads(text)
    assert [switch["person"] for switch in data["switches"]] == ["Person 1", "Person 2"]
    assert data["notes"][0]["text"] == "Person 2 helps Person 1; Boris too"
    assert (data["people"][0]["name"], "addresses" in data["people"][0]) == ("Person 1", False)
    assert "ana" not in text.casefold()
    assert "example.org" not in text
    file = tmp_path / "plain.json"
    file.write_text(text)
    lived("import", "json", str(file))
    kept = json.loads(lived.done("export", "json"))
    for name in ("switches", "notes", "promises"):
        assert kept[name] == json.loads(before)[name]


def test_an_export_without_names_keeps_every_field_that_names_nobody(lived: Shell) -> None:
    lived.done("target", "set", "30-50", "--because", "asked Bo")
    lived.done("intention", "the importer to Bo")
    lived.done("modes", "add", "mentoring", "--label", "Bo's mentoring", "--counts-as", "leading")
    lived.done("kinds", "add", "help", "--label", "help for Bo")
    lived.done("days-off", "add", "2026-11-20")
    lived.done("audit", "--weeks", "1", "--guess", "40,40,20")
    lived.done("people", "add", "Chi", "--email", "chi@example.org")
    lived.done("people", "remove", "Chi")
    lived.done("switch", "mentoring", "--kind", "help", "--at", "11:00")
    whole, text = json.loads(lived.done("export", "json")), lived.done("export", "json", "--no-names")
    bare = json.loads(text)
    fields = {
        name: [{field for document in log[name] for field in document} for log in (whole, bare)]
        for name in whole
        if name not in ("schema", "plans")
    }
    left_out = set[str]().union(*(stored - kept for stored, kept in fields.values()))
    assert left_out == {"edited_at", "device", "deleted", "addresses", "aliases", "no_one_to_one", "name"}
    assert not re.search(r"\b(bo|chi|example)\b", text, re.IGNORECASE)
    calendar = lived.done("export", "ics", "--no-names")
    assert "SUMMARY:Person 1's mentoring" in calendar


def test_switches_are_exported_as_a_table(lived: Shell) -> None:
    lines = lived.done("export", "csv", "--from", "today").splitlines()
    assert lines[0].startswith("at,mode,person")
    assert [line.split(",")[:3] for line in lines[1:]] == [["2026-11-17T09:00:00Z", "1:1", "Ana Lima"]]


def test_quiet_is_for_today_and_can_be_ended(shell: Shell) -> None:
    assert "--off" in shell.done("quiet")
    assert (shell.home / "quiet").read_text().startswith("20")
    shell.done("quiet", "--off")
    assert not (shell.home / "quiet").exists()


def test_nothing_is_asked_about_lists_without_items(lived: Shell, tmp_path: Path) -> None:
    (lived.home / "settings.toml").write_text("# nothing yet\n")
    (lived.home / "calendars.json").write_text('{"calendars": []}')
    file = str(tmp_path / "kept.zip")
    lived.done("backup", file)
    lived.home = tmp_path / "elsewhere"
    assert lived.done("restore", file) == "Restored 6 items.\n"
    assert (lived.home / "settings.toml").read_text() == "# nothing yet\n"


def test_what_a_backup_brings_beside_the_log_can_be_declined(lived: Shell, tmp_path: Path) -> None:
    file = str(tmp_path / "kept.zip")
    lived.done("backup", file)
    lived.home = tmp_path / "elsewhere"
    assert lived.done("restore", file, "--log-only") == "Restored 6 items.\n"
    assert not (lived.home / "settings.toml").exists()
