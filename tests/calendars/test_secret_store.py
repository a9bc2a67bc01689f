"""Secret addresses and passwords: the places that keep them, and those that never do."""

import json
import threading
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import keyring
import pytest
from keyring.backends import fail, null

from tests.calendars.keyring_for_tests import Keyring
from tests.calendars.refreshed import refreshed
from tltimer.calendars.calendars import Calendars
from tltimer.calendars.secret_store import Locked, NoKeyring, Secrets
from tltimer.clock import Clock
from tltimer.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def ring() -> Iterator[Keyring]:
    before = keyring.get_keyring()
    ring = Keyring()
    keyring.set_keyring(ring)
    yield ring
    if ring.dialog is not None:
        ring.dialog.set()
    for thread in asking_threads():
        thread.join()
    keyring.set_keyring(before)


def asking_threads() -> list[threading.Thread]:
    """Return the calls to a keyring that have no answer."""
    return [thread for thread in threading.enumerate() if thread.name == "keyring"]


def holding(folder, secret):
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and secret in path.read_text("utf-8"))


def test_a_secret_is_kept_in_the_keyring(home, ring):
    reference = Secrets(home).keep("s3cret")
    assert list(ring.kept.values()) == ["s3cret"]
    assert reference.startswith("keyring:")
    assert Secrets(home).read(reference) == "s3cret"
    Secrets(home).forget(reference)
    Secrets(home).forget(reference)
    assert ring.kept == {}
    assert Secrets(home).read(reference) is None
    assert not home.config.exists()


def test_a_secret_is_kept_in_a_file_of_the_user_where_there_is_no_keyring(home):
    references = [Secrets(home).keep(secret) for secret in ("one", "two")]
    assert [reference.partition(":")[0] for reference in references] == ["file", "file"]
    assert [Secrets(home).read(reference) for reference in references] == ["one", "two"]
    assert home.secrets_file.stat().st_mode & 0o777 == 0o600
    assert home.config.stat().st_mode & 0o777 == 0o700
    for reference in references:
        assert home.secrets_file.exists()
        Secrets(home).forget(reference)
    assert not home.secrets_file.exists()


def test_a_dialog_that_nobody_answers_is_announced_and_ends_in_a_refusal(home, ring):
    ring.dialog, announced = threading.Event(), []
    secrets = Secrets(home, lambda: announced.append(True), timeout=0.05)
    with pytest.raises(Refused, match=r"did not respond within .* or store it in .*--in-file"):
        secrets.keep("s3cret", "Work")
    with pytest.raises(Locked):
        secrets.read("keyring:Work", unlock=True)
    with pytest.raises(Locked):
        secrets.read("keyring:Work")
    secrets.forget("keyring:Work")
    ring.dialog.set()
    assert announced == [True, True], "not where nobody waits"
    assert not home.config.exists()


def test_what_is_answered_too_late_is_not_stored_after_all(home, ring):
    ring.dialog = threading.Event()
    with pytest.raises(Refused):
        Secrets(home, timeout=0.02).keep("s3cret", "Work")
    ring.dialog.set()
    for thread in asking_threads():
        thread.join()
    assert ring.kept == {}


def test_a_dialog_that_nobody_answers_is_opened_once_by_what_reads_in_the_background(home, ring):
    ring.dialog = threading.Event()
    for _look in range(3):
        with pytest.raises(Locked):
            Secrets(home, timeout=0.02).read("keyring:Work")
    assert len(asking_threads()) == 1
    with pytest.raises(Locked):
        Secrets(home, timeout=0.02).read("keyring:Work", unlock=True)
    assert len(asking_threads()) == 2, "who waits for it is asked"
    ring.dialog.set()
    for thread in asking_threads():
        thread.join()
    assert Secrets(home).read("keyring:Work") is None


def test_a_dialog_that_is_answered_is_no_problem(home, ring):
    ring.dialog, announced = threading.Event(), []
    threading.Timer(0.05, ring.dialog.set).start()
    secrets = Secrets(home, lambda: announced.append(True), timeout=20)
    assert secrets.read(secrets.keep("s3cret", "Work")) == "s3cret"
    assert announced == []


def test_a_locked_keyring_is_no_reason_for_a_file(home, ring):
    ring.locked = True
    with pytest.raises(Refused, match=r"keyring is locked.*--in-file"):
        Secrets(home).keep("s3cret")
    assert not home.secrets_file.exists()
    assert Secrets(home).keep("s3cret", in_file=True).startswith("file:")


def test_a_secret_in_a_locked_keyring_is_not_lost(home, ring):
    reference = Secrets(home).keep("s3cret")
    ring.locked = True
    with pytest.raises(Locked):
        Secrets(home).read(reference)
    Secrets(home).forget(reference)
    ring.locked = False
    assert Secrets(home).read(reference) == "s3cret"


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring], ids=["none", "one that keeps nothing"])
def test_a_secret_in_a_keyring_that_is_not_there_now_is_not_lost(home, ring, backend):
    reference = Secrets(home).keep("s3cret")
    keyring.set_keyring(backend())
    with pytest.raises(NoKeyring):
        Secrets(home).read(reference)
    keyring.set_keyring(ring)
    assert Secrets(home).read(reference) == "s3cret"


def test_an_entry_of_the_keyring_carries_the_name_of_the_calendar(calendars, server, ring):
    calendars.add("Work", server.address(), BERLIN)
    ((service, name),) = ring.kept
    assert service == "tltimer"
    assert name.startswith("Work ")


@pytest.mark.parametrize("damaged", ["{", "[" * 200_000], ids=["cut", "deep"])
def test_a_damaged_file_is_refused_and_left_as_it_is(home, damaged):
    home.config.mkdir(parents=True)
    home.secrets_file.write_text(damaged)
    with pytest.raises(Refused, match="cannot be stored in") as refusal:
        Secrets(home).keep("s3cret")
    assert "s3cret" not in str(refusal.value)
    assert Secrets(home).read("file:1") is None
    Secrets(home).forget("file:1")
    assert home.secrets_file.read_text() == damaged


@pytest.mark.parametrize("reference", ["", "file:", "vault:1", "nonsense"])
def test_a_reference_that_means_nothing_gives_nothing(home, reference):
    assert Secrets(home).read(reference) is None
    Secrets(home).forget(reference)


def test_the_list_of_calendars_holds_no_address(calendars, home, server, ring):
    added = calendars.add("work", server.address("/token/basic.ics"), BERLIN)
    assert added.secrets_file is None
    assert holding(home.config, "token") == []
    assert [json.loads(secret)["address"] for secret in ring.kept.values()] == [server.address("/token/basic.ics")]
    later = Calendars(home, Clock(NOW + timedelta(hours=1)))
    assert refreshed(later)[0].fresh
    assert server.requests[-1]["path"] == "/token/basic.ics"
    calendars.remove("work")
    assert ring.kept == {}


def test_where_there_is_no_keyring_the_file_is_named(calendars, home, server):
    added = calendars.add("work", server.address("/token/basic.ics"), BERLIN)
    assert added.secrets_file == home.secrets_file
    assert holding(home.config, "token") == ["secrets.json"]
    calendars.remove("work")
    assert holding(home.config, "token") == []


def test_a_file_is_no_secret(calendars, home, ics):
    assert calendars.add("work", str(ics / "floating.ics"), BERLIN).secrets_file is None
    assert not home.secrets_file.exists()


def test_a_keyring_that_stays_locked_takes_nothing_away(calendars, home, server, ring):
    calendars.add("work", server.address(), BERLIN)
    ring.locked = True
    later = Calendars(home, Clock(NOW + timedelta(hours=1)))
    (state,) = refreshed(later)
    assert state.problems == ("It could not be read: the keyring is locked; unlock it, then try again.",)
    assert state.locked
    assert (state.read_at, state.events) == (NOW, 1)
    assert len(later.occurrences(NOW, NOW + timedelta(days=3), BERLIN)) == 1
    ring.locked = False
    assert refreshed(Calendars(home, Clock(NOW + timedelta(hours=2))))[0].fresh


def test_a_keyring_that_is_not_there_now_takes_nothing_away(calendars, home, server, ring):
    calendars.add("work", server.address(), BERLIN)
    keyring.set_keyring(fail.Keyring())
    (state,) = refreshed(Calendars(home, Clock(NOW + timedelta(hours=1))))
    assert state.problems == (
        "It could not be read: its address or password is in a keyring, and no keyring is available here; try again "
        "in your desktop session, or remove the calendar, then add it again.",
    )
    assert (state.locked, state.read_at, state.events) == (False, NOW, 1)
    keyring.set_keyring(ring)
    assert refreshed(Calendars(home, Clock(NOW + timedelta(hours=1, seconds=1))))[0].fresh, "at the next look"
    ring.kept.clear()
    (state,) = refreshed(Calendars(home, Clock(NOW + timedelta(hours=3))))
    assert state.problems == (
        "It could not be read: its address or password is missing; remove the calendar, then add it again.",
    )


def test_backups_hold_no_secret(calendars, home, server):
    from tltimer.journal.backup import keep_backup
    from tltimer.journal.journal import Journal

    calendars.add("work", server.address("/token/basic.ics"), BERLIN)
    with Journal(home, Clock(NOW)).edit("a note") as edit:
        edit.put("notes", {"day": "2026-11-22", "text": "a note"})
    archive = keep_backup(home, NOW.date())
    with zipfile.ZipFile(archive) as files:
        assert files.namelist()
        assert not [name for name in files.namelist() if b"token" in files.read(name) or "secret" in name]
