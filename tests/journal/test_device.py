import os
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.journal.device import (
    END_OF_IDS,
    Device,
    IdSource,
    host_name,
    identifier,
    machine_id,
    number_of,
    slug,
)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("Anna-Laptop.example.org", "anna-laptop"),
        ("büro pc", "b-ro-pc"),
        ("", "device"),
        ("..", "device"),
        ("日本", "device"),
        ("a" * 50, "a" * 20),
    ],
)
def test_a_host_name_becomes_a_folder_name_for_every_system(host, name):
    assert slug(host) == name


def test_the_name_is_made_once_and_kept(tmp_path):
    file = tmp_path / "device.json"
    assert Device(file, "m").name() is None
    name = Device(file, "m").settle(tmp_path)
    assert Device(file, "m").settle(tmp_path) == Device(file, "m").name() == name
    assert name.startswith(slug(host_name()) + "-")


def test_another_machine_is_another_device(tmp_path):
    file = tmp_path / "device.json"
    name = Device(file, "m").settle(tmp_path)
    assert Device(file, "other").name() is None
    assert Device(file, "other").settle(tmp_path) != name


def test_a_machine_that_is_not_known_is_no_other_machine(tmp_path):
    file = tmp_path / "device.json"
    name = Device(file, "m").settle(tmp_path)
    assert Device(file, "").settle(tmp_path) == name
    assert Device(file, "m").settle(tmp_path) == name
    assert Device(file, "other").settle(tmp_path) != name


@pytest.mark.parametrize("copy", [shutil.copy2, os.link], ids=["copied", "hard links"])
def test_a_copied_home_is_another_device_and_the_first_stays_what_it_was(tmp_path, copy):
    here, there = tmp_path / "here", tmp_path / "there"
    name = Device(here / "device.json", "m").settle(here)
    shutil.copytree(here, there, copy_function=copy)
    assert Device(there / "device.json", "m").name() is None
    copied = Device(there / "device.json", "m").settle(there)
    assert copied != name
    assert Device(there / "device.json", "m").settle(there) == copied
    assert Device(here / "device.json", "m").settle(here) == name


def test_a_moved_home_is_the_same_device_also_after_a_copy_of_it(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    name = Device(here / "device.json", "m").settle(here)
    here.rename(there)
    assert Device(there / "device.json", "m").name() == name
    assert Device(there / "device.json", "m").settle(there) == name
    shutil.copytree(there, here)
    assert Device(here / "device.json", "m").settle(here) != name
    assert Device(there / "device.json", "m").settle(there) == name


def test_a_home_that_is_reached_by_another_path_is_no_copy(tmp_path):
    here, link = tmp_path / "here", tmp_path / "link"
    name = Device(here / "device.json", "m").settle(here)
    link.symlink_to(here)
    assert Device(link / "device.json", "m").settle(link) == name


def test_the_name_file_of_another_home_is_not_taken(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    Device(here / "device.json", "m").settle(here)
    name = Device(there / "device.json", "m").settle(there)
    shutil.copy(here / "device.json", there / "device.json")
    assert Device(there / "device.json", "m").settle(there) == name


def test_a_file_that_cannot_be_read_refuses_a_name(tmp_path):
    file = tmp_path / "device.json"
    Device(file, "m").settle(tmp_path)
    file.unlink()
    file.mkdir()
    assert Device(file, "m").name() is None
    with pytest.raises(OSError):
        Device(file, "m").settle(tmp_path)


def test_the_machines_id_is_not_written_down(tmp_path):
    file = tmp_path / "device.json"
    Device(file, "secret-machine").settle(tmp_path)
    assert "secret-machine" not in file.read_text()


def test_this_machine_can_be_told_from_others():
    assert machine_id()
    assert machine_id() == machine_id()


NUMBERS = st.integers(0, END_OF_IDS - 1)


@given(NUMBERS, NUMBERS)
def test_identifiers_sort_as_their_numbers(one, other):
    assert (identifier(one, "a") < identifier(other, "a")) == (one < other)


@given(NUMBERS)
def test_a_number_is_read_from_its_identifier(number):
    assert number_of(identifier(number, "abcd")) == number


@given(st.text())
def test_other_texts_are_read_as_none_or_a_number(text):
    number = number_of(text)
    assert number is None or 0 <= number < END_OF_IDS


@given(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=20))
def test_they_ascend_whatever_the_clock_says(last, clock):
    given_ = []
    for milliseconds in clock:
        identifiers = IdSource(last, milliseconds, "abcd")
        text = identifiers.following()
        if text is None:
            assert max(last + 1, milliseconds) == END_OF_IDS
            break
        given_.append(text)
        last = identifiers.last
    assert given_ == sorted(set(given_))


@given(NUMBERS, st.lists(st.one_of(st.text(), NUMBERS.map(lambda number: identifier(number, "zzzz"))), max_size=5))
def test_it_exceeds_the_others_or_is_none(last, others):
    text = IdSource(last, 0, "abcd").following(others)
    assert text is None or all(text > other for other in others)


def test_none_is_given_after_the_year_3084():
    assert IdSource(END_OF_IDS - 1, 0, "abcd").following() is None
    assert IdSource(0, END_OF_IDS, "abcd").following() is None
