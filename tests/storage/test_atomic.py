import contextlib
import errno
import json
import os
import stat
from pathlib import Path

import pytest

from tltimer.storage.atomic import DISK, TRIES, Batch, Disk, finish_batch, name_descriptor, write_bytes
from tltimer.storage.reading import MANIFEST, is_batch_left, read_bytes, retry


class RecordingDisk:
    """Carries out each call and lists it by name: of what is flushed, of what is put in place."""

    def __init__(self, dies_at: str = "", fails_at: str = "") -> None:
        self.calls: list[str] = []
        self._dies_at, self._fails_at = dies_at, fails_at

    @property
    def disk(self) -> Disk:
        return Disk(self._replace, self._flush, lambda _seconds: None, self._name)

    def _replace(self, beside: Path, path: Path) -> None:
        self._call(f"replace {path.name}")
        beside.replace(path)

    def _name(self, descriptor: int, path: Path) -> None:
        self._call("name")
        name_descriptor(descriptor, path)

    def _flush(self, descriptor: int) -> None:
        file = Path(f"/proc/self/fd/{descriptor}")  # the only path of one that has no name yet
        self._call(f"flush folder {file.readlink().name}" if file.is_dir() else f"flush {file.read_bytes().decode()}")
        os.fsync(descriptor)

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if name == self._fails_at:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if name == self._dies_at:
            os._exit(9)


def test_to_flush_is_asked_of_the_system_itself(tmp_path):
    with (tmp_path / "file").open("wb") as file:
        DISK.flush(file.fileno())

    reading, writing = os.pipe()
    try:
        with pytest.raises(OSError, match="Invalid argument"):  # a pipe lies on no disk
            DISK.flush(writing)
    finally:
        os.close(reading)
        os.close(writing)


def test_a_file_is_flushed_before_it_is_put_in_place_and_its_folder_after(tmp_path):
    recording = RecordingDisk()
    write_bytes(tmp_path / "one", b"1", disk=recording.disk)
    assert recording.calls == ["flush 1", "replace one", f"flush folder {tmp_path.name}"]


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name")
def test_a_file_without_a_name_is_flushed_before_it_gets_one(tmp_path):
    try:
        os.close(os.open(tmp_path, os.O_TMPFILE | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system has none")
    recording = RecordingDisk()
    write_bytes(tmp_path / "one", b"1", keep_mode=True, disk=recording.disk)
    assert recording.calls == ["flush 1", "name", "replace one", f"flush folder {tmp_path.name}"]


def test_what_a_power_cut_may_take_is_not_flushed(tmp_path):
    recording = RecordingDisk()
    write_bytes(tmp_path / "one", b"1", durable=False, disk=recording.disk)
    assert recording.calls == ["replace one"]


def test_each_file_of_a_batch_is_flushed_and_each_folder_once(tmp_path):
    recording = RecordingDisk()
    with Batch(tmp_path / "unfinished", recording.disk) as batch:
        batch.put(tmp_path / "a" / "one", lambda: b"1", companion=True)
        batch.put(tmp_path / "a" / "two", lambda: b"2")
        batch.put(tmp_path / "b" / "three", lambda: b"3", companion=True)
        batch.commit()
    assert recording.calls == [
        *("flush 1", "flush 2", "flush 3"),
        *("replace one", "replace two", "replace three"),
        *("flush folder a", "flush folder b"),
    ]


def test_a_file_that_is_new_or_replaced_is_the_users_alone(tmp_path):
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o644)
    for name in ("old", "new"):
        write_bytes(tmp_path / name, b"1")
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_the_mode_of_a_file_of_the_user_is_kept_on_request(tmp_path):
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o644)
    for name, mode in (("old", 0o644), ("new", 0o600)):
        write_bytes(tmp_path / name, b"1", keep_mode=True)
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == mode


@pytest.mark.parametrize("there", [True, False])
def test_the_program_s_own_folder_holds_what_is_not_in_the_user_s_place_yet(tmp_path, there):
    temporary, target = tmp_path / "unfinished", tmp_path / "user" / "file"
    temporary.mkdir()
    target.parent.mkdir()
    if there:
        target.write_bytes(b"old")
    seen = []

    def replace(beside, path):
        seen.append((beside.parent, sorted(each.name for each in path.parent.iterdir())))
        beside.replace(path)

    write_bytes(target, b"new", keep_mode=True, temporary=temporary, disk=Disk(replace))
    assert seen == [(temporary, ["file"] if there else [])]
    assert target.read_bytes() == b"new"
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path, there):
    (tmp_path / "dotfiles").mkdir()
    target, link = tmp_path / "dotfiles" / "real", tmp_path / "link"
    if there:
        target.write_bytes(b"old")
    link.symlink_to(target)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["dotfiles", "link", "real"]


def test_a_name_as_long_as_can_be_is_written(tmp_path):
    write_bytes(tmp_path / ("n" * 255), b"1")
    assert read_bytes(tmp_path / ("n" * 255)) == b"1"


@pytest.mark.parametrize("call", ["flush new", "replace one", "flush folder {}"])
@pytest.mark.parametrize("there", [True, False])
def test_a_file_that_cannot_be_written_is_what_it_was(tmp_path, call, there):
    if there:
        (tmp_path / "one").write_bytes(b"old")
    recording = RecordingDisk(fails_at=call.format(tmp_path.name))
    with pytest.raises(OSError, match="Input/output"):
        write_bytes(tmp_path / "one", b"new", disk=recording.disk)
    assert read_bytes(tmp_path / "one") == (b"old" if there else None)
    assert len(list(tmp_path.iterdir())) == int(there)


def test_a_file_system_that_cannot_flush_folders_is_written_all_the_same(tmp_path):
    def flush(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    write_bytes(tmp_path / "one", b"1", disk=Disk(flush=flush))
    assert read_bytes(tmp_path / "one") == b"1"


def test_all_files_of_a_batch_are_put_in_place(tmp_path):
    with Batch(tmp_path / "unfinished") as batch:
        batch.put(tmp_path / "a" / "one", lambda: b"1")
        batch.put(tmp_path / "b" / "two", lambda: b"2")
        batch.commit()
    assert read_bytes(tmp_path / "a" / "one") == b"1"
    assert read_bytes(tmp_path / "b" / "two") == b"2"
    assert list((tmp_path / "unfinished").iterdir()) == []


def test_files_are_moved_and_removed_with_a_batch_and_come_back_if_it_fails(tmp_path):
    for name in ("moved", "removed"):
        (tmp_path / name).write_bytes(name.encode())
    for fails_at in (f"flush folder {tmp_path.name}", ""):
        failing = pytest.raises(OSError) if fails_at else contextlib.nullcontext()
        with failing, Batch(tmp_path / "unfinished", RecordingDisk(fails_at=fails_at).disk) as batch:
            batch.put(tmp_path / "new", lambda: b"new")
            batch.move(tmp_path / "moved", tmp_path / "target")
            batch.remove(tmp_path / "removed")
            batch.commit()
        there = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
        assert there == (["moved", "removed"] if fails_at else ["new", "target"])
    assert read_bytes(tmp_path / "target") == b"moved"


def test_without_commit_nothing_is_written(tmp_path):
    with Batch(tmp_path) as batch:
        batch.put(tmp_path / "one", lambda: b"1")
    assert list(tmp_path.iterdir()) == []


def test_if_the_second_cannot_be_written_the_first_is_not_either(tmp_path):
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "two").write_text("a file where the folder should be")
    with pytest.raises(OSError), Batch(tmp_path / "unfinished") as batch:
        batch.put(tmp_path / "one", lambda: b"new")
        batch.put(tmp_path / "two" / "file", lambda: b"2")
        batch.commit()
    assert read_bytes(tmp_path / "one") == b"old"
    assert not any((tmp_path / "unfinished").glob("*"))


def test_if_the_third_cannot_be_put_in_place_the_others_are_put_back(tmp_path):
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "three").mkdir()
    with pytest.raises(OSError), Batch(tmp_path / "unfinished") as batch:
        for name in ("one", "two", "three"):
            batch.put(tmp_path / name, lambda: b"new")
        batch.commit()
    assert read_bytes(tmp_path / "one") == b"old"
    assert read_bytes(tmp_path / "two") is None
    assert list((tmp_path / "unfinished").iterdir()) == []


def batch_killed_at(folder: Path, call: str) -> None:
    """Kill a process in the middle of a batch over ``one``, which is there, and ``two``, which is not."""
    (folder / "one").write_bytes(b"old")
    child = os.fork()
    if not child:
        batch = Batch(folder / "unfinished", RecordingDisk(dies_at=call).disk)
        batch.put(folder / "one", lambda: b"1")
        batch.put(folder / "two", lambda: b"2")
        batch.commit()
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


CALLS = ["flush 1", "flush 2", f"replace {MANIFEST}", "flush folder unfinished", "replace one", "replace two"]


@pytest.mark.parametrize("call", CALLS)
def test_a_batch_that_is_killed_anywhere_is_finished_or_was_never_begun(tmp_path, call):
    batch_killed_at(tmp_path, call)
    begun = CALLS.index(call) > CALLS.index(f"replace {MANIFEST}")
    assert is_batch_left(tmp_path / "unfinished") == begun
    assert finish_batch(tmp_path / "unfinished") == begun
    assert read_bytes(tmp_path / "one") == (b"1" if begun else b"old")
    assert read_bytes(tmp_path / "two") == (b"2" if begun else None)
    assert list((tmp_path / "unfinished").iterdir()) == []
    assert not finish_batch(tmp_path / "unfinished")


def test_a_finished_batch_is_flushed_before_its_manifest_goes(tmp_path):
    unfinished = tmp_path / "unfinished"
    unfinished.mkdir()
    (tmp_path / "a").mkdir()
    (unfinished / ".1.new").write_bytes(b"1")
    (unfinished / MANIFEST).write_text(json.dumps([[str(unfinished / ".1.new"), str(tmp_path / "a" / "one")]]))
    recording = RecordingDisk()
    assert finish_batch(unfinished, recording.disk)
    assert recording.calls == ["replace one", "flush folder a", "flush folder unfinished"]


def test_a_manifest_of_somebody_else_is_removed(tmp_path):
    for content in ("", "{}", "[1]", '[["a"]]'):
        (tmp_path / MANIFEST).write_text(content)
        finish_batch(tmp_path)
        assert list(tmp_path.iterdir()) == []


def test_a_file_that_another_program_holds_is_tried_again():
    answers = iter([PermissionError(), PermissionError(), "done"])
    pauses = []

    def act():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert retry(act, TRIES, pauses.append) == "done"
    assert len(pauses) == 2


def test_it_is_tried_for_two_seconds_and_no_longer():
    pauses = []

    def act():
        raise PermissionError

    with pytest.raises(PermissionError):
        retry(act, TRIES, pauses.append)
    assert 1.9 <= sum(pauses) <= 2.0


def test_a_file_held_for_a_moment_is_replaced_in_the_end(tmp_path):
    held = [True, True]

    def replace(beside, path):
        if held:
            held.pop()
            raise PermissionError
        beside.replace(path)

    with Batch(tmp_path / "unfinished", Disk(replace, pause=lambda _seconds: None)) as batch:
        batch.put(tmp_path / "one", lambda: b"1")
        batch.commit()
    assert read_bytes(tmp_path / "one") == b"1"
