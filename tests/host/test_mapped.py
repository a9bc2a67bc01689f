import sys
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pytest

from tltimer.host.mapped import give_back, untouched

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what is mapped, and takes it back")


def mapping(first: int, rights: str, path: str, **fields: int) -> list[str]:
    """Give the lines of a mapping of one page, as the kernel writes them."""
    of_kernel = {"Size": 4, "Rss": 4, "Anonymous": 0, "LazyFree": 0, "Swap": 0, "SwapPss": 0} | fields
    head = f"{first:x}-{first + 4096:x} {rights} 00000000 fe:01 {123 if path else 0}".ljust(73) + path
    return [head, *(f"{key}:{number:>16} kB" for key, number in of_kernel.items()), "VmFlags: rd mr mw me"]


@pytest.mark.parametrize(
    ("rights", "path", "fields", "chosen"),
    [
        pytest.param("r-xp", "/usr/lib/libQt6Gui.so.6", {}, True, id="code of a library"),
        pytest.param("r--p", "/opt/my lib/_x.abi3.so", {}, True, id="data of a library"),
        pytest.param("r-xp", "/usr/bin/python3.11", {}, True, id="the program"),
        pytest.param("r-xp", "/usr/bin/python3", {}, False, id="another program"),
        pytest.param("r--p", "/usr/share/fonts/a font.ttf", {}, False, id="what any library may let go of"),
        pytest.param("r--p", "/usr/lib/libQt6Gui.so.6 (deleted)", {}, False, id="a library that was replaced"),
        pytest.param("rw-p", "/usr/lib/libQt6Gui.so.6", {}, False, id="what can be written"),
        pytest.param("r--p", "/usr/lib/libQt6Gui.so.6", {"Anonymous": 4}, False, id="what was written once"),
        pytest.param("r--p", "/usr/lib/libQt6Gui.so.6", {"Swap": 4}, False, id="what was written and swapped out"),
        pytest.param("r--s", "/run/user/1000/shared", {}, False, id="what others share"),
        pytest.param("r--p", "", {}, False, id="no file"),
        pytest.param("r-xp", "[vdso]", {}, False, id="the kernel's own"),
    ],
)
def test_what_stands_in_a_file_just_as_in_memory_is_found(
    rights: str, path: str, fields: dict[str, int], chosen: bool
) -> None:
    lines = mapping(0x7F00_0000_0000, rights, path, **fields)
    assert list(untouched(lines, "/usr/bin/python3.11")) == ([(0x7F00_0000_0000, 4096)] if chosen else [])


def test_each_mapping_is_judged_by_its_own_lines() -> None:
    code, data, font = 0x1000, 0x2000, 0x3000
    lines = (
        mapping(code, "r-xp", "/a.so")
        + mapping(data, "r--p", "/a.so", Anonymous=4)
        + mapping(font, "r--p", "/b.so.1.2")
    )
    assert list(untouched(lines, "/p")) == [(code, 4096), (font, 4096)]


def resident(file: Path) -> int:
    """Give the kilobytes of a file that are in this process's memory."""
    found, total = False, 0
    for line in Path("/proc/self/smaps").read_text("utf-8").splitlines():
        if "-" in line.split(" ")[0]:
            found = line.endswith(str(file))
        elif found and line.startswith("Rss:"):
            total += int(line.split()[1])
    return total


@ON_LINUX
def test_what_was_read_is_given_back_and_is_there_again_when_it_is_used(tmp_path: Path) -> None:
    file = tmp_path / "table.so"
    file.write_bytes(b"tltimer " * 8192)
    import ctypes

    with file.open("rb") as opened:
        libc = ctypes.CDLL(None)
        libc.mmap.restype = ctypes.c_void_p
        libc.mmap.argtypes = (ctypes.c_void_p, *[ctypes.c_size_t] * 5)
        address = libc.mmap(None, 65536, 1, 2, opened.fileno(), 0)  # private, to be read: what a library is
    assert ctypes.string_at(address, 65536) == file.read_bytes()
    assert resident(file) == 64
    assert give_back() > 0
    assert resident(file) == 0
    assert ctypes.string_at(address, 65536) == file.read_bytes()


@ON_LINUX
def test_what_is_shared_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "table.so"
    file.write_bytes(b"tltimer " * 512)
    with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as mapped:
        assert mapped[:7] == b"tltimer"
        give_back()
        assert resident(file) == 4


@pytest.mark.skipif(sys.platform == "linux", reason="it can be done there")
def test_elsewhere_nothing_is_done() -> None:
    assert give_back() == 0
