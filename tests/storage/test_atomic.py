import pytest

from tltimer.storage.atomic import TRIES, Batch, insisted, read_bytes


def test_all_files_of_a_batch_are_put_in_place(tmp_path):
    with Batch(tmp_path / "unfinished") as batch:
        batch.put(tmp_path / "a" / "one", lambda: b"1")
        batch.put(tmp_path / "b" / "two", lambda: b"2", durable=False)
        batch.commit()
    assert read_bytes(tmp_path / "a" / "one") == b"1"
    assert read_bytes(tmp_path / "b" / "two") == b"2"
    assert list((tmp_path / "unfinished").iterdir()) == []


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


def test_a_file_that_another_program_holds_is_tried_again():
    answers = iter([PermissionError(), PermissionError(), "done"])
    pauses = []

    def act():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert insisted(act, TRIES, pauses.append) == "done"
    assert len(pauses) == 2


def test_it_is_tried_for_two_seconds_and_no_longer():
    pauses = []

    def act():
        raise PermissionError

    with pytest.raises(PermissionError):
        insisted(act, TRIES, pauses.append)
    assert 1.9 <= sum(pauses) <= 2.0


def test_a_file_held_for_a_moment_is_replaced_in_the_end(tmp_path):
    held = [True, True]

    def replace(beside, path):
        if held:
            held.pop()
            raise PermissionError
        beside.replace(path)

    with Batch(tmp_path / "unfinished", replace) as batch:
        batch.put(tmp_path / "one", lambda: b"1")
        batch.commit()
    assert read_bytes(tmp_path / "one") == b"1"
