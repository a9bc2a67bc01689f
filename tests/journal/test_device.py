import pytest

from tltimer.journal.device import Device, host_name, machine_id, slug


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


def test_the_machines_id_is_not_written_down(tmp_path):
    file = tmp_path / "device.json"
    Device(file, "secret-machine").settle(tmp_path)
    assert "secret-machine" not in file.read_text()


def test_this_machine_can_be_told_from_others():
    assert machine_id()
    assert machine_id() == machine_id()
