"""Collects the licences of everything that a frozen build contains, and fails where one is missing.

Called by packaging/frozen/build with the Python that froze the program: ``licences.py WORK FOLDER``, the folder with
PyInstaller's notes and the frozen program's.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from ast import literal_eval
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path

LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)

QT = Path(__file__).with_name("qt-licence.txt")
"""The licence texts that the wheels of Qt for Python leave out."""

LGPL = "pystray"
"""The distribution that ships the texts of the LGPL 3 and the GPL 3, which Qt's licence refers to."""


def sources(work: Path) -> set[Path]:
    """Return the files that went into the program, as they lie on this machine."""
    entries = [
        entry
        for notes in (*work.glob("COLLECT-*.toc"), *work.glob("PYZ-*.toc"))
        for part in literal_eval(notes.read_text("utf-8"))
        if isinstance(part, list)
        for entry in part
    ]
    files = {
        Path(entry[1]) for entry in entries if len(entry) > 2 and entry[1] and entry[2] not in ("SYMLINK", "OPTION")
    }
    return {file for file in files if file.is_absolute() and not file.is_relative_to(work.resolve())}


def owners(files: Iterable[Path]) -> tuple[list[Distribution], list[Path]]:
    """Return the Python distributions that files belong to, and the files that belong to none and not to Python."""
    by_file = {
        Path(distribution.locate_file(file)).resolve(): distribution
        for distribution in distributions()
        for file in distribution.files or ()
    }
    # Its loader starts the program.
    parts = {part.name: part for part in by_file.values() if part.name == "pyinstaller"}
    python = [Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "platstdlib")]
    python += [Path(sys.base_prefix).resolve()] if sys.base_prefix not in ("/", "/usr") else []
    rest = []
    for file in (file.resolve() for file in files):
        if file in by_file:
            parts[by_file[file].name] = by_file[file]
        elif not any(file.is_relative_to(folder) for folder in python) and "libpython" not in file.name:
            rest.append(file)
    return [parts[name] for name in sorted(parts, key=str.lower)], sorted(rest)


def of_distribution(distribution: Distribution) -> list[Path]:
    """Return the files with a distribution's licence."""
    files = [
        file for file in distribution.files or () if LICENCE.search(str(file)) and file.suffix not in (".py", ".pyc")
    ]
    paths = [Path(distribution.locate_file(file)) for file in files]
    if distribution.name.lower().startswith(("pyside6", "shiboken6")):
        return [QT]
    return [path for path in paths if path.is_file()]


def of_library(file: Path) -> tuple[str, Path] | None:
    """Return the Debian package of a library and the file with its licence; None where it is unknown."""
    merged = Path(str(file).removeprefix("/usr"))
    for name in (file, merged, Path("/usr", *merged.parts[1:])):
        asked = subprocess.run(["dpkg-query", "-S", str(name)], capture_output=True, text=True, check=False)
        package = asked.stdout.partition(":")[0]
        copyright_file = Path("/usr/share/doc", package, "copyright")
        if package and copyright_file.is_file():
            return package, copyright_file
    return None


def main(work: Path, folder: Path) -> int:
    """Copy the licences into the folder ``licences`` of the program; return 1 if one is missing."""
    shutil.rmtree(folder / "licences", ignore_errors=True)
    parts, libraries = owners(sources(work))
    texts: dict[str, list[Path]] = {part.name: of_distribution(part) for part in parts}
    texts["Python"] = [path for path in (Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),) if path.is_file()]
    for library in libraries:
        package, text = of_library(library) or (library.name, None)
        texts[package] = [text] if text else []
    missing = [name for name, files in texts.items() if not files]
    for name, files in texts.items():
        for number, file in enumerate(files):
            copy = (
                folder
                / "licences"
                / name
                / (file.name if number == 0 or file.name != files[0].name else f"{number}-{file.name}")
            )
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    for name in missing:
        print(f"licences: {name} comes without one", file=sys.stderr)
    assert LGPL in texts, "Qt's licence refers to the texts that come with it"
    print(f"The licences of {len(texts)} parts are in {folder / 'licences'}")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
